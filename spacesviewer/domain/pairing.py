"""Which segments of a translation belong to which segment of the original: aligned by time."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from itertools import accumulate

from spacesviewer.domain.timeline import Timeline

_LOOK = 500  # segments of one text that one of the other is held against, however long it is


class Pairing:
    """The segments of a second text by those of the first, each once and in both texts' order.

    ``bounds`` has one entry more than the first text has segments: what belongs to the segment i is
    bounds[i] <= j < bounds[i + 1]. A ``place`` counts both texts together: each segment of the
    first, and behind it those that belong to it.
    """

    def __init__(self, bounds: array[int]) -> None:
        self.bounds = bounds

    def __len__(self) -> int:
        return max(0, len(self.bounds) - 1)

    def of(self, index: int) -> range:
        """What belongs to a segment of the first text."""
        return range(self.bounds[index], self.bounds[index + 1])

    def owner(self, second: int) -> int:
        """The segment of the first text that one of the second belongs to."""
        return bisect_right(self.bounds, second) - 1

    def place(self, index: int) -> int:
        """Where a segment of the first text stands among all."""
        return index + self.bounds[index]

    def place_of_second(self, second: int) -> int:
        """Where a segment of the second text stands among all."""
        return second + self.owner(second) + 1

    def at(self, place: int) -> tuple[int, int | None]:
        """The segment of the first text at a place, and that of the second where it is one."""
        low, high = 0, len(self) - 1
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.place(middle) <= place else (low, middle - 1)
        behind = place - self.place(low)
        return low, self.bounds[low] + behind - 1 if behind else None


def pair(first: Timeline, second: Timeline) -> Pairing:
    """Gives each segment of the second text to one of the first.

    To the next one, if it has the very same times; else to the first one with which it shares half
    of the shorter of both: a sentence that stands beside several short captions begins where they
    begin, and a cue that comes a little early stays with its own. What shares no time with any goes
    to the one before it. A text without times belongs to the beginning of the other: there is
    nothing to tell more by.
    """
    count = len(first)
    bounds = array("l", bytes(array("l").itemsize * (count + 1)))
    if not count:
        return Pairing(bounds)
    owner, following = 0, 0
    for index, edges in enumerate(zip(second.starts, second.ends, strict=True)):
        if not second.timed:
            owner = 0
        elif following < count and edges == (first.starts[following], first.ends[following]):
            owner = following  # a translation that was typed here, and most others
        else:
            owner = max(owner, _owner(first, second, index, owner))
        bounds[owner + 1] += 1
        following = owner + 1
    return Pairing(array("l", accumulate(bounds)))


def _owner(first: Timeline, second: Timeline, index: int, least: int) -> int:
    """The segment that one of the second text belongs to; looked for from ``least`` on."""
    start, end = second.starts[index], second.ends[index]
    starts, ends, best, most = first.starts, first.ends, -1, 0
    here = _first_over(first, start, least)
    beyond = min(len(first), here + _LOOK)
    while here < beyond and starts[here] < end:
        shared = min(end, ends[here]) - max(start, starts[here])
        if 2 * shared >= min(end - start, ends[here] - starts[here]) and shared > 0:
            return here
        if shared > most:
            best, most = here, shared
        here += 1
    if best >= 0:
        return best
    return max(least, bisect_right(starts, start) - 1)


def _first_over(first: Timeline, start: int, least: int) -> int:
    """The first segment from ``least`` on that is not over at a time."""
    found = first.segments_between(start, start + 1)
    if found and found[0] >= least:
        return found[0]
    return max(least, bisect_right(first.starts, start))
