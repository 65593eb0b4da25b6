"""Tags, covers and chapters under names of our own."""

from __future__ import annotations

import base64
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import mutagen.flac
import mutagen.id3
import mutagen.mp4
import mutagen.oggopus
import pytest

from spacesviewer.domain.recording import Chapter
from spacesviewer.media.chapters import tidied
from spacesviewer.media.probe import probe
from spacesviewer.media.tags import normalised, read_tags
from tests.unit.media.sounds import speechlike, write

# mutagen has types for some of its functions only.
id3: Any = mutagen.id3
mp4: Any = mutagen.mp4
flac: Any = mutagen.flac
oggopus: Any = mutagen.oggopus

PICTURE = b"\xff\xd8\xff\xe0 a cover that only looks like one"
GIVEN = {
    "title": "On the rally — جلسہ",
    "artist": "Ada Host",
    "album": "Spaces",
    "date": "2023-03-11",
    "description": "A talk",
    "episode_id": "1mnGe",
}
ENCODERS = {
    "a.m4a": "aac",
    "a.mp3": "libmp3lame",
    "a.opus": "libopus",
    "a.flac": "flac",
    "a.webm": "libopus",
    "a.mkv": "flac",
    "a.wma": "wmav2",
    "a.wav": "pcm_s16le",
}


def make(path: Path, seconds: float = 3) -> Path:
    return write(path, speechlike(seconds, 48000), 48000, ENCODERS[path.name], bit_rate=64000)


def remuxed(source: Path, target: Path, tags: dict[str, str], chapters: Any = ()) -> Path:
    """A copy with tags and chapters that FFmpeg wrote, as the downloaders do."""
    with av.open(str(source)) as old, av.open(str(target), "w") as new:
        stream = new.add_stream_from_template(old.streams.audio[0])
        new.metadata.update(tags)
        if chapters:
            new.set_chapters(chapters)
        for packet in old.demux(audio=0):
            if packet.dts is not None:
                packet.stream = stream
                new.mux(packet)
    return target


@pytest.mark.parametrize("name", ENCODERS)
def test_names_are_the_same_in_every_container(name: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    source = make(tmp_path / "in" / name)
    path = remuxed(source, tmp_path / name, GIVEN)
    tags = probe(path).tags
    wanted = dict(GIVEN)
    if name == "a.wav":  # RIFF has no such names
        del wanted["episode_id"], wanted["description"]
    assert {key: tags.get(key) for key in wanted} == wanted
    assert not {"encoder", "major_brand", "handler_name"} & set(tags)


def test_id3_frames(tmp_path: Path) -> None:
    path = make(tmp_path / "a.mp3")
    frames = [
        id3.TIT2(encoding=3, text=["One\x00Two\x07"]),
        id3.TPE1(encoding=1, text=["Ümit", "Second"]),
        id3.COMM(encoding=3, lang="eng", desc="", text=["https://x.com/i/spaces/1abc"]),
        id3.TXXX(encoding=3, desc="Episode_ID", text=["42"]),
        id3.APIC(encoding=3, mime="image/png", type=0, desc="other", data=b"other"),
        id3.APIC(encoding=3, mime="image/jpeg", type=3, desc="front", data=PICTURE),
    ]
    tag = id3.ID3()
    for frame in frames:
        tag.add(frame)
    tag.save(path)
    info = probe(path)
    assert info.tags["artist"] == "Ümit"
    assert info.tags["title"].startswith("One")
    assert "\x07" not in info.tags["title"]
    assert info.tags["url"] == info.tags["comment"] == "https://x.com/i/spaces/1abc"
    assert info.tags["episode_id"] == "42"
    assert info.cover == PICTURE


def test_a_link_frame_is_the_url(tmp_path: Path) -> None:
    path = make(tmp_path / "a.mp3")
    tag = id3.ID3()
    tag.add(id3.WXXX(encoding=3, desc="", url="https://example.org/1"))
    tag.save(path)
    assert probe(path).tags == {"url": "https://example.org/1"}


def test_id3_chapters(tmp_path: Path) -> None:
    path = make(tmp_path / "a.mp3")
    tag = id3.ID3()
    flags = id3.CTOCFlags.TOP_LEVEL | id3.CTOCFlags.ORDERED
    tag.add(id3.CTOC(element_id="toc", flags=flags, child_element_ids=["b", "a"], sub_frames=[]))
    for key, start, end, title in (("b", 1000, 2500, "On\nthe rally"), ("a", 0, 1000, "Hello")):
        sub = [id3.TIT2(encoding=3, text=[title])]
        tag.add(id3.CHAP(element_id=key, start_time=start, end_time=end, sub_frames=sub))
    tag.save(path)
    assert probe(path).chapters == (Chapter(0, 1000, "Hello"), Chapter(1000, 2500, "On the rally"))


@pytest.mark.parametrize("name", ["a.m4a", "a.mkv", "a.webm", "a.mp3", "a.opus"])
def test_chapters_that_ffmpeg_wrote(name: str, tmp_path: Path) -> None:
    unit = Fraction(1, 1000)
    given = [
        {"id": 1, "start": 0, "end": 1200, "time_base": unit, "metadata": {"title": "Hello"}},
        {"id": 2, "start": 1200, "end": 2900, "time_base": unit, "metadata": {"title": "Army"}},
    ]
    (tmp_path / "in").mkdir()
    source = make(tmp_path / "in" / name)
    found = probe(remuxed(source, tmp_path / name, {}, given)).chapters
    assert [(chapter.start_ms, chapter.title) for chapter in found] == [
        (0, "Hello"),
        (1200, "Army"),
    ]
    assert found[0].end_ms == 1200


def test_vorbis_chapters_and_picture(tmp_path: Path) -> None:
    path = make(tmp_path / "a.opus")
    picture = flac.Picture()
    picture.data, picture.type, picture.mime = PICTURE, 3, "image/jpeg"
    tags = oggopus.OggOpus(path)
    tags["CHAPTER001"], tags["CHAPTER001NAME"] = "00:00:00.000", "Start"
    tags["CHAPTER002"], tags["CHAPTER002NAME"] = "00:00:01.500", "Then"
    tags["CHAPTER003"] = "99:00:00.000"
    tags["metadata_block_picture"] = base64.b64encode(picture.write()).decode()
    tags.save()
    info = probe(path)
    assert info.chapters == (Chapter(0, 1500, "Start"), Chapter(1500, info.duration_ms, "Then"))
    assert info.cover == PICTURE


def test_covers_of_flac_and_mp4(tmp_path: Path) -> None:
    track = flac.FLAC(make(tmp_path / "a.flac"))
    picture = flac.Picture()
    picture.data, picture.type, picture.mime = PICTURE, 3, "image/jpeg"
    track.add_picture(picture)
    track.save()
    tags = mp4.MP4(make(tmp_path / "a.m4a"))
    tags["covr"] = [mp4.MP4Cover(PICTURE)]
    tags["----:com.apple.iTunes:webpage_url"] = [b"https://example.org/2"]
    tags.save()
    assert probe(tmp_path / "a.flac").cover == PICTURE
    info = probe(tmp_path / "a.m4a")
    assert info.cover == PICTURE
    assert info.tags["url"] == "https://example.org/2"


def test_a_cover_is_no_film(tmp_path: Path) -> None:
    path = make(tmp_path / "a.m4a")
    tags = mp4.MP4(path)
    image = av.VideoFrame(32, 32, "yuvj420p")
    codec: Any = av.CodecContext.create("mjpeg", "w")
    codec.width, codec.height, codec.pix_fmt, codec.time_base = 32, 32, "yuvj420p", Fraction(1, 25)
    tags["covr"] = [mp4.MP4Cover(bytes(codec.encode(image)[0]))]
    tags.save()
    assert not probe(path).has_video


def test_no_tags_are_no_damage(tmp_path: Path) -> None:
    path = write(tmp_path / "a.wav", speechlike(1, 8000), 8000, "pcm_s16le")
    assert probe(path).tags == {}
    assert not read_tags(path).damaged


def test_damaged_tags_are_told_and_the_sound_is_read(tmp_path: Path) -> None:
    path = make(tmp_path / "a.flac")
    data = bytearray(path.read_bytes())
    place = data.index(b"Lavf") - 4
    data[place : place + 4] = b"\xff\xff\xff\x7f"  # the length of the writer's name
    path.write_bytes(data)
    info = probe(path)
    assert info.duration_ms == 3000
    assert info.problems == (
        "The tags of a.flac are damaged; what could not be read was left out.",
    )


def test_normalising_bounds_what_files_say() -> None:
    pairs = [("TITLE", "x" * 200_000), ("artist", "  "), ("Artist", "Ada"), ("artist", "Bo")]
    pairs += [(f"n{number}", "v") for number in range(1000)]
    values = normalised(pairs)
    assert len(values["title"]) == 100_000
    assert values["artist"] == "Ada"
    assert len(values) <= 301


def test_tidying_sorts_clips_and_closes_chapters() -> None:
    given = [Chapter(5000, 99_000, "B"), Chapter(0, None, "A\x00\n x"), Chapter(20_000, None, "C")]
    assert tidied(given, 9000) == (Chapter(0, 5000, "A x"), Chapter(5000, 9000, "B"))
    assert tidied([], 9000) == ()
