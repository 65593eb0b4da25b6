"""The facts of sound files: true lengths, and what headers claim."""

from __future__ import annotations

import csv
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import av
import numpy as np
import pytest

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.recording import MediaInfo
from spacesviewer.media.probe import probe
from spacesviewer.media.reader import ExactReader
from tests.unit.media.sounds import speechlike, write

SECONDS = 5.37


class Kind(NamedTuple):
    name: str
    codec: str
    rate: int
    container: str
    options: dict[str, str] = {}  # noqa: RUF012
    claims: bool = True
    slack_ms: int = 1  # what the encoder's delay and the last packet add


KINDS = [
    Kind("a.wav", "pcm_s16le", 44100, "wav"),
    Kind("u8.wav", "pcm_u8", 8000, "wav"),
    Kind("a24.wav", "pcm_s24le", 48000, "wav"),
    Kind("a.aiff", "pcm_s16be", 44100, "aiff"),
    Kind("a.flac", "flac", 44100, "flac"),
    Kind("a.m4a", "aac", 48000, "m4a", slack_ms=50),
    Kind("alac.m4a", "alac", 44100, "m4a"),
    Kind("frag.m4a", "aac", 48000, "m4a", {"movflags": "frag_keyframe+empty_moov"}, True, 80),
    Kind("a.mp4", "aac", 22050, "mp4", slack_ms=100),
    Kind("a.mov", "aac", 48000, "mov", slack_ms=50),
    Kind("a.mp3", "libmp3lame", 44100, "mp3"),
    Kind("bare.mp3", "libmp3lame", 44100, "mp3", {"write_xing": "0"}, False, 60),
    Kind("a.aac", "aac", 44100, "aac", {}, False, 60),
    Kind("a.ts", "aac", 48000, "mpegts", {}, False, 60),
    Kind("a.ogg", "libopus", 48000, "ogg", {}, False),
    Kind("a.opus", "libopus", 48000, "ogg", {}, False),
    Kind("a.webm", "libopus", 48000, "webm"),
    Kind("a.mkv", "aac", 48000, "matroska", slack_ms=60),
    Kind("a.wma", "wmav2", 44100, "asf", slack_ms=100),
    Kind("a.amr", "libopencore_amrnb", 8000, "amr", {}, False, 30),
]


def make(folder: Path, kind: Kind, seconds: float = SECONDS) -> Path:
    sound = speechlike(seconds, kind.rate)
    bit_rate = 12200 if kind.container == "amr" else 64000
    return write(
        folder / kind.name, sound, kind.rate, kind.codec, bit_rate=bit_rate, container=kind.options
    )


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_length_is_the_true_one(kind: Kind, tmp_path: Path) -> None:
    path = make(tmp_path, kind)
    info = probe(path)
    assert abs(info.duration_ms - SECONDS * 1000) <= kind.slack_ms
    assert info.duration_ms == round(decoded_samples(path) * 1000 / kind.rate)
    assert (info.container, info.sample_rate, info.channels) == (kind.container, kind.rate, 1)
    assert info.problems == ()
    assert not info.has_video
    assert (info.claimed_ms is not None) == kind.claims
    if info.claimed_ms is not None:
        assert abs(info.claimed_ms - SECONDS * 1000) < 150


def decoded_samples(path: Path) -> int:
    with av.open(str(path)) as container:
        return sum(frame.samples for frame in container.decode(audio=0))


@pytest.mark.parametrize(
    "kind",
    [kind for kind in KINDS if kind.claims and kind.container not in ("m4a", "mp4", "mov")],
    ids=lambda kind: kind.name,
)
def test_a_cut_file_is_told_with_both_lengths(kind: Kind, tmp_path: Path) -> None:
    path = make(tmp_path, kind)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 6 // 10])
    info = probe(path)
    assert 0.4 * SECONDS * 1000 < info.duration_ms < 0.8 * SECONDS * 1000
    [problem] = info.problems
    assert problem.startswith(f"{kind.name} is cut off: it should be 0:00:05.")
    assert f"only 0:00:0{info.duration_ms / 1000:.3f} can be heard" in problem


def test_a_cut_m4a_with_its_index_in_front_is_told(tmp_path: Path) -> None:
    path = make(tmp_path, Kind("talk.m4a", "aac", 48000, "m4a", {"movflags": "faststart"}), 20)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    info = probe(path)
    assert 8000 < info.duration_ms < 12_000
    assert info.problems[0].startswith("talk.m4a is cut off: it should be 0:00:20.0")


def test_a_cut_m4a_with_its_index_behind_is_refused(tmp_path: Path) -> None:
    path = make(tmp_path, Kind("talk.m4a", "aac", 48000, "m4a"))
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(RefusedFile, match=r"talk\.m4a is cut off: the index"):
        probe(path)


def test_a_header_that_promises_too_little_is_told(tmp_path: Path) -> None:
    kind = Kind("a.mp3", "libmp3lame", 44100, "mp3")
    data = make(tmp_path, kind).read_bytes()
    path = tmp_path / "joined.mp3"
    path.write_bytes(data * 3)
    info = probe(path)
    assert info.duration_ms > 3 * SECONDS * 1000 - 100
    assert info.problems[0].startswith("joined.mp3 holds 0:00:16.")


@pytest.mark.parametrize("size", [0xFFFFFFFF, 0x7FFFFFFF, 0])
def test_a_wav_that_left_its_length_open_makes_no_claim(size: int, tmp_path: Path) -> None:
    path = make(tmp_path, KINDS[0])
    data = bytearray(path.read_bytes())
    place = data.index(b"data") + 4
    data[place : place + 4] = struct.pack("<I", size)
    path.write_bytes(data)
    info = probe(path)
    assert abs(info.duration_ms - SECONDS * 1000) <= 1
    assert (info.claimed_ms, info.problems) == (None, ())


@pytest.mark.parametrize("name", ["film.mp4", "film.mkv", "film.mov", "film.webm"])
def test_a_film_may_go_on_after_its_sound(name: str, tmp_path: Path) -> None:
    path = film(tmp_path / name, sound_s=3.0, pictures_s=6.0)
    info = probe(path)
    assert info.has_video
    assert abs(info.duration_ms - 3000) < 60
    assert info.problems == ()
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    if name in ("film.mkv", "film.webm"):
        assert "is cut off: it should be 0:00:0" in probe(path).problems[0]
    else:
        with pytest.raises(RefusedFile, match="is cut off"):
            probe(path)


def test_a_film_without_sound_is_refused(tmp_path: Path) -> None:
    path = film(tmp_path / "mute.mp4", sound_s=0, pictures_s=1)
    with pytest.raises(RefusedFile, match=r"mute\.mp4 is a film without sound"):
        probe(path)


def film(path: Path, sound_s: float, pictures_s: float) -> Path:
    rate = 48000
    with av.open(str(path), "w") as output:
        pictures = output.add_stream("libvpx" if path.suffix == ".webm" else "mpeg4", rate=10)
        assert isinstance(pictures, av.video.stream.VideoStream)
        pictures.width, pictures.height, pictures.pix_fmt = 64, 48, "yuv420p"
        sound = None
        if sound_s:
            sound = output.add_stream("libopus" if path.suffix == ".webm" else "aac", rate=rate)
            assert isinstance(sound, av.audio.stream.AudioStream)
            sound.layout = "mono"
        for number in range(round(pictures_s * 10)):
            image = np.full((48, 64, 3), number * 4 % 256, np.uint8)
            output.mux(pictures.encode(av.VideoFrame.from_ndarray(image)))
            if sound is not None and number < sound_s * 10:
                samples = np.zeros((1, rate // 10), np.float32)
                frame = av.AudioFrame.from_ndarray(samples, "flt", "mono")
                frame.rate, frame.pts = rate, number * rate // 10
                output.mux(sound.encode(frame))
        output.mux(pictures.encode(None))
        if sound is not None:
            output.mux(sound.encode(None))
    return path


def test_two_channels_and_odd_names_are_fine(tmp_path: Path) -> None:
    path = write(tmp_path / "été %d: 録音 #1?.wav", speechlike(1, 8000, 2), 8000, "pcm_s16le")
    assert probe(path).channels == 2


def test_content_decides_what_a_file_is(tmp_path: Path) -> None:
    path = make(tmp_path, KINDS[4]).rename(tmp_path / "really-flac.mp3")
    assert probe(path).container == "flac"


def real_files(real_data: Path) -> Iterator[tuple[Path, float]]:
    with (real_data / "AUDIO.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            yield real_data / row["file"], float(row["decoded_s"])


def test_real_files_are_as_long_as_full_decoding_says(real_data: Path) -> None:
    infos: dict[str, MediaInfo] = {}
    refused: dict[str, str] = {}
    for path, decoded_s in real_files(real_data):
        try:
            infos[path.name] = info = probe(path)
        except RefusedFile as error:
            refused[path.name] = error.message
            continue
        # 0: ffmpeg of its day could not decode it.
        if decoded_s:
            assert abs(info.duration_ms / 1000 - decoded_s) < 0.001, path.name
        with ExactReader(path) as reader:
            assert reader.duration_ms == info.duration_ms
    assert len(infos) > 30
    assert {"mono.empty.wav", "mono.invalid.wav", "mono.zero.wav"} <= set(refused)
    assert all(sentence.startswith(name) for name, sentence in refused.items())
    assert infos["vbri.mp3"].problems[0].startswith("vbri.mp3 is cut off: it should be 0:03:42")
    assert [c.title for c in infos["chapters.mp3"].chapters] == ["Introduction", "New chapter"]
    assert [name for name, info in infos.items() if info.problems] == ["vbri.mp3"]
