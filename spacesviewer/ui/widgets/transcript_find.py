"""Finding words in all texts of a transcript, a few milliseconds at a time. No Qt here.

What matches what is told by ``domain.folding``. A sentence that is cut over two or three segments
is one match, which begins in the first of them.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from time import perf_counter

from spacesviewer.domain.folding import fold, shown

STEP_SECONDS = 0.003
_CHUNK = 12_000  # characters: under a millisecond in any script
_REACH = 2  # so many segments behind the first one may belong to a match
# Where words may be cut: at a space, and between signs of scripts that have none.
_NO_SPACES = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_CUT = re.compile(f" |(?<=[{_NO_SPACES}])(?=[{_NO_SPACES}])")
Part = tuple[int, int, int]  # segment, offset in its folded text, length there


class Finder:
    """All places of some words, in the order of the transcript; step() until it is done.

    ``following`` tells which text goes on behind each, where it is not the next one: in a search of
    two languages that stand one behind another.
    """

    def __init__(self, texts: Sequence[str], query: str, following: Sequence[int] = ()) -> None:
        self._texts = texts
        self._following = following
        self.needle = " ".join(fold(query).split())
        self._next = 0  # texts before it have been looked at
        self._indices = array("l")
        self._offsets = array("l")
        self._cuts = [(self.needle[: m.start()], m.end()) for m in _CUT.finditer(self.needle)]
        self._heads = tuple(head for head, _ in self._cuts)
        self._parts: dict[int, list[Part]] = {}  # of each match that is cut
        self._continued: dict[int, list[int]] = {}  # by segment: the matches that go on in it
        # The segment that was asked for last, at how many matches, and its answer.
        self._lit: tuple[int, int, list[tuple[int, tuple[int, int]]]] = (-1, 0, [])

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
        """Where a match stands in the text of the segment in which it begins."""
        return self._shown(*self._parts_of(match)[0])

    def share(self, match: int) -> float:
        """How far in the text of its segment a match begins, 0 to 1; nearly."""
        return min(1.0, self._offsets[match] / max(1, len(self._texts[self._indices[match]])))

    def spans(self, index: int) -> list[tuple[int, tuple[int, int]]]:
        """What to light up in a segment: (match, its place there), those that go on in it first."""
        if self._lit[:2] != (index, len(self)):
            matches = [*self._continued.get(index, ()), *self.within(index)]
            lit = [
                (match, self._shown(*part))
                for match in matches
                for part in self._parts_of(match)
                if part[0] == index
            ]
            self._lit = (index, len(self), lit)
        return self._lit[2]

    def within(self, index: int) -> range:
        """The matches that begin in a segment."""
        return range(bisect_left(self._indices, index), bisect_right(self._indices, index))

    def first_from(self, index: int) -> int:
        """The first match in a segment or behind it; the very first behind the last one."""
        match = bisect_left(self._indices, index)
        return match if match < len(self) else 0

    def indices(self) -> list[int]:
        """The segments in which matches begin, each once."""
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
            if needle in piece:
                place = piece.find(needle)
                while place >= 0:
                    self._indices.append(index)
                    self._offsets.append(place)
                    place = piece.find(needle, place + len(needle))
            if self._heads and piece.rstrip().endswith(self._heads):
                self._look_across(index, piece.rstrip())

    def _look_across(self, index: int, piece: str) -> None:
        """Looks for matches that begin at the end of a text and go on in the next ones."""
        for head, rest in reversed(self._cuts):
            if not piece.endswith(head):
                continue
            parts = self._going_on(self._behind(index), rest, _REACH)
            if parts:
                match, offset = len(self), len(piece) - len(head)
                self._indices.append(index)
                self._offsets.append(offset)
                self._parts[match] = [(index, offset, len(head)), *parts]
                for part in parts:
                    self._continued.setdefault(part[0], []).append(match)

    def _going_on(self, index: int, place: int, reach: int) -> list[Part]:
        """Where the needle's rest from a place on stands from the beginning of a text on."""
        if index >= len(self._texts):
            return []
        whole = fold(self._texts[index])
        piece, rest = whole.strip(), self.needle[place:]
        begin = len(whole) - len(whole.lstrip())
        if piece.startswith(rest):
            return [(index, begin, len(rest))]
        if not piece and reach > 1:
            return self._going_on(self._behind(index), place, reach - 1)
        for head, following in self._cuts:
            if reach > 1 and following > place and head[place:] == piece:
                parts = self._going_on(self._behind(index), following, reach - 1)
                return [(index, begin, len(piece)), *parts] if parts else []
        return []

    def _behind(self, index: int) -> int:
        return self._following[index] if self._following else index + 1

    def _parts_of(self, match: int) -> list[Part]:
        whole = (self._indices[match], self._offsets[match], len(self.needle))
        return self._parts.get(match, [whole])

    def _shown(self, index: int, offset: int, length: int) -> tuple[int, int]:
        return shown(self._texts[index], offset, length)
