"""Files of one stem are one event, however downloaders spell what lies beside a recording."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from spacesviewer.workflows.scanning import group, scan
from spacesviewer.workflows.stems import stems_of

DATA = Path(__file__).parents[2] / "data" / "platforms"


def units(*names: str) -> dict[str, set[str]]:
    """Stem of each unit with the names of its files."""
    return {
        unit.stem: {path.name for path in unit.files}
        for unit in group([Path("/box") / name for name in names])
    }


@pytest.mark.parametrize(
    "beside",
    [
        "talk.srt",
        "talk.en.vtt",
        "talk_ur.vtt",
        "talk-en-US.srt",
        "talk.m4a.srt",
        "talk.m4a.en.vtt",
        "TALK.srt",
        "talk.final.words.json",
        "talk_whisper.json",
        "talk - transcript.docx",
        "talk_otter_ai.txt",
        "talk_diarization.rttm",
        "talk_large-v3.srt",
        "talk (transcribed on 26-Nov-2026 21-30-05).srt",
        "transcript.vtt",
        "captions.en.vtt",
        "talk.en-orig.vtt",
        "talk_transcript.txt",
        "talk (transcript).docx",
    ],
)
def test_a_transcript_is_paired_with_its_recording(beside: str) -> None:
    assert units("talk.m4a", beside) == {"talk": {"talk.m4a", beside}}


@pytest.mark.parametrize(
    ("media", "beside"),
    [
        ("talk.mp3", "talk (1).srt"),
        ("talk.mp3", "talk(2).srt"),
        ("talk.mp3", "talk (1).en.srt"),
        ("talk.mp3", "talk - Copy.srt"),
        ("talk.mp3", "talk copy.srt"),
        ("talk .mp3", "talk.srt"),
        ("one talk.mp3", "one  talk .en.srt"),
        ("Talk\uff1a who\uff1f.m4a", "Talk_ who_.srt"),
        ("talk.f140.m4a", "talk.en.vtt"),
    ],
)
def test_a_text_of_nearly_the_name_is_paired_and_known_for_it(media: str, beside: str) -> None:
    (unit,) = group([Path("/box") / media, Path("/box") / beside])
    assert unit.nearly == frozenset(unit.transcripts) == {Path("/box") / beside}


@pytest.mark.parametrize(
    ("media", "beside"),
    [
        (["talk (1).mp3", "talk (2).mp3", "talk.mp3"], "talk (3).srt"),
        (["talk (1).mp3"], "talk.srt"),
        (["talk.mp3", "talk 1.mp3"], "talk (1).srt"),
        (["talk.mp3", "talk_.mp3"], "talk!.srt"),
        (["talk.mp3"], "talk (2019).srt"),
        (["talk.mp3"], "talk 2.srt"),
        (["talk.mp3"], "talks.srt"),
        (["\u0915\u093e.mp3"], "\u0915\u0940.srt"),  # two words of Hindi: vowels are marks
        (["!.mp3"], "?.srt"),
    ],
)
def test_a_text_that_may_belong_elsewhere_stands_alone(media: list[str], beside: str) -> None:
    texts = [u for u in group([Path("/box") / n for n in (*media, beside)]) if u.transcripts]
    assert [unit.media for unit in texts] == [()]


def test_a_second_download_belongs_to_its_own_recording_where_there_is_one() -> None:
    found = units("talk.mp3", "talk (1).mp3", "talk.srt", "talk (1).srt")
    assert found["talk (1)"] == {"talk (1).mp3", "talk (1).srt"}


def test_a_nameless_transcript_belongs_to_the_only_recording_of_its_folder() -> None:
    apart = units("one.m4a", "two.m4a", "transcript.vtt")
    assert apart["transcript"] == {"transcript.vtt"}


def test_names_in_other_unicode_forms_are_the_same() -> None:
    assert units("Caf\u00e9.m4a", "Cafe\u0301.srt") == {"Café": {"Caf\u00e9.m4a", "Cafe\u0301.srt"}}


def test_other_stems_stay_apart() -> None:
    found = units("one.m4a", "two.m4a", "two.srt", "three.srt")
    assert found == {"one": {"one.m4a"}, "two": {"two.m4a", "two.srt"}, "three": {"three.srt"}}


def test_transcripts_without_a_recording_are_one_event_in_several_languages() -> None:
    assert units("talk.en.srt", "talk.ur.srt") == {"talk": {"talk.en.srt", "talk.ur.srt"}}


def test_a_recording_that_ends_in_a_language_keeps_its_name() -> None:
    assert units("prompts-en.mp3", "prompts-en.srt") == {
        "prompts-en": {"prompts-en.mp3", "prompts-en.srt"}
    }


def test_folders_side_by_side_belong_together_only_where_it_is_clear() -> None:
    clear = list(group([Path("/box/wav/a.wav"), Path("/box/text/a.srt")]))
    assert [len(unit.files) for unit in clear] == [2]
    unclear = list(group([Path("/box/one/a.wav"), Path("/box/two/a.wav"), Path("/box/text/a.srt")]))
    assert sorted(len(unit.files) for unit in unclear) == [1, 1, 1]


def test_the_likeliest_stem_comes_first() -> None:
    assert stems_of("talk.mp3.en.vtt")[-1] == "talk"
    assert stems_of("talk.info.json")[0] == "talk"


def test_what_cannot_be_read_is_refused_and_the_rest_is_found(tmp_path: Path) -> None:
    (tmp_path / "good.srt").write_text("x")
    (tmp_path / ".hidden.srt").write_text("x")
    (tmp_path / "half.m4a.part").write_text("x")
    (tmp_path / "notes.xyz").write_text("x")
    os.mkfifo(tmp_path / "pipe.wav")
    found = scan([tmp_path, tmp_path / "nowhere.mp3"])
    assert [unit.stem for unit in found.units] == ["good"]
    reasons = {Path(refusal.path).name: refusal.reason for refusal in found.refused}
    assert "not an ordinary file" in reasons["pipe.wav"]
    assert "does not exist" in reasons["nowhere.mp3"]


def test_a_file_that_is_named_is_tried_whatever_its_extension(tmp_path: Path) -> None:
    odd = tmp_path / "transcript.xyz"
    odd.write_text("x")
    assert [unit.transcripts for unit in scan([odd]).units] == [(odd,)]


def test_the_archive_itself_and_loops_of_links_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "inside.srt").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert scan([tmp_path], leave_out=[tmp_path / "archive"]).units == []


@pytest.mark.parametrize(
    "beside",
    ["talk.jpg", "talk.webp", "talk CC.jsonl", "talk CC.txt",
     "talk_chapters.json", "talk.chapters.json", "talk-chapters.json", "talk.live_chat.json",
     "cover.jpg", "folder.png"],
)  # fmt: skip
def test_what_tools_leave_is_paired_with_its_recording(beside: str) -> None:
    assert units("talk.m4a", beside) == {"talk": {"talk.m4a", beside}}


def test_pictures_without_a_recording_are_left_alone() -> None:
    assert units("talk.m4a", "other.jpg") == {"talk": {"talk.m4a"}}
    assert units("one.m4a", "two.m4a", "cover.jpg") == {"one": {"one.m4a"}, "two": {"two.m4a"}}
    assert units("cover.jpg", "notes.srt") == {"notes": {"notes.srt"}}


def test_nameless_traces_belong_to_the_only_recording(tmp_path: Path) -> None:
    space = DATA / "audiospace" / "metadata-only.json"
    for name in ("talk.m4a", "metadata.json", "else.json"):
        (tmp_path / name).write_bytes(space.read_bytes())
    found = {unit.stem: unit for unit in scan([tmp_path]).units}
    assert [path.name for path in found["talk"].artefacts] == ["metadata.json"]
    assert [path.name for path in found["else"].artefacts] == ["else.json"]


def test_all_files_of_a_zoom_meeting_are_one_unit() -> None:
    folder = Path("/box/2024-05-01 18.30.00 Press talk 123456789")
    names = ("audio_only.m4a", "video1234567.mp4", "zoom_0.mp4", "closed_caption.txt")
    (unit,) = group([folder / name for name in names], trust=frozenset({folder / names[3]}))
    assert (unit.stem, len(unit.media), len(unit.transcripts)) == (folder.name, 3, 1)
    start = "GMT20240501-183000_Recording"
    (cloud,) = group(
        [Path("/box") / f"{start}{end}" for end in (".m4a", "_1920x1080.mp4", ".transcript.vtt")]
    )
    assert (cloud.stem, len(cloud.files)) == (start, 3)


def test_captions_that_are_there_twice_are_read_once() -> None:
    assert units("talk.m4a", "talk CC.jsonl", "talk CC.txt") == {
        "talk": {"talk.m4a", "talk CC.jsonl"}
    }


def test_of_scripts_logs_and_feeds_only_those_that_tell_something_are_taken(
    tmp_path: Path,
) -> None:
    (tmp_path / "app.js").write_text("window.x = 1")
    (tmp_path / "events.jsonl").write_text('{"a": 1}\n{"a": 2}\n')
    (tmp_path / "page.xml").write_text("<html/>")
    (tmp_path / "empty CC.jsonl").write_bytes(b"")
    (tmp_path / "list.m3u8").write_text("nothing")
    (tmp_path / "feed.xml").write_bytes((DATA / "podcast_feed" / "feed.xml").read_bytes())
    found = scan([tmp_path])
    # An .xml may be a transcript; that it is none is seen when it is read.
    assert [[file.name for file in unit.files] for unit in found.units] == [["page.xml"]]
    assert found.refused == []
    assert [path.name for path in found.shared] == ["feed.xml"]


def test_what_a_feed_lists_belongs_to_its_episode(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes((DATA / "podcast_feed" / "feed.xml").read_bytes())
    for name in ("hour 07.mp3", "hour 06.mp3", "seven-words.srt", "transcript.vtt"):
        (tmp_path / name).write_text("x")
    found = {unit.stem: [path.name for path in unit.files] for unit in scan([tmp_path]).units}
    assert found == {
        "hour 06": ["hour 06.mp3"],
        "hour 07": ["hour 07.mp3", "seven-words.srt"],
        "transcript": ["transcript.vtt"],  # both episodes list a file of that name
    }
