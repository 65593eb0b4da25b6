"""Classes of loudness from real sound, through a real waveform file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from spacesviewer.domain.soundlevels import DIGITAL, LOUD, QUIET, WINDOW_MS, SoundLevels
from spacesviewer.media import levels, waveform
from spacesviewer.media.pyramid import (
    BIN_MS,
    FACTOR,
    HEAD_SIZE,
    NEUTRAL,
    Head,
    Pyramid,
    coarser,
    pack_rows,
)
from tests.unit.media.sounds import write

RATE = 8000


def talk(seconds: int, loudness: float = 0.2, noise: float = 0.0005) -> NDArray[np.float32]:
    """Syllables of noise with pauses in a room that is never quite silent."""
    chance = np.random.default_rng(7)
    t = np.arange(seconds * RATE) / RATE
    speaking = (np.sin(2 * np.pi * 1.3 * t) > -0.4) * loudness
    sound = chance.normal(0, 1, len(t)) * (speaking + noise)
    return np.clip(sound[:, None], -1, 1).astype(np.float32)


def classes_of(tmp_path: Path, sound: NDArray[np.float32], codec: str = "pcm_s16le") -> bytes:
    suffix = {"pcm_s16le": "wav", "aac": "m4a", "libopus": "opus"}[codec]
    rate = 48_000 if codec == "libopus" else RATE
    if rate != RATE:
        sound = np.repeat(sound, rate // RATE, axis=0)
    path = write(tmp_path / f"talk.{suffix}", sound, rate, codec)
    waveform.build(path, tmp_path / "talk.wave")
    return levels.classes(waveform.load(tmp_path / "talk.wave"))


@pytest.mark.parametrize("codec", ["pcm_s16le", "aac", "libopus"])
def test_a_dead_line_and_a_quiet_room_are_told_apart(tmp_path: Path, codec: str) -> None:
    sound = talk(60)
    sound[10 * RATE : 20 * RATE] = 0
    sound[35 * RATE : 47 * RATE] *= 0.0005 / 0.2005
    found = list(SoundLevels(classes_of(tmp_path, sound, codec)).calm(5000))
    assert [digital for *_, digital in found] == [True, False]
    for (start, end, _), (begun, over) in zip(found, ((10, 20), (35, 47)), strict=True):
        assert abs(start - begun * 1000) <= 2 * WINDOW_MS + 500
        assert abs(end - over * 1000) <= 2 * WINDOW_MS + 500


@pytest.mark.parametrize("loudness", [0.5, 0.05, 0.01])
def test_quiet_is_measured_against_the_recording_itself(tmp_path: Path, loudness: float) -> None:
    sound = talk(40, loudness, loudness / 400)
    sound[20 * RATE : 32 * RATE] *= 1 / 400
    ((start, end, _),) = SoundLevels(classes_of(tmp_path, sound)).calm(5000)
    assert 19_500 <= start <= 20_500
    assert 31_500 <= end <= 32_500


def test_steady_music_is_never_quiet_and_a_dead_file_always(tmp_path: Path) -> None:
    t = np.arange(20 * RATE) / RATE
    music = (0.3 * np.sin(2 * np.pi * 440 * t))[:, None].astype(np.float32)
    made = classes_of(tmp_path, music)
    assert not made.count(QUIET)
    assert not made.count(DIGITAL)
    dead = classes_of(tmp_path, np.zeros((10 * RATE, 1), np.float32))
    assert set(dead) == {DIGITAL}


def test_the_hiss_of_an_empty_recording_is_no_speech(tmp_path: Path) -> None:
    made = classes_of(tmp_path, talk(20, 0.0002, 0.00015))
    assert not made.count(LOUD)


def pyramid_of(energy: NDArray[np.float64]) -> Pyramid:
    peak = np.sqrt(energy)
    rows = pack_rows(-peak, peak, energy)
    head, parts = Head(100, len(rows), len(rows)), [b""]
    for size in head.levels:
        assert len(rows) == size
        parts.append(rows.tobytes() + NEUTRAL)
        rows = coarser(rows)
    return Pyramid(head, bytes(HEAD_SIZE) + b"".join(parts))


@given(st.lists(st.sampled_from((0.0, 1e-9, 1e-5, 0.01, 0.2)), max_size=400))
def test_any_waveform_has_a_class_for_each_whole_window(energies: list[float]) -> None:
    pyramid = pyramid_of(np.array(energies))
    made = levels.classes(pyramid)
    whole = len(energies) // FACTOR // FACTOR
    # The waveform has no such level of a sound that is over after a fifth of a second.
    assert len(made) == (whole if len(energies) // FACTOR > FACTOR else 0)
    assert WINDOW_MS == BIN_MS * FACTOR * FACTOR
    assert set(made) <= set(range(4))
    assert len(pyramid.loudness(0)) == len(energies)
    assert len(pyramid.loudness(99)) == 0
