"""What of a recording was really heard, and how to tell whether a stretch was heard in full.

A stretch is (start_ms, end_ms), half open. A map is a sequence of stretches, sorted and apart.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Stretch = tuple[int, int]
Stretches = tuple[Stretch, ...]

# The speed of a stretch that was passed over because there is nothing in it: digital silence.
NOTHING_THERE = 0


@dataclass(frozen=True, slots=True)
class Hearing:
    """A stretch of a recording, and the speed in percent at which it left for the ear."""

    start_ms: int
    end_ms: int
    speed: int = 100


def merged(stretches: Iterable[Stretch]) -> Stretches:
    """The same time as few stretches: those that overlap or touch become one, empty ones none."""
    kept: list[Stretch] = []
    for start, end in sorted(stretch for stretch in stretches if stretch[0] < stretch[1]):
        if kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)


def covers(intervals: Sequence[Stretch], start_ms: int, end_ms: int) -> bool:
    """Whether a map holds all of a stretch; never of an empty one, which nobody can hear.

    Not one millisecond is forgiven: a "not" is shorter than a breath.
    """
    index = bisect_right(intervals, start_ms, key=_start) - 1
    return start_ms < end_ms and index >= 0 and intervals[index][1] >= end_ms


def common(one: Sequence[Stretch], other: Sequence[Stretch]) -> Stretches:
    """The time that is in both of two maps."""
    found: list[Stretch] = []
    i = j = 0
    while i < len(one) and j < len(other):
        start, end = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if start < end:
            found.append((start, end))
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1
    return tuple(found)


def without(whole: Stretch, intervals: Sequence[Stretch]) -> Stretches:
    """What of a stretch is in none of the intervals of a map."""
    left: list[Stretch] = []
    at, end = whole
    for begin, finish in intervals:
        if begin >= end:
            break
        if begin > at:
            left.append((at, begin))
        at = max(at, finish)
    if at < end:
        left.append((at, end))
    return tuple(left)


def bridged(stretches: Iterable[Stretch], gap_ms: int) -> Stretches:
    """Merged, and made one also where less than a gap lies between them."""
    wider = merged((start, end + gap_ms) for start, end in stretches if start < end)
    return tuple((start, end - gap_ms) for start, end in wider)


def total_ms(intervals: Iterable[Stretch]) -> int:
    """How much time a map holds."""
    return sum(end - start for start, end in intervals)


def heard(hearings: Iterable[Hearing], offset_ms: int = 0) -> Stretches:
    """The map of what was heard, at any speed; moved to where the recording begins."""
    return merged(
        (hearing.start_ms + offset_ms, hearing.end_ms + offset_ms)
        for hearing in hearings
        if hearing.speed != NOTHING_THERE
    )


def reviewed(hearings: Iterable[Hearing], offset_ms: int = 0) -> Stretches:
    """The map of what was heard, and of the digital silence that was passed over between.

    Whoever skips silence has missed nothing where there was nothing; what was only soft, and was
    skipped, is missing here, since it may have been a word.
    """
    return merged((h.start_ms + offset_ms, h.end_ms + offset_ms) for h in hearings)


def by_speed(hearings: Iterable[Hearing]) -> tuple[Hearing, ...]:
    """Hearings in order of speed and time, merged within each speed."""
    speeds: dict[int, list[Stretch]] = {}
    for hearing in hearings:
        speeds.setdefault(hearing.speed, []).append((hearing.start_ms, hearing.end_ms))
    return tuple(
        Hearing(start, end, speed)
        for speed in sorted(speeds)
        for start, end in merged(speeds[speed])
    )


def _start(stretch: Stretch) -> int:
    return stretch[0]
