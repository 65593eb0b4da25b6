"""Subtitles and lyrics inside recordings."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import mutagen.flac
import mutagen.id3
import mutagen.mp4
import pytest

from spacesviewer.domain.inner_text import InnerText
from spacesviewer.media.inner_texts import read_inner
from spacesviewer.media.inspection import inspect
from tests.unit.media.sounds import speechlike, write

id3: Any = mutagen.id3
mp4: Any = mutagen.mp4
flac: Any = mutagen.flac

SRT = """1
00:00:00,500 --> 00:00:01,500
Ann: <i>Good</i> evening & all

2
00:00:02,000 --> 00:00:02,800
Ben: Thank you
"""
ASS = """[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize
Style: Default,Arial,20

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:00.50,0:00:01.50,Default,Ann,0,0,0,,{\\i1}Good{\\i0} evening,\\Nall <3
Dialogue: 0,0:00:02.00,0:00:02.80,Default,,0,0,0,,Thank you
"""
VTT = "WEBVTT\n\n00:00.500 --> 00:01.500\n<v Ann>Good evening\n\n00:02.000 --> 00:02.800\nThanks\n"


def encoded(stream: Any) -> Iterator[Any]:
    """Three seconds of sound in the stream's own way, and what the encoder held back."""
    frame = av.AudioFrame.from_ndarray(speechlike(3, 48000).reshape(1, -1), "flt", "mono")
    frame.rate, frame.pts = 48000, 0
    size = stream.codec_context.frame_size or None
    form = stream.codec.audio_formats[0].name
    resampler = av.AudioResampler(form, "mono", 48000, frame_size=size)
    for ready in [*resampler.resample(frame), *resampler.resample(None), None]:
        yield from stream.encode(ready)


def with_subtitles(path: Path, source: Path) -> Path:
    """A recording with a subtitle stream that was copied into it, as FFmpeg does."""
    codec = "libopus" if path.suffix == ".webm" else "flac"
    with av.open(str(source)) as old, av.open(str(path), "w") as new:
        sound = new.add_stream(codec, rate=48000)
        assert isinstance(sound, av.audio.stream.AudioStream)
        sound.layout = "mono"
        subtitles = new.add_stream_from_template(old.streams.subtitles[0])
        subtitles.metadata.update({"language": "eng", "title": "Said"})
        for packet in encoded(sound):
            new.mux(packet)
        for packet in old.demux(subtitles=0):
            if packet.dts is not None:
                packet.stream = subtitles
                new.mux(packet)
    return path


def inner(path: Path) -> tuple[InnerText, ...]:
    found = read_inner(path, lambda: None)
    assert found.notes == ()
    return found.texts


@pytest.mark.parametrize(
    ("name", "given", "kind"),
    [("a.mkv", ("a.srt", SRT), "subrip"), ("a.mkv", ("a.ass", ASS), "ass"),
     ("a.webm", ("a.vtt", VTT), "webvtt")],
)  # fmt: skip
def test_subtitle_streams(name: str, given: tuple[str, str], kind: str, tmp_path: Path) -> None:
    source = tmp_path / given[0]
    source.write_text(given[1])
    (text,) = inner(with_subtitles(tmp_path / name, source))
    assert (text.kind, text.number, text.language, text.title) == (kind, 1, "eng", "Said")
    assert text.text.startswith("WEBVTT\n\n00:00:00.500 --> 00:00:01.500\n")
    assert "00:00:02.000 --> 00:00:02.800\n" in text.text
    assert text.timed
    if kind == "ass":
        assert "<v Ann>Good evening,\nall &lt;3" in text.text
        assert b"[V4+ Styles]" in text.original
        assert b"Dialogue: 0,0:00:00.50,0:00:01.50,Default,Ann,0,0,0,,{\\i1}Good" in text.original
    else:
        assert text.original == text.text.encode()


def mp3(tmp_path: Path, *frames: Any) -> Path:
    path = write(tmp_path / "a.mp3", speechlike(3, 44100), 44100, "libmp3lame", bit_rate=64000)
    tag = id3.ID3()
    for frame in frames:
        tag.add(frame)
    tag.save(path)
    return path


def test_timed_lyrics_of_id3(tmp_path: Path) -> None:
    lines = [("Thank you", 2000), ("Good <evening>", 500), ("  ", 2500)]
    in_ms = id3.SYLT(encoding=3, lang="eng", format=2, type=1, desc="d", text=lines)
    in_frames = id3.SYLT(encoding=3, lang="deu", format=1, type=1, desc="f", text=lines)
    path = mp3(tmp_path, in_ms, in_frames)
    (text,) = inner(path)
    assert (text.kind, text.language, text.title) == ("SYLT", "eng", "d")
    assert text.text == (
        "WEBVTT\n\n00:00:00.500 --> 00:00:02.000\nGood &lt;evening&gt;\n\n"
        "00:00:02.000 --> 00:00:02.500\nThank you\n"
    )


def test_lyrics_without_times_and_with_them(tmp_path: Path) -> None:
    path = mp3(tmp_path, id3.USLT(encoding=3, lang="eng", desc="", text="Only\nwords"))
    (text,) = inner(path)
    assert (text.kind, text.timed, text.text) == ("USLT", False, "Only\nwords")
    path = mp3(
        tmp_path, id3.USLT(encoding=3, lang="eng", desc="", text="[00:01.50]One\n[00:02]Two")
    )
    (text,) = inner(path)
    assert text.timed
    assert "00:00:01.500 --> 00:00:02.000\nOne" in text.text
    assert text.original == b"[00:01.50]One\n[00:02]Two"


def test_lyrics_of_flac_and_mp4(tmp_path: Path) -> None:
    track = flac.FLAC(write(tmp_path / "a.flac", speechlike(3, 44100), 44100, "flac"))
    track["LYRICS"] = "[00:00.50]One\n[00:02.00]Two"
    track.save()
    tags = mp4.MP4(write(tmp_path / "a.m4a", speechlike(3, 44100), 44100, "aac", bit_rate=64000))
    tags["\xa9lyr"] = ["[00:00.50]One\n[00:02.00]Two"]
    tags.save()
    for name in ("a.flac", "a.m4a"):
        (text,) = inner(tmp_path / name)
        assert text.timed, name
        assert "00:00:00.500 --> 00:00:02.000\nOne" in text.text, name


def test_they_come_with_the_inspection(tmp_path: Path) -> None:
    path = mp3(tmp_path, id3.USLT(encoding=3, lang="eng", desc="", text="words"))
    assert [text.kind for text in inspect(path).inner.texts] == ["USLT"]


def test_chapters_of_a_text_track_are_no_subtitles(tmp_path: Path) -> None:
    source = write(tmp_path / "b.m4a", speechlike(3, 44100), 44100, "aac", bit_rate=64000)
    path, unit = tmp_path / "a.mp4", Fraction(1, 1000)
    with av.open(str(source)) as old, av.open(str(path), "w") as new:
        stream = new.add_stream_from_template(old.streams.audio[0])
        new.set_chapters(
            [{"id": 1, "start": 0, "end": 1200, "time_base": unit, "metadata": {"title": "One"}},
             {"id": 2, "start": 1200, "end": 2900, "time_base": unit, "metadata": {"title": "Two"}}]
        )  # fmt: skip
        for packet in old.demux(audio=0):
            if packet.dts is not None:
                packet.stream = stream
                new.mux(packet)
    data = path.read_bytes()
    assert b"chpl" in data
    path.write_bytes(data.replace(b"chpl", b"free"))  # so that QuickTime's own way alone is left
    assert inner(path) == ()
    assert [chapter.title for chapter in inspect(path).info.chapters] == ["One", "Two"]


def test_streams_without_end_are_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "a.srt"
    source.write_text(SRT)
    path = with_subtitles(tmp_path / "a.mkv", source)
    monkeypatch.setattr("spacesviewer.media.inner_texts.MAX_CUES", 0)
    found = read_inner(path, lambda: None)
    assert found.notes == ("The subtitles inside a.mkv go on for ever; the rest was left out.",)


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.mkv"
    path.write_bytes(b"\x1aE\xdf\xa3" + bytes(200))
    assert read_inner(path, lambda: None).texts == ()
