"""A second language in the transcript: what stands beside or beneath each segment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from spacesviewer.domain.language import is_read_from_right
from spacesviewer.domain.pairing import Pairing
from spacesviewer.domain.segment import reads_from_right
from spacesviewer.domain.selection import Place, WordsOf
from spacesviewer.domain.timeline import Timeline
from spacesviewer.ui.widgets.transcript_layout import Layouts, RowLayout
from spacesviewer.ui.widgets.transcript_marks import Marks
from spacesviewer.ui.widgets.transcript_rows import Rows, scripts
from spacesviewer.ui.widgets.transcript_selection import Chosen
from spacesviewer.ui.widgets.transcript_style import BETWEEN, TextStyle, text_style, wants_naskh
from spacesviewer.ui.widgets.transcript_words import WordStore

BESIDE, STACKED = "beside", "stacked"
_LONGEST = 20_000  # characters of one segment that are laid out; no translation is as long


@dataclass(frozen=True)
class SecondText:
    """A transcript in another language, by the segments of the one that is shown.

    ``signs`` are short texts by segment id: how far a translation was checked. ``mode`` is BESIDE
    or STACKED.
    """

    timeline: Timeline
    pairing: Pairing
    language: str = ""
    mode: str = BESIDE
    signs: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment of the second language as it stands in a row: ``y`` counts from the row's text."""

    index: int
    y: int
    height: int


class Text:
    """What can be read, found and chosen in one language of a page."""

    def __init__(self, timeline: Timeline, fetch: WordsOf) -> None:
        self.timeline = timeline
        self.words = WordStore(timeline, fetch)
        self.marks = Marks(timeline, self.words)
        self.chosen = Chosen(timeline, self.words)


class Second(Text):
    """The second language of a page in one look and width.

    ``open`` is the segment of the first language whose translation is being typed: there is room
    for it even where nothing stands yet.
    """

    def __init__(self, shown: SecondText, fetch: WordsOf, size: int, width: int) -> None:
        super().__init__(shown.timeline, fetch)
        self.shown = shown
        self.pairing = shown.pairing
        self.open = -1
        self.from_right = is_read_from_right(shown.language)
        self._naskh = wants_naskh(shown.timeline.texts, shown.language)
        self._lengths, self._scripts = _sizes(shown.timeline)
        self.style: TextStyle = text_style(size, naskh=self._naskh)
        self._width = width
        self.layouts = Layouts(self._lay_out)
        self.marks.place = self.pairing.place_of_second

    def fit(self, size: int, width: int) -> None:
        """Takes another size of text and width."""
        self.style = text_style(size, naskh=self._naskh)
        self._width = width
        self.layouts.clear()

    def pieces(self, index: int) -> list[Piece]:
        """What stands beside or beneath a segment of the first language, from top to bottom."""
        found, y = [], 0
        for number in self.pairing.of(index):
            height = self.layouts[number].height
            found.append(Piece(number, y, height))
            y += height + BETWEEN
        return found

    def height(self, index: int) -> int:
        """How high that is; room for a line where it is being typed; 0 where there is nothing."""
        pieces = self.pieces(index)
        if pieces:
            return pieces[-1].y + pieces[-1].height
        return self.style.pitch if index == self.open else 0

    def guesses(self) -> NDArray[np.int32]:
        """The heights for all segments of the first language, guessed all at once."""
        count, bounds = len(self.pairing), np.array(self.pairing.bounds, np.int64)
        if not count or not len(self._lengths):
            return np.zeros(count, np.int32)
        advances = np.array(self.style.advances)[self._scripts]
        pitches = np.array(self.style.pitches, np.int32)[self._scripts]
        room = max(40.0, self._width - 3 * self.style.advances[0])
        lines = np.maximum(1, np.ceil(self._lengths * advances / room)).astype(np.int64)
        ends = np.zeros(len(lines) + 1, np.int64)
        np.cumsum(lines * pitches + BETWEEN, out=ends[1:])
        heights: NDArray[np.int32] = np.maximum(0, np.diff(ends[bounds]) - BETWEEN).astype(np.int32)
        return heights

    def place_in(self, piece: Piece, x: float, y: float, *, between: bool) -> Place:
        """The character of a piece nearest to a point of it, or the place between two."""
        layout = self.layouts[piece.index]
        find = layout.boundary_at if between else layout.place_at
        return piece.index, find(x, y)

    def _lay_out(self, index: int) -> RowLayout:
        text = self.timeline.texts[index][:_LONGEST]
        right_to_left = reads_from_right(text, expected=self.from_right)
        return RowLayout(text, self.style, self._width, right_to_left=right_to_left)


def extra_heights(rows: Rows, texts: NDArray[np.int32], second: Second, *, split: bool) -> None:
    """Adds to the guessed heights of the texts of rows what the second language takes."""
    guesses = second.guesses()
    if split:
        rooms = np.where(rows.first, guesses[rows.indices], 0)
        np.maximum(texts, rooms, out=texts)
    else:
        rooms = np.where(rows.last, guesses[rows.indices], 0)
        texts += np.where(rooms > 0, rooms + BETWEEN, 0).astype(np.int32)


def _sizes(timeline: Timeline) -> tuple[NDArray[np.int32], NDArray[np.int8]]:
    count = len(timeline)
    return np.fromiter(map(len, timeline.texts), np.int32, count), scripts(timeline.texts)
