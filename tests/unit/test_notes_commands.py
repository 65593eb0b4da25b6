"""Marks with notes and follow-ups, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from spacesviewer.cli import cli
from spacesviewer.library import journal, marks
from spacesviewer.library.store import Archive
from spacesviewer.workflows import tagging
from tests.unit.library import making


def test_a_note_holds_a_list_that_is_ticked_off(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    with Archive.create(folder) as archive:
        uid = making.session(archive)

    def run(*words: str, code: int = 0) -> str:
        result = CliRunner().invoke(cli, [*words, "--archive", str(folder)])
        assert result.exit_code == code, result.output
        return result.output

    asked = ("--follow-up", "call the ministry", "--follow-up", " ", "--follow-up", "read it")
    run("mark", uid, "--at", "1:04", "--note", "the contract", *asked)
    run("mark", uid, "--at", "0:10")
    run("notes", "--done", "2")
    empty, full = json.loads(run("notes", "--json"))
    assert (empty["at_ms"], empty["note"], empty["follow_ups"]) == (10_000, "", [])
    assert full["note"] == "the contract"
    assert full["follow_ups"] == [
        {"id": 1, "text": "call the ministry", "done": False},
        {"id": 2, "text": "read it", "done": True},
    ]
    assert "[x] 2  read it" in run("notes", "--words", "MINISTRY")
    assert "No marks." in run("notes", "--words", "nothing such")
    run("notes", "--not-done", "99", code=2)
    with Archive.open(folder) as archive:
        full_id = marks.list_for(archive, uid)[1].id
        tagging.unmark(archive, full_id)
        assert len(marks.list_all(archive)) == 1
        journal.undo(archive)
        assert marks.list_for(archive, uid)[1].follow_ups[1].done


def test_notes_are_searched_and_exported(tmp_path: Path) -> None:
    folder, target = tmp_path / "archive", tmp_path / "notes.md"
    with Archive.create(folder) as archive:
        uid = making.session(archive)
        tagging.mark(archive, uid, 5000, "Ask about the contract", ["Call the clerk"])

    def run(*words: str, code: int = 0) -> str:
        result = CliRunner().invoke(cli, [*words, "--archive", str(folder)])
        assert result.exit_code == code, result.output
        return result.output

    assert "1 note\n" in run("search", "--notes", "contract")
    found = json.loads(run("search", "--notes", "clerk", "--session", uid, "--json"))
    assert found["total"] == 1
    assert (found["hits"][0]["kind"], found["hits"][0]["start_ms"]) == ("follow-up", 5000)
    run("search", "--notes", "clerk", "--speaker", "Imran", code=2)
    told = run("export", "notes", "--format", "md", "--output", str(target))
    assert told == f"1 note written to {target}\n"
    assert "- [ ] Call the clerk" in target.read_text()
    run("export", "notes", "--format", "odt", "--output", str(target), code=2)
