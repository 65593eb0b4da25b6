"""Commands: words are corrected, the history tells it, the original comes back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.journeys.program import Program
from tests.unit.test_correcting_commands import Commands

URDU = "فوج کا کوئی کردار نہیں ہے"
TALK = """1
00:00:01,000 --> 00:00:03,000
Ayesha: Welcome everybody to the show.

2
00:00:03,000 --> 00:00:05,000
Imran: The army has role in it.

3
00:00:06,000 --> 00:00:09,000
Imran: And now the questions.
"""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("prepared")
    (home / "box").mkdir()
    (home / "box" / "talk.srt").write_text(TALK)
    Commands(home).run("add", home / "box", "--json")
    return home


@pytest.fixture
def program(tmp_path: Path, prepared: Path) -> Program:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text('reviewer = "Noor"\n')
    shutil.copytree(prepared / "archive", tmp_path / "archive")
    return Commands(tmp_path)


def texts(program: Program) -> list[tuple[str, str]]:
    rows = program.run("transcript", "talk", "--json").json
    return [(row["speaker"], row["text"]) for row in rows]


def test_words_are_corrected_and_the_history_shows_them(program: Program) -> None:
    before = texts(program)
    told = program.run("correct", "talk", "--at", "4", "--text", "The army has no role in it.")
    assert "words changed by Noor" in told.out
    assert "The army has {+no+} role in it." in told.out
    assert texts(program)[1] == ("Imran", "The army has no role in it.")
    program.run("correct", "talk", "--at", "4", "--text", URDU)
    assert texts(program)[1] == ("Imran", URDU)
    assert "1 hit" in program.run("search", "کردار").out
    first, second = program.run("history", "talk", "--at", "4", "--json").json
    assert (first["reviewer"], first["undone"]) == ("Noor", False)
    assert first["words"][1] == {"kind": "added", "text": "no"}
    assert second["after"] == [{"start_ms": 3000, "end_ms": 5000, "speaker": "Imran", "text": URDU}]
    (line,) = program.run("show", "talk", "--json").json["transcripts"]
    assert line["corrected"] is True
    assert [version["corrected"] for version in line["versions"]] == [False, True]
    program.run("undo")
    assert "(undone)" in program.run("history", "talk").out
    program.run("restore-original", "talk")
    assert texts(program) == before
    assert "original text restored by Noor" in program.run("history", "talk").out


def test_lines_are_split_merged_moved_added_and_taken_away(program: Program) -> None:
    before = texts(program)
    program.run("correct", "talk", "--at", "1", "--split-at", "to the")
    assert texts(program)[:2] == [("Ayesha", "Welcome everybody"), ("Ayesha", "to the show.")]
    program.run("correct", "talk", "--line", "1", "--merge")
    assert texts(program) == before
    program.run("correct", "talk", "--at", "7", "--start", "5.5", "--end", "8")
    program.run(
        "correct", "talk", "--insert", "--start", "10", "--end", "12", "--text", "Bye.",
        "--speaker", "Ayesha",
    )  # fmt: skip
    program.run("correct", "talk", "--at", "2", "--to", "7", "--speaker", "Ayesha")
    assert [speaker for speaker, _ in texts(program)] == ["Ayesha"] * 4
    program.run("correct", "talk", "--line", "4", "--delete")
    rows = program.run("transcript", "talk", "--json").json
    assert [row["start_ms"] for row in rows] == [1000, 3000, 5500]
    kinds = [row["kind"] for row in program.run("history", "talk", "--json").json]
    assert kinds == ["split", "merge", "times", "insert", "speaker", "delete"]
    program.run("correct", "talk", "--line", "1", "--text", "Hello.")
    program.run("correct", "talk", "--line", "1", "--original")
    assert texts(program)[0] == before[0]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--at", "4"), "Nothing to correct"),
        (("--at", "4", "--delete", "--merge"), "One correction at a time"),
        (("--text", "x"), "Which segment?"),
        (("--at", "5.5", "--text", "x"), "Nobody speaks at 0:00:05"),
        (("--line", "9", "--text", "x"), "the lines 1 to 3"),
        (("--at", "4", "--split-at", "navy"), "not in the segment"),
        (("--at", "4", "--speaker", "Imram"), "nobody “Imram”"),
        (("--at", "9", "--to", "99", "--speaker", "Imran"), "No segment begins"),
        (("--insert", "--text", "x"), "needs --start, --end"),
        (("--at", "4", "--end", "1"), "must end after it begins"),
        (("--at", "4", "--text", " "), "needs words"),
    ],
)
def test_wrong_usage_is_told_in_a_sentence(
    program: Program, arguments: tuple[str, ...], words: str
) -> None:
    assert words in program.run("correct", "talk", *arguments, expect=2).err
    assert program.run("history", "talk").out.strip() == "Nothing was corrected yet."


def test_what_is_so_already_is_no_correction(program: Program) -> None:
    told = program.run("correct", "talk", "--at", "4", "--text", "The army has role in it.")
    assert told.out.strip() == "It is so already: nothing was changed."
    assert "is the original" in program.run("restore-original", "talk", expect=1).err


def test_words_are_replaced_after_a_look(program: Program) -> None:
    before = texts(program)
    told = program.run("replace", "ARMY", "forces", "--dry-run").out
    assert "talk  0:00:03  Imran: The [-army-] {+forces+} has role in it." in told
    assert "nothing was changed" in told
    assert texts(program) == before
    found = program.run("replace", "army", "forces", "--session", "talk", "--json").json
    assert [(p["start_ms"], p["start"], p["end"]) for p in found["places"]] == [(3000, 4, 8)]
    assert (found["replaced"], found["segments"]) == (1, 1)
    assert texts(program)[1][1] == "The forces has role in it."
    assert "words replaced by Noor" in program.run("history", "talk").out
    program.run("undo")
    assert texts(program) == before
    assert "nowhere" in program.run("replace", "Army", "x", "--match-case", "--dry-run").out
    assert "Nothing was replaced." in program.run("replace", "arm", "arm", "--parts").out
    program.run("replace", " ", "x", expect=2)
    program.run("replace", "army", "x", "--language", "en", expect=2)


def test_any_older_version_is_shown_again(program: Program) -> None:
    assert "no other version" in program.run("versions", "talk").out
    for words in ("First.", "Second.", "Third."):
        program.run("correct", "talk", "--at", "7", "--text", words)
    assert [one["name"] for one in program.run("versions", "talk", "--json").json] == [
        "2", "1", "file-1",
    ]  # fmt: skip
    program.run("restore-version", "talk", "1")
    assert texts(program)[2][1] == "First."
    assert "older version restored by Noor" in program.run("history", "talk").out
    program.run("undo")
    assert texts(program)[2][1] == "Third."
    told = program.run("versions", "talk", "--at", "7").out
    assert "Second." in told
    assert "And now the questions." in told
    program.run("restore-version", "talk", "file", "--at", "7")
    assert texts(program)[2][1] == "And now the questions."
    program.run("restore-version", "talk", "99", expect=2)


def test_a_newer_file_and_corrections_are_put_together(program: Program, prepared: Path) -> None:
    program.run("compare", "talk", expect=1)
    program.run("correct", "talk", "--at", "4", "--text", "The army has no role in it.")
    file = prepared / "box" / "talk.srt"
    try:
        file.write_text(TALK.replace("The army has role", "The armed have a role"))
        report = program.run("add", file.parent, "--json").json
    finally:
        file.write_text(TALK)
    assert "spacesviewer compare" in report["warnings"][0]["reason"]
    told = program.run("compare", "talk").out
    assert "yours: The army has {+no+} role in it." in told
    assert "Both have changed: 1." in told
    found = program.run("compare", "talk", "--take", "mine", "--json").json
    assert (found["meet"], found["same"]) == (1, 2)
    assert texts(program)[1][1] == "The army has no role in it."
    program.run("undo")
    program.run("compare", "talk", "--take", "theirs")
    assert texts(program)[1][1] == "The armed have a role in it."
