"""Where one recording begins in another, found from the loudness of both.

Two recordings of one event rise and fall together, whatever the platform did to their level and
codec. The loudness in steps of 10 ms is taken from their waveforms; the correlation of all
overlaps at once tells where they fit. What does not stand out clearly is no answer.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from spacesviewer.media.pyramid import BIN_MS, Pyramid

Doubles = NDArray[np.floating[Any]]

_COARSE = 10  # bins of a step in the search over all places: 100 ms
_LEAST_OVERLAP_MS = 20_000
_SMOOTH_S = 8.0  # slower changes of level are the platform's, not the speech's
_QUIET = 1e-3  # RMS: below it a codec's silence and a microphone's are alike
_LEAST_LIKENESS = 0.35  # correlation; other speech reaches 0.1 over minutes
_LEAST_MARGIN = 1.25  # how far the best place stands above all others
_NEAR_MS = 3000  # around the best place, where others are the same one


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where the second recording begins in the first, in ms (below 0: before it).

    ``likeness`` is the correlation of the two over ``overlap_ms``, -1 to 1; ``margin`` by what
    factor this place stands above the next best. ``confidence`` is 0 to 1 for people.
    """

    offset_ms: int
    likeness: float
    margin: float
    overlap_ms: int

    @property
    def is_certain(self) -> bool:
        """Whether it may be taken for true."""
        return (
            self.likeness >= _LEAST_LIKENESS
            and self.margin >= _LEAST_MARGIN
            and self.overlap_ms >= _LEAST_OVERLAP_MS
        )

    @property
    def confidence(self) -> float:
        """How sure it is: 0 as good as any other place, 1 without doubt."""
        distinct = min(1.0, max(0.0, self.margin - 1.0))
        return round(math.sqrt(min(1.0, max(0.0, self.likeness))) * distinct, 2)


def align(first: Pyramid, second: Pyramid) -> Alignment | None:
    """The best place of the second recording in the first; None where one is too short.

    Ask ``is_certain`` before it is used: there is a best place for any two sounds.
    """
    if min(first.duration_ms, second.duration_ms) < _LEAST_OVERLAP_MS:
        return None
    one, two = (_envelope(pyramid, _COARSE * BIN_MS) for pyramid in (first, second))
    scores, overlaps, likeness = _correlated(one, two, _LEAST_OVERLAP_MS // (_COARSE * BIN_MS))
    best = int(np.argmax(scores))
    if scores[best] <= 0:
        return None
    near = _NEAR_MS // (_COARSE * BIN_MS)
    rest = np.delete(scores, slice(max(0, best - near), best + near + 1))
    margin = float(scores[best] / rest.max()) if len(rest) and rest.max() > 0 else 10.0
    offset_ms = _refined(first, second, (best - len(two) + 1) * _COARSE * BIN_MS)
    overlap_ms = int(overlaps[best]) * _COARSE * BIN_MS
    return Alignment(offset_ms, float(likeness[best]), min(margin, 10.0), overlap_ms)


def _envelope(pyramid: Pyramid, step_ms: int) -> Doubles:
    """The loudness in decibels, step by step, without its slow changes."""
    width = max(1, pyramid.duration_ms // step_ms)
    rms = pyramid.columns(0, width * step_ms, width)[2].astype(np.float64)
    level = 20 * np.log10(np.maximum(rms, _QUIET))
    return level - _smoothed(level, max(1, round(_SMOOTH_S * 1000 / step_ms)))


def _smoothed(values: Doubles, width: int) -> Doubles:
    """A running mean that has no edges: outside, the first and the last value go on."""
    half = width // 2
    padded = np.pad(values, (half + 1, half), mode="edge")
    sums = np.cumsum(padded)
    return np.asarray((sums[2 * half + 1 :] - sums[: -2 * half - 1]) / (2 * half + 1))


def _correlated(one: Doubles, two: Doubles, least: int) -> tuple[Doubles, Doubles, Doubles]:
    """For each place: a score, the steps of overlap, and the correlation over the overlap.

    Place ``len(two) - 1`` is where both begin together. The score is the correlation times the
    root of the overlap: what chance alone reaches is the same for any overlap then.
    """
    size = 1 << (len(one) + len(two) - 1).bit_length()
    count = len(one) + len(two) - 1

    def against(a: Doubles, b: Doubles) -> Doubles:
        spectrum = np.fft.rfft(a, size) * np.fft.rfft(b[::-1], size)
        return np.asarray(np.fft.irfft(spectrum, size)[:count])

    ones, twos = np.ones(len(one)), np.ones(len(two))
    overlap = np.maximum(np.rint(against(ones, twos)), 1)
    sum_one, sum_two = against(one, twos), against(ones, two)
    cross = against(one, two) - sum_one * sum_two / overlap
    var_one = np.maximum(against(one * one, twos) - sum_one**2 / overlap, 0)
    var_two = np.maximum(against(ones, two * two) - sum_two**2 / overlap, 0)
    # A stretch of mere silence is like any other: it counts for nothing.
    power = np.sqrt(var_one * var_two)
    likeness = np.where(power > overlap, cross / np.maximum(power, 1e-9), 0.0)
    scores = np.where(overlap >= least, likeness * np.sqrt(overlap), 0.0)
    return scores, overlap, likeness


def _refined(first: Pyramid, second: Pyramid, about_ms: int) -> int:
    """The place in steps of 10 ms, looked for around one that is known to 100."""
    one, two = (_envelope(pyramid, BIN_MS) for pyramid in (first, second))
    best, best_ms = -2.0, about_ms
    for off in range(-2 * _COARSE, 2 * _COARSE + 1):
        place = about_ms // BIN_MS + off
        begin, end = max(0, place), min(len(one), place + len(two))
        if end - begin < _LEAST_OVERLAP_MS // BIN_MS // 2:
            continue
        a, b = one[begin:end], two[begin - place : end - place]
        power = float(np.sqrt(np.dot(a, a) * np.dot(b, b)))
        value = float(np.dot(a, b)) / power if power > 0 else -1.0
        if value > best:
            best, best_ms = value, place * BIN_MS
    return best_ms
