"""Commands for questions: asked, answered, listed, shown and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.program import Program
from tests.made import session_folder
from tests.unit.test_correcting_commands import Commands


@pytest.fixture
def program(tmp_path: Path) -> Program:
    session_folder(tmp_path / "box")
    made = Commands(tmp_path)
    made.run("add", tmp_path / "box", "--json")
    return made


def test_a_question_is_tagged_answered_shown_and_taken_back(program: Program) -> None:
    asked = program.run("question", "town", "--from", "4.7", "--to", "6", "--json").json
    assert (asked["asker"], asked["text"]) == ("Ayesha", "Who signed it?")
    assert asked["answer_start_ms"] is None
    answered = program.run("answer", "town", "--from", "6.2", "--to", "9").out
    assert answered == (
        f"{asked['id']}  0:00:04 – 0:00:06  Ayesha: Who signed it?  (answered 0:00:06 – 0:00:09)\n"
    )
    (listed,) = program.run("questions", "town", "--json").json
    assert (listed["answer_start_ms"], listed["answer_end_ms"]) == (6200, 9000)
    assert program.run("show", "town", "--json").json["questions"] == [listed]
    assert "  question    0:00:04" in program.run("show", "town").out
    assert program.run("undo").out == "undone: mark answer\n"
    assert program.run("undo").out == "undone: tag question\n"
    assert program.run("questions", "town").out == "No questions yet.\n"


def test_what_is_told_is_taken(program: Program) -> None:
    words = ("--asker", "سلمیٰ", "--text", "Who?", "--answer-from", "6.2", "--answer-to", "9")
    program.run("question", "town", "--from", "4.7", "--to", "6", *words)
    (told,) = program.run("questions", "town", "--json").json
    assert (told["asker"], told["text"], told["answer_end_ms"]) == ("سلمیٰ", "Who?", 9000)


def test_what_cannot_be_is_wrong_usage(program: Program) -> None:
    span = ("--from", "4.7", "--to", "6")
    assert "before this answer" in program.run("answer", "town", *span, expect=2).err
    assert "no question 7" in program.run("answer", "town", "7", *span, expect=2).err
    lonely = program.run("question", "town", *span, "--answer-from", "9", expect=2)
    assert "--answer-to" in lonely.err
    backwards = program.run("question", "town", "--from", "6", "--to", "4.7", expect=2)
    assert "its end comes after its start" in backwards.err
