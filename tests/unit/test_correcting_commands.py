"""Commands: what was found is corrected, joined, removed, brought back and undone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from spacesviewer.cli import cli
from tests.journeys.program import Program, Ran
from tests.made import SRT, session_folder, tone


class Commands(Program):
    """The commands within this process: the journeys run some in one of their own."""

    def run(self, *arguments: str | Path, expect: int | None = 0, fresh: bool = False) -> Ran:
        """Runs a command; its exit code must be as expected. No process is ``fresh`` here."""
        del fresh
        done = CliRunner(env=self.environment).invoke(cli, [str(a) for a in arguments])
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        assert done.exit_code == expect, f"{arguments}: {done.output}"
        return Ran(done.exit_code, done.stdout, done.stderr)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of two parts of an event and a transcript that lies apart."""
    home = tmp_path_factory.mktemp("prepared")
    session_folder(home / "box", "town hall part 1")
    tone(home / "box" / "town hall part 2.wav", 6, hertz=300)
    (home / "box" / "town hall part 2.srt").write_text(SRT.replace("March", "May"))
    (home / "apart").mkdir()
    (home / "apart" / "words.srt").write_text(SRT.replace("March", "June"))
    Commands(home).run("add", home / "box", home / "apart", "--json")
    return home


@pytest.fixture
def program(tmp_path: Path, prepared: Path) -> Program:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text('reviewer = "S. Journalist"\n')
    shutil.copytree(prepared / "archive", tmp_path / "archive")
    return Commands(tmp_path)


def test_facts_people_and_figures_are_corrected(program: Program) -> None:
    def edit(*arguments: str) -> Any:
        return program.run("edit", "part 1", *arguments, "--json").json

    assert edit("language", "ur")["language"] == "ur"
    shown = edit("start", "2024-03-01 21:47 +05:00")
    assert shown["started_at"] == "2024-03-01T21:47:00+05:00"
    assert shown["date_source"].startswith("set by S. Journalist on ")
    edit("add-person", "سلمیٰ", "--role", "caller")
    edit("person", "Ayesha", "--role", "host", "--handle", "@ayesha")
    people = edit("person", "@ayesha", "--name", "Ayesha S.")["participants"]
    assert people == [
        {"name": "Ayesha S.", "role": "host", "handle": "ayesha", "joined_ms": None},
        {"name": "سلمیٰ", "role": "caller", "handle": "", "joined_ms": None},
    ]
    segments = program.run("transcript", "part 1", "-l", "en", "--json").json
    assert segments[0]["speaker"] == "Ayesha S."
    edit("add-figure", "446,000", "--kind", "participants", "--source", "the platform")
    edit("add-figure", "165000", "--kind", "participants", "--source", "a newspaper")
    edit("figure", "1", "--value", "44600", "--date", "2024-03-02")
    edit("remove-figure", "2")
    (figure,) = edit("remove-person", "سلمیٰ")["figures"]
    assert figure["value"] == 44_600
    edit("transcript-kind:ur.vtt", "translation")
    lines = edit("transcript-origin:part 1.ur.vtt", "human")["transcripts"]
    assert [(t["language"], t["kind"], t["origin"]) for t in lines] == [
        ("en", "original", ""),
        ("ur", "translation", "human"),
    ]
    assert "undone: edit transcript" in program.run("undo").out
    assert "redone: edit transcript" in program.run("redo").out
    assert program.run("redo", "--json").json == {"redone": None}
    assert "nothing" in program.run("redo", expect=1).err


def test_adding_again_changes_nothing_that_was_set(program: Program, prepared: Path) -> None:
    program.run("edit", "part 1", "title", "Council")
    path = prepared / "box" / "town hall part 1.en.srt"
    old = path.read_text()
    path.write_text(SRT.replace("March", "August"))
    report = program.run("add", prepared / "box", "--json").json
    path.write_text(old)
    assert "Council" in {session["title"] for session in report["sessions"]}
    assert program.run("search", "August", "--json").json["hits"][0]["title"] == "Council"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("colour", "red"), "remove-person"),
        (("title",), "needs a value"),
        (("title", " "), "needs a title"),
        (("start", "2024-03-01 21:47"), "offset from UTC"),
        (("person", "Nobody", "--role", "host"), "Omar"),
        (("person", "Omar"), "--role"),
        (("person", "Omar", "--role", "king"), "king"),
        (("figure", "3", "--value", "1"), "no figure 3"),
        (("add-figure", "many", "--kind", "x"), "not a whole number"),
        (("add-figure", "5"), "needs a kind"),
        (("transcript-language", "en"), "name one"),
        (("transcript-kind:ur", "poem"), "no kind"),
        (("offset:nothing", "5"), "no recording"),
        (("offset", "soon"), "not a time"),
    ],
)
def test_wrong_usage_names_what_there_is(
    program: Program, arguments: tuple[str, ...], said: str
) -> None:
    assert said in program.run("edit", "part 1", *arguments, expect=2).err


def test_words_of_a_later_part_are_quoted_and_corrected(program: Program) -> None:
    program.run("join", "part 1", "part 2")
    stretch = ("--from", "12.2", "--to", "14.5")
    said = program.run("transcript", "part 1", *stretch, "--json").json[0]["text"]
    assert "May" in said
    uid = program.run("quote", "part 1", *stretch).out.strip()
    (quote,) = program.run("quotes", "--json").json
    assert quote["id"] == uid
    assert "May" in quote["text"]
    program.run("correct", "part 1", "--at", "12.3", "--text", "It was in Zorilla.")
    assert program.run("search", "Zorilla", "--json").json["total"] == 1


def test_parts_are_joined_and_taken_apart(program: Program, tmp_path: Path) -> None:
    uid = program.run("quote", "part 2", "--from", "2.2", "--to", "4.5").out.strip()
    before = tmp_path / "before.wav"
    program.run("clip", uid, "-o", before)
    joined = program.run("join", "part 1", "part 2", "--json")
    assert (joined.json["offset_ms"], joined.json["how"]) == (10_000, "names")
    assert "follows the other" in joined.err
    assert [r["role"] for r in joined.json["recordings"]] == ["main", "part"]
    assert joined.json["duration_ms"] == 16_000
    (hit,) = program.run("search", "May", "--json").json["hits"]
    assert (hit["session"], hit["start_ms"]) == (joined.json["id"], 12_200)
    (quote,) = program.run("quotes", "--json").json
    assert (quote["start_ms"], quote["moved_ms"]) == (2200, 10_000)
    assert quote["session"] == joined.json["id"]
    after = tmp_path / "after.wav"
    program.run("clip", uid, "-o", after)
    assert after.read_bytes() == before.read_bytes()
    moved = program.run("edit", "part 1", "offset:part 2", "12", "--json").json
    assert [r["offset_ms"] for r in moved["recordings"]] == [0, 12_000]
    assert [(gap["kind"], gap["start_ms"], gap["end_ms"]) for gap in moved["gaps"]] == [
        ("between", 10_000, 12_000)
    ]
    program.run("undo")
    program.run("undo")
    assert len(program.run("sessions", "--json").json) == 3
    for offset, offset_ms in (("end", 10_000), ("-0:05", -5000), ("1:00", 60_000)):
        done = program.run("join", "part 1", "part 2", "--offset", offset, "--json").json
        assert (done["offset_ms"], done["how"]) == (offset_ms, "hand")
        program.run("undo")
    refused = program.run("join", "part 1", "words", "--offset", "soon", expect=2)
    assert "not a time" in refused.err


def test_a_file_is_paired_by_hand(program: Program, prepared: Path) -> None:
    ran = program.run("pair", "part 2", prepared / "apart" / "words.srt", "--json")
    assert len(ran.json["transcripts"]) == 2
    assert "had nothing left" in ran.err
    assert len(program.run("sessions", "--json").json) == 2
    again = program.run("pair", "part 2", prepared / "apart" / "words.srt")
    assert "already" in again.err
    program.run("undo")
    assert len(program.run("sessions", "--json").json) == 3
    assert "nowhere.srt" in program.run("pair", "part 2", "nowhere.srt", expect=1).err


def test_a_session_is_removed_and_brought_back(program: Program, prepared: Path) -> None:
    program.run("quote", "part 1", "--from", "2.2", "--to", "4.5", "-l", "en")
    assert "its 1 quote" in program.run("remove", "part 1").out
    assert program.run("search", "March", "--json").json["total"] == 0
    assert program.run("quotes", "--json").json == []
    (entry,) = program.run("trash", "--json").json
    assert (entry["title"], entry["quotes"]) == ("town hall part 1", 1)
    assert "town hall part 1" in program.run("trash").out
    report = program.run("add", prepared / "box", "--json").json
    assert "in the trash" in report["warnings"][0]["reason"]
    assert "town hall" in program.run("bring-back", "nowhere", expect=2).err
    program.run("bring-back", entry["id"])
    assert program.run("search", "March", "--json").json["total"] == 1
    assert len(program.run("quotes", "--json").json) == 1
    assert program.run("trash", "--json").json == []
    assert "empty" in program.run("bring-back", "part", expect=1).err


def test_only_the_document_is_on_stdout(program: Program) -> None:
    for command in (("trash",), ("edit", "part 1", "url", "x"), ("undo",), ("redo",)):
        json.loads(program.run(*command, "--json").out)
