"""The steps of the ruler and what is written at them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from math import ceil

from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.wallclock import WallClock, short_day
from spacesviewer.ui.interface import said

_SECOND, _MINUTE, _HOUR = 1000, 60_000, 3_600_000

# A step in ms, and into how many parts small lines divide it.
STEPS: tuple[tuple[int, int], ...] = (
    (100, 5),
    (200, 4),
    (500, 5),
    (_SECOND, 5),
    (2 * _SECOND, 4),
    (5 * _SECOND, 5),
    (10 * _SECOND, 5),
    (15 * _SECOND, 3),
    (30 * _SECOND, 6),
    (_MINUTE, 6),
    (2 * _MINUTE, 4),
    (5 * _MINUTE, 5),
    (10 * _MINUTE, 5),
    (15 * _MINUTE, 3),
    (30 * _MINUTE, 6),
    (_HOUR, 6),
    (2 * _HOUR, 4),
    (5 * _HOUR, 5),
    (10 * _HOUR, 5),
    (24 * _HOUR, 6),
    (48 * _HOUR, 4),
    (120 * _HOUR, 5),
    (240 * _HOUR, 5),
)
_ROOM, _TENTHS_MORE = 88, 12
_CLOCK_ROOM, _BOTH_ROOM = 96, 150
_BOTH_LEAST = 4  # where not so many labels with both times have room, the clock's stand alone
_WIDTHS = tuple(step for step, _ in STEPS)


def step_for(span_ms: float, width: float, room: float) -> tuple[int, int]:
    """The smallest step whose labels have room, in pixels, and its number of parts."""
    wanted = span_ms * room / max(1.0, width)
    return STEPS[min(bisect_left(_WIDTHS, wanted), len(STEPS) - 1)]


def ticks(start_ms: float, end_ms: float, step_ms: float) -> list[float]:
    """The multiples of a step from start to end, both included."""
    first = ceil(start_ms / step_ms)
    return [n * step_ms for n in range(first, int(end_ms // step_ms) + 1)]


def label(ms: int, step_ms: int) -> str:
    """A time as the ruler writes it: tenths of a second only where the step needs them."""
    if step_ms % _SECOND == 0:
        return format_time(ms)
    return format_time(ms, milliseconds=True)[:-2]


@dataclass(frozen=True, slots=True)
class Ruler:
    """Which times stand on the ruler: of the session, of the clock on the wall, or both."""

    clock: WallClock | None = None
    mode: str = "session"

    def shown(self, width: float) -> str:
        """The mode as far as it can be: nobody knows the clock, or there is no room for both."""
        if self.clock is None:
            return "session"
        narrow = self.mode == "both" and width < _BOTH_LEAST * _BOTH_ROOM
        return "clock" if narrow else self.mode

    def step(self, span_ms: float, width: float) -> tuple[int, int]:
        """The step between labels in ms, and its number of parts."""
        mode = self.shown(width)
        room = {"clock": _CLOCK_ROOM, "both": _BOTH_ROOM}.get(mode, _ROOM)
        step, parts = step_for(span_ms, width, room)
        return (step, parts) if step >= _SECOND else step_for(span_ms, width, room + _TENTHS_MORE)

    def ticks(self, start_ms: float, end_ms: float, step_ms: float, width: float) -> list[float]:
        """Round times from start to end: round on the clock where the clock alone is shown."""
        if self.shown(width) != "clock" or self.clock is None:
            return ticks(start_ms, end_ms, step_ms)
        began = self.clock.started_at
        since = (began.hour * 60 + began.minute) * _MINUTE + began.second * _SECOND
        phase = since + began.microsecond // 1000
        found = ticks(start_ms + phase, end_ms + phase, step_ms)
        return [at - phase for at in found]

    def label(self, ms: int, step_ms: int, width: float) -> str:
        """A time as the ruler writes it."""
        mode = self.shown(width)
        if self.clock is None or mode == "session":
            return label(ms, step_ms)
        told = clock_label(self.clock, ms, step_ms)
        return told if mode == "clock" else f"{label(ms, step_ms)} · {told}"

    def title(self, ms: int, width: float) -> str:
        """What stands beside the ruler: the clock's zone, "" for times of the session."""
        if self.clock is None or self.shown(width) == "session":
            return ""
        return said("Clock, {zone}", zone=self.clock.zone(ms))


def clock_label(clock: WallClock, ms: int, step_ms: int) -> str:
    """``21:47``, with seconds where the step needs them, and the day at midnight."""
    moment = clock.at(ms)
    if step_ms % _MINUTE:
        tenth = f".{moment.microsecond // 100_000}" if step_ms % _SECOND else ""
        told = f"{moment:%H:%M:%S}{tenth}"
    else:
        # A session seldom begins at a full minute: with both times the clock's are not round.
        told = f"{moment:%H:%M}" if not moment.second else f"{moment:%H:%M:%S}"
    return f"{short_day(moment)} {told}" if told in ("00:00", "00:00:00") else told
