"""The commands that work on quotes, on a real archive."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from spacesviewer.cli.group import cli
from spacesviewer.library.store import Archive
from spacesviewer.workflows import wording_corrections as correct
from tests.unit.workflows.quote_scene import LINES, QuoteScene

Run = Callable[..., Any]
NO_ROLE = "The army has no role in media freedom."


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[QuoteScene]:
    with Archive.create(tmp_path / "archive") as archive:
        yield QuoteScene(archive)


@pytest.fixture
def run(scene: QuoteScene) -> Run:
    def call(*words: str, code: int = 0) -> Any:
        result = CliRunner().invoke(cli, ["--archive", str(scene.archive.folder), *words])
        assert result.exit_code == code, result.output
        return json.loads(result.stdout) if "--json" in words else result.output

    return call


def test_a_quote_is_taken_with_and_without_the_word_take(scene: QuoteScene, run: Run) -> None:
    for words in (("quote",), ("quote", "take")):
        uid = run(*words, scene.uid, "--from", "4", "--to", "4.5").strip()
        assert scene.get(uid).text == "The army has no role"
    assert "diff" in run("quote", "--help")


def test_whole_seconds_do_not_take_the_end_of_another_mouth(scene: QuoteScene, run: Run) -> None:
    scene.read(LINES, later_ms=3700)  # Ayesha's words from 3.7 s to 4.6 s, Imran's from 7.7 s on
    there = ("quote", scene.uid, "--from", "4")
    told = run(*there, "--to", "9")
    assert "Left out at the edge: “is the role of the army?”, which Ayesha says." in told
    (first,) = run("quotes", "--json")
    assert [part["speaker"] for part in first["parts"]] == ["Imran"]
    assert "people speak in it" not in told
    for more in (("--to", "9.1", "--text", "the army?"), ("--speaker", "Ayesha", "--to", "9")):
        assert "Left out" not in run(*there, *more)
    told = run("quote", scene.uid, "--from", "3.9", "--to", "9.2")
    assert "2 people speak in it: Ayesha and Imran. --speaker takes only" in told


def test_whole_sentences_are_taken_for_times_and_of_a_quote(scene: QuoteScene, run: Run) -> None:
    there = ("quote", scene.uid, "--from", "4", "--to", "4.5")
    uid = run(*there, "--whole-sentences").strip()
    assert (scene.get(uid).text, scene.get(uid).revision) == (NO_ROLE, 1)
    told = run(*there, "--whole-sentences", "--text", "role", code=2)
    assert "or only the words of --text" in told
    cut = run(*there).strip()
    assert f"revision 2  to check  “{NO_ROLE}”" in run("quote", "whole-sentences", cut)
    run("undo")
    assert scene.get(cut).text == "The army has no role"


def test_what_changed_is_told_and_taken_over(scene: QuoteScene, run: Run) -> None:
    uid = scene.take(1, NO_ROLE).id
    assert "Nothing has changed" in run("quote", "diff", uid)
    text = LINES[1][1].replace("no role", "no place")
    correct.set_text(scene.archive, scene.line, scene.key(1), text, reviewer="")
    assert "[-role-] {+place+}" in run("quote", "diff", uid)
    (listed,) = run("quotes", "--json")
    assert listed["text_changed_since"] == "text changed since"
    assert listed["text"] == NO_ROLE
    run("quote", "update", uid)
    (listed,) = run("quotes", "--json")
    assert (listed["text_changed_since"], listed["revision"]) == ("", 2)
    first, second = run("quote", "history", uid, "--json")
    assert (first["text"], second["number"]) == (NO_ROLE, 2)
    run("quote", "restore", uid, "1")
    assert scene.get(uid).text == NO_ROLE


def test_marks_edges_stars_and_stories(scene: QuoteScene, run: Run) -> None:
    uid = scene.take(1, NO_ROLE).id
    assert "“The army [...] in media freedom.”" in run("quote", "elide", uid, "has no role")
    run("quote", "clarify", uid, "media", "the press")
    (listed,) = run("quotes", "--json")
    assert listed["told"] == "The army [...] in [the press] freedom."
    run("quote", "plain", uid)
    assert scene.get(uid).edits == ()
    assert "army has" in run("quote", "trim", uid, "start", "word", "forth")
    run("quote", "move", uid, "--from", "4", "--to", "4.5")
    assert scene.get(uid).text == "The army has no role"
    run("quote", "rate", uid, "4")
    run("quote", "story", uid, "The army", "Media")
    assert [q["id"] for q in run("quotes", "--story", "media", "--stars", "4", "--json")] == [uid]
    assert run("quotes", "--stars", "5", "--json") == []
    assert "Checked" in run("quote", "state", uid, "checked")
    assert [q["id"] for q in run("quotes", "--state", "checked", "--json")] == [uid]


def test_a_place_in_doubt_is_listed_and_accepted(scene: QuoteScene, run: Run) -> None:
    uid = scene.take(1, NO_ROLE).id
    assert "No quote needs" in run("relink-quotes")
    scene.read(LINES, later_ms=90_000)
    (review,) = run("relink-quotes", "--json")
    assert review["places"][0]["start_ms"] == 94_000
    assert "This quote has 1 place" in run("relink-quotes", uid, "--place", "7", code=2)
    run("relink-quotes", uid, "--place", "1")
    assert run("relink-quotes", "--json") == []
    assert "--place needs" in run("relink-quotes", "--place", "1", code=2)


def test_the_chain_is_verified(scene: QuoteScene, run: Run) -> None:
    scene.take(1, NO_ROLE)
    sound = {"entries": 1, "quotes": 1, "problems": [], "steps": 3}
    assert run("verify", "--json") == sound
    scene.archive.run("DROP TRIGGER quote_revised")
    scene.archive.run("UPDATE quote SET speaker = 'Ayesha'")
    assert "not as it was frozen: speaker" in run("verify", code=1)


def test_quotes_are_cited_and_exported_in_a_style(
    scene: QuoteScene, run: Run, tmp_path: Path
) -> None:
    scene.take(1, NO_ROLE)
    (cited,) = run("quotes", "--cite", "--style", "minimal", "--json")
    assert cited["citation"].startswith(f"“{NO_ROLE}” — Imran, 0:00:04 (UNVERIFIED")
    own, target = tmp_path / "own.txt", tmp_path / "quotes.md"
    own.write_text("{name} said\n({time}): “{words}”\n", "utf-8")
    run("export", "quotes", "--format", "md", "--output", str(target), "--style", str(own))
    assert f"Imran said (0:00:04): “{NO_ROLE[:-1]}" in target.read_text("utf-8")
    assert "UNVERIFIED" in target.read_text("utf-8")
    docx = tmp_path / "quotes.docx"
    run("export", "quotes", "--output", str(docx), "--style", "news")  # its name tells the format
    assert docx.read_bytes().startswith(b"PK")
    told = run("export", "quotes", "--output", str(tmp_path / "quotes.xyz"), code=2)
    assert "does not tell in which format" in told
    assert "Give --format:" in told


def test_a_style_that_is_none_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    assert "is no style" in run("quotes", "--cite", "--style", "gossip", code=2)
    assert "Add --cite" in run("quotes", "--style", "news", code=2)
    own = tmp_path / "own.txt"
    own.write_text("{nmae}", "utf-8")
    assert "There is no {nmae}" in run("quotes", "--cite", "--style", str(own), code=2)
    own.write_bytes(b"\xff\xfe\x00")
    assert "no text in UTF-8" in run("quotes", "--cite", "--style", str(own), code=2)
