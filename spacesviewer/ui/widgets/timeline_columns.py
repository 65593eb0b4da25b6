"""From stretches of time to columns of pixels, in numpy: the cost does not grow with the session.

A ``Coverage`` answers how much of each column is covered from sums made beforehand, so that ten
hours with 20,000 segments are drawn as fast as one minute. What it answered for the last two views,
which are the rows' and the overview's, it knows still: most pictures show the same view again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from spacesviewer.domain.timeline import Timeline

T = TypeVar("T")
Doubles = NDArray[np.float64]
Bytes = NDArray[np.uint8]
Ints = NDArray[np.int64]

_NONE: Ints = np.zeros(0, dtype=np.int64)
_FEW = 12  # spans: so many are quicker filled in one by one than looked up for each column
_NOISE = 1e-3  # of 255: what rounding leaves where nothing is covered, or more than everything


def times(values: Iterable[float]) -> Doubles:
    """Times as a column of float64."""
    return np.fromiter(values, dtype=np.float64)


View = tuple[float, float, int]  # from when to when, in how many columns


def view_of(edges: Doubles) -> View:
    """The view that has these edges."""
    return float(edges[0]), float(edges[-1]), len(edges) - 1


class LastViews(Generic[T]):
    """What was made for the last two views."""

    def __init__(self) -> None:
        self._known: dict[View, T] = {}

    def of(self, view: View, make: Callable[[], T]) -> T:
        """What is known for a view, or is made for it now."""
        known = self._known
        found = known.pop(view) if view in known else make()
        while len(known) > 1:
            del known[next(iter(known))]  # the one that was asked for longest ago
        known[view] = found
        return found


class Coverage:
    """Which stretches of time are covered by a set of spans that may overlap and be empty."""

    def __init__(self, starts: Doubles, ends: Doubles) -> None:
        order = np.argsort(starts, kind="stable")
        self.starts = starts[order]
        # A span without length still takes a millisecond, or it would never be seen.
        self.ends = np.maximum(ends[order], self.starts + 1.0)
        self._knots, self._sums = _sums(self.starts, self.ends)
        self._known: LastViews[Bytes] = LastViews()

    @property
    def total_ms(self) -> float:
        """How much time is covered in all."""
        return float(self._sums[-1]) if len(self._sums) else 0.0

    def shares(self, edges: Doubles) -> Doubles:
        """How much of each column between neighbouring edges is covered, 0..1."""
        if not len(self._knots):
            return np.zeros(len(edges) - 1)
        low, high = self._knots.searchsorted((edges[0], edges[-1]))
        part = slice(max(0, int(low) - 1), int(high) + 1)
        sums = np.interp(edges, self._knots[part], self._sums[part])
        covered = sums[1:] - sums[:-1]
        covered /= edges[1] - edges[0]
        return np.asarray(covered)

    def shades(self, edges: Doubles) -> Bytes:
        """The same as 0..255, where anything covered at all is at least 1; only to be read."""
        return self._known.of(view_of(edges), lambda: self._shades(edges))

    def _shades(self, edges: Doubles) -> Bytes:
        low, high = self._knots.searchsorted((edges[0], edges[-1]))
        if low == high:  # no span begins or ends in view: one covers all of it, or none does
            found = np.full(len(edges) - 1, 255 if low % 2 else 0, dtype=np.uint8)
        else:
            shares = self.shares(edges)
            shares *= 255.0
            shares -= _NOISE
            found = np.ceil(shares, out=shares).astype(np.uint8)
        found.setflags(write=False)
        return np.asarray(found)

    def beginnings(self, edges: Doubles, min_gap: int) -> Ints:
        """Columns in which a span begins at least min_gap columns behind the one before it.

        Drawn as gaps they tell apart segments of one speaker that touch.
        """
        low, high = self.starts.searchsorted((edges[0], edges[-1]))
        if high - low < 2 or (high - low) * min_gap > len(edges):
            return np.zeros(0, dtype=np.int64)
        columns = column_of(self.starts[low:high], edges)
        return np.asarray(columns[1:][np.diff(columns) >= min_gap])


@dataclass(frozen=True, slots=True)
class Speech:
    """When each voice of a transcript speaks (-1: an unknown one), and where segments end.

    It is made of a ``Timeline`` alone, so that a long one is prepared off the window's thread.
    ``starts`` and ``ends`` are those of all segments, each sorted.
    """

    voices: Mapping[int, Coverage]
    starts: Doubles
    ends: Doubles

    @classmethod
    def of(cls, timeline: Timeline) -> Speech:
        """The speech of a timeline."""
        starts = np.array(timeline.starts, dtype=np.float64)
        ends = np.array(timeline.ends, dtype=np.float64)
        voices = np.array(timeline.voices, dtype=np.int64)
        # One sorting for all voices: a session may have hundreds.
        order = np.argsort(voices, kind="stable")
        present, first = np.unique(voices[order], return_index=True)
        own = zip(present.tolist(), np.split(order, first[1:]), strict=True) if len(order) else ()
        return cls(
            {voice: Coverage(starts[which], ends[which]) for voice, which in own},
            starts,
            np.sort(ends),
        )


def edges_of(start_ms: float, end_ms: float, width: int) -> Doubles:
    """The width + 1 edges of equal columns."""
    edges = np.arange(width + 1, dtype=np.float64)
    edges *= (end_ms - start_ms) / width
    edges += start_ms
    return edges


def column_of(at_ms: Doubles, edges: Doubles) -> Ints:
    """The column in which each time stands; it may lie outside of 0..width - 1."""
    step = (edges[-1] - edges[0]) / (len(edges) - 1)
    places = (at_ms - edges[0]) / step
    return np.asarray(np.floor(places, out=places).astype(np.int64))


def columns_within(at_ms: Doubles, edges: Doubles) -> Ints:
    """The different columns in which times stand that are within the edges, sorted."""
    low, high = at_ms.searchsorted((edges[0], edges[-1]))
    if low == high:
        return _NONE
    columns = column_of(at_ms[low:high], edges)
    columns = columns[columns < len(edges) - 1]
    fresh = np.ones(len(columns), dtype=np.bool_)
    np.not_equal(columns[1:], columns[:-1], out=fresh[1:])
    return np.asarray(columns[fresh])


def covered(spans: Coverage, edges: Doubles) -> Ints:
    """The columns that any span touches, and one beside each, so that the shortest are seen."""
    touched = spans.shades(edges) > 0
    if not touched.any():
        return _NONE
    wide = touched.copy()
    wide[1:] |= touched[:-1]
    wide[:-1] |= touched[1:]
    return np.flatnonzero(wide)


def owners(starts: Doubles, ends: Doubles, edges: Doubles) -> Ints:
    """For each column the index of the span in it, -1 for none; of several the latest.

    The spans are sorted by start. A span takes at least one column.
    """
    width = len(edges) - 1
    found = np.full(width, -1, dtype=np.int64)
    # What begins before the last one that began before the view is hidden by that.
    low, high = starts.searchsorted((edges[0], edges[-1]), side="right")
    low = max(0, low - 1)
    if low >= high:
        return found
    first = column_of(starts[low:high], edges)
    last = np.maximum(column_of(ends[low:high], edges), first + 1)
    last[:-1] = np.minimum(last[:-1], first[1:])
    if high - low <= _FEW:
        for index, (begin, end) in enumerate(zip(first.tolist(), last.tolist(), strict=True), low):
            found[max(0, begin) : max(0, end)] = index
        return found
    columns = np.arange(width)
    at = first.searchsorted(columns, side="right") - 1
    return np.where((at >= 0) & (columns < last[at]), at + low, -1)


def _sums(starts: Doubles, ends: Doubles) -> tuple[Doubles, Doubles]:
    """Turning points of the covered time, and how much is covered up to each of them."""
    if not len(starts):
        return np.zeros(0), np.zeros(0)
    reach = np.maximum.accumulate(ends)
    fresh = np.concatenate(([True], starts[1:] > reach[:-1]))
    begins = starts[fresh]
    finishes = reach[np.concatenate((fresh[1:], [True]))]
    knots = np.stack((begins, finishes), axis=1).ravel()
    done = np.cumsum(finishes - begins)
    sums = np.stack((done - (finishes - begins), done), axis=1).ravel()
    return knots, sums
