"""A transcript laid out: which row stands where, and what is under a point."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from spacesviewer.domain.segment import is_right_to_left
from spacesviewer.domain.selection import Place, WordsOf
from spacesviewer.domain.timeline import Timeline
from spacesviewer.ui.widgets.transcript_heights import Heights, Scroll, Shown
from spacesviewer.ui.widgets.transcript_layout import Layouts, RowLayout
from spacesviewer.ui.widgets.transcript_marks import Marks
from spacesviewer.ui.widgets.transcript_rows import Rows
from spacesviewer.ui.widgets.transcript_selection import Chosen
from spacesviewer.ui.widgets.transcript_style import (
    PAD,
    READING_WIDTH,
    Columns,
    TextStyle,
    above,
    below,
    box_height,
    columns,
    guess_heights,
    text_style,
    wants_naskh,
)
from spacesviewer.ui.widgets.transcript_words import WordStore

_NEVER_MS = 1 << 60
_UNKNOWN = "Unidentified"  # the column is narrow


@dataclass(frozen=True, slots=True)
class Look:
    """How a person wants to read: pixels of the text, the widest column, times or none."""

    size: int = 15
    reading_width: int = READING_WIDTH
    times: bool = True


@dataclass(frozen=True, slots=True)
class Box:
    """Where the parts of a row stand in the viewport: its tint and bar, and its text."""

    row: int
    top: int
    height: int
    text_y: int


class Page:
    """One transcript in one look and width. It knows nothing of the widget that shows it."""

    def __init__(
        self, timeline: Timeline, fetch: WordsOf, look: Look, width: int, language: str = ""
    ) -> None:
        self.timeline = timeline
        self.rows = Rows(timeline)
        self.words = WordStore(timeline, fetch)
        self.marks = Marks(timeline, self.words)
        self.chosen = Chosen(timeline, self.words)
        self.spoken: tuple[int, ...] = ()
        self.position_ms = -1
        self.look = look
        self._names: dict[int, str] = {}
        self._naskh = wants_naskh(timeline.texts, language)
        self.style: TextStyle = text_style(look.size, naskh=self._naskh)
        self.columns: Columns = self._columns(width)
        self.layouts = Layouts(self._lay_out)
        self.scroll = Scroll(self._guess(), self._measure)

    def fit(self, width: int) -> None:
        """Takes another width; what stands at the top stays there."""
        old, self.columns = self.columns, self._columns(width)
        self._names.clear()
        if old.text_width != self.columns.text_width:
            self._start_over()

    def set_look(self, look: Look) -> None:
        """Takes another size of text, or shows or hides the times."""
        if look != self.look:
            self.look = look
            self.style = text_style(look.size, naskh=self._naskh)
            self.columns = self._columns(self.columns.width)
            self._start_over()

    def box(self, shown: Shown) -> Box:
        """The parts of a row that is shown."""
        row = shown.row
        top = shown.y + above(self.rows, row)
        bottom = shown.y + shown.height - below(self.rows, row)
        return Box(row, top, bottom - top, top + (PAD if self.rows.first[row] else 0))

    def name(self, voice: int) -> str:
        """A speaker's name as far as there is room for it."""
        name = self._names.get(voice)
        if name is None:
            full = self.timeline.speakers[voice] if voice >= 0 else _UNKNOWN
            metrics, room = QFontMetrics(self.style.name), self.columns.label_width
            elided = metrics.elidedText(full, Qt.TextElideMode.ElideRight, room)
            name = self._names[voice] = elided
        return name

    def place_at(
        self, shown: list[Shown], x: int, y: int, *, between: bool = False
    ) -> Place | None:
        """The character nearest to a point, or the place between two; None below the last row."""
        for one in shown:
            if y < one.y + one.height:
                box, row, layout = self.box(one), self.rows[one.row], self.layouts[one.row]
                find = layout.boundary_at if between else layout.place_at
                along = x - self.columns.text_x
                if x < self.columns.bar_x:  # names and times stand for the line's beginning
                    along = self.columns.text_width if layout.right_to_left else 0
                return row.index, row.start + find(along, y - box.text_y)
        return None

    def next_change(self, ms: int) -> int:
        """Until when the segments and the words that are said at a time stay the same."""
        timeline = self.timeline
        spoken = timeline.segments_at(ms)
        begins = timeline.next_start(ms)
        changes = [timeline.ends[index] for index in spoken]
        changes += [begins] if begins is not None else []
        words = (self.words.next_start(index, ms) for index in spoken)
        return min((*changes, *(at for at in words if at is not None)), default=_NEVER_MS)

    def start_of(self, index: int) -> int:
        """When a segment begins."""
        return self.timeline.starts[index]

    def word_time(self, place: Place) -> int:
        """When the word at a place begins."""
        index, at = place
        timed = self.words.timed(index)
        for word in timed:
            if at < word.end:
                return word.start_ms
        return timed[-1].start_ms if timed else self.timeline.starts[index]

    def reach_of(self, place: Place) -> tuple[int, int, int]:
        """(row, offset of a character's line in the row, height of the line)."""
        row = self.rows.row_at(*place)
        start = self.rows[row].start
        y, height = self.layouts[row].line_span(place[1] - start)
        lead = above(self.rows, row) + (PAD if self.rows.first[row] else 0)
        return row, lead + y, height

    def _columns(self, width: int) -> Columns:
        reading, times = self.look.reading_width, self.look.times
        names = bool(self.timeline.speakers)
        return columns(width, self.style, reading, names=names, times=times)

    def _start_over(self) -> None:
        self._names.clear()
        self.layouts.clear()
        self.scroll.heights = self._guess()

    def _guess(self) -> Heights:
        width = self.columns.text_width
        return Heights(guess_heights(self.rows, self.style, width, times=self.look.times))

    def _lay_out(self, number: int) -> RowLayout:
        row = self.rows[number]
        text = self.timeline.texts[row.index]
        right_to_left = not text.isascii() and is_right_to_left(text)
        piece = text if len(text) == row.end - row.start else text[row.start : row.end]
        return RowLayout(piece, self.style, self.columns.text_width, right_to_left=right_to_left)

    def _measure(self, row: int) -> int:
        text, times = self.layouts[row].height, self.look.times
        box = box_height(self.rows, row, text, self.style, times=times)
        return above(self.rows, row) + box + below(self.rows, row)
