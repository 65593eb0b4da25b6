"""Where a recording is silent, told by the loudness in its waveform."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from spacesviewer.domain.heard import Stretches
from spacesviewer.media.pyramid import BIN_MS, Pyramid

LEAST_MS = 700
MARGIN_MS = 200  # is left of a silence on both sides, or words would be clipped
_DIGITAL_DB = -80.0  # 24 dB more would not make it audible
_ABOVE_NOISE_DB, _BELOW_SPEECH_DB = 8.0, 30.0
_SOFTEST_DB = -70.0

Levels = NDArray[np.float32]


def silences(pyramid: Pyramid) -> tuple[Stretches, Stretches]:
    """Stretches to skip, and those in which there is nothing at all; in ms of the recording.

    Silent is what is hardly louder than the recording's own noise, and far below its speech:
    a caller who is 25 dB softer than the host is not skipped.
    """
    levels = pyramid.levels_db()
    if not len(levels):
        return (), ()
    digital = levels <= _DIGITAL_DB
    sounding = levels[~digital]
    if not len(sounding):
        whole = ((0, pyramid.duration_ms),)
        return (whole if pyramid.duration_ms >= LEAST_MS else ()), whole
    noise, speech = np.percentile(sounding, [5, 90])
    limit = max(_SOFTEST_DB, min(noise + _ABOVE_NOISE_DB, speech - _BELOW_SPEECH_DB))
    quiet = _stretches(levels <= limit, LEAST_MS, MARGIN_MS, pyramid.duration_ms)
    return quiet, _stretches(digital, BIN_MS, 0, pyramid.duration_ms)


def _stretches(silent: NDArray[np.bool_], least_ms: int, margin_ms: int, end_ms: int) -> Stretches:
    """Runs of silent bins, from a length on, less a margin at both ends."""
    changes = np.flatnonzero(np.diff(silent.astype(np.int8), prepend=0, append=0))
    starts, ends = changes[::2] * BIN_MS, changes[1::2] * BIN_MS
    long = ends - starts >= least_ms
    # At the recording's own beginning and end there is no word to clip.
    begins = np.where(starts > 0, starts + margin_ms, 0)[long]
    finishes = np.where(ends < end_ms, ends - margin_ms, end_ms)[long]
    return tuple(zip(begins.tolist(), finishes.tolist(), strict=True))
