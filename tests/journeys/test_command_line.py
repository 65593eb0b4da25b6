"""The whole path in a terminal: a folder becomes an archive, and a sentence becomes a quote."""

from __future__ import annotations

import csv
import json
import shutil
import signal
import subprocess
import sys
import wave
from pathlib import Path

import pytest

from tests.journeys.program import Program
from tests.made import SRT, session_folder, tone


@pytest.fixture
def program(tmp_path: Path) -> Program:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text('reviewer = "S. Journalist"\n')
    return Program(tmp_path)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive made once; each test works on a copy."""
    home = tmp_path_factory.mktemp("prepared")
    session_folder(home / "box")
    Program(home).run("add", home / "box", "--json")
    return home


@pytest.fixture
def indexed(program: Program, prepared: Path) -> Program:
    shutil.copytree(prepared / "archive", program.archive)
    return program


def test_a_folder_becomes_an_archive(program: Program, tmp_path: Path) -> None:
    session_folder(tmp_path / "box")
    (tmp_path / "box" / "broken.mp3").write_bytes(b"")
    report = program.run("add", tmp_path / "box", "--json", expect=1, fresh=True).json
    (session,) = report["sessions"]
    assert session["status"] == "added"
    assert (session["recordings"], session["transcripts"], session["segments"]) == (1, 2, 5)
    (refused,) = report["refused"]
    assert "broken.mp3" in refused["reason"]
    (listed,) = program.run("sessions", "--json", fresh=True).json
    assert listed["id"] == session["id"]
    assert listed["duration_ms"] == 10_000
    assert set(listed["languages"]) == {"en", "ur"}
    again = program.run("add", tmp_path / "box", "--json", expect=1).json
    assert [s["status"] for s in again["sessions"]] == ["unchanged"]


def test_a_sentence_becomes_a_quote(indexed: Program, tmp_path: Path) -> None:
    found = indexed.run("search", "signed", "--json").json
    assert found["total"] == 2
    hit = next(hit for hit in found["hits"] if hit["speaker"] == "Omar")
    assert (hit["title"], hit["start_ms"]) == ("town hall", 2200)
    uid = indexed.run(
        "quote", "town hall", "--from", "2.2", "--to", "0:04.5", "--topic", "Contract"
    ).out.strip()
    (quote,) = indexed.run("quotes", "--json").json
    assert quote["id"] == uid
    assert (quote["speaker"], quote["text"]) == ("Omar", "The contract was signed in March.")
    assert (quote["start_ms"], quote["end_ms"]) == (2200, 4500)
    assert quote["reviewer"] == "S. Journalist"
    assert quote["topics"] == ["Contract"]
    for ending in ("txt", "md", "html", "csv", "json"):
        target = tmp_path / f"quotes.{ending}"
        indexed.run("export", "quotes", "--format", ending, "--output", target)
        text = target.read_text("utf-8-sig")
        assert "The contract was signed in March" in text
        assert "Omar" in text
        assert str(tmp_path) not in text
    with (tmp_path / "quotes.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == 1
    json.loads((tmp_path / "quotes.json").read_text("utf-8"))


def test_only_the_words_that_are_asked_for(indexed: Program) -> None:
    quote = indexed.run(
        "quote", "town", "--from", "6", "--to", "9", "--text", "we asked TWICE", "--json"
    ).json
    assert (quote["text"], quote["exact"]) == ("We asked twice.", True)
    typed = indexed.run(
        "quote", "town", "--from", "6", "--to", "9", "--text", "They lied to us", "--json"
    )
    assert (typed.json["text"], typed.json["exact"]) == ("They lied to us", False)
    assert "not in the transcript" in typed.err


def test_words_of_several_mouths_keep_their_mouths(indexed: Program) -> None:
    quote = indexed.run("quote", "town", "--from", "2.2", "--to", "6", "--json").json
    assert [(part["speaker"], part["text"]) for part in quote["parts"]] == [
        ("Omar", "The contract was signed in March."),
        ("Ayesha", "Who signed it?"),
    ]
    only = indexed.run(
        "quote", "town", "--from", "2.2", "--to", "6", "--speaker", "ayesha", "--json"
    ).json
    assert [(part["speaker"], part["text"]) for part in only["parts"]] == [
        ("Ayesha", "Who signed it?")
    ]


def test_the_transcript_is_printed_in_every_format(indexed: Program) -> None:
    segments = indexed.run("transcript", "town", "--language", "en", "--json").json
    assert segments[1] == {
        "start_ms": 2200,
        "end_ms": 4500,
        "speaker": "Omar",
        "text": "The contract was signed in March.",
    }
    some = indexed.run("transcript", "town", "--from", "4.7", "--to", "6", "-l", "en", "--json")
    assert [segment["text"] for segment in some.json] == ["Who signed it?"]
    assert "WEBVTT" in indexed.run("transcript", "town", "--format", "vtt").out
    assert "00:00:02,200 -->" in indexed.run("transcript", "town", "--format", "srt").out
    assert "معاہدہ" in indexed.run("transcript", "town", "--language", "ur").out


def test_topics_are_kept_and_filter_the_search(indexed: Program) -> None:
    indexed.run("tag", "town", "Contract", "--from", "2", "--to", "4.6")
    (topic,) = indexed.run("topics", "--json").json
    assert (topic["name"], topic["spans"]) == ("Contract", 1)
    assert indexed.run("search", "signed", "--topic", "Contract", "--json").json["total"] == 1
    (shown,) = indexed.run("show", "town", "--json").json["topics"]
    assert (shown["topic"], shown["start_ms"], shown["end_ms"]) == ("Contract", 2000, 4600)


def test_show_tells_everything(indexed: Program) -> None:
    shown = indexed.run("show", "town", "--json").json
    (recording,) = shown["recordings"]
    assert recording["duration_ms"] == 10_000
    assert len(recording["sha256"]) == 64
    assert recording["missing"] is False
    assert {t["format"] for t in shown["transcripts"]} == {"SubRip", "WebVTT"}
    assert all(len(t["versions"]) == 1 for t in shown["transcripts"])
    assert shown["gaps"] == []
    assert "town hall" in indexed.run("show", "town").out


def test_the_sound_of_a_quote_is_cut_out(indexed: Program, tmp_path: Path) -> None:
    uid = indexed.run("quote", "town", "--from", "2.2", "--to", "4.5").out.strip()
    target = tmp_path / "clip.wav"
    indexed.run("clip", uid, "--output", target)
    with wave.open(str(target)) as clip:
        assert clip.getnframes() / clip.getframerate() == pytest.approx(2.3, abs=0.001)
    padded = tmp_path / "padded.wav"
    indexed.run("clip", "town", "--from", "2", "--to", "3", "--pad", "0.5", "-o", padded)
    with wave.open(str(padded)) as clip:
        assert clip.getnframes() / clip.getframerate() == pytest.approx(2.0, abs=0.001)


def test_wrong_usage_is_told_with_the_candidates(indexed: Program, tmp_path: Path) -> None:
    session_folder(tmp_path / "other", "town council")
    tone(tmp_path / "other" / "town council.wav", 4)
    indexed.run("add", tmp_path / "other")
    ambiguous = indexed.run("show", "town", expect=2)
    assert "town hall" in ambiguous.err
    assert "town council" in ambiguous.err
    assert "nowhere" in indexed.run("show", "nowhere", expect=2).err
    assert (
        "1:02:03" in indexed.run("quote", "town hall", "--from", "soon", "--to", "5", expect=2).err
    )
    assert indexed.run("quote", "town hall", "--from", "5", "--to", "4", expect=2).err
    assert indexed.run("transcript", "town hall", "-l", "fr", expect=2).err
    assert indexed.run("search", expect=2).err
    assert indexed.run("export", "quotes", "--format", "doc", "-o", "x", expect=None).code in (1, 2)


def test_an_archive_that_cannot_be_used_is_told(program: Program, tmp_path: Path) -> None:
    ran = program.run("--archive", tmp_path / "nowhere", "sessions", expect=3)
    assert "no archive" in ran.err
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "archive.db").write_bytes(b"not a database at all, but text" * 40)
    assert program.run("sessions", expect=3).err.count("\n") == 1


def test_nothing_is_said_on_stdout_but_the_result(indexed: Program) -> None:
    for command in (("sessions",), ("quotes",), ("topics",), ("formats",), ("show", "town")):
        json.loads(indexed.run(*command, "--json").out)


def test_ctrl_c_keeps_what_is_done(program: Program, tmp_path: Path) -> None:
    for number in range(30):
        name = f"session {number:02}"
        (tmp_path / "box").mkdir(exist_ok=True)
        (tmp_path / "box" / f"{name}.srt").write_text(SRT.replace("March", f"March {number}") * 40)
    process = subprocess.Popen(
        [sys.executable, "-m", "spacesviewer", "add", "--progress", "json", str(tmp_path / "box")],
        env=program.environment,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    assert process.stderr is not None
    for line in process.stderr:
        if '"name": "session 03.srt"' in line:
            process.send_signal(signal.SIGINT)
            break
    process.stderr.read()
    code = process.wait(60)
    process.stderr.close()
    kept = program.run("sessions", "--json").json
    assert code in (0, 130)
    assert len(kept) >= 3
    assert all(session["segments"] > 0 for session in kept)
    program.run("add", tmp_path / "box")
    assert len(program.run("sessions", "--json").json) == 30
