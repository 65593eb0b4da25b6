"""Texts without times: which become part of a session, and that nobody makes up a time for them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from spacesviewer.cli import cli
from spacesviewer.domain.errors import UserError
from spacesviewer.domain.selection import select
from spacesviewer.library import search, sessions, transcripts
from spacesviewer.library.store import Archive
from spacesviewer.workflows import exporting, importing, quoting, showing
from spacesviewer.workflows.report import AddReport
from tests.made import SRT, tone
from tests.unit.transcripts.office_making import TYPED, buzz, docx

TYPED_TEXT = "\n\n".join(TYPED)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "archive") as made:
        yield made


@pytest.fixture
def box(tmp_path: Path) -> Path:
    folder = tmp_path / "box"
    folder.mkdir()
    return folder


def add(archive: Archive, *paths: Path) -> AddReport:
    return importing.add(archive, paths)


def untimed(archive: Archive, box: Path) -> tuple[str, int]:
    """A session of a recording with a typed text, and the text's id."""
    tone(box / "talk.wav", 2.0)
    (box / "talk.txt").write_text(TYPED_TEXT, "utf-8")
    (session,) = add(archive, box).sessions
    (info,) = transcripts.list_for(archive, session.id)
    return session.id, info.id


def test_a_text_beside_its_recording_is_its_transcript(archive: Archive, box: Path) -> None:
    uid, line = untimed(archive, box)
    info = transcripts.get(archive, line)
    assert (info.format, info.timed, info.segments, info.has_speakers) == (
        "Plain text",
        False,
        4,
        True,
    )
    assert [s.speaker for s in transcripts.segments(archive, line)] == ["Anna", "Omar"] * 2
    timeline = transcripts.timeline(archive, line)
    assert not timeline.timed
    assert timeline.segments_at(0) == []
    assert (timeline.nearest(0), timeline.next_start(-1), timeline.previous_start(9)) == (
        -1,
        None,
        None,
    )
    assert showing.document(archive, uid)["transcripts"][0]["timed"] is False
    assert showing.document(archive, uid)["gaps"] == []
    assert [s.status for s in add(archive, box).sessions] == ["unchanged"]


def test_other_texts_in_a_folder_are_left_alone(archive: Archive, box: Path) -> None:
    tone(box / "talk.wav", 1.0)
    for name in ("README.md", "notes.txt", "talk.notes.txt"):
        (box / name).write_text("Nothing of it was said.\n\nBy anybody.\n", "utf-8")
    (box / "letter.docx").write_bytes(docx(["Dear Anna,", "nothing of it was said."]))
    (box / "page.html").write_text("<!doctype html><p>At 12:30 we met.</p>", "utf-8")
    (box / "other.sqlite").write_bytes(b"SQLite format 3\0" + bytes(600))
    report = add(archive, box)
    assert [(s.title, s.transcripts) for s in report.sessions] == [("talk", 0)]
    refused = [Path(one.path).name for one in report.refused]
    assert refused == ["other.sqlite"]  # it could be one, and is broken


def test_everyday_files_become_nothing(archive: Archive) -> None:
    others = Path(__file__).parents[2] / "data" / "transcripts" / "others"
    report = add(archive, others)
    assert report.sessions == []
    for refusal in report.refused:  # of JSON that nobody knows a person is told
        assert refusal.path.endswith(".json")
        assert "holds no transcript that this version can read" in refusal.reason


def test_a_text_beside_json_of_its_name_that_is_no_transcript(archive: Archive, box: Path) -> None:
    (box / "plan.json").write_text('{"days": 3}', "utf-8")
    (box / "plan.txt").write_text("9:00 Opening\n9:30 Coffee\n10:00 End\n", "utf-8")
    assert add(archive, box).sessions == []
    assert add(archive, box).sessions == []


def test_an_aligners_text_without_its_recording_is_told_of(archive: Archive, box: Path) -> None:
    (box / "talk.lab").write_text("the ferry leaves at nine\n", "utf-8")
    (refusal,) = add(archive, box).refused
    assert "talk.lab is a transcript without times, and no recording" in refusal.reason


def test_a_conversation_without_times_or_recording_is_told_of(archive: Archive, box: Path) -> None:
    text = "**Anna Berg:** Is it open?\n\n**Omar:** No.\n\n**Anna Berg:** When?\n"
    (box / "talk.md").write_text(text, "utf-8")
    report = add(archive, box)
    assert report.sessions == []
    (refusal,) = report.refused
    assert "talk.md is a transcript without times" in refusal.reason
    assert [s.segments for s in add(archive, box / "talk.md").sessions] == [3]


def test_a_text_pairs_with_a_transcript_with_times(archive: Archive, box: Path) -> None:
    (box / "talk.srt").write_text(SRT, "utf-8")
    (box / "talk.txt").write_text("Welcome to the Space.\n", "utf-8")
    (session,) = add(archive, box).sessions
    assert session.transcripts == 2
    first = transcripts.primary(archive, session.id)
    assert first is not None
    assert first.timed


def test_named_files_are_read_whatever_they_are(archive: Archive, box: Path) -> None:
    (box / "typed.txt").write_text(TYPED_TEXT, "utf-8")
    (box / "letter.docx").write_bytes(docx(TYPED))
    report = add(archive, box / "typed.txt", box / "letter.docx")
    assert [session.segments for session in report.sessions] == [4, 4]


def test_labels_of_an_aligner_pair_across_folders(archive: Archive, box: Path) -> None:
    tone(box / "wav" / "61-0001.wav", 1.0)
    (box / "lab").mkdir()
    (box / "lab" / "61-0001.lab").write_text("he began a confused complaint\n", "utf-8")
    (session,) = add(archive, box).sessions
    assert (session.recordings, session.transcripts) == (1, 1)


def test_no_quote_is_taken_from_a_text_without_times(archive: Archive, box: Path) -> None:
    uid, line = untimed(archive, box)
    info = transcripts.get(archive, line)
    with pytest.raises(UserError, match=r"talk\.txt has no times, so no quote"):
        quoting.from_range(archive, uid, info, 0, 1000)
    timeline = transcripts.timeline(archive, line)
    chosen = select(timeline, lambda ids: transcripts.words(archive, ids), (0, 0), (0, 5))
    assert chosen is not None
    with pytest.raises(UserError, match="no quote can be taken"):
        quoting.bookmark(archive, uid, chosen, line)
    assert quoting.sentence_at(archive, timeline, 0) is None


def test_exports_without_times(archive: Archive, box: Path, tmp_path: Path) -> None:
    uid, line = untimed(archive, box)
    exporting.export_transcript(archive, uid, line, "txt", tmp_path / "t.txt")
    text = (tmp_path / "t.txt").read_text("utf-8")
    assert "Anna:\nIs the harbour open again?" in text
    assert "0:00" not in text
    exporting.export_transcript(archive, uid, line, "json", tmp_path / "t.json")
    rows = json.loads((tmp_path / "t.json").read_text("utf-8"))
    assert {(row["start_ms"], row["end_ms"]) for row in rows} == {(None, None)}
    for form in ("srt", "vtt"):
        with pytest.raises(UserError, match=r"talk\.txt has no times, and"):
            exporting.export_transcript(archive, uid, line, form, tmp_path / f"t.{form}")


def test_hits_have_no_false_time_and_come_last(archive: Archive, box: Path) -> None:
    tone(box / "talk.wav", 10.0)
    (box / "talk.srt").write_text(SRT, "utf-8")
    (box / "talk.txt").write_text("Ayesha: Welcome to the Space.\n\nOmar: Open it.\n", "utf-8")
    add(archive, box)
    hits = search.search(archive, "welcome").hits
    assert [(hit.timed, hit.start_ms) for hit in hits] == [(True, 500), (False, 0)]


def test_the_command_line_tells_that_there_is_no_time(archive: Archive, box: Path) -> None:
    uid, _ = untimed(archive, box)
    run = CliRunner()

    def said(*words: str) -> str:
        return run.invoke(cli, [*words, "--archive", str(archive.folder)]).output

    hits = json.loads(said("search", "harbour", "--json"))["hits"]
    assert [(hit["start_ms"], hit["end_ms"]) for hit in hits] == [(None, None)]
    assert "no time" in said("search", "harbour")
    assert "· no times" in said("show", uid)
    assert "0:00" not in said("transcript", uid)
    assert "has no times" in said("transcript", uid, "--from", "1")
    assert "no quote can be taken" in said("quote", uid, "--from", "0", "--to", "5")
    assert sessions.get(archive, uid).quotes == 0


def test_a_database_of_buzz_goes_to_the_recording_that_it_names(
    archive: Archive, box: Path
) -> None:
    tone(box / "harbour.wav", 8.0)
    tone(box / "other.wav", 8.0, hertz=330)
    (box / "Buzz.sqlite").write_bytes(buzz())
    report = add(archive, box)
    assert {s.title: s.transcripts for s in report.sessions} == {"harbour": 1, "other": 0}
    (harbour,) = (s.id for s in report.sessions if s.title == "harbour")
    (info,) = transcripts.list_for(archive, harbour)
    assert (info.kind, info.language, info.timed) == ("original", "ur", True)
    assert any("that of harbour.mp3 was taken" in note for note in info.notes)
