"""The transcript: read along, click to hear, choose words across segments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from html import escape
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget

from spacesviewer.domain.selection import Place, WordsOf
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.timeline import Timeline
from spacesviewer.domain.topic import TopicSpan
from spacesviewer.ui.interface import said
from spacesviewer.ui.widgets import transcript_hits
from spacesviewer.ui.widgets.transcript_accessible import Items, install
from spacesviewer.ui.widgets.transcript_choice import TranscriptChoice
from spacesviewer.ui.widgets.transcript_find import Finder
from spacesviewer.ui.widgets.transcript_marks import Highlight, QuoteRange, Span
from spacesviewer.ui.widgets.transcript_page import Page
from spacesviewer.ui.widgets.transcript_rows import Rows
from spacesviewer.ui.widgets.transcript_second import SecondText
from spacesviewer.ui.widgets.transcript_style import LARGEST, SMALLEST


class TranscriptView(TranscriptChoice):
    """A transcript of any length beside its speakers and times.

    ``matches_changed`` carries how many matches are found so far, and whether that is all.
    """

    matches_changed = Signal(int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        install()
        self._finding = QTimer(self)
        self._finding.setInterval(0)
        self._finding.timeout.connect(self._find_on)
        self.setAccessibleName(said("Transcript"))

    # What is shown -----------------------------------------------------------------------------

    def set_timeline(
        self,
        timeline: Timeline,
        words: WordsOf,
        language: str = "",
        second: SecondText | None = None,
        rows: Rows | None = None,
    ) -> None:
        """Shows a transcript from its beginning.

        ``words`` answers the words of segments by their ids. It may leave out what it does not
        know yet and give it to set_words() later; meanwhile their time is shared out. ``language``
        decides how Arabic letters are written where it is known. ``second`` is a text in another
        language that stands beside or beneath this one. ``rows`` are those of the timeline, where
        somebody has prepared them.
        """
        self._finding.stop()
        self.accessible_items.forget()
        look, width = self.page.look, self.rows_width()
        edge = self.rows_edge()
        self.set_page(Page(timeline, words, look, width, language, second, edge, rows))

    def set_quotes(
        self, quotes: Iterable[QuoteRange], of_second: Iterable[QuoteRange] = ()
    ) -> None:
        """Underlines what is quoted, in both languages: (start_ms, end_ms, segment ids or ())."""
        self.page.marks.set_quotes(quotes)
        if self.page.second is not None:
            self.page.second.marks.set_quotes(of_second)
        self.viewport().update()

    def set_highlights(self, hits: Iterable[Highlight]) -> None:
        """Marks found words: (segment id, start, end) in the text of each."""
        self.page.marks.set_highlights(hits)
        self.viewport().update()

    def set_corrected(self, spans: Mapping[int, Sequence[Span]]) -> None:
        """Marks the words that a person has corrected, by segment id: (start, end) of each run."""
        self.page.marks.set_corrected(spans)
        self.viewport().update()

    def set_topics(self, spans: Sequence[TopicSpan]) -> None:
        """Puts a bar in a topic's colour beside where it is talked about."""
        self.page.marks.set_topics(spans)
        self.viewport().update()

    def set_text_size(self, size: int) -> None:
        """Takes another size of text in pixels."""
        self.set_look(replace(self.page.look, size=min(LARGEST, max(SMALLEST, size))))

    def set_reading_width(self, pixels: int) -> None:
        """Takes another widest column of text."""
        self.set_look(replace(self.page.look, reading_width=max(240, pixels)))

    def show_times(self, shown: bool) -> None:
        """Shows or hides the time of each segment."""
        self.set_look(replace(self.page.look, times=shown))

    def show_time(self, ms: int) -> None:
        """Brings what is said at a time into view; the speech is not followed any more."""
        index = self.page.timeline.nearest(ms)
        if index >= 0:
            self.person_scrolls()
            word = self.page.words.spoken(index, ms)
            self.show_place(index, word[0] if word else 0)

    def scroll_state(self) -> dict[str, Any]:
        """Where the view stands, to be kept with the session."""
        page, scroll = self.page, self.page.scroll
        if not len(page.rows):
            return {}
        row = page.rows[scroll.row]
        start_ms = page.timeline.starts[row.index]
        return {
            "start_ms": start_ms,
            **({} if page.timeline.timed else {"segment": page.timeline.ids[row.index]}),
            "place": row.start,
            "part": scroll.part,
            "follow": self.follow,
        }

    def restore_scroll_state(self, state: dict[str, Any]) -> None:
        """Goes where the view stood, also in another version of the transcript."""
        page = self.page
        index = page.timeline.nearest(int(state.get("start_ms", -1)))
        with suppress(KeyError, ValueError):
            index = page.timeline.index_of(int(state.get("segment", -1)))
        if index < 0 or "start_ms" not in state:
            return
        row = page.rows.row_at(index, int(state.get("place", 0)))
        page.scroll.put(row, float(state.get("part", 0.0)))
        self.refresh()
        if not state.get("follow", True):
            self.set_follow(False)

    def chosen_state(self) -> tuple[list[Place], bool]:
        """The caret and the ends of what is chosen, as (segment id, place in its text), to be kept
        over a correction; and whether the keys moved the caret.
        """
        chosen, ids = self.page.chosen, self.page.active.timeline.ids
        places = [chosen.caret, *(chosen.bounds or ())]
        return [(ids[p[0]], p[1]) for p in places if p is not None], chosen.keyed

    def restore_chosen(self, places: Sequence[Place], keyed: bool) -> None:
        """Chooses the same words again, as far as they are there."""
        page, here = self.page, []
        if page.second is not None and places:
            with suppress(KeyError):
                page.second.timeline.index_of(places[0][0])
                page.active = page.second
        chosen, timeline = page.chosen, page.active.timeline
        with suppress(KeyError):
            for segment_id, place in places:
                index = timeline.index_of(segment_id)
                here.append((index, min(place, len(timeline.texts[index]))))
        if len(here) == len(places) > 1:
            chosen.take(*here[-2:])
            self._chosen_changed()
        elif here:
            chosen.begin(chosen.word_at(here[0]))
        chosen.keyed = keyed and bool(here)

    # Finding -----------------------------------------------------------------------------------

    # QWidget.find() is a static method for window ids that nothing here calls.
    def find(self, text: str) -> int:  # type: ignore[override]
        """Marks all places of some words; how many are known so far (see matches_changed)."""
        marks = self.page.marks
        marks.finder, marks.current = Finder(*self.page.searched(text)), -1
        self._share_finder()
        self.viewport().update()
        self._finding.start()
        self._find_on()
        return len(marks.finder)

    def show_match(self, number: int) -> None:
        """Goes to a match, counted from 0; past both ends it goes round."""
        marks = self.page.marks
        if not len(marks.finder):
            return
        marks.current = number % len(marks.finder)
        self._share_finder()
        self.person_scrolls()
        index, second = self.page.at_place(marks.finder.index(marks.current))
        start = 0 if second is not None else marks.finder.span(marks.current)[0]
        self.show_place(index, start)
        self.viewport().update()

    def match_from_view(self) -> int:
        """The first match in the view or below it, as show_match() counts."""
        top = self.page.rows[self.shown[0].row].index if self.shown else 0
        return self.page.marks.finder.first_from(self.page.marks.place(top))

    def match_times(self) -> list[int]:
        """When the matches are said, as far as is known; the words for it are asked for."""
        transcript_hits.ask_for_words(self.page)
        return transcript_hits.match_times(self.page)

    def _share_finder(self) -> None:
        """Marks what was found in the second language too."""
        second, marks = self.page.second, self.page.marks
        if second is not None:
            second.marks.finder, second.marks.current = marks.finder, marks.current

    def _find_on(self) -> None:
        finder = self.page.marks.finder
        looked_at = finder.step()
        if finder.done:
            self._finding.stop()
        if self.shown:
            first, last = (self.page.rows[self.shown[at].row].index for at in (0, -1))
            place = self.page.marks.place
            if place(first) < looked_at.stop and place(last + 1) > looked_at.start:
                self.viewport().update()
        self.matches_changed.emit(len(finder), finder.done)

    # What a screen reader asks for (see Items) -------------------------------------------------

    @cached_property
    def accessible_items(self) -> Items:
        """The segments as a screen reader knows them; it may ask before this object is ready."""
        return Items(self, self)

    def shown_segments(self) -> list[int]:
        """The segments in the view, from top to bottom."""
        return list(dict.fromkeys(self.page.rows[one.row].index for one in self.shown))

    def segment_at(self, point: QPoint) -> int | None:
        """The segment at a point of the screen."""
        y = self.viewport().mapFromGlobal(point).y()
        for one in self.shown:
            if y < one.y + one.height:
                return self.page.rows[one.row].index
        return None

    def segment_rect(self, index: int) -> QRect:
        """Where a segment stands on the screen."""
        rect = QRect()
        for one in self.shown:
            if self.page.rows[one.row].index == index:
                rect = rect.united(QRect(0, one.y, self.viewport().width(), one.height))
        return QRect(self.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def text_rect(self, index: int) -> QRect:
        """Where the words of a segment stand in the viewport; null while none are seen."""
        rect, columns = QRect(), self.page.columns
        for one in self.shown:
            if self.page.rows[one.row].index == index:
                y, height = self.page.box(one).text_y, self.page.layouts[one.row].height
                rect = rect.united(QRect(columns.text_x, y, columns.text_width, height))
        return rect

    def current_place(self) -> Place | None:
        """Where the person is: at the chosen words, where the keys stand, at what is said, or at
        the top of the view.
        """
        chosen = self.page.chosen
        if chosen.bounds is not None:
            return self.page.main_place(chosen.bounds[0])
        caret = self.page.main_place(chosen.caret) if chosen.caret is not None else None
        here = (caret if chosen.keyed else None) or self._spoken_place() or caret
        if here is None and self.shown:
            here = self.page.rows[self.shown[0].row].index, 0
        return here

    def has_own_place(self) -> bool:
        """Whether the person has chosen words, or has gone somewhere with the keys."""
        chosen = self.page.chosen
        return chosen.bounds is not None or (chosen.keyed and chosen.caret is not None)

    def current_segments(self) -> list[int]:
        """The segments that any chosen words are of, else the one where the person is."""
        bounds, place = self.page.chosen.bounds, self.current_place()
        if bounds is not None:
            first, last = (self.page.main_place(bound)[0] for bound in bounds)
            return list(range(first, last + 1))
        return [place[0]] if place is not None and len(self.page.timeline) else []

    def second_rect(self, index: int) -> QRect:
        """Where the second language of a segment stands, or would stand; null while unseen."""
        rect, columns, second = QRect(), self.page.columns, self.page.second
        if second is None:
            return rect
        for one in self.shown:
            if self.page.rows[one.row].index == index and self.page.holds_second(one.row):
                height = max(second.style.pitch, second.height(index))
                y = self.page.box(one).second_y
                rect = QRect(columns.second_x, y, columns.second_width, height)
        return rect

    def chosen_second(self) -> int | None:
        """The segment of the second language that words are chosen in, where they are."""
        page = self.page
        if page.second is None or page.active is not page.second:
            return None
        return page.chosen.bounds[0][0] if page.chosen.bounds else (page.chosen.caret or (None,))[0]

    def reserve(self, index: int) -> None:
        """Makes room for the translation of a segment that is being typed; -1: for none."""
        self.page.reserve(index)
        self.refresh()

    def segment_text(self, index: int) -> str:
        """ "Ayesha, 0:01:14: words", without a name where nobody is known; a translation follows,
        after a line end.
        """
        return "\n".join(self.segment_lines(index))

    def segment_lines(self, index: int) -> tuple[str, ...]:
        """The same as a line for each language."""
        second = self.page.second
        also = (second.timeline.texts[j] for j in second.pairing.of(index)) if second else ()
        return (self._told(index), *also)

    def _told(self, index: int) -> str:
        timeline = self.page.timeline
        if not timeline.timed:
            named = timeline.speaker(index)
            return f"{named}: {timeline.texts[index]}" if named else timeline.texts[index]
        told = f"{format_time(timeline.starts[index])}: {timeline.texts[index]}"
        return f"{timeline.speaker(index)}, {told}" if timeline.speaker(index) else told

    def is_chosen(self, index: int) -> bool:
        """Whether any of a segment is selected."""
        page, second = self.page, self.page.second
        if second is not None and page.active is second:
            return any(
                page.chosen.within(number) is not None for number in second.pairing.of(index)
            )
        return page.chosen.within(index) is not None

    def focused_segment(self) -> int | None:
        """The segment that the caret stands in, while the keys go to the transcript."""
        caret = self.page.chosen.caret
        if caret is None or not self.hasFocus():
            return None
        return self.page.main_place(caret)[0]

    def caret_moved(self) -> None:
        self.accessible_items.tell_focus()

    def viewportEvent(self, event: QEvent) -> bool:
        """Names the topics and the speakers under the mouse where there is no room to."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index, columns = self.segment_at(event.globalPos()), self.page.columns
            text = ""
            if index is not None and columns.is_behind(event.pos().x()):
                beside = self.page.marks.topics(index, index)
                text = ", ".join(bar.span.topic for bar in beside)
            elif index is not None and columns.is_beside(event.pos().x()):
                text = self.page.timeline.speaker(index)
            QToolTip.showText(event.globalPos(), plain_tip(text), self)
            return True
        return super().viewportEvent(event)


def plain_tip(text: str) -> str:
    """A text for a tooltip that is shown as it is typed: Qt would read tags in it."""
    return f"<span>{escape(text)}</span>" if text else ""
