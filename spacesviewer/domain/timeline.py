"""Which segments are spoken at a moment: columns that answer at once at any length."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, islice
from operator import le, lt


class Timeline:
    """The segments of one transcript as parallel columns, sorted by start.

    ``starts`` and ``ends`` are ms, ``ids`` the library's segment ids, ``voices`` an index into
    ``speakers`` (-1: unknown), ``texts`` the words. A place in the columns is called an index. One
    that is not ``timed`` has the words in order, and no moment finds any of them.
    """

    def __init__(
        self,
        ids: Iterable[int],
        starts: Iterable[int],
        ends: Iterable[int],
        voices: Iterable[int],
        texts: Sequence[str],
        speakers: Sequence[str] = (),
        *,
        timed: bool = True,
    ) -> None:
        self.timed = timed
        self.ids = array("q", ids)
        self.starts = array("q", starts)
        self.ends = array("q", ends)
        self.voices = array("i", voices)
        self.texts = texts
        self.speakers = tuple(speakers)
        # The latest end so far: what stands before the first index past t is over at t.
        # A quick look, and nearly always so: to sort a list that is in order is the quickest. Of an
        # array, sorting would make 100,000 numbers of Python's.
        if isinstance(ends, list):
            in_order = sorted(ends) == ends
        else:
            in_order = all(map(le, self.ends, islice(self.ends, 1, None)))
        self._latest_ends = self.ends if in_order else array("q", accumulate(self.ends, max))
        self._index_of: dict[int, int] = {}
        self._ids_rise: bool | None = None  # not looked at yet

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def end_ms(self) -> int:
        """Where the last words end; 0 without any."""
        return self._latest_ends[-1] if self._latest_ends else 0

    def segments_at(self, ms: int) -> list[int]:
        """Indices of the segments with start <= ms < end, in order of start."""
        last = bisect_right(self.starts, ms)
        first = bisect_right(self._latest_ends, ms, 0, last)
        return [i for i in range(first, last) if self.ends[i] > ms]

    def segments_between(self, start_ms: int, end_ms: int) -> list[int]:
        """Indices of the segments that share any time with start_ms <= t < end_ms."""
        last = bisect_left(self.starts, end_ms)
        first = bisect_right(self._latest_ends, start_ms, 0, last)
        return [i for i in range(first, last) if self.ends[i] > start_ms]

    def nearest(self, ms: int) -> int:
        """Index of the segment spoken at ms, else of the one before, else the first; -1: none."""
        if not self.timed or not len(self):
            return -1
        spoken = self.segments_at(ms)
        return spoken[-1] if spoken else max(0, bisect_right(self.starts, ms) - 1)

    def next_start(self, ms: int) -> int | None:
        """Start of the first segment that begins after ms."""
        index = bisect_right(self.starts, ms)
        return self.starts[index] if self.timed and index < len(self) else None

    def previous_start(self, ms: int) -> int | None:
        """Start of the last segment that begins before ms."""
        index = bisect_left(self.starts, ms) - 1
        return self.starts[index] if self.timed and index >= 0 else None

    def index_of(self, segment_id: int) -> int:
        """Index of a segment by its library id; KeyError if it is of another transcript."""
        # As a file has them, they rise. A dictionary of 100,000 would take 11 MB and a frame, and
        # to make sure that they rise takes half of one: it is asked only where nothing is found.
        index = bisect_left(self.ids, segment_id)
        if index < len(self) and self.ids[index] == segment_id:
            return index
        if self._ids_rise is None:
            self._ids_rise = all(map(lt, self.ids, islice(self.ids, 1, None)))
        if self._ids_rise:
            raise KeyError(segment_id)
        if not self._index_of:
            self._index_of = {key: index for index, key in enumerate(self.ids)}
        return self._index_of[segment_id]

    def speaker(self, index: int) -> str:
        """Name of who speaks a segment, "" if unknown."""
        voice = self.voices[index]
        return self.speakers[voice] if voice >= 0 else ""
