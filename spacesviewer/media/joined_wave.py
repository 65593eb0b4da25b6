"""The waveforms of several recordings as one, at their places in the session."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

import numpy as np

from spacesviewer.media.pyramid import Floats, Pyramid


class JoinedWave:
    """Waveforms with the places of their first samples in ms; the first counts where two overlap.

    Where none has sound all is 0.
    """

    def __init__(self, parts: Sequence[tuple[Pyramid, int]]) -> None:
        self.parts = tuple(parts)
        self.duration_ms = max((at + wave.duration_ms for wave, at in parts), default=0)

    def columns(self, start_ms: float, end_ms: float, width: int) -> tuple[Floats, Floats, Floats]:
        """Lowest sample, highest sample and root mean square of ``width`` equal stretches."""
        low, high, rms = (np.zeros(width, dtype=np.float32) for _ in range(3))
        step = (end_ms - start_ms) / width
        for wave, at_ms in reversed(self.parts):
            first = max(0, ceil((at_ms - start_ms) / step))
            last = min(width, ceil((at_ms + wave.duration_ms - start_ms) / step))
            if last > first:
                begin = start_ms - at_ms + first * step
                found = wave.columns(begin, start_ms - at_ms + last * step, last - first)
                for whole, part in zip((low, high, rms), found, strict=True):
                    whole[first:last] = part
        return low, high, rms
