"""Tells what of a recording has left for the device, and what was passed over on the way."""

from __future__ import annotations

import time
from collections.abc import Callable

from spacesviewer.ui.sound.playing import Playing

_EVERY_S = 0.25  # while playing: nobody needs to know it sooner


class Passed:
    """``heard(start_ms, end_ms, speed)`` and ``jumped(start_ms, end_ms)`` in ms of the recording.

    Only what somebody may have heard is told; grains under a finger are not.
    """

    def __init__(
        self, heard: Callable[[int, int, float], None], jumped: Callable[[int, int], None]
    ) -> None:
        self._heard = heard
        self._jumped = jumped
        self._left_at: float | None = None  # the sample that left last, of this playing
        self._due_s = 0.0

    def begin(self) -> None:
        """Another stretch of playing: what lies between it and the last was not passed over."""
        self._left_at = None

    def due(self) -> bool:
        """Whether it is time to tell, while nothing else asks for it."""
        return time.monotonic() >= self._due_s

    def tell(self, playing: Playing, rate: int, speed: float, *, audible: bool) -> None:
        """Tells what has left since the last call, as far as ``playing.sample`` was asked."""
        self._due_s = time.monotonic() + _EVERY_S
        for first, last in playing.passed():
            start_ms, end_ms = round(first * 1000 / rate), round(last * 1000 / rate)
            if audible:
                if self._left_at is not None and self._left_at < first - 1:
                    self._jumped(round(self._left_at * 1000 / rate), start_ms)
                if start_ms < end_ms:
                    self._heard(start_ms, end_ms, speed)
            self._left_at = last
