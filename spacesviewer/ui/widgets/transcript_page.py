"""A transcript laid out: which row stands where, and what is under a point."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from spacesviewer.domain.language import is_read_from_right
from spacesviewer.domain.segment import reads_from_right
from spacesviewer.domain.selection import Place, WordsOf
from spacesviewer.domain.timeline import Timeline
from spacesviewer.ui.interface import said, to_say
from spacesviewer.ui.widgets.transcript_heights import Heights, Scroll, Shown
from spacesviewer.ui.widgets.transcript_layout import Layouts, RowLayout
from spacesviewer.ui.widgets.transcript_rows import Rows
from spacesviewer.ui.widgets.transcript_second import (
    Piece,
    Second,
    SecondText,
    Text,
    extra_heights,
)
from spacesviewer.ui.widgets.transcript_selection import Chosen
from spacesviewer.ui.widgets.transcript_style import (
    BETWEEN,
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

_NEVER_MS = 1 << 60
_NOWHERE = 2**31 - 1  # behind all texts
_UNKNOWN = to_say("Unidentified")  # the column is narrow


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
    second_y: int = 0  # where the second language begins


class Page:
    """One transcript in one look and width. It knows nothing of the widget that shows it."""

    def __init__(
        self,
        timeline: Timeline,
        fetch: WordsOf,
        look: Look,
        width: int,
        language: str = "",
        second: SecondText | None = None,
        edge: int = 0,
        rows: Rows | None = None,
    ) -> None:
        self.timeline = timeline
        self.rows = rows if rows is not None else Rows(timeline)
        self.main = Text(timeline, fetch)
        self.words, self.marks = self.main.words, self.main.marks
        self.second: Second | None = None
        self.active: Text = self.main  # the language in which words are chosen
        self.spoken: tuple[int, ...] = ()
        self.position_ms = -1
        self.look = look
        self._names: dict[int, str] = {}
        self._naskh = wants_naskh(timeline.texts, language)
        self._from_right = is_read_from_right(language)
        self.style: TextStyle = text_style(look.size, naskh=self._naskh)
        self.mode = second.mode if second is not None else ""
        self.columns: Columns = self._columns(width, edge)
        if second is not None:
            self.second = Second(second, fetch, look.size, self.columns.second_width)
            self.marks.place = second.pairing.place
        self.layouts = Layouts(self._lay_out)
        self.scroll = Scroll(self._guess(), self._measure)

    def fit(self, width: int, edge: int = 0) -> None:
        """Takes another width, or side to begin at; what stands at the top stays there."""
        old, self.columns = self.columns, self._columns(width, edge)
        self._names.clear()
        now = self.columns
        if (old.text_width, old.second_width) != (now.text_width, now.second_width):
            self._start_over()

    def set_look(self, look: Look) -> None:
        """Takes another size of text, or shows or hides the times."""
        if look != self.look:
            self.look = look
            self.style = text_style(look.size, naskh=self._naskh)
            self.columns = self._columns(self.columns.width, self.columns.edge)
            self._start_over()

    def box(self, shown: Shown) -> Box:
        """The parts of a row that is shown."""
        row = shown.row
        top = shown.y + above(self.rows, row)
        bottom = shown.y + shown.height - below(self.rows, row)
        text_y = top + (PAD if self.rows.first[row] else 0)
        second_y = text_y
        if self.second is not None and not self.columns.is_split:
            second_y += self.layouts[row].height + BETWEEN
        return Box(row, top, bottom - top, text_y, second_y)

    @property
    def chosen(self) -> Chosen:
        """What is chosen, in the language in which it is."""
        return self.active.chosen

    def pieces(self, row: int) -> list[Piece]:
        """What stands of the second language in a row."""
        if self.second is None or not self.holds_second(row):
            return []
        return self.second.pieces(self.rows[row].index)

    def main_place(self, place: Place) -> Place:
        """A place of the language in which words are chosen, as one of the first language."""
        if self.second is None or self.active is not self.second:
            return place
        return max(0, self.second.pairing.owner(place[0])), 0

    def searched(self, query: str) -> tuple[Sequence[str], str, Sequence[int]]:
        """What a Finder is made of: both languages as they stand one behind another."""
        second = self.second
        if second is None:
            return self.timeline.texts, query, ()
        texts: list[str] = []
        following = array("l")
        last = {True: -1, False: -1}  # of each language

        def add(text: str, own: bool) -> None:
            if last[own] >= 0:
                following[last[own]] = len(texts)
            last[own] = len(texts)
            texts.append(text)
            following.append(_NOWHERE)

        for index, text in enumerate(self.timeline.texts):
            add(text, True)
            for other in second.timeline.texts[slice(*second.pairing.bounds[index : index + 2])]:
                add(other, False)
        return texts, query, following

    def at_place(self, place: int) -> tuple[int, int | None]:
        """The segment at a place of what is searched, and that of the second language there."""
        return self.second.pairing.at(place) if self.second is not None else (place, None)

    def side_at(self, shown: list[Shown], x: int, y: int) -> Text:
        """The language that stands at a point."""
        second = self.second
        if second is None:
            return self.main
        if self.columns.is_split:
            return second if self.columns.is_second(x) else self.main
        for one in shown:
            if y < one.y + one.height:
                below_text = y >= self.box(one).second_y - BETWEEN // 2
                return second if below_text and self.pieces(one.row) else self.main
        return self.main

    def reserve(self, index: int) -> None:
        """Makes room for the translation of a segment that is being typed; -1: for none."""
        if self.second is not None:
            before, self.second.open = self.second.open, index
            for changed in {before, index} - {-1}:
                for row in self.rows.rows_of(changed):
                    self.scroll.heights.learn(row, self._measure(row))

    def name(self, voice: int) -> str:
        """A speaker's name as far as there is room for it."""
        name = self._names.get(voice)
        if name is None:
            full = self.timeline.speakers[voice] if voice >= 0 else said(_UNKNOWN)
            metrics, room = QFontMetrics(self.style.name), self.columns.label_width
            elided = metrics.elidedText(full, Qt.TextElideMode.ElideRight, room)
            name = self._names[voice] = elided
        return name

    def place_at(
        self, shown: list[Shown], x: int, y: int, *, between: bool = False
    ) -> Place | None:
        """The character nearest to a point, or the place between two; None below the last row."""
        if self.second is not None and self.active is self.second:
            return self._second_place(shown, x, y, between=between)
        for one in shown:
            if y < one.y + one.height:
                box, row, layout = self.box(one), self.rows[one.row], self.layouts[one.row]
                find = layout.boundary_at if between else layout.place_at
                along = x - self.columns.text_x
                if self.columns.is_beside(x):  # names and times stand for the line's beginning
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
        """When a segment begins, of the language in which words are chosen."""
        return self.active.timeline.starts[index]

    def _second_place(self, shown: list[Shown], x: int, y: int, *, between: bool) -> Place | None:
        """The place in the second language that is nearest to a point: in the row, or before it."""
        second, found = self.second, None
        assert second is not None
        for one in shown:
            box = self.box(one)
            for piece in self.pieces(one.row):
                top = box.second_y + piece.y
                if found is not None and y < top:
                    return found
                along, down = x - self.columns.second_x, min(max(0, y - top), piece.height - 1)
                found = second.place_in(piece, along, down, between=between)
                if y < top + piece.height:
                    return found
        return found

    def word_time(self, place: Place) -> int:
        """When the word at a place begins."""
        index, at = place
        timed = self.active.words.timed(index)
        for word in timed:
            if at < word.end:
                return word.start_ms
        return timed[-1].start_ms if timed else self.active.timeline.starts[index]

    def reach_of(self, place: Place) -> tuple[int, int, int]:
        """(row, offset of a character's line in the row, height of the line)."""
        row = self.rows.row_at(*place)
        start = self.rows[row].start
        y, height = self.layouts[row].line_span(place[1] - start)
        lead = above(self.rows, row) + (PAD if self.rows.first[row] else 0)
        return row, lead + y, height

    def _columns(self, width: int, edge: int) -> Columns:
        reading, times = self.look.reading_width, self.look.times
        names = bool(self.timeline.speakers)
        return columns(
            width, self.style, reading, names=names, times=times, second=self.mode, edge=edge
        )

    def holds_second(self, row: int) -> bool:
        """Whether the second language of its segment stands in a row: beside its first, or beneath
        its last.
        """
        held = self.rows.first if self.columns.is_split else self.rows.last
        return bool(held[row])

    def _start_over(self) -> None:
        self._names.clear()
        self.layouts.clear()
        if self.second is not None:
            self.second.fit(self.look.size, self.columns.second_width)
        self.scroll.heights = self._guess()

    def _guess(self) -> Heights:
        width, times, second = self.columns.text_width, self.look.times, self.second
        if second is None:
            return Heights(guess_heights(self.rows, self.style, width, times=times))
        split = self.columns.is_split
        add = partial(extra_heights, self.rows, second=second, split=split)
        return Heights(guess_heights(self.rows, self.style, width, times=times, add=add))

    def _lay_out(self, number: int) -> RowLayout:
        row = self.rows[number]
        text = self.timeline.texts[row.index]
        right_to_left = reads_from_right(text, expected=self._from_right)
        piece = text if len(text) == row.end - row.start else text[row.start : row.end]
        return RowLayout(piece, self.style, self.columns.text_width, right_to_left=right_to_left)

    def _measure(self, row: int) -> int:
        text, times = self.layouts[row].height, self.look.times
        if self.second is not None and self.holds_second(row):
            more = self.second.height(self.rows[row].index)
            text = max(text, more) if self.columns.is_split else text + (more and more + BETWEEN)
        box = box_height(self.rows, row, text, self.style, times=times)
        return above(self.rows, row) + box + below(self.rows, row)
