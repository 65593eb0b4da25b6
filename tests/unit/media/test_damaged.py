"""Files that are cut, damaged, joined or no sound at all."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.media.reader import ExactReader
from tests.unit.media.sounds import Samples, delay_of, read_on, speechlike, write

RATE = 44100
PLAIN_AAC = {"aac_pns": "0"}


def read_whole(path: Path) -> Samples:
    with ExactReader(path) as reader:
        return read_on(reader)


def check_any_place(path: Path, whole: Samples, drift: float = 1e-6) -> None:
    with ExactReader(path) as reader:
        for place in np.random.default_rng(3).integers(0, len(whole), 30).tolist():
            part = reader.read(place, 2000)
            expected = whole[place : place + 2000]
            assert part.shape == expected.shape
            assert np.abs(part - expected).max() <= drift, f"at {place}"
        assert reader.total_samples == len(whole)


def damage(path: Path, size: int = 400) -> Path:
    """A copy with so many bytes of rubbish at two fifths of its length."""
    data = bytearray(path.read_bytes())
    place = len(data) * 2 // 5
    data[place : place + size] = random.Random(5).randbytes(size)
    target = path.with_stem("damaged")
    target.write_bytes(data)
    return target


@pytest.mark.parametrize("name", ["a.m4a", "a.flac", "a.opus", "a.ts", "a.wav"])
def test_lost_packets_leave_the_rest_in_its_place(name: str, tmp_path: Path) -> None:
    codec = {"m4a": "aac", "ts": "aac", "opus": "libopus", "wav": "pcm_s16le", "flac": "flac"}
    options = PLAIN_AAC if name in ("a.m4a", "a.ts") else {}
    rate = 48000 if name == "a.opus" else RATE
    sound = speechlike(6, rate)
    good = write(tmp_path / name, sound, rate, codec[name[2:]], bit_rate=64000, options=options)
    whole, healed = read_whole(good), read_whole(damage(good))
    assert len(healed) == len(whole)
    assert not np.array_equal(healed, whole)
    late = slice(len(whole) * 7 // 10, len(whole))
    assert np.abs(healed[late] - whole[late]).max() < 0.01
    check_any_place(tmp_path / f"damaged{good.suffix}", healed, drift=0.02)


def test_what_is_lost_is_silent(tmp_path: Path) -> None:
    good = write(tmp_path / "a.mkv", speechlike(6, RATE), RATE, "aac", options=PLAIN_AAC)
    healed, whole = read_whole(damage(good)), read_whole(good)
    lost = np.flatnonzero(np.abs(healed - whole)[:, 0] > 0.01)
    assert len(lost) > 1000
    assert np.count_nonzero(healed[lost[1024] : lost[-2048]]) == 0


@pytest.mark.parametrize("channels", [(1, 2), (2, 1)])
def test_joined_files_with_other_channels_go_on(channels: tuple[int, int], tmp_path: Path) -> None:
    parts = [
        write(
            tmp_path / f"{n}.mp3",
            speechlike(4, RATE, c, seed=n),
            RATE,
            "libmp3lame",
            bit_rate=96000,
        )
        for n, c in enumerate(channels)
    ]
    joined = tmp_path / "joined.mp3"
    joined.write_bytes(b"".join(part.read_bytes() for part in parts))
    whole = read_whole(joined)
    assert whole.shape[1] == channels[0]
    second = speechlike(4, RATE, 1, seed=1)
    assert delay_of(whole[-len(second) :], second)[1] > 0.9
    check_any_place(joined, whole)


def test_another_rate_midway_is_converted(tmp_path: Path) -> None:
    first = write(tmp_path / "1.mp3", speechlike(4, RATE), RATE, "libmp3lame", bit_rate=64000)
    other = write(
        tmp_path / "2.mp3", speechlike(4, 24000, seed=2), 24000, "libmp3lame", bit_rate=48000
    )
    joined = tmp_path / "joined.mp3"
    joined.write_bytes(first.read_bytes() + other.read_bytes())
    whole = read_whole(joined)
    assert abs(len(whole) / RATE - 8) < 0.2
    with ExactReader(joined) as reader:
        for place in (RATE * 5, RATE * 6, RATE * 7):
            lag, alike = delay_of(reader.read(place, RATE // 2), whole[place : place + RATE // 2])
            assert abs(lag) <= 2
            assert alike > 0.9


def test_ogg_streams_in_a_chain_are_one_recording(tmp_path: Path) -> None:
    parts = [
        write(
            tmp_path / f"{n}.opus",
            speechlike(4, 48000, seed=n),
            48000,
            "libopus",
            container={"serial_offset": str(70 * n)},
        )
        for n in range(2)
    ]
    joined = tmp_path / "joined.opus"
    joined.write_bytes(b"".join(part.read_bytes() for part in parts))
    whole = read_whole(joined)
    assert len(whole) == 8 * 48000
    check_any_place(joined, whole, drift=0.01)


@pytest.mark.parametrize("name", ["a.wav", "a.mp3", "a.m4a", "a.flac", "a.opus", "a.mkv"])
def test_a_cut_file_is_as_long_as_what_is_left(name: str, tmp_path: Path) -> None:
    codec = {"wav": "pcm_s16le", "mp3": "libmp3lame", "opus": "libopus", "flac": "flac"}
    # With the index in front, as downloads have it; behind it is lost by cutting.
    path = write(
        tmp_path / name,
        speechlike(20, 48000),
        48000,
        codec.get(name[2:], "aac"),
        options=PLAIN_AAC if name in ("a.m4a", "a.mkv") else {},
        container={"movflags": "faststart"} if name == "a.m4a" else {},
    )
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    whole = read_whole(path)
    assert 6 < len(whole) / 48000 < 14
    check_any_place(path, whole, drift=0.01)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.mp3", b""),
        ("text.mp3", b"Nothing to hear.\n" * 50),
        ("noise.m4a", random.Random(1).randbytes(20_000)),
        ("list.mp3", b"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nother.mp3\n"),
        ("join.mp3", b"ffconcat version 1.0\nfile other.wav\n"),
    ],
)
def test_what_is_no_sound_is_refused_by_name(name: str, data: bytes, tmp_path: Path) -> None:
    write(tmp_path / "other.wav", speechlike(1, 8000), 8000, "pcm_s16le")
    (tmp_path / name).write_bytes(data)
    with pytest.raises(RefusedFile, match=name):
        ExactReader(tmp_path / name)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.mp3", tmp_path):
        with pytest.raises(RefusedFile, match=path.name):
            ExactReader(path)


def test_a_closed_reader_can_be_closed_again(tmp_path: Path) -> None:
    path = write(tmp_path / "a.wav", speechlike(1, 8000), 8000, "pcm_s16le")
    reader = ExactReader(path)
    reader.close()
    reader.close()
