"""The steps of the ruler and what is written at them."""

from __future__ import annotations

from bisect import bisect_left
from math import ceil

from spacesviewer.domain.timecode import format_time

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
