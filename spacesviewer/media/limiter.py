"""Makes sound louder without ever clipping it: a gain that gives way before each peak."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

CEILING = 10 ** (-1 / 20)  # full scale less 1 dB, since a converter may overshoot between samples
_STEP_S = 0.001
_RELEASE_S = 0.15


class Limiter:
    """Takes float32 samples (n, channels) in order; gives as many, up to a few ms later.

    The gain is known at the borders of steps of a millisecond and runs straight between them. A
    border lies no higher than both of its steps allow, so no sample comes above the ceiling.
    """

    def __init__(self, rate: int, channels: int, gain_db: float) -> None:
        self._gain = 10 ** (gain_db / 20)
        self._step = max(1, round(rate * _STEP_S))
        self._back = np.exp(-_STEP_S / _RELEASE_S)
        self._waiting = np.zeros((0, channels), np.float32)
        self._allowed = self._gain  # in the last whole step, with the release
        self._border = self._gain  # where the samples that wait begin

    def push(self, samples: Samples) -> Samples:
        """What can be given once these have come; the last step waits for its neighbour."""
        # A broken file may hold what is no number, and it would never end.
        waiting = np.concatenate([self._waiting, np.nan_to_num(samples)])
        steps = max(0, len(waiting) // self._step - 1)
        given = self._limit(waiting[: (steps + 1) * self._step], steps) if steps else waiting[:0]
        self._waiting = waiting[len(given) :]
        return given

    def flush(self) -> Samples:
        """The rest; nothing may be pushed any more."""
        rest = self._waiting
        self._waiting = rest[:0]
        if not len(rest):
            return rest
        missing = -len(rest) % self._step + self._step
        padded = np.concatenate([rest, np.zeros((missing, rest.shape[1]), np.float32)])
        return self._limit(padded, len(padded) // self._step - 1)[: len(rest)]

    def _limit(self, samples: Samples, steps: int) -> Samples:
        """The first steps of samples that hold one step more."""
        whole = samples.reshape(steps + 1, -1)
        peaks = np.maximum(np.abs(whole).max(axis=1), 1e-9)
        free = np.minimum(self._gain, CEILING / peaks).tolist()
        borders, allowed = [min(self._border, free[0])], self._allowed
        for number in range(steps):
            allowed = self._released(allowed, free[number])
            borders.append(min(allowed, free[number + 1]))
        self._allowed, self._border = allowed, borders[-1]
        places = np.arange(steps * self._step) / self._step
        gains = np.interp(places, np.arange(steps + 1), borders).astype(np.float32)
        limited: Samples = samples[: steps * self._step] * gains[:, None]
        return limited

    def _released(self, before: float, free: float) -> float:
        """What a step allows: at once less, but only slowly more again."""
        return min(free, self._gain + (before - self._gain) * float(self._back))
