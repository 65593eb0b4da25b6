"""Finding words in all texts of a transcript, a few milliseconds at a time. No Qt here.

What matches what is told by ``domain.folding``.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from time import perf_counter

from spacesviewer.domain.folding import fold, shown

STEP_SECONDS = 0.003
_CHUNK = 12_000  # characters: under a millisecond in any script


class Finder:
    """All places of some words, in the order of the transcript; step() until it is done."""

    def __init__(self, texts: Sequence[str], query: str) -> None:
        self._texts = texts
        self.needle = " ".join(fold(query).split())
        self._next = 0  # texts before it have been looked at
        self._indices = array("l")
        self._offsets = array("l")

    def __len__(self) -> int:
        return len(self._indices)

    @property
    def done(self) -> bool:
        """Whether all texts have been looked at."""
        return not self.needle or self._next >= len(self._texts)

    def step(self, seconds: float = STEP_SECONDS) -> range:
        """Looks on for a moment; which segments it has looked at."""
        until, first = perf_counter() + seconds, self._next
        while not self.done:
            self._look(self._chunk_end())
            if perf_counter() >= until:
                break
        return range(first, self._next)

    def index(self, match: int) -> int:
        """The segment that a match stands in."""
        return self._indices[match]

    def span(self, match: int) -> tuple[int, int]:
        """Where a match stands in the text of its segment."""
        return shown(self._texts[self._indices[match]], self._offsets[match], len(self.needle))

    def within(self, index: int) -> range:
        """The matches in a segment."""
        return range(bisect_left(self._indices, index), bisect_right(self._indices, index))

    def first_from(self, index: int) -> int:
        """The first match in a segment or behind it; the very first behind the last one."""
        match = bisect_left(self._indices, index)
        return match if match < len(self) else 0

    def indices(self) -> list[int]:
        """The segments that hold matches, each once."""
        return sorted(set(self._indices))

    def _chunk_end(self) -> int:
        size, end = 0, self._next
        while end < len(self._texts) and size < _CHUNK:
            size += len(self._texts[end]) + 1
            end += 1
        return end

    def _look(self, end: int) -> None:
        first, self._next = self._next, end
        needle = self.needle
        for index, text in enumerate(self._texts[first:end], first):
            piece = fold(text)
            if needle not in piece:
                continue
            place = piece.find(self.needle)
            while place >= 0:
                self._indices.append(index)
                self._offsets.append(place)
                place = piece.find(self.needle, place + len(self.needle))
