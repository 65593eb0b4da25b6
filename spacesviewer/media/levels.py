"""Classes of loudness from a waveform, for the search for silences and for speech without text."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from spacesviewer.domain.soundlevels import DIGITAL, LOUD, MIDDLE, QUIET
from spacesviewer.media.pyramid import Pyramid

# Codes of loudness are half decibels; 255 is full scale.
_FULL = 255
_NOTHING = _FULL - 2 * 90  # below -90 dB: what 16 bits cannot hold
_ABOVE_FLOOR = 2 * 6
_BELOW_LOUD = 2 * 10
_SPEECH_BELOW_LOUD = 2 * 12
_STILL = _FULL - 2 * 60  # a recording whose loud passages are below -60 dB holds no speech
_FLOOR, _LOUD_SHARE = 0.1, 0.9


def classes(pyramid: Pyramid) -> bytes:
    """One class for each 160 ms, measured against the recording's own floor and loud passages."""
    codes = pyramid.loudness(2)
    sounding = codes[codes > _NOTHING]
    if not len(sounding):
        return bytes([DIGITAL]) * len(codes)
    floor, loud = _quantile(sounding, _FLOOR), _quantile(sounding, _LOUD_SHARE)
    # In steady music the floor is nearly as loud as the rest; nothing of that is quiet.
    quiet = min(floor + _ABOVE_FLOOR, loud - _BELOW_LOUD)
    speech = max(quiet + 1, loud - _SPEECH_BELOW_LOUD)
    if loud < _STILL:
        quiet = speech = _FULL
    made = np.full(len(codes), MIDDLE, dtype=np.uint8)
    made[codes > speech] = LOUD
    made[codes <= quiet] = QUIET
    made[codes <= _NOTHING] = DIGITAL
    return made.tobytes()


def _quantile(codes: NDArray[np.uint8], share: float) -> int:
    """The code that so large a share of them does not exceed; quicker than sorting."""
    counts = np.cumsum(np.bincount(codes, minlength=256))
    return int(np.searchsorted(counts, share * counts[-1]))
