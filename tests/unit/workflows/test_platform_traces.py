"""Folders as downloaders, feeds, Zoom and X archives leave them: what reaches the archive."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import mutagen.id3
import pytest

from spacesviewer.domain.recording import Chapter
from spacesviewer.library import recordings, sessions, transcripts
from spacesviewer.library.store import Archive
from spacesviewer.workflows import formats, importing, showing
from spacesviewer.workflows.report import AddReport
from tests.made import SRT
from tests.unit.media.sounds import speechlike, write
from tests.unit.media.test_inner_texts import with_subtitles

DATA = Path(__file__).parents[2] / "data"
SPACE = "1SAMPLEspaceX"
id3: Any = mutagen.id3


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "archive") as made:
        yield made


@pytest.fixture
def box(tmp_path: Path) -> Path:
    (tmp_path / "box").mkdir()
    return tmp_path / "box"


def sound(path: Path, seconds: float, seed: int = 1) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return write(path, speechlike(seconds, 8000, seed=seed), 8000, "pcm_s16le")


def lay(source: str, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(DATA / source, target))


def add(archive: Archive, path: Path) -> AddReport:
    report = importing.add(archive, [path])
    assert report.refused == []
    return report


def shown(archive: Archive, report: AddReport, place: int = 0) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(
        json.dumps(showing.document(archive, report.sessions[place].id))
    )
    return document


def unchanged(archive: Archive, path: Path) -> None:
    before = archive.value("SELECT total_changes()")
    assert {session.status for session in add(archive, path).sessions} == {"unchanged"}
    assert archive.value("SELECT total_changes()") == before


def test_a_space_of_twspace_dl(archive: Archive, box: Path) -> None:
    stem = f"(Mara Vale)Harbour meeting_ the ferry question-{SPACE}"
    sound(box / f"{stem}.wav", 12)
    lay("platforms/audiospace/whole.json", box / f"{stem}.json")
    lay("platforms/hls/space.m3u8", box / f"{stem}.m3u8")
    (box / ".twspace-dl.2025-10-09.log").write_text("a log")
    report = add(archive, box)
    document = shown(archive, report)
    assert document["title"] == "Harbour meeting: the ferry question"
    assert document["platform_id"] == SPACE
    assert document["participants"][0] == {
        "name": "Mara Vale", "role": "host", "handle": "maravale", "joined_ms": 0,
    }  # fmt: skip
    assert document["missing_chunks"][0] == {
        "first": 2, "last": 3, "at_ms": 6016, "missing_ms": 6016,
    }  # fmt: skip
    sentences = [gap["sentence"] for gap in document["gaps"]]
    assert any("2 pieces (2 to 3) of the stream are missing" in said for said in sentences)
    assert document["disagreements"] == []  # the name only lacks what no name may have
    text = formats.session_text(document)
    for piece in ("platform id 1SAMPLEspaceX", "language    en", "planned     9 Oct 2025, 08:43",
                  "end         9 Oct 2025, 10:23 (UTC)", "from 0:30:00 on", "media key: 28_1",
                  "446 live listeners (platform-reported (X), 9 Oct 2025"):  # fmt: skip
        assert piece in text
    unchanged(archive, box)


def test_a_space_of_the_crawler(archive: Archive, box: Path) -> None:
    stem = f"[maravale][2510090853 UTC] Harbour ({SPACE})"
    home = box / "download" / "maravale"
    sound(home / f"{stem}.wav", 40)
    lay("transcripts/crawler_captions/talk CC.jsonl", home / f"{stem} CC.jsonl")
    lay("transcripts/crawler_text/talk CC.txt", home / f"{stem} CC.txt")
    lay("platforms/crawler_log/spaces.jsonl", box / "logs" / "spaces.jsonl")
    lay("platforms/crawler_log/spaces.raw.jsonl", box / "logs" / "spaces.raw.jsonl")
    sound(home / "empty.wav", 3)
    (home / "empty CC.jsonl").write_bytes(b"")
    report = add(archive, box)
    document = shown(archive, report)
    assert document["title"] == "Harbour meeting"
    assert document["started_at"] == "2025-10-09T08:53:20+00:00"
    assert [(p["name"], p["handle"], p["role"]) for p in document["participants"]] == [
        ("maravale", "maravale", "host")
    ]
    (line,) = document["transcripts"]
    segments = transcripts.segments(archive, line["id"])
    assert [s.start_ms for s in segments] == [2000, 5000, 9000, 30_000]  # not from the first words
    assert any("counted from the session's start" in note for note in line["notes"])
    assert sorted(warning.reason for warning in report.warnings)[-2:] == [
        "spaces.jsonl (twspace-crawler log) tells of 2 events; one of them has a recording here.",
        "spaces.raw.jsonl (twspace-crawler log) tells of 1 event; one of them has a recording "
        "here.",
    ]
    unchanged(archive, box)


def test_a_log_that_comes_later_is_taken_too(archive: Archive, box: Path) -> None:
    stem = f"[maravale][2510090853 UTC] Harbour ({SPACE})"
    sound(box / f"{stem}.wav", 4)
    first = shown(archive, add(archive, box))
    assert (first["title"], first["started_at"]) == ("Harbour", "2025-10-09T08:53+00:00")
    lay("platforms/crawler_log/spaces.jsonl", box / "spaces.jsonl")
    second = shown(archive, add(archive, box))
    assert (second["id"], second["title"]) == (first["id"], "Harbour meeting")
    assert second["started_at"] == "2025-10-09T08:53:20+00:00"
    unchanged(archive, box)


def test_captions_without_a_known_start_begin_with_their_first_words(
    archive: Archive, box: Path
) -> None:
    sound(box / "talk.wav", 40)
    lay("transcripts/crawler_captions/talk CC.jsonl", box / "talk CC.jsonl")
    (line,) = shown(archive, add(archive, box))["transcripts"]
    assert transcripts.segments(archive, line["id"])[0].start_ms == 0
    assert any("when the recording began is not known" in note for note in line["notes"])


def test_what_yt_dlp_leaves(archive: Archive, box: Path) -> None:
    stem = "The bridge [def]"
    sound(box / f"{stem}.wav", 90)
    lay("platforms/ytdlp/chapters.info.json", box / f"{stem}.info.json")
    lay("platforms/ytdlp/playlist.info.json", box / "All talks [PLsample].info.json")
    lay("platforms/live_chat/talk.live_chat.json", box / f"{stem}.live_chat.json")
    lay("platforms/description/talk.description", box / f"{stem}.description")
    (box / f"{stem}.en-orig.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nHello there.\n")
    (box / f"{stem}.jpg").write_bytes(b"\xff\xd8\xff\xe0 a picture")
    (box / "holiday.jpg").write_bytes(b"\xff\xd8\xff\xe0 another")
    (box / f"{stem}.f140.m4a.part").write_bytes(b"half")
    report = add(archive, box)
    assert report.warnings == []
    document = shown(archive, report)
    assert (document["title"], document["platform"]) == ("The bridge", "YouTube")
    assert document["description"].startswith("The ferry and the harbour.")
    (recording,) = recordings.list_for(archive, document["id"])
    assert recording.chapters == (
        Chapter(0, 61_500, "Opening"),
        Chapter(61_500, 90_000, "The bridge"),
    )
    info = recordings.media_info(archive, recording.id)
    assert info is not None
    assert info.cover == b"\xff\xd8\xff\xe0 a picture"
    assert [line["language"] for line in document["transcripts"]] == ["en"]
    assert {"field": "live_status", "value": "was_live"}.items() <= {
        k: v for told in document["told"] if told["field"] == "live_status" for k, v in told.items()
    }.items()
    text = formats.session_text(document)
    assert "chapter     0:01:01  The bridge" in text
    assert "also told   live status: was_live" in text
    unchanged(archive, box)


def test_an_archive_of_x(archive: Archive, box: Path) -> None:
    folder = box / "data"
    (folder / "spaces_media").mkdir(parents=True)
    write(folder / "spaces_media" / f"space-{SPACE}_0.ts", speechlike(2, 48000), 48000, "aac")
    lay("platforms/x_archive/spaces-metadata.js", folder / "spaces-metadata.js")
    (folder / "tweets.js").write_text("window.YTD.tweets.part0 = [ ]")
    (folder / "program.ts").write_text("export const x = 1\n" * 99)
    document = shown(archive, add(archive, box))
    assert (document["platform"], document["platform_id"]) == ("X Spaces", SPACE)
    assert document["ended_at"] == "2025-10-09T10:23:20.250+00:00"
    assert [figure["value"] for figure in document["figures"]] == [12, 446]


def test_episodes_of_a_feed(archive: Archive, box: Path) -> None:
    sound(box / "hour 07.wav", 90)
    sound(box / "unknown.wav", 5)
    lay("platforms/podcast_feed/feed.xml", box / "feed.xml")
    lay("platforms/podcast_chapters/talk.chapters.json", box / "seven-parts.json")
    (box / "seven-words.srt").write_text(SRT)
    (box / "transcript.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nOf both episodes.\n")
    (box / "project.xml").write_text("<project/>")
    report = add(archive, box)
    seven = next(s for s in report.sessions if s.title == "Seven: the ferry")
    document = showing.document(archive, seven.id)
    assert [line["name"] for line in document["transcripts"]] == ["seven-words.srt"]
    (recording,) = recordings.list_for(archive, seven.id)
    assert [chapter.title for chapter in recording.chapters] == ["Opening", "The ferry"]
    told = {claim["field"]: claim["value"] for claim in document["told"]}
    assert (told["season"], told["episode"], told["duration"]) == ("2", "7", "1:02:03")
    assert any("tells of 2 events; one of them has" in w.reason for w in report.warnings)
    unchanged(archive, box)


def test_a_zoom_meeting(archive: Archive, box: Path) -> None:
    folder = box / "2024-05-01 23.59.50 Press talk 123456789"
    sound(folder / "audio_only.wav", 20)
    sound(folder / "zoom_0.wav", 20, seed=2)
    lay("transcripts/zoom_captions/meeting_saved_closed_caption.txt",
        folder / "meeting_saved_closed_caption.txt")  # fmt: skip
    (folder / "chat.txt").write_text("18:31:00 From Ann : typed, not said")
    (folder / "meeting_saved_chat.txt").write_text("typed")
    document = shown(archive, add(archive, box))
    assert (document["title"], document["platform"]) == ("Press talk", "Zoom")
    assert document["started_at"] == "2024-05-01T23:59:50"
    assert document["date_source"] == "the file's name"
    assert sorted(recording["role"] for recording in document["recordings"]) == ["main", "mirror"]
    (line,) = document["transcripts"]
    segments = transcripts.segments(archive, line["id"])
    assert [(s.start_ms, s.speaker) for s in segments] == [(8000, "Mara Vale"), (13_000, "Idris")]
    assert "1 May 2024, 23:59 (local time) · the file's name" in formats.session_text(document)
    unchanged(archive, box)


def test_a_chat_that_is_named_is_not_taken_for_speech(archive: Archive, box: Path) -> None:
    (box / "meeting_saved_chat.txt").write_text("[Ann] 10:00:00\ntyped\n")
    report = importing.add(archive, [box / "meeting_saved_chat.txt"])
    assert [refusal.reason for refusal in report.refused] == [
        "meeting_saved_chat.txt is what was typed in a meeting, not what was said; it was left out."
    ]


def test_files_that_disagree_stand_side_by_side(archive: Archive, box: Path) -> None:
    sound(box / "space.wav", 5)
    lay("platforms/audiospace/whole.json", box / "space.json")
    info = json.loads((DATA / "platforms/ytdlp/space.info.json").read_text())
    info |= {"title": "Another title", "release_timestamp": 1_760_086_400}
    (box / "space.info.json").write_text(json.dumps(info))
    report = add(archive, box)
    document = shown(archive, report)
    assert document["title"] == "Harbour meeting: the ferry question"
    assert document["disagreements"] == [
        "space.info.json (yt-dlp info) gives another title: “Another title”.",
        "space.info.json (yt-dlp info) gives another start: 10 Oct 2025, 08:53 (UTC).",
    ]
    assert set(document["disagreements"]) <= {warning.reason for warning in report.warnings}
    assert "note        space.info.json" in formats.session_text(document)


def test_the_name_of_a_recorders_file_tells_a_local_time(archive: Archive, box: Path) -> None:
    sound(box / "240501_1830.wav", 4)
    document = shown(archive, add(archive, box))
    assert (document["title"], document["started_at"]) == ("240501 1830", "2024-05-01T18:30")


def test_a_transcript_inside_comes_once_and_hides_none_beside(archive: Archive, box: Path) -> None:
    source = box.parent / "s.srt"
    source.write_text(SRT)
    with_subtitles(box / "talk.mkv", source)
    (inside,) = shown(archive, add(archive, box))["transcripts"]
    assert inside["format"] == "subrip inside the recording"
    first = transcripts.segments(archive, inside["id"])[0]
    assert (first.speaker, first.text) == ("Ayesha", "Welcome to the Space.")
    unchanged(archive, box)
    (box / "talk.srt").write_text(SRT.replace("Welcome", "A warm welcome"))
    report = add(archive, box)
    assert len(shown(archive, report)["transcripts"]) == 2
    primary = transcripts.primary(archive, report.sessions[0].id)
    assert primary is not None
    assert primary.name == "talk.srt"
    (box / "moved").mkdir()
    shutil.move(box / "talk.mkv", box / "moved" / "talk.mkv")
    add(archive, box)
    assert len(sessions.list_sessions(archive)) == 1
    assert len(transcripts.list_for(archive, report.sessions[0].id)) == 2


def test_lyrics_without_times_are_told_and_kept_with_the_tags(archive: Archive, box: Path) -> None:
    path = write(box / "a.mp3", speechlike(2, 44100), 44100, "libmp3lame", bit_rate=64000)
    tag = id3.ID3()
    tag.add(id3.USLT(encoding=3, lang="eng", desc="", text="Only words"))
    tag.save(path)
    report = add(archive, box)
    (recording,) = recordings.list_for(archive, report.sessions[0].id)
    info = recordings.media_info(archive, recording.id)
    assert info is not None
    if not report.sessions[0].transcripts:
        assert "Only words" in info.tags.values()
        assert any("words without times" in warning.reason for warning in report.warnings)


def test_broken_traces_are_refused_and_the_recording_is_taken(archive: Archive, box: Path) -> None:
    sound(box / "talk.wav", 4)
    whole = (DATA / "platforms/audiospace/whole.json").read_bytes()
    (box / "talk.json").write_bytes(whole[:500])
    (box / "feed.xml").write_text("<rss><channel><item>")
    (box / "spaces-metadata.js").write_text("window.YTD.spaces_metadata.part0 = [{")
    report = importing.add(archive, [box])
    assert [session.title for session in report.sessions] == ["talk"]
    assert sorted(Path(refusal.path).name for refusal in report.refused) == [
        "feed.xml", "spaces-metadata.js", "talk.json",
    ]  # fmt: skip
