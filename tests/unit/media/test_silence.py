"""Silence is skipped, soft voices never are."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from spacesviewer.domain.heard import covers, total_ms
from spacesviewer.media import waveform
from spacesviewer.media.pyramid import Pyramid
from spacesviewer.media.silence import MARGIN_MS, silences
from tests.unit.media.sounds import Samples, speechlike, write

RATE = 16_000


def pyramid_of(sound: Samples, folder: Path) -> Pyramid:
    path = write(folder / "a.wav", sound, RATE, "pcm_s16le")
    waveform.build(path, folder / "a.wave")
    return waveform.load(folder / "a.wave")


def talk(seconds: float, loudness: float, seed: int) -> Samples:
    """Loud all the time, as words in a row are."""
    chance = np.random.default_rng(seed)
    return chance.normal(0, 0.2 * loudness, (round(seconds * RATE), 1)).astype(np.float32)


def room(seconds: float, loudness: float = 0.001) -> Samples:
    return talk(seconds, loudness / 0.2, 9)


@pytest.mark.parametrize("noise", [0.0005, 0.003])
def test_pauses_are_found_and_soft_callers_are_not(tmp_path: Path, noise: float) -> None:
    # 5 s host, 2 s pause, 3 s of a caller 20 dB below, 0.5 s pause, 4 s host, 3 s pause, host.
    parts = [talk(5, 1, 1), room(2, noise), talk(3, 0.1, 2), room(0.5, noise), talk(4, 1, 3),
             room(3, noise), talk(2, 1, 4)]  # fmt: skip
    quiet, digital = silences(pyramid_of(np.concatenate(parts), tmp_path))
    assert [(round(start, -2), round(end, -2)) for start, end in quiet] == [
        (5000 + MARGIN_MS, 7000 - MARGIN_MS),
        (14_500 + MARGIN_MS, 17_500 - MARGIN_MS),
    ]
    assert digital == ()


def test_digital_silence_is_told_apart(tmp_path: Path) -> None:
    parts = [talk(4, 1, 1), np.zeros((RATE, 1), np.float32), talk(4, 1, 2), room(2), talk(4, 1, 3)]
    quiet, digital = silences(pyramid_of(np.concatenate(parts), tmp_path))
    assert digital == ((4000, 5000),)
    assert covers(quiet, 4300, 4700)
    assert covers(quiet, 9300, 10_700)
    assert not covers(digital, 9300, 10_700)


def test_without_pauses_nothing_is_skipped(tmp_path: Path) -> None:
    quiet, _ = silences(pyramid_of(talk(20, 1, 1), tmp_path))
    assert quiet == ()
    soft = np.concatenate([talk(5, 1, 1), talk(15, 0.15, 2)])
    quiet, _ = silences(pyramid_of(soft, tmp_path))
    assert total_ms(quiet) == 0


def test_nothing_but_silence_is_silence(tmp_path: Path) -> None:
    quiet, digital = silences(pyramid_of(np.zeros((2 * RATE, 1), np.float32), tmp_path))
    assert quiet == digital == ((0, 2000),)


def test_made_speech_is_mostly_kept(tmp_path: Path) -> None:
    quiet, digital = silences(pyramid_of(speechlike(20, RATE), tmp_path))
    assert total_ms(quiet) < 8000
    assert covers(digital, 8100, 8900)
