"""Where one recording begins in another: found by ear, and never guessed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from spacesviewer.media import alignment, waveform
from spacesviewer.media.alignment import align
from spacesviewer.media.joined_wave import JoinedWave
from spacesviewer.media.pyramid import Pyramid
from tests.unit.media.sounds import Samples, write

RATE = 8000


def talk(seconds: float, seed: int) -> Samples:
    """Syllables and pauses of chance lengths and levels, as loudness hears speech."""
    chance = np.random.default_rng(seed)
    parts: list[Samples] = []
    while sum(len(part) for part in parts) < seconds * RATE:
        loud, length = chance.uniform(0.03, 0.4), int(chance.uniform(0.08, 0.5) * RATE)
        parts.append((chance.normal(0, loud, length)).astype(np.float32))
        parts.append(np.zeros(int(chance.exponential(0.15) * RATE), dtype=np.float32))
    sound = np.concatenate(parts)[: round(seconds * RATE)]
    return np.clip(sound, -1, 1)[:, None]


def pyramid_of(folder: Path, name: str, samples: Samples, codec: str = "flac") -> Pyramid:
    sound = write(folder / name, samples, RATE, codec)
    waveform.build(sound, folder / f"{name}.wave")
    return waveform.load(folder / f"{name}.wave")


@pytest.fixture(scope="module")
def source() -> Samples:
    return talk(180, 1)


@pytest.fixture(scope="module")
def whole(source: Samples, tmp_path_factory: pytest.TempPathFactory) -> Pyramid:
    return pyramid_of(tmp_path_factory.mktemp("whole"), "whole.flac", source)


@pytest.mark.parametrize("begin_s", [0.0, 33.33, 120.0])
def test_a_mirror_is_found_to_a_hundredth(
    tmp_path: Path, source: Samples, whole: Pyramid, begin_s: float
) -> None:
    cut = source[round(begin_s * RATE) : round((begin_s + 60) * RATE)] * 0.2
    noise = np.random.default_rng(5).normal(0, 0.004, cut.shape)
    mirror = pyramid_of(tmp_path, "mirror.flac", (cut + noise).astype(np.float32))
    found = align(whole, mirror)
    assert found is not None
    assert found.is_certain
    assert found.confidence > 0.8
    assert found.offset_ms == pytest.approx(begin_s * 1000, abs=10)
    assert found.overlap_ms == pytest.approx(60_000, abs=200)
    backwards = align(mirror, whole)
    assert backwards is not None
    assert backwards.is_certain
    assert backwards.offset_ms == pytest.approx(-begin_s * 1000, abs=10)


def test_an_overlap_at_the_edge_is_found(tmp_path: Path, source: Samples, whole: Pyramid) -> None:
    later = np.concatenate([source[150 * RATE :], talk(90, 2)])
    found = align(whole, pyramid_of(tmp_path, "later.flac", later))
    assert found is not None
    assert found.is_certain
    assert found.offset_ms == pytest.approx(150_000, abs=10)
    assert found.overlap_ms == pytest.approx(30_000, abs=200)


def test_what_does_not_overlap_is_not_certain(tmp_path: Path, whole: Pyramid) -> None:
    for seed, seconds in ((7, 60), (8, 180), (9, 25)):
        found = align(whole, pyramid_of(tmp_path, f"{seed}.flac", talk(seconds, seed)))
        assert found is None or not found.is_certain


def test_silence_and_steady_sound_fit_nowhere(tmp_path: Path, whole: Pyramid) -> None:
    silence = np.zeros((60 * RATE, 1), dtype=np.float32)
    tone = np.sin(np.arange(60 * RATE) * 0.3).astype(np.float32)[:, None] * np.float32(0.3)
    for name, sound in (("silence.flac", silence), ("tone.flac", tone)):
        pyramid = pyramid_of(tmp_path, name, sound)
        for one, two in ((whole, pyramid), (pyramid, pyramid)):
            found = align(one, two)
            assert found is None or not found.is_certain


def test_a_recording_of_seconds_is_too_short(tmp_path: Path, source: Samples) -> None:
    short = pyramid_of(tmp_path, "short.flac", source[: 10 * RATE])
    assert align(short, short) is None


def test_long_recordings_are_compared_at_once() -> None:
    """Three hours against three hours would be 10^10 products one by one."""
    chance = np.random.default_rng(3)
    one, two = chance.normal(0, 1, 120_000), chance.normal(0, 1, 120_000)
    two[:70_000] = one[50_000:]
    scores, overlap, likeness = alignment._correlated(one, two, 200)
    best = int(np.argmax(scores))
    assert best - len(two) + 1 == 50_000
    assert overlap[best] == 70_000
    assert likeness[best] == pytest.approx(1.0)


def test_waveforms_are_joined_at_their_places(
    tmp_path: Path, source: Samples, whole: Pyramid
) -> None:
    part = pyramid_of(tmp_path, "part.flac", source[: 30 * RATE])
    wave = JoinedWave([(part, 1000), (part, 41_000), (whole, 61_000)])
    assert wave.duration_ms == 241_000
    low, high, rms = wave.columns(0, 241_000, 241)
    for columns, alone in zip((low, high, rms), part.columns(0, 30_000, 30), strict=True):
        assert columns[0] == 0
        assert np.allclose(columns[1:31], alone)
        assert (columns[31:41] == 0).all()
        assert np.allclose(columns[41:71], alone)  # the first counts where two overlap
    assert high[71:].max() > 0.5
    assert JoinedWave([]).columns(0, 1000, 10)[0].tolist() == [0.0] * 10


def test_real_speech_is_found_in_its_other_encoding(real_data: Path, tmp_path: Path) -> None:
    folder = real_data / "prompts-english-long"
    pyramids = []
    for name in ("prompts-en.mp3", "prompts-en.opus"):
        waveform.build(folder / name, tmp_path / name)
        pyramids.append(waveform.load(tmp_path / name))
    found = align(*pyramids)
    assert found is not None
    assert found.is_certain
    assert abs(found.offset_ms) <= 10
