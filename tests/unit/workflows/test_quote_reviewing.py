"""All quotes whose transcripts tell something else now: said in words, and followed in one step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from spacesviewer.cli.group import cli
from spacesviewer.domain.errors import UserError
from spacesviewer.library import journal
from spacesviewer.library.store import Archive
from spacesviewer.workflows import quote_reviewing, quoting, speaking, standing
from spacesviewer.workflows import wording_corrections as correct
from tests.unit.workflows.quote_scene import LINES, QuoteScene

NO_ROLE = "The army has no role in media freedom."


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "archive") as made:
        yield made


def rename(scene: QuoteScene, name: str) -> None:
    """Gives all turns of a label to somebody, as a person does in the window."""
    speaking.assign_label(scene.archive, scene.line, scene.key(1), name, reviewer="Noor")


def test_all_that_has_changed_is_listed_over_all_sessions(archive: Archive) -> None:
    first, second = QuoteScene(archive), QuoteScene(archive)
    same = first.take(0, "Welcome everybody.")
    text = first.take(1, NO_ROLE)
    words = LINES[1][1].replace("no role", "no place")
    correct.set_text(archive, first.line, first.key(1), words, reviewer="Noor")
    moved_away = second.take(2, "The rally went on for six hours.")
    second.read(LINES, later_ms=90_000)
    found = {one.quote.id: one for one in quote_reviewing.doubts(archive)}
    assert same.id not in found
    assert {one.kind for one in found.values()} == {standing.TEXT, standing.REVIEW}
    assert found[text.id].can_follow
    assert "other words in this place now" in found[text.id].sentence
    assert ("removed", "role") in [(p.kind, p.text) for p in found[text.id].pieces]
    doubt = found[moved_away.id]
    assert not doubt.can_follow
    assert doubt.proposals[0].text == moved_away.text
    assert [one.quote.id for one in quote_reviewing.doubts(archive, second.uid)] == [moved_away.id]
    with pytest.raises(UserError, match="not certain"):
        quote_reviewing.update_all(archive, [text.id, moved_away.id])
    assert first.get(text.id).revision == 1  # all of them or none
    standing.accept(archive, moved_away.id, doubt.proposals[0], reviewer="Noor")
    assert [one.quote.id for one in quote_reviewing.doubts(archive)] == [text.id]


def test_a_renamed_speaker_is_said_in_words_and_followed_by_many(archive: Archive) -> None:
    scene = QuoteScene(archive)
    taken = [scene.take(1, NO_ROLE), scene.take(2, "The rally went on for six hours.")]
    quoting.set_state(archive, taken[0].id, "checked", reviewer="Noor")
    rename(scene, "Imran K.")
    assert [scene.get(one.id).speaker for one in taken] == ["Imran", "Imran"]  # frozen
    found = quote_reviewing.doubts(archive)
    assert [one.kind for one in found] == [standing.SPEAKER] * 2
    assert found[0].sentence.startswith(
        "The words are the same; “Imran” is “Imran K.” in the transcript now."
    )
    folder = ["--archive", str(archive.folder)]
    said = CliRunner().invoke(cli, [*folder, "quote", "update", "--renamed"])
    assert said.exit_code == 0, said.output
    assert [scene.get(one.id).speaker for one in taken] == ["Imran K.", "Imran K."]
    assert scene.get(taken[0].id).revision == 2
    assert quote_reviewing.doubts(archive) == []
    journal.undo(archive)
    assert [scene.get(one.id).speaker for one in taken] == ["Imran", "Imran"]
    assert scene.get(taken[0].id).state == "checked"
    assert CliRunner().invoke(cli, [*folder, "quote", "update"]).exit_code == 2
