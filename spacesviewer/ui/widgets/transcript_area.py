"""The part of the transcript that scrolls and paints: any length, without a pause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QStyle, QWidget

from spacesviewer.domain.segment import Word
from spacesviewer.domain.timeline import Timeline
from spacesviewer.ui.theme import LIGHT, Theme
from spacesviewer.ui.widgets.transcript_follow import Follow, Glide
from spacesviewer.ui.widgets.transcript_heights import Shown
from spacesviewer.ui.widgets.transcript_marks import LANES
from spacesviewer.ui.widgets.transcript_page import Look, Page
from spacesviewer.ui.widgets.transcript_painting import RowPainter

_Lit = tuple[tuple[int, tuple[int, int] | None], ...]  # spoken segments with the word in each


class TranscriptArea(QAbstractScrollArea):
    """Shows a page of rows, keeps its place, and follows the speech until the person scrolls."""

    follow_changed = Signal(bool)
    look_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT
        self.page = Page(Timeline((), (), (), (), ()), _no_words, Look(), 100)
        self.shown: list[Shown] = []
        self._lit: _Lit = ()
        self._lit_from_ms = self._lit_until_ms = 0  # in which that does not change
        self._follow = Follow()
        self._glide = Glide(self.move_by, self)
        self._syncing = False
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(0)
        self._asking.timeout.connect(self._ask_words)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setMouseTracking(True)

    # What is shown -----------------------------------------------------------------------------

    def set_page(self, page: Page) -> None:
        """Shows another transcript from its beginning."""
        self._glide.stop()
        self.page = page
        self._lit = ()
        self._lit_until_ms = 0
        page.scroll.view = max(1, self.viewport().height())
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Takes another look."""
        self.theme = theme
        self.viewport().update()

    def set_words(self, words: Mapping[int, tuple[Word, ...]]) -> None:
        """Takes words by segment id that the callback could not answer at once."""
        if self.page.words.give(words):
            self._lit_until_ms = 0
            self.set_position(self.page.position_ms)
            self.viewport().update()

    def refresh(self) -> None:
        """Measures what is in the view and paints it anew."""
        self.shown = self.page.scroll.shown()
        self._sync_bar()
        self.viewport().update()
        self._asking.start()

    def rows_width(self) -> int:
        """The width that rows are laid out for: the same with and without a scroll bar."""
        return self.width() - self.verticalScrollBar().sizeHint().width()

    def rows_edge(self) -> int:
        """The right edge that the columns begin at where the window is read from there, else 0."""
        return self.viewport().width() if self.isRightToLeft() else 0

    def set_look(self, look: Look) -> None:
        """Takes another size of text, width or labels; the segment at the top stays there."""
        self._glide.stop()
        self.page.set_look(look)
        self.refresh()
        self.look_changed.emit()

    # Scrolling ---------------------------------------------------------------------------------

    def move_by(self, distance: int) -> int:
        """Moves the view down by so many pixels; how far it could."""
        moved = self.page.scroll.move(distance)
        if moved:
            self.shown = self.page.scroll.shown()
            self._shift(moved)
            self._asking.start()
        self._sync_bar()
        return moved

    def show_place(self, index: int, place: int = 0) -> None:
        """Brings a place of a segment to where speech is brought, unless it stands well already."""
        view = self.page.scroll.view
        row, offset, height = self.page.reach_of((index, place))
        top = self.page.scroll.distance(row) + offset
        if top < 0 or top + height > view or not self.is_shown(row):
            self._go(row, offset, view // 5)

    def is_shown(self, row: int) -> bool:
        """Whether any of a row is in the view."""
        return bool(self.shown) and self.shown[0].row <= row <= self.shown[-1].row

    def person_scrolls(self) -> None:
        """The person moves the text: the view does not follow the speech any more."""
        self._glide.stop()
        if self._follow.on:
            self._follow.on = False
            self.follow_changed.emit(False)

    # Following ---------------------------------------------------------------------------------

    @property
    def follow(self) -> bool:
        """Whether the view goes along with the speech."""
        return self._follow.on

    def set_follow(self, on: bool) -> None:
        """Goes along with the speech from here on, or stays."""
        if on == self._follow.on:
            return
        self._follow.on = on
        self._follow.held = False
        if on:
            self._keep_up()
        else:
            self._glide.stop()
        self.follow_changed.emit(on)

    def hold(self) -> None:
        """Leaves the text under the mouse until the speech leaves the view."""
        self._follow.held = True

    def set_position(self, ms: int) -> None:
        """Lights what is said at a time, and keeps it in view while following."""
        page = self.page
        page.position_ms = ms
        if self._lit_from_ms <= ms < self._lit_until_ms:
            return  # nothing begins or ends in between
        self._lit_from_ms, self._lit_until_ms = ms, page.next_change(ms)
        spoken = tuple(page.timeline.segments_at(ms))
        lit = tuple((index, page.words.spoken(index, ms)) for index in spoken)
        if lit == self._lit and lit:
            return
        changed = {index for index, _ in {*lit} ^ {*self._lit}}
        self._lit, page.spoken = lit, spoken
        for one in self.shown:
            if page.rows[one.row].index in changed:
                self._update_row(one)
        self._keep_up()

    def _keep_up(self) -> None:
        if not self._follow.on or self.is_pressed():
            return
        if not self._lit:
            self._keep_near()
            return
        page, (index, word) = self.page, self._lit[-1]
        row, offset, _ = page.reach_of((index, word[0] if word else 0))
        if page.scroll.heights.height(row) <= page.scroll.view // 3:
            offset = 0  # in a longer row the spoken line counts
        top = page.scroll.distance(row) + offset
        target = self._follow.target(top - self._glide.rest, page.scroll.view)
        if target is not None:
            self._go(row, offset, target)

    def _keep_near(self) -> None:
        """In a pause: what was said last is in view, wherever the playhead has come from."""
        index = self.page.timeline.nearest(self.page.position_ms)
        if index < 0:
            return
        row, offset, _ = self.page.reach_of((index, 0))
        if not self.is_shown(row):
            self._go(row, offset, self._follow.target(-1, self.page.scroll.view) or 0)

    def is_pressed(self) -> bool:
        """Whether a mouse button holds the text where it is."""
        return False

    def _go(self, row: int, offset: int, y: int) -> None:
        """Brings a line of a row to y: smoothly where it is near and the desktop wants movement."""
        scroll = self.page.scroll
        distance = scroll.distance(row) + offset - y
        pace = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self)
        if abs(distance) < scroll.view and pace and self.isVisible():
            self._glide.go(distance)
            return
        self._glide.stop()
        scroll.put(row, 0.0, y - offset)
        self.refresh()

    # Qt's events -------------------------------------------------------------------------------

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """The bar was moved, and only a person moves it: all else moves the page, then the bar."""
        if self._syncing:
            return
        self.person_scrolls()
        bar, scroll = self.verticalScrollBar(), self.page.scroll
        distance = bar.value() - scroll.value
        if bar.isSliderDown() or abs(distance) > 2 * scroll.view:
            # The last value is the end, even where the heights above it were only guessed.
            if bar.value() == bar.maximum():
                scroll.end()
            else:
                scroll.jump(bar.value())
            self.refresh()
        else:
            self.move_by(distance)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._glide.stop()
        self.page.scroll.view = max(1, self.viewport().height())
        self.page.fit(self.rows_width(), self.rows_edge())
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._glide.stop()
            self.page.fit(self.rows_width(), self.rows_edge())
            self.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        rows = RowPainter(self.page, self.theme, focus=self.hasFocus())
        for rect in event.region():  # type: ignore[attr-defined]  # it can be iterated
            painter.setClipRect(rect)
            rows.paint(painter, self.shown, rect)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _sync_bar(self) -> None:
        self._syncing = True
        bar, scroll = self.verticalScrollBar(), self.page.scroll
        bar.setPageStep(max(1, scroll.view - self.page.style.pitch))
        bar.setSingleStep(self.page.style.pitch)
        bar.setRange(0, scroll.maximum)
        bar.setValue(scroll.value)
        self._syncing = False

    def _shift(self, moved: int) -> None:
        """Moves the pixels that are there already and paints only what came in."""
        viewport = self.viewport()
        if not self._whole_pixels() or abs(moved) >= viewport.height():
            viewport.update()
            return
        viewport.scroll(0, -moved)
        # The name at the top does not scroll along, nor do those of the topics that go on.
        columns, pitch = self.page.columns, self.page.style.pitch
        viewport.update(columns.beside(min(0, -moved), 2 * pitch + 8 + abs(moved)))
        if self.page.marks.has_topics:
            names = LANES * (pitch + 8)
            viewport.update(columns.behind(min(0, -moved), names + abs(moved)))

    def _update_row(self, one: Shown) -> None:
        """Has painted anew what is other in a row that is spoken: not its name and time."""
        if self._whole_pixels():
            self.viewport().update(self.page.columns.tint(one.y, one.height))
        else:
            self.viewport().update()

    def _whole_pixels(self) -> bool:
        """Whether rows begin at pixels of the screen: at 150 % their edges are shared."""
        return self.devicePixelRatioF().is_integer()

    def _ask_words(self) -> None:
        rows = self.page.rows
        if self.page.words.ask(sorted({rows[one.row].index for one in self.shown})):
            self._lit_until_ms = 0
            self.viewport().update()


def _no_words(_ids: Sequence[int]) -> dict[int, tuple[Word, ...]]:
    return {}
