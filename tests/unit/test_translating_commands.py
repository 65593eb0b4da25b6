"""``translate`` and ``translations`` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from spacesviewer.cli import cli
from spacesviewer.library.store import Archive
from tests.unit.library import making


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Archive.create(tmp_path / "archive") as archive:
        making.transcript(archive, making.session(archive))
    return tmp_path / "archive"


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, ["--archive", str(folder), *words])


def test_a_segment_is_translated_checked_and_taken_back(folder: Path) -> None:
    done = run(folder, "translate", "rally", "--into", "ur", "--at", "5", "--text", "جلسہ")
    assert done.exit_code == 0, done.output
    assert "1 of 4 translated, 0 checked" in done.output
    done = run(
        folder, "translate", "rally", "--into", "ur", "--segment", "2", "--status", "checked"
    )
    assert "1 of 4 translated, 1 checked" in done.output
    (told,) = json.loads(run(folder, "translations", "rally", "--json").stdout)
    assert (told["language"], told["from"], told["checked"]) == ("ur", "en", 1)
    shown = run(folder, "transcript", "rally", "--language", "ur", "--format", "json")
    (line,) = json.loads(shown.stdout)
    assert (line["start_ms"], line["speaker"], line["text"]) == (4000, "Imran", "جلسہ")
    run(folder, "translate", "rally", "--into", "ur", "--segment", "2", "--text", "")
    (told,) = json.loads(run(folder, "translations", "rally", "--json").stdout)
    assert told["translated"] == 0


def test_the_first_words_are_one_step_and_can_be_checked_with_it(folder: Path) -> None:
    first = ("translate", "rally", "--into", "ur", "--segment", "2", "--text")
    assert "1 checked" in run(folder, *first, "جلسہ", "--status", "checked").output
    assert "begin translation into ur" in run(folder, "undo").output
    assert "has no translation" in run(folder, "translations", "rally").output
    assert "nothing to be undone" in run(folder, "undo").output
    assert "begin translation into ur" in run(folder, "redo").output
    assert "1 of 4 translated, 1 checked" in run(folder, "translations", "rally").output
    # Words and status are one step later, too; a new status for the same words is one.
    assert "0 checked" in run(folder, *first, "جلسہ عام", "--status", "reporter").output
    assert "1 checked" in run(folder, *first, "جلسہ عام", "--status", "checked").output
    run(folder, "undo")
    run(folder, "undo")
    assert "1 of 4 translated, 1 checked" in run(folder, "translations", "rally").output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--at", "5"), "Nothing to do"),
        (("--text", "x"), "Which segment"),
        (("--segment", "9", "--text", "x"), "segments 1 to 4"),
        (("--at", "59", "--text", "x"), "Nobody speaks"),
    ],
)
def test_what_cannot_be_meant_is_refused(folder: Path, words: tuple[str, ...], said: str) -> None:
    done = run(folder, "translate", "rally", "--into", "ur", *words)
    assert done.exit_code == 2
    assert said in done.output


def test_a_segment_without_translation_cannot_be_checked(folder: Path) -> None:
    done = run(folder, "translate", "rally", "--into", "ur", "--at", "5", "--status", "checked")
    assert done.exit_code != 0
    assert "no translation yet" in done.output
    # What was refused has begun nothing.
    assert "has no translation" in run(folder, "translations", "rally").output
