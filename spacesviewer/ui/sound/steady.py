"""Counts frames smoothly where a device tells their number in bursts."""

from __future__ import annotations

_WINDOW_S = 1.0
_PULL = 0.002  # seconds by which a window is brought nearer to the device's clock, at most


class SteadyCount:
    """Goes on with the wall clock, never past what the device has taken, and keeps its pace.

    A device takes sound in bursts and somewhat ahead. What it is ahead at the least, within a
    second, is its buffer; where that grows or shrinks its clock runs faster or slower than ours.
    """

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._least = float("inf")
        self._usual: float | None = None
        self.begin(0.0)

    def begin(self, now_s: float) -> None:
        """Starts at frame 0."""
        self._frames = 0.0
        self._last_s = now_s
        self._begin_window(now_s)
        self._usual = None

    def at(self, now_s: float, taken: float) -> float:
        """The frame that leaves at a time of the wall clock, of those taken by then."""
        self._frames += (now_s - self._last_s) * self._rate
        self._last_s = now_s
        if self._frames >= taken:
            # It stands still, or we are too fast: what it is usually ahead must be found anew.
            self._frames = max(0.0, taken)
            self._usual = None
            self._begin_window(now_s)
        self._least = min(self._least, taken - self._frames)
        if now_s - self._window_s >= _WINDOW_S:
            self._end_window(now_s)
        return self._frames

    def _begin_window(self, now_s: float) -> None:
        self._window_s = now_s
        self._least = float("inf")

    def _end_window(self, now_s: float) -> None:
        if self._usual is None:
            self._usual = self._least
        most = _PULL * self._rate
        self._frames += min(most, max(-most, self._least - self._usual))
        self._begin_window(now_s)
