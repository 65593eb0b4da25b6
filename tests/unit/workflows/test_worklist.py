"""What was heard is confirmed or corrected, everywhere at once, with a log that Undo takes back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from spacesviewer.cli import cli
from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.library import corrections, journal, transcripts, wordchecks
from spacesviewer.library.store import Archive
from spacesviewer.workflows import wording_corrections as wording
from spacesviewer.workflows import worklist as verbs
from spacesviewer.workflows.worklist import Entry
from tests.unit.library import making

LINES = (
    ("Imran", "We had 440 people, and 440 more."),
    ("Ayesha", "So 440, as Imran says."),
    ("", "پانچ لاکھ لوگ تھے"),
)


class Scene:
    def __init__(self, archive: Archive, said: tuple[tuple[str, str], ...] = LINES) -> None:
        self.archive = archive
        self.uid = making.session(archive, participants=making.people("Imran", "Ayesha"))
        self.line = making.transcript(archive, self.uid, making.parsed(said))

    def entries(self) -> list[Entry]:
        return verbs.entries(self.archive, self.line)

    def told(self) -> list[tuple[str, str]]:
        return [(e.item.text, e.check.verdict if e.check else "") for e in self.entries()]


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with Archive.create(tmp_path / "archive") as opened:
        yield Scene(opened)


@pytest.fixture
def archive_of_two(tmp_path: Path) -> Iterator[Scene]:
    with Archive.create(tmp_path / "archive") as opened:
        yield Scene(opened, (("", "We were 6 then, and then 15 left."),))


def test_the_words_around_are_whole_and_tell_where_there_are_more(scene: Scene) -> None:
    words = "that was said there in the hall by a man whom nobody knew before that night"
    text = f"{words} 1,250 {words}"
    line = making.transcript(scene.archive, scene.uid, making.parsed((("", text),)))
    entry = next(e for e in verbs.entries(scene.archive, line) if e.item.text == "1,250")
    assert entry.before.startswith("… ")
    assert entry.after.endswith(" …")
    assert entry.before[1:] + entry.item.text + entry.after[:-2] in text
    assert f" {entry.before[2:].split()[0]} " in f" {words} "
    assert f" {entry.after[:-2].split()[-1]} " in f" {words} "


def test_one_is_confirmed_and_then_all_that_are_the_same(scene: Scene) -> None:
    first, *_ = known = scene.entries()
    assert (first.speaker, first.before, first.item.kind) == ("Imran", "We had ", "number")
    assert first.start_ms is not None
    assert 0 < first.start_ms < 3900
    verbs.confirm(scene.archive, scene.line, [first.item], reviewer="Noor")
    assert scene.told() == [
        ("440", "confirmed"), ("440", ""), ("440", ""), ("Imran", ""), ("پانچ لاکھ", "")
    ]  # fmt: skip
    rest = verbs.same(scene.entries(), known[2].item)
    assert len(rest) == 2
    verbs.confirm(scene.archive, scene.line, rest, reviewer="Sana")
    assert [verdict for _, verdict in scene.told()] == ["confirmed"] * 3 + ["", ""]
    log = wordchecks.list_for(scene.archive, scene.line)
    assert [(check.word, check.reviewer) for check in log] == [
        ("440", "Noor"), ("440", "Sana"), ("440", "Sana")
    ]  # fmt: skip
    journal.undo(scene.archive)
    assert [verdict for _, verdict in scene.told()] == ["confirmed", "", "", "", ""]


def test_all_that_are_the_same_are_corrected_in_one_step(scene: Scene) -> None:
    known = scene.entries()
    same = verbs.same(known, known[0].item)
    verbs.correct(scene.archive, scene.line, same, " 446,000 ", reviewer="Noor")
    texts = [segment.text for segment in transcripts.segments(scene.archive, scene.line)]
    assert texts[:2] == ["We had 446,000 people, and 446,000 more.", "So 446,000, as Imran says."]
    assert scene.told()[:3] == [("446,000", "corrected")] * 3
    (done,) = corrections.list_for(scene.archive, scene.line)
    assert (done.kind, done.reviewer, len(done.after)) == ("text", "Noor", 2)
    journal.undo(scene.archive)
    assert scene.told()[:3] == [("440", "")] * 3
    assert scene.entries()[0].item == known[0].item


def test_nobody_has_heard_what_only_says_the_same(archive_of_two: Scene) -> None:
    scene = archive_of_two
    heard, other = (entry.item for entry in scene.entries())
    assert (heard.text, other.text) == ("6", "15")
    verbs.correct(scene.archive, scene.line, [heard], "15", reviewer="Noor")
    assert scene.told() == [("15", "corrected"), ("15", "")]
    # The first of two that say the same goes: what was said of it is not said of the other.
    verbs.correct(scene.archive, scene.line, [scene.entries()[0].item], "7", reviewer="Noor")
    assert scene.told() == [("7", "corrected"), ("15", "")]
    verbs.confirm(scene.archive, scene.line, [scene.entries()[1].item], reviewer="Sana")
    key = scene.entries()[0].item.segment
    wording.set_text(
        scene.archive, scene.line, key, "About 15 say 7, and then 15 left.", reviewer=""
    )
    # It moved with the words around it; the one that was typed nobody has heard.
    assert scene.told() == [("15", ""), ("7", ""), ("15", "confirmed")]


def test_what_was_changed_meanwhile_is_refused(scene: Scene) -> None:
    known = scene.entries()
    verbs.correct(scene.archive, scene.line, [known[0].item], "5", reviewer="")
    with pytest.raises(UserError, match="changed meanwhile"):
        verbs.confirm(scene.archive, scene.line, [known[0].item], reviewer="")
    with pytest.raises(UserError, match="changed meanwhile"):
        verbs.correct(scene.archive, scene.line, [known[0].item], "6", reviewer="")
    with pytest.raises(WrongUsage, match="needs words"):
        verbs.correct(scene.archive, scene.line, [known[2].item], " ", reviewer="")


def test_the_command_lists_what_is_left(tmp_path: Path) -> None:
    with Archive.create(tmp_path / "archive") as archive:
        scene = Scene(archive)
        verbs.confirm(archive, scene.line, [scene.entries()[0].item], reviewer="Noor")

    def run(*words: str) -> str:
        command = ["worklist", scene.uid, *words, "--archive", str(tmp_path / "archive")]
        result = CliRunner().invoke(cli, command)
        assert result.exit_code == 0, result.output
        return result.output

    told = json.loads(run("--json", "--all", "--kind", "number"))
    assert [one["text"] for one in told] == ["440", "440", "440", "پانچ لاکھ"]
    assert (told[0]["verdict"], told[0]["checked_by"]) == ("confirmed", "Noor")
    assert len(json.loads(run("--json"))) == 4
    assert "Ayesha: So [440], as Imran says." in run()
    assert run().endswith("1 of 5 checked.\n")
