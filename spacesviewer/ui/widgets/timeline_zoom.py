"""The stretch of time that is on the screen, and how zooming, panning and paging move it."""

from __future__ import annotations

MIN_SPAN_MS = 400.0  # a few words over the whole width; the pyramid knows nothing finer than 10 ms
_SAME = 1e-6  # ms; what rounding of floats may differ by
PAGE_LEAD = 0.05  # a new page shows a little of what was just heard


class Zoom:
    """The visible range of a session, always within it and never narrower than MIN_SPAN_MS.

    Times are floats: a pan by one pixel is often less than a millisecond. The methods that move
    the range tell whether it really moved, so that nobody repaints for nothing.
    """

    def __init__(self, duration_ms: float = 0.0) -> None:
        self.duration_ms = max(0.0, duration_ms)
        self.start_ms = 0.0
        self.end_ms = self.duration_ms

    @property
    def span_ms(self) -> float:
        """How much time is visible; never 0, so that it can be divided by."""
        return max(1.0, self.end_ms - self.start_ms)

    @property
    def is_whole(self) -> bool:
        """Whether the whole session is visible."""
        return self.start_ms <= _SAME and self.end_ms >= self.duration_ms - _SAME

    def fraction(self, ms: float) -> float:
        """Where a time stands: 0 at the left edge, 1 at the right one, beyond if out of sight."""
        return (ms - self.start_ms) / self.span_ms

    def at(self, fraction: float) -> float:
        """The time at a fraction of the width."""
        return self.start_ms + fraction * self.span_ms

    def holds(self, ms: float) -> bool:
        """Whether a time is visible; the last moment of the session counts to its end."""
        return self.start_ms <= ms < self.end_ms or ms == self.end_ms == self.duration_ms

    def show(self, start_ms: float, end_ms: float) -> bool:
        """Makes a stretch visible, shifted into the session and widened where it is too narrow."""
        span = min(max(end_ms - start_ms, MIN_SPAN_MS), self.duration_ms)
        middle = (start_ms + end_ms) / 2
        start = min(max(middle - span / 2, 0.0), self.duration_ms - span)
        end = min(start + span, self.duration_ms)
        moved = abs(start - self.start_ms) > _SAME or abs(end - self.end_ms) > _SAME
        self.start_ms, self.end_ms = start, end
        return moved

    def fit(self) -> bool:
        """Shows the whole session."""
        return self.show(0.0, self.duration_ms)

    def zoom(self, factor: float, about_ms: float) -> bool:
        """Shows 1/factor as much time; what is at about_ms stays where it is on the screen."""
        span = min(max(self.span_ms / factor, MIN_SPAN_MS), self.duration_ms)
        start = about_ms - self.fraction(about_ms) * span
        return self.show(start, start + span)

    def pan(self, by_ms: float) -> bool:
        """Moves on by so much time (negative: back), up to the ends of the session."""
        return self.show(self.start_ms + by_ms, self.end_ms + by_ms)

    def center(self, ms: float) -> bool:
        """Brings a time to the middle."""
        return self.pan(ms - (self.start_ms + self.end_ms) / 2)

    def page_to(self, ms: float) -> bool:
        """Turns to the page that begins just before a time, if that time is out of sight."""
        if self.holds(ms):
            return False
        return self.pan(ms - self.at(PAGE_LEAD))
