"""How long a long work will still take, told from how it went so far."""

from __future__ import annotations

import time
from collections.abc import Callable

from spacesviewer.domain.timecode import format_length

_LEAST_SHARE, _LEAST_S = 0.005, 2.0  # below it the guess would jump about


class Pace:
    """Counts from the first fraction that it is told: what an earlier run did took no time now."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._first: tuple[float, float] | None = None

    def rest(self, fraction: float) -> str:
        """The time that is left in words, "" while it cannot be told."""
        now = self._clock()
        if self._first is None:
            self._first = (now, fraction)
        began, before = self._first
        spent, done = now - began, fraction - before
        if done < _LEAST_SHARE or spent < _LEAST_S:
            return ""
        return f"{format_length(round(1000 * spent * (1 - fraction) / done))} left"
