"""What stands one below another in the transcript, as columns: no Qt here.

A segment is a row. A text of hundreds of thousands of characters without a break (a transcript
without times) would take seconds to lay out, so it becomes several rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from spacesviewer.domain.timeline import Timeline

LONGEST = 1200  # characters; Nastaliq takes about 5 ms to lay out so many
LATIN, ARABIC, INDIC, WIDE = range(4)  # how much room a character takes, roughly


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the characters start <= i < end of the segment at an index."""

    index: int
    start: int
    end: int


class Rows:
    """The rows of a timeline.

    ``opens`` marks those where another speaker begins (none where nobody is named), ``first`` and
    ``last`` those that begin and end a segment. ``lengths`` are characters, ``scripts`` one of
    LATIN, ARABIC, INDIC, WIDE.
    """

    def __init__(self, timeline: Timeline) -> None:
        texts = timeline.texts
        count = len(timeline)
        sizes = np.fromiter(map(len, texts), np.int32, count)
        self._split = bool(count) and int(sizes.max()) > LONGEST
        if self._split:
            self._index, self._start, self._end = _pieces(texts, sizes)
        else:
            self._index = np.arange(count, dtype=np.int32)
            self._start, self._end = np.zeros(count, np.int32), sizes
        voices = np.frombuffer(timeline.voices, np.int32) if count else np.zeros(0, np.int32)
        self.first = self._start == 0
        self.last = self._end == sizes[self._index]
        changes = np.full(count, bool(timeline.speakers))
        changes[1:] &= voices[1:] != voices[:-1]
        self.opens = changes[self._index] & self.first
        self.lengths = self._end - self._start
        self.scripts = scripts(texts)[self._index]

    def __len__(self) -> int:
        return len(self._index)

    def __getitem__(self, row: int) -> Row:
        return Row(int(self._index[row]), int(self._start[row]), int(self._end[row]))

    @property
    def indices(self) -> NDArray[np.int32]:
        """The segment of each row."""
        return self._index

    def rows_of(self, index: int) -> range:
        """The rows of a segment."""
        if not self._split:
            return range(index, index + 1)
        bounds = np.searchsorted(self._index, [index, index + 1])
        return range(int(bounds[0]), int(bounds[1]))

    def row_at(self, index: int, place: int) -> int:
        """The row that holds a place of a segment's text."""
        rows = self.rows_of(index)
        if len(rows) == 1:
            return rows[0]
        starts = self._start[rows.start : rows.stop]
        return rows.start + int(np.searchsorted(starts, max(0, place), "right")) - 1


def _pieces(
    texts: Sequence[str], sizes: NDArray[np.int32]
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    """(segment index, start, end) of each row, where some texts are too long for one."""
    long = {int(i): list(_cuts(texts[int(i)])) for i in np.flatnonzero(sizes > LONGEST)}
    counts = np.ones(len(sizes), np.int32)
    for i, cuts in long.items():
        counts[i] = len(cuts)
    index = np.repeat(np.arange(len(sizes), dtype=np.int32), counts)
    start, end = np.zeros(len(index), np.int32), sizes[index]
    begin = np.cumsum(counts) - counts
    for i, cuts in long.items():
        rows = slice(begin[i], begin[i] + len(cuts))
        end[rows] = cuts
        start[rows] = [0, *cuts[:-1]]
    return index, start, end


def _cuts(text: str) -> Iterator[int]:
    """Where the pieces of a long text end: behind a space, if there is one."""
    start = 0
    while len(text) - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        start = space + 1 if space >= 0 else start + LONGEST
        yield start
    yield len(text)


def scripts(texts: Sequence[str]) -> NDArray[np.int8]:
    """Roughly how wide the characters of each text are."""
    found = np.zeros(len(texts), np.int8)
    if "".join(texts).isascii():  # as nearly all English ones: one question instead of one for each
        return found
    for i in np.flatnonzero(~np.fromiter(map(str.isascii, texts), bool, len(texts))).tolist():
        found[i] = _script(texts[i])
    return found


def _script(text: str) -> int:
    """A guess from a few characters: it only serves to estimate heights."""
    code = ord(max(text[1:40:5] or text[:1]))
    if code < 0x590 or 0x1E00 <= code < 0x2E80:
        return LATIN
    if code < 0x900:
        return ARABIC
    return INDIC if code < 0x1E00 else WIDE
