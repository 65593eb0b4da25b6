"""Quiet voices become louder, loud ones stay what they were, and nothing clips."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.media.limiter import CEILING, Limiter, Samples
from tests.unit.media.sounds import speechlike

RATE = 16_000


def limited(sound: Samples, gain_db: float, portion: int = 320) -> Samples:
    limiter = Limiter(RATE, sound.shape[1], gain_db)
    parts = [limiter.push(sound[at : at + portion]) for at in range(0, len(sound), portion)]
    return np.concatenate([*parts, limiter.flush()])


@given(
    st.lists(st.floats(-4, 4, width=32), max_size=400),
    st.integers(0, 24),
    st.integers(1, 70),
)
def test_nothing_is_ever_above_the_ceiling(values: list[float], gain: int, portion: int) -> None:
    sound = np.array(values, np.float32).reshape(-1, 1)
    heard = limited(sound, gain, portion)
    assert heard.shape == sound.shape
    assert np.abs(heard).max(initial=0) <= CEILING * 1.0001
    told = np.abs(sound) > 1e-30  # less may be rounded to nothing
    assert np.array_equal(np.sign(heard[told]), np.sign(sound[told]))


def test_portions_make_no_difference() -> None:
    sound = speechlike(1, RATE, 2)
    assert np.allclose(limited(sound, 24, 320), limited(sound, 24, 7), atol=1e-6)


def test_a_quiet_voice_is_lifted_in_full() -> None:
    quiet = speechlike(2, RATE) * np.float32(0.02)
    assert np.allclose(limited(quiet, 24), quiet * np.float32(10 ** (24 / 20)), rtol=1e-4)


def test_a_quiet_voice_behind_a_loud_one_comes_back_within_half_a_second() -> None:
    t = np.arange(2 * RATE) / RATE
    tone = np.sin(2 * np.pi * 200 * t).astype(np.float32)
    sound = (np.where(t < 1, 0.9, 0.03).astype(np.float32) * tone)[:, None]
    heard = limited(sound, 24)
    assert np.abs(heard[RATE // 2 : RATE]).max() == pytest.approx(CEILING, abs=0.02)
    wanted = 0.03 * 10 ** (24 / 20)
    assert np.abs(heard[RATE * 3 // 2 :]).max() == pytest.approx(wanted, rel=0.05)


def test_a_tone_stays_a_tone() -> None:
    t = np.arange(RATE) / RATE
    tone = (0.5 * np.sin(2 * np.pi * 200 * t)).astype(np.float32)[:, None]
    spectrum = np.abs(np.fft.rfft(limited(tone, 12)[RATE // 4 :, 0]))
    spectrum /= spectrum.max()
    loudest = np.argsort(spectrum)[-1] * RATE / (RATE * 3 // 4)
    assert loudest == pytest.approx(200, abs=2)
    third = round(600 * (RATE * 3 // 4) / RATE)
    assert spectrum[third - 2 : third + 3].max() < 0.02


def test_what_is_no_number_does_not_stay() -> None:
    sound = speechlike(1, RATE)
    sound[100:120] = np.nan
    sound[200] = np.inf
    heard = limited(sound, 6)
    assert np.isfinite(heard).all()
    assert np.abs(heard[RATE // 2 :]).max() > 0.3
