"""Choosing words of the transcript with the mouse and the keys, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from spacesviewer.domain.disguise import Disguise
from spacesviewer.domain.segment import Word, is_right_to_left
from spacesviewer.domain.selection import Place, Selection, select
from spacesviewer.domain.sentence import sentence_around
from spacesviewer.ui.widgets.transcript_area import TranscriptArea
from spacesviewer.ui.widgets.transcript_keys import Act, asked
from spacesviewer.ui.widgets.transcript_page import Page
from spacesviewer.ui.widgets.transcript_pointer import Pointer

_WHEEL_STEP = 120


class TranscriptChoice(TranscriptArea):
    """A click on a word seeks, a drag chooses, Esc chooses nothing.

    ``word_clicked`` carries the start of a word in ms, ``context_requested`` a point of the screen,
    ``text_size_wanted`` a size in pixels (Ctrl and the wheel).
    """

    word_clicked = Signal(int)
    selection_changed = Signal()
    context_requested = Signal(QPoint)
    text_size_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.disguise = Disguise()  # what people are called outside of the archive
        self._pointer = Pointer(self, self)
        self._selection: Selection | None = None
        self._selection_known = True

    def set_page(self, page: Page) -> None:
        self._pointer.stop()
        super().set_page(page)
        self._selection_known = False
        self.selection_changed.emit()

    def set_words(self, words: Mapping[int, tuple[Word, ...]]) -> None:
        super().set_words(words)
        self._selection_known = False  # its times may be exact now

    # The selection -----------------------------------------------------------------------------

    def selection(self) -> Selection | None:
        """The chosen words, whole, with their speakers and times; None where nothing is chosen."""
        if not self._selection_known:
            bounds, page = self.page.chosen.bounds, self.page
            text = page.active
            chosen = select(text.timeline, text.words.of, *bounds) if bounds else None
            self._selection, self._selection_known = chosen, True
        return self._selection

    def has_selection(self) -> bool:
        """Whether anything is chosen; quicker than selection()."""
        return self.page.chosen.bounds is not None

    def current_sentence(self) -> Selection | None:
        """The sentence that is or was last said; else the one that the caret stands in."""
        place = self._spoken_place() or self.page.main.chosen.caret
        if place is None or not len(self.page.timeline):
            return None
        first, start, last, end = sentence_around(self.page.timeline, *place)
        return select(self.page.timeline, self.page.words.of, (first, start), (last, end))

    def selected_times(self) -> tuple[int, int] | None:
        """Start and end of the selection in ms; quick at any length."""
        bounds, page = self.page.chosen.bounds, self.page
        if bounds is None:
            return None
        last, end = bounds[1]
        text = page.active
        ends = [word.end_ms for word in text.words.timed(last) if word.start < end]
        return page.word_time(bounds[0]), ends[-1] if ends else text.timeline.ends[last]

    def clear_selection(self) -> None:
        """Chooses nothing."""
        if self.page.chosen.clear():
            self._chosen_changed()

    def select_all(self) -> None:
        """Chooses the whole transcript."""
        self.page.chosen.take_all()
        self._chosen_changed()

    def copy(self) -> None:
        """Puts the chosen words on the clipboard, with names where several people speak."""
        chosen = self.selection()
        if chosen is not None:
            QGuiApplication.clipboard().setText(self.disguise.selection(chosen).with_names())

    # What the mouse asks for (see Pointer) -----------------------------------------------------

    def place_at(self, point: QPoint, *, between: bool = False) -> Place | None:
        """The character at a point of the viewport, or the place between two."""
        return self.page.place_at(self.shown, point.x(), point.y(), between=between)

    def time_at(self, point: QPoint) -> int | None:
        """When the word at a point of the viewport begins."""
        place = self.place_at(point)
        if place is None:
            return None
        beside = self.page.columns.is_beside(point.x())
        return self.page.start_of(place[0]) if beside else self.page.word_time(place)

    def begin_at(self, place: Place) -> None:
        """A stretch of words begins."""
        self.page.chosen.begin(place)

    def draw_to(self, place: Place) -> None:
        """Chooses up to a place."""
        before = self.page.chosen.bounds
        self.page.chosen.draw(place)
        if self.page.chosen.bounds != before:
            self._chosen_changed()

    def click_at(self, point: QPoint) -> None:
        """A plain click chooses nothing and seeks."""
        self.clear_selection()
        place, ms = self.place_at(point), self.time_at(point)
        if place is not None and ms is not None:
            self.page.chosen.begin(self.page.chosen.word_at(place))
            self.hold()
            self.viewport().update()
            self.word_clicked.emit(ms)

    def take_sentence(self, place: Place) -> None:
        """Chooses the sentence at a place, also where captions cut it in pieces."""
        first, start, last, end = sentence_around(self.page.active.timeline, *place)
        self.page.chosen.take((first, start), (last, end))
        self._chosen_changed()

    def take_segment(self, place: Place) -> None:
        """Chooses the whole segment at a place."""
        index, texts = place[0], self.page.active.timeline.texts
        self.page.chosen.take((index, 0), (index, len(texts[index])))
        self._chosen_changed()

    def scroll_by_hand(self, distance: int) -> None:
        """The person scrolls."""
        self.person_scrolls()
        self.move_by(distance)

    def view_size(self) -> QSize:
        """The size of what is seen."""
        return self.viewport().size()

    def is_pressed(self) -> bool:
        return self._pointer.pressed

    def _chosen_changed(self) -> None:
        self._selection_known = False
        self.viewport().update()
        self.selection_changed.emit()

    def _spoken_place(self) -> Place | None:
        page = self.page
        index = page.timeline.nearest(page.position_ms) if page.position_ms >= 0 else -1
        if index < 0:
            return None
        word = page.words.spoken(index, page.position_ms)
        return index, word[0] if word else 0

    # The keys ----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wish = asked(event, chosen=self.has_selection())
        if wish is None or not len(self.page.timeline):
            event.ignore()
            return
        act, step, draws = wish
        if act is Act.COPY:
            self.copy()
        elif act is Act.ALL:
            self.select_all()
        elif act is Act.NOTHING:
            self.clear_selection()
        elif act is Act.HEAR:
            self.word_clicked.emit(self.page.word_time(self._caret()))
        elif act is Act.PAGE:
            self.scroll_by_hand(step * self.verticalScrollBar().pageStep())
        elif draws:
            self.draw_to(self._drawn(act, step))
            self._show_caret()
        else:
            self._walk(act, step)

    def _caret(self) -> Place:
        """Where the keys stand: the caret, else what is said, else the top of the view."""
        page = self.page
        place = page.chosen.caret
        if place is None and page.active is not page.main:
            page.active = page.main  # nothing was chosen there
        place = place or page.chosen.caret or self._spoken_place()
        if place is None:
            place = self.page.rows[self.shown[0].row if self.shown else 0].index, 0
        self.page.chosen.caret = place
        return place

    def _drawn(self, act: Act, step: int) -> Place:
        caret, chosen = self._caret(), self.page.chosen
        if act is Act.WORD:
            return chosen.by_word(caret, self._onward(caret, step))
        if act is Act.SEGMENT:
            return chosen.by_segment(caret, step)
        texts = self.page.active.timeline.texts
        return (0, 0) if step < 0 else (len(texts) - 1, len(texts[-1]))

    def _walk(self, act: Act, step: int) -> None:
        """Moves the caret from word to word or from segment to segment; chooses nothing."""
        caret, chosen = self._caret(), self.page.chosen
        last = len(self.page.active.timeline) - 1
        if act is Act.WORD:
            place = chosen.next_word(caret, self._onward(caret, step))
        elif act is Act.SEGMENT:
            place = min(max(0, caret[0] + step), last), 0
        else:
            place = 0 if step < 0 else last, 0
        self.clear_selection()
        chosen.begin(chosen.word_at(place))
        chosen.keyed = True
        self._show_caret()

    def _onward(self, place: Place, step: int) -> int:
        """The arrow to the left goes forward where the text reads to the left."""
        return -step if is_right_to_left(self.page.active.timeline.texts[place[0]]) else step

    def _show_caret(self) -> None:
        caret = self.page.chosen.caret
        if caret is not None:
            self.person_scrolls()
            self.show_place(*self.page.main_place(caret))
            self.viewport().update()
            self.caret_moved()

    def caret_moved(self) -> None:
        """The keys have moved the caret."""

    def _enter(self, point: QPoint) -> None:
        """Chooses from here on in the language that stands at a point, and there alone."""
        page = self.page
        side = page.side_at(self.shown, point.x(), point.y())
        if side is not page.active:
            had = page.chosen.clear()
            page.active = side
            if had:
                self._chosen_changed()

    # Qt's events -------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        # Otherwise the window's Copy, Select All and Esc would answer in the transcript's place.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and asked(event, chosen=self.has_selection()) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._enter(event.position().toPoint())
            self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._pointer.move(event)
        else:
            self._shape_cursor(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pointer.double_click(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.context_requested.emit(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y() // _WHEEL_STEP
            if steps:
                self.text_size_wanted.emit(self.page.look.size + steps)
            return
        super().wheelEvent(event)

    def _shape_cursor(self, point: QPoint) -> None:
        columns = self.page.columns
        shape = Qt.CursorShape.ArrowCursor
        if self.place_at(point) is not None:
            if columns.is_beside(point.x()):
                shape = Qt.CursorShape.PointingHandCursor
            elif columns.text_left <= point.x() <= columns.text_right:
                shape = Qt.CursorShape.IBeamCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)
