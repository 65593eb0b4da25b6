"""Waveforms: their peaks are the decoded peaks, in every bin and at every zoom."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spacesviewer.domain.errors import RefusedFile, UserError
from spacesviewer.media import isolated
from spacesviewer.media.pyramid import BIN_MS, STEPS, Pyramid, load
from spacesviewer.media.reader import ExactReader
from spacesviewer.media.waveform import build, unfinished
from tests.guards.alive import repeat_until
from tests.unit.media import jobs
from tests.unit.media.sounds import Samples, read_on, speechlike, write

STEP = 1 / STEPS
TINY = 1e-5  # what a decoder may differ by from one run to the next
KINDS = [
    ("a.wav", "pcm_s16le", 44100, 1),
    ("stereo.wav", "pcm_s16le", 44100, 2),
    ("odd.wav", "pcm_s16le", 22050, 2),
    ("u8.wav", "pcm_u8", 8000, 1),
    ("a24.wav", "pcm_s24le", 48000, 2),
    ("f32.wav", "pcm_f32le", 11025, 1),
    ("f64.wav", "pcm_f64le", 16000, 2),
    ("a.flac", "flac", 44100, 2),
    ("a.m4a", "aac", 48000, 2),
    ("a.mp3", "libmp3lame", 22050, 1),
    ("a.aac", "aac", 44100, 1),
    ("a.opus", "libopus", 48000, 1),
    ("a.webm", "libopus", 48000, 2),
    ("a.mkv", "aac", 44100, 1),
    ("a.ts", "aac", 48000, 1),
    ("a.wma", "wmav2", 44100, 1),
]


def waveform(path: Path) -> Pyramid:
    target = path.with_name(f"{path.name}.peaks")
    build(path, target)
    return load(target)


def decoded(path: Path) -> tuple[Samples, int]:
    with ExactReader(path) as reader:
        return read_on(reader), reader.sample_rate


def bins_of(samples: Samples, rate: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Lowest, highest and mean square of each bin, the slow way: (bins, 3)."""
    numbers = np.arange(len(samples)) * 100 // rate
    parts = np.split(samples.astype(np.float64), np.flatnonzero(np.diff(numbers)) + 1)
    return np.array([(part.min(), part.max(), np.mean(part**2)) for part in parts])


def check_bins(pyramid: Pyramid, samples: Samples, rate: int) -> None:
    truth = bins_of(samples, rate)
    assert pyramid.duration_ms == round(len(samples) * 1000 / rate)
    low, high, rms = pyramid.columns(0, len(truth) * BIN_MS, len(truth))
    lowest, highest = np.clip(truth[:, 0], -1, 1), np.clip(truth[:, 1], -1, 1)
    assert (low <= lowest + TINY).all()
    assert (low > lowest - STEP - TINY).all()
    assert (high >= highest - TINY).all()
    assert (high < highest + STEP + TINY).all()
    loud = truth[:, 2] > 1e-10
    decibels = 20 * np.log10(rms[loud] / np.sqrt(truth[loud, 2]))
    assert np.abs(decibels).max(initial=0) < 0.3
    assert rms[~loud].max(initial=0) < 1e-4


@pytest.mark.parametrize(("name", "codec", "rate", "channels"), KINDS)
def test_every_bin_holds_the_decoded_peaks(
    name: str, codec: str, rate: int, channels: int, tmp_path: Path
) -> None:
    sound = speechlike(6.123, rate, channels)
    path = write(tmp_path / name, sound, rate, codec, bit_rate=64000)
    check_bins(waveform(path), *decoded(path))


@pytest.mark.parametrize("name", ["a.m4a", "a.flac", "a.mkv", "a.ts", "a.opus"])
def test_damage_and_gaps_stay_in_their_place(name: str, tmp_path: Path) -> None:
    codec = {"a.flac": "flac", "a.opus": "libopus"}.get(name, "aac")
    # Without AAC's noise, which is new each time one decodes.
    options = {"aac_pns": "0"} if codec == "aac" else {}
    sound = speechlike(9, 48000)
    good = write(tmp_path / name, sound, 48000, codec, bit_rate=64000, options=options)
    data = bytearray(good.read_bytes())
    place = len(data) // 2
    data[place : place + 3000] = bytes(3000)
    path = tmp_path / f"damaged{good.suffix}"
    path.write_bytes(data)
    samples, rate = decoded(path)
    check_bins(waveform(path), samples, rate)
    assert abs(len(samples) - 9 * 48000) < 3000


def test_joined_files_of_other_rates_and_channels_go_on(tmp_path: Path) -> None:
    joined = tmp_path / "joined.mp3"
    with joined.open("wb") as file:
        for number, (rate, channels) in enumerate(((44100, 1), (44100, 2), (24000, 1))):
            part = tmp_path / f"{number}.mp3"
            write(part, speechlike(3, rate, channels), rate, "libmp3lame", bit_rate=64000)
            file.write(part.read_bytes())
    check_bins(waveform(joined), *decoded(joined))


def test_another_number_of_channels_midway_goes_on(tmp_path: Path) -> None:
    joined = tmp_path / "joined.aac"
    with joined.open("wb") as file:
        for number, channels in enumerate((2, 1, 2)):
            part = tmp_path / f"{number}.aac"
            options = {"aac_pns": "0"}
            sound = speechlike(3, 48000, channels)
            write(part, sound, 48000, "aac", bit_rate=64000, options=options)
            file.write(part.read_bytes())
    check_bins(waveform(joined), *decoded(joined))


def test_ogg_streams_in_a_chain_are_one_waveform(tmp_path: Path) -> None:
    joined = tmp_path / "joined.opus"
    with joined.open("wb") as file:
        for number in range(2):
            part = tmp_path / f"{number}.opus"
            serial = {"serial_offset": str(70 * number)}
            write(part, speechlike(3, 48000), 48000, "libopus", container=serial)
            file.write(part.read_bytes())
    check_bins(waveform(joined), *decoded(joined))


def test_samples_that_are_no_numbers_are_silent(tmp_path: Path) -> None:
    sound = speechlike(1, 8000)
    path = write(tmp_path / "a.wav", sound, 8000, "pcm_f32le")
    data = bytearray(path.read_bytes())
    start = data.index(b"data") + 8
    for number, odd in enumerate((np.nan, np.inf, -np.inf, 7.0)):
        place = start + 4 * (1000 + 500 * number)
        data[place : place + 4] = np.float32(odd).tobytes()
    path.write_bytes(data)
    low, high, rms = waveform(path).columns(0, 1000, 100)
    assert np.isfinite([low, high, rms]).all()
    assert low.min() == -1
    assert high.max() == 1


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> tuple[Pyramid, Samples]:
    path = tmp_path_factory.mktemp("spoken") / "a.wav"
    write(path, speechlike(71.234, 8000, 2), 8000, "pcm_s16le")
    return waveform(path), decoded(path)[0]


@settings(max_examples=60)
@given(
    start=st.floats(-3000, 75_000),
    length=st.floats(1, 90_000) | st.floats(1, 500),
    width=st.integers(1, 300),
)
def test_columns_at_any_zoom_are_the_peaks_of_the_samples(
    spoken: tuple[Pyramid, Samples], start: float, length: float, width: int
) -> None:
    pyramid, samples = spoken
    low, high, rms = pyramid.columns(start, start + length, width)
    edges = np.linspace(start, start + length, width + 1) / BIN_MS
    for number in range(width):
        # The bins of 80 samples that a column touches.
        first = max(0, int(np.floor(edges[number] + 1e-6))) * 80
        last = max(0, int(np.ceil(edges[number + 1] - 1e-6))) * 80
        part = samples[first:last]
        if not len(part):
            assert (low[number], high[number], rms[number]) == (0, 0, 0)
            continue
        assert part.min() - STEP - TINY < low[number] <= part.min() + TINY
        assert part.max() - TINY <= high[number] < part.max() + STEP + TINY
        loudness = np.sqrt(np.mean(part.astype(np.float64) ** 2))
        assert abs(rms[number] - loudness) <= 0.09 * loudness + 1e-4


def test_columns_of_nothing(spoken: tuple[Pyramid, Samples]) -> None:
    pyramid = spoken[0]
    assert [len(part) for part in pyramid.columns(0, 1000, 0)] == [0, 0, 0]
    assert not np.any(pyramid.columns(200_000, 300_000, 50))
    assert not np.any(pyramid.columns(-2000, -1000, 50))


@pytest.mark.parametrize("count", [1, 79, 80, 81, 400, 1601])
def test_the_shortest_sounds_have_waveforms(count: int, tmp_path: Path) -> None:
    path = write(tmp_path / "a.wav", speechlike(1, 8000)[:count], 8000, "pcm_s16le")
    check_bins(waveform(path), *decoded(path))


def test_progress_rises_to_the_end(tmp_path: Path) -> None:
    sound = np.tile(speechlike(30, 8000), (10, 1))
    path = write(tmp_path / "a.flac", sound, 8000, "flac")
    told: list[float] = []
    build(path, tmp_path / "a.peaks", progress=told.append)
    assert len(told) > 5
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_a_cut_foreign_or_later_file_is_not_loaded(tmp_path: Path) -> None:
    path = write(tmp_path / "a.wav", speechlike(3, 8000), 8000, "pcm_s16le")
    target = tmp_path / "a.peaks"
    build(path, target)
    good = target.read_bytes()
    later = good[:8] + b"\x02" + good[9:]
    for bad in (b"", good[:50], good[:-1], good + b"\0", b"RIFF" + good[4:], later, bytes(500)):
        target.write_bytes(bad)
        with pytest.raises(RefusedFile, match=r"a\.peaks is not a waveform"):
            load(target)
    with pytest.raises(RefusedFile, match="cannot be read"):
        load(tmp_path / "none.peaks")
    build(path, target)
    assert target.read_bytes() == good


def test_a_failure_leaves_nothing_and_keeps_the_old_one(tmp_path: Path) -> None:
    path = write(tmp_path / "a.wav", speechlike(3, 8000), 8000, "pcm_s16le")
    folder = tmp_path / "cache"
    folder.mkdir()
    target = folder / "a.peaks"
    build(path, target)
    good = target.read_bytes()
    path.write_text("no sound at all")
    with pytest.raises(RefusedFile):
        build(path, target)

    def full(fraction: float) -> None:
        raise OSError(28, "No space left on device")

    write(path, speechlike(3, 8000), 8000, "pcm_s16le")
    with pytest.raises(UserError, match=r"waveform of a\.wav could not be written"):
        build(path, target, progress=full)
    assert [left.name for left in folder.iterdir()] == ["a.peaks"]
    assert target.read_bytes() == good
    with pytest.raises(UserError, match="could not be written"):
        build(path, tmp_path / "missing" / "a.peaks")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")
def test_a_waveform_is_private_and_killed_builds_are_swept(tmp_path: Path) -> None:
    path = write(tmp_path / "a.wav", speechlike(1, 8000), 8000, "pcm_s16le")
    folder = tmp_path / "cache"
    folder.mkdir()
    for name, age_s in ((".a.peaks-killed", 5000), (".a.peaks-alive", 1), (".b.peaks-x", 5000)):
        (folder / name).touch()
        os.utime(folder / name, (time.time() - age_s,) * 2)
    build(path, folder / "a.peaks")
    names = {left.name for left in folder.iterdir()}
    assert names == {"a.peaks", ".a.peaks-alive", ".b.peaks-x"}
    assert (folder / "a.peaks").stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(sys.platform != "linux", reason="Linux counts memory in this way")
def test_a_long_recording_needs_little_memory(tmp_path: Path) -> None:
    path = write(tmp_path / "a.wav", speechlike(1, 48000), 48000, "pcm_s16le")
    data = bytearray(path.read_bytes())
    place = data.index(b"data") + 4
    data[place : place + 4] = (1200 * 96000).to_bytes(4, "little")
    path.write_bytes(data)
    os.truncate(path, place + 4 + 1200 * 96000)  # silence that takes no space
    peak_mb = isolated.run(jobs.peak_memory_of_a_waveform, path, tmp_path / "a.peaks")
    assert peak_mb < 120
    assert load(tmp_path / "a.peaks").duration_ms == 1_200_000


def test_real_recordings(real_data: Path, tmp_path: Path) -> None:
    for name in ("sonnet-audioformats/p001.webm", "sonnet-audioformats/p001.flac", "jfk/jfk.mp3"):
        path = real_data / name
        build(path, tmp_path / "a.peaks")
        check_bins(load(tmp_path / "a.peaks"), *decoded(path))


@pytest.mark.skipif(sys.platform == "win32", reason="There a process keeps its parent's number.")
def test_what_is_made_behind_ends_with_the_program_that_wanted_it(tmp_path: Path) -> None:
    path, target = tmp_path / "long.wav", tmp_path / "long.wave"
    size = 2_000_000_000  # nearly six hours of silence, of which no disk holds anything
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, 48_000, 96_000, 2, 16)
    with path.open("wb") as file:
        file.write(b"RIFF" + struct.pack("<I", size + 36) + b"WAVE" + form)
        file.write(b"data" + struct.pack("<I", size))
        file.truncate(size + 44)
    begin = (
        "from multiprocessing import get_context; from pathlib import Path; import sys;"
        "from spacesviewer.media import waveform; job = tuple(map(Path, sys.argv[1:]));"
        "get_context('spawn').Process(target=waveform.build_in_idle_time, args=(job,)).start()"
    )
    window = subprocess.Popen([sys.executable, "-c", begin, str(path), str(target)])
    assert repeat_until(lambda: bool(unfinished(target)))
    window.kill()
    window.wait()
    assert repeat_until(lambda: not unfinished(target))
    assert not target.exists()
