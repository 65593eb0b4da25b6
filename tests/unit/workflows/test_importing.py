"""Indexing: what lands in the archive, and what a second look does."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from spacesviewer.library import recordings, search, sessions, sources, transcripts, versions
from spacesviewer.library.store import Archive
from spacesviewer.workflows import importing
from spacesviewer.workflows.report import AddReport, Progress
from tests.made import SRT, session_folder, tone, whisper


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "archive") as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return session_folder(tmp_path / "box")


def add(archive: Archive, *paths: Path) -> AddReport:
    return importing.add(archive, paths)


def statuses(report: AddReport) -> list[str]:
    return [session.status for session in report.sessions]


def test_a_folder_becomes_a_session(archive: Archive, folder: Path) -> None:
    report = add(archive, folder)
    (session,) = report.sessions
    assert (session.title, session.status, session.duration_ms) == ("town hall", "added", 10_000)
    assert (session.recordings, session.transcripts, session.segments) == (1, 2, 5)
    assert report.refused == []
    languages = {info.language for info in transcripts.list_for(archive, session.id)}
    assert languages == {"en", "ur"}


def test_a_second_run_touches_nothing(archive: Archive, folder: Path) -> None:
    add(archive, folder)
    before = archive.value("SELECT total_changes()")
    report = add(archive, folder)
    assert statuses(report) == ["unchanged"]
    assert archive.value("SELECT total_changes()") == before


def test_a_file_refused_again_does_not_hide_its_session(archive: Archive, folder: Path) -> None:
    (folder / "town hall.vtt").write_text("no captions")
    assert statuses(add(archive, folder)) == ["added"]
    report = add(archive, folder)
    assert statuses(report) == ["unchanged"]
    assert [Path(one.path).name for one in report.refused] == ["town hall.vtt"]


def test_a_moved_and_renamed_recording_is_recognised(archive: Archive, folder: Path) -> None:
    (session,) = add(archive, folder).sessions
    new = folder.parent / "elsewhere" / "renamed.wav"
    new.parent.mkdir()
    shutil.move(folder / "town hall.wav", new)
    report = add(archive, new.parent)
    assert [(s.id, s.recordings) for s in report.sessions] == [(session.id, 1)]
    (recording,) = recordings.list_for(archive, session.id)
    assert (recording.path, recording.missing) == (str(new), False)


def test_a_copy_is_told_and_is_no_second_session(archive: Archive, folder: Path) -> None:
    add(archive, folder)
    shutil.copy(folder / "town hall.wav", folder / "copy.wav")
    report = add(archive, folder)
    assert len(sessions.list_sessions(archive)) == 1
    assert any("copy" in warning.reason for warning in report.warnings)


def test_a_changed_transcript_is_a_new_version(archive: Archive, folder: Path) -> None:
    (session,) = add(archive, folder).sessions
    path = folder / "town hall.en.srt"
    path.write_text(SRT.replace("March", "April"), "utf-8")
    report = add(archive, folder)
    assert statuses(report) == ["updated"]
    (info,) = [i for i in transcripts.list_for(archive, session.id) if i.language == "en"]
    assert len(versions.list_versions(archive, info.id)) == 2
    assert search.search(archive, "April").total == 1
    assert search.search(archive, "March").total == 0


def test_a_transcript_that_comes_later_joins_its_recording(
    archive: Archive, tmp_path: Path
) -> None:
    tone(tmp_path / "box" / "talk.wav")
    (first,) = add(archive, tmp_path / "box").sessions
    (tmp_path / "box" / "talk.srt").write_text(SRT)
    (second,) = add(archive, tmp_path / "box").sessions
    assert (second.id, second.status, second.transcripts) == (first.id, "updated", 1)
    (tmp_path / "box" / "talk.ur.srt").write_text(SRT.replace("Space", "Spaces"))
    (third,) = add(archive, tmp_path / "box" / "talk.ur.srt").sessions
    assert (third.id, third.transcripts) == (first.id, 2)


def test_a_transcript_of_nearly_its_name_is_told_and_never_shown_first(
    archive: Archive, tmp_path: Path
) -> None:
    tone(tmp_path / "box" / "talk.wav")
    (tmp_path / "box" / "talk (1).srt").write_text(SRT.replace("Space", "Spaces"))
    (tmp_path / "box" / "talk.srt").write_text(SRT)
    report = add(archive, tmp_path / "box")
    (session,) = report.sessions
    (told,) = [warning.reason for warning in report.warnings]
    assert told.startswith("talk (1).srt: Its name is not quite that of talk.wav")
    first = transcripts.primary(archive, session.id)
    assert first is not None
    assert (first.name, session.transcripts) == ("talk.srt", 2)
    assert statuses(add(archive, tmp_path / "box")) == ["unchanged"]


def test_a_recording_that_comes_later_joins_its_transcript(
    archive: Archive, tmp_path: Path
) -> None:
    box = tmp_path / "box"
    box.mkdir()
    (box / "talk.srt").write_text(SRT)
    (first,) = add(archive, box).sessions
    assert (first.recordings, first.segments) == (0, 4)
    tone(box / "talk.wav")
    (second,) = add(archive, box).sessions
    assert (second.id, second.recordings, second.segments) == (first.id, 1, 4)


def test_recordings_of_one_stem_and_another_length_are_sessions_of_their_own(
    archive: Archive, tmp_path: Path
) -> None:
    tone(tmp_path / "box" / "talk.wav", 10)
    tone(tmp_path / "box" / "talk.wave", 10)
    (tmp_path / "box" / "talk.wave").rename(tmp_path / "box" / "talk.aiff")
    tone(tmp_path / "box" / "other.wav", 10, hertz=300)
    (tmp_path / "box" / "other.wav").rename(tmp_path / "box" / "talk.flac")
    tone(tmp_path / "box" / "long.wav", 30)
    (tmp_path / "box" / "long.wav").rename(tmp_path / "box" / "talk.mp3")
    report = add(archive, tmp_path / "box")
    assert sorted(session.duration_ms for session in report.sessions) == [10_000, 30_000]
    assert any("another length" in warning.reason for warning in report.warnings)


def test_one_bad_file_never_stops_the_rest(archive: Archive, folder: Path) -> None:
    (folder / "a empty.wav").write_bytes(b"")
    (folder / "b text.mp3").write_text("no sound at all")
    (folder / "c bad.srt").write_text("neither numbers nor times")
    report = add(archive, folder)
    assert statuses(report) == ["added"]
    assert {Path(refusal.path).name for refusal in report.refused} == {
        "a empty.wav",
        "b text.mp3",
        "c bad.srt",
    }
    for refusal in report.refused:
        assert Path(refusal.path).name in refusal.reason
    assert {r.path for r in sources.refusals(archive)} == {r.path for r in report.refused}


def test_a_file_that_becomes_good_is_no_longer_refused(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "talk.srt"
    path.write_text("nothing")
    assert len(add(archive, path).refused) == 1
    path.write_text(SRT)
    assert add(archive, path).refused == []
    assert sources.refusals(archive) == []


def test_words_with_times_are_given_to_the_transcript_that_has_speakers(
    archive: Archive, tmp_path: Path
) -> None:
    box = tmp_path / "box"
    tone(box / "talk.wav")
    (box / "talk.vtt").write_text(
        "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Ayesha>We asked twice.\n\n"
        "00:02.000 --> 00:04.000\n<v Omar>Nobody will say.\n"
    )
    (box / "talk.json").write_text(
        whisper([(0.0, 2.0, "We asked twice."), (2.0, 4.0, "Nobody will say.")])
    )
    (session,) = add(archive, box).sessions
    shown = transcripts.primary(archive, session.id)
    assert shown is not None
    assert shown.format == "WebVTT"
    assert shown.has_words
    first, second = transcripts.segments(archive, shown.id)
    assert [word.start_ms for word in second.words] == [2000, 2667, 3333]
    assert (first.speaker, second.speaker) == ("Ayesha", "Omar")
    assert search.search(archive, "twice").total == 1


def test_what_a_downloader_tells_is_taken(archive: Archive, tmp_path: Path) -> None:
    box = tmp_path / "box"
    tone(box / "space.wav")
    (box / "space.info.json").write_text(
        json.dumps(
            {
                "id": "1ypKddnLZqgKW",
                "title": "On the rally",
                "uploader": "Ayesha Siddiqui",
                "uploader_id": "ayesha",
                "extractor": "twitter:spaces",
                "extractor_key": "TwitterSpaces",
                "webpage_url": "https://twitter.com/i/spaces/1ypKddnLZqgKW",
                "release_timestamp": 1_700_000_000,
                "timestamp": 1_700_000_000,
                "ext": "m4a",
            }
        )
    )
    (session,) = add(archive, box).sessions
    facts = sessions.get(archive, session.id).facts
    assert facts.title == "On the rally"
    assert facts.started_at.startswith("2023-11-14T22:13:20")
    assert [(p.name, p.role) for p in facts.participants] == [("Ayesha Siddiqui", "host")]


def test_a_missing_recording_is_noted_and_nothing_is_deleted(
    archive: Archive, folder: Path
) -> None:
    (session,) = add(archive, folder).sessions
    (folder / "town hall.wav").unlink()
    add(archive, folder)
    (recording,) = recordings.list_for(archive, session.id)
    assert recording.missing
    tone(folder / "town hall.wav")
    add(archive, folder)
    (recording,) = recordings.list_for(archive, session.id)
    assert not recording.missing


def test_stopping_keeps_what_is_done(archive: Archive, tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        session_folder(tmp_path / "box", name)
        tone(tmp_path / "box" / f"{name}.wav", 3 + ord(name) - ord("a"))

    def stop() -> bool:
        return len(sessions.list_sessions(archive)) >= 1

    seen: list[Progress] = []
    report = importing.add(archive, [tmp_path / "box"], report=seen.append, stop=stop)
    assert report.stopped
    assert len(sessions.list_sessions(archive)) == len(report.sessions) >= 1
    assert statuses(add(archive, tmp_path / "box")).count("unchanged") >= 1
    assert len(sessions.list_sessions(archive)) == 3


def test_progress_names_files_and_reaches_the_end(archive: Archive, folder: Path) -> None:
    seen: list[Progress] = []
    importing.add(archive, [folder], report=seen.append)
    assert {"town hall.wav", "town hall.en.srt"} <= {progress.name for progress in seen}
    assert seen[-1].fraction == 1.0
    assert (seen[-1].done, seen[-1].total) == (3, 3)


def test_real_files_are_each_read_or_refused_with_their_name(
    archive: Archive, real_data: Path
) -> None:
    report = add(archive, real_data / "sonnet-audioformats", real_data / "prompts-english-long")
    prompts = next(s for s in report.sessions if "prompts" in s.title)
    assert (prompts.recordings, prompts.duration_ms // 1000) == (2, 1650)
    (sonnet,) = [s for s in report.sessions if s.title == "p001"]
    assert sonnet.recordings == 8
    assert {Path(refusal.path).name for refusal in report.refused} >= {
        "mono.empty.wav",
        "mono.invalid.wav",
        "mono.zero.wav",
    }
