"""The items on the timeline as a list: for the keys, and for those who hear and do not see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from spacesviewer.domain.gap import Gap
from spacesviewer.domain.question import Question
from spacesviewer.domain.recording import Chapter
from spacesviewer.domain.topic import TopicSpan
from spacesviewer.ui.interface import said
from spacesviewer.ui.widgets import transcript_accessible as accessible
from spacesviewer.ui.widgets.timeline_data import QuoteSpan
from spacesviewer.ui.widgets.timeline_entries import KINDS, Entries, Entry, Order
from spacesviewer.ui.widgets.timeline_geometry import Geometry, Row
from spacesviewer.ui.widgets.timeline_paint import split_lanes
from spacesviewer.ui.widgets.timeline_scene import Scene

if TYPE_CHECKING:
    from spacesviewer.ui.widgets.timeline import TimelineWidget

_LEAST = 7  # pixels: a mark is a moment, and its ring must still be seen


class TimelineItems(QWidget):
    """A child of the timeline that draws nothing and takes no mouse: Tab goes there.

    Left and right go from item to item, up and down among those of one kind, beyond the view, too.
    Enter goes to the item, with Shift it selects its stretch, Delete takes it away.
    """

    remove_requested = Signal(str, object)

    def __init__(self, timeline: TimelineWidget) -> None:
        super().__init__(timeline)
        self._scene: Scene | None = None
        self._entries: Entries | None = None
        self._of: object = None
        self._listed: tuple[tuple[int, int, int], list[Entry]] | None = None
        self._current: Entry | None = None
        self._numbers: dict[Order, int] = {}
        self._by_number: list[Entry] = []
        self.setAccessibleName(said("Items on the timeline"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setUpdatesEnabled(False)  # or every repaint of the rows would ask here, too
        accessible.install()
        self.accessible_items = accessible.Items(self, self)

    @property
    def _timeline(self) -> TimelineWidget:
        # Not kept here: in a circle of Python the timeline would outlive Qt, and crash at the end.
        return cast("TimelineWidget", self.parentWidget())

    def show_scene(self, scene: Scene) -> None:
        """Takes what the timeline shows now; nothing is prepared before somebody asks."""
        self._scene = scene
        if self._of is not scene.data:
            self._of, self._entries, self._listed = scene.data, None, None
            self._numbers.clear()
            self._by_number.clear()
            self.accessible_items.forget()

    @property
    def entries(self) -> Entries:
        """All items of the session."""
        if self._entries is None:
            assert self._scene is not None
            self._entries = Entries(self._scene.data)
        return self._entries

    @property
    def current(self) -> Entry | None:
        """The item that the keys are at, while they are."""
        return self._current if self.hasFocus() else None

    def ring(self) -> QRectF | None:
        """Where the item that the keys are at stands on the timeline."""
        if self.current is None:
            return None
        rect = self._rect_of(self.current)
        return rect if not rect.isEmpty() else None

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        match key:
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                self._go(1 if key == Qt.Key.Key_Right else -1)
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._go(1 if key == Qt.Key.Key_Down else -1, same_kind=True)
            case Qt.Key.Key_Home | Qt.Key.Key_End:
                self._go_to_end(first=key == Qt.Key.Key_Home)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._current is not None:
                self._select(self._current) if shift else self._activate(self._current)
            case Qt.Key.Key_Delete if self._current is not None:
                self._remove(self._current)
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._current is None or not self._is_in_view(self._current):
            position = self._timeline.position()
            found = self._in_view()
            later = (entry for entry in found if entry.start_ms >= position)
            self._current = next(later, found[-1] if found else None)
        self._tell()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._timeline.update()
        super().focusOutEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The timeline's menu, at the item."""
        entry = self.current
        if entry is None:
            event.ignore()
            return
        place = self._timeline.mapToGlobal(self._rect_of(entry).center().toPoint())
        self._timeline.context_requested.emit(place, entry.start_ms)
        event.accept()

    def _go(self, step: int, *, same_kind: bool = False) -> None:
        here = self._current
        if here is None:
            self._go_to_end(first=step > 0)
            return
        view, kind = self._timeline.visible_range(), here.kind if same_kind else None
        self._take(self.entries.step(here.order, step, view, kind))

    def _go_to_end(self, *, first: bool) -> None:
        view = self._timeline.visible_range()
        if first:
            self._take(self.entries.step((-1, 0, 0), 1, view))
        else:
            self._take(self.entries.step((1 << 62, len(KINDS) - 2, 0), -1, view))

    def _take(self, entry: Entry | None) -> None:
        if entry is not None:
            self._current = entry
            if not self._is_in_view(entry):
                start, end = self._timeline.visible_range()
                begin = entry.start_ms - (end - start) // 3
                self._timeline.set_visible_range(begin, begin + end - start)
        self._tell()

    def _tell(self) -> None:
        self._timeline.update()
        told = self.entries.text(self._current) if self._current is not None else ""
        self.setAccessibleDescription(told or said("Nothing is noted in view"))
        self.accessible_items.tell_focus()

    def _activate(self, entry: Entry) -> None:
        if isinstance(entry.thing, int) or entry.kind == "answer":
            self._timeline.seek_requested.emit(entry.start_ms)
        else:
            self._timeline.activate(entry.thing)

    def _select(self, entry: Entry) -> None:
        if entry.end_ms > entry.start_ms:
            self._timeline.set_selected_range((entry.start_ms, entry.end_ms))
            self._timeline.range_selected.emit(entry.start_ms, entry.end_ms)

    def _remove(self, entry: Entry) -> None:
        key = getattr(entry.thing, "uid", getattr(entry.thing, "id", None))
        if key is not None:
            self.remove_requested.emit(entry.kind, key)

    # What a screen reader asks for; a number stands for an item as long as the data are the same

    def shown_segments(self) -> list[int]:
        """The items in view, in order of time."""
        return [self._number(entry) for entry in self._in_view()]

    def segment_at(self, point: QPoint) -> int | None:
        """The item at a point of the screen, of several the smallest."""
        at = self._timeline.mapFromGlobal(point)
        held = [entry for entry in self._in_view() if self._rect_of(entry).contains(at)]
        found = min(held, key=lambda entry: entry.end_ms - entry.start_ms, default=None)
        return self._number(found) if found is not None else None

    def segment_rect(self, index: int) -> QRect:
        """Where an item stands on the screen; empty where it is not in view."""
        rect = self._rect_of(self._by_number[index]).toAlignedRect()
        return QRect(self._timeline.mapToGlobal(rect.topLeft()), rect.size())

    def segment_text(self, index: int) -> str:
        """An item in a sentence."""
        return self.entries.text(self._by_number[index])

    def is_chosen(self, index: int) -> bool:
        """Whether its stretch is the one that is selected."""
        entry = self._by_number[index]
        return self._timeline.selected_range() == (entry.start_ms, entry.end_ms)

    def focused_segment(self) -> int | None:
        """The item that the keys are at."""
        return self._number(self.current) if self.current is not None else None

    # Inside

    def _number(self, entry: Entry) -> int:
        number = self._numbers.setdefault(entry.order, len(self._by_number))
        if number == len(self._by_number):
            self._by_number.append(entry)
        return number

    def _in_view(self) -> list[Entry]:
        if self._scene is None:
            return []
        # A reader asks for the list with each of its items.
        asked = (*self._timeline.visible_range(), self._timeline.position())
        if self._listed is None or self._listed[0] != asked:
            self._listed = asked, self.entries.within(*asked)
        return self._listed[1]

    def _is_in_view(self, entry: Entry) -> bool:
        start, end = self._timeline.visible_range()
        return entry.start_ms < end and max(entry.end_ms, entry.start_ms + 1) > start

    def _rect_of(self, entry: Entry) -> QRectF:
        if self._scene is None or not self._is_in_view(entry):
            return QRectF()
        geometry, first_lane = self._timeline.shown_geometry()
        row = row_of(entry, geometry, self._scene, first_lane)
        left = max(geometry.x_of(entry.start_ms), geometry.left)
        right = min(geometry.x_of(entry.end_ms), geometry.width)
        lack = max(0.0, _LEAST - (right - left)) / 2
        return QRectF(left - lack, row.top, right - left + 2 * lack, row.height)


def row_of(entry: Entry, geometry: Geometry, scene: Scene, first_lane: int) -> Row:
    """The row in which an item stands; of a speaker without a lane of its own, the last one."""
    rows = geometry.rows
    match entry.thing:
        case int(index):
            shown, _ = split_lanes(len(scene.lanes), rows.lane_slots, first_lane)
            voice = scene.data.timeline.voices[index] if scene.data.timeline is not None else -1
            slots = [slot for slot, lane in enumerate(shown) if scene.lanes[lane].voice == voice]
            return rows.lane(slots[0] if slots else max(0, rows.lane_slots - 1))
        case TopicSpan() as span:
            levels = [n for n, level in enumerate(scene.levels) if span.id in level.ids]
            return rows.topic(min([*levels, max(0, rows.topic_slots - 1)]))
        case Question():
            return rows.questions
        case Chapter():
            return rows.chapters
        case Gap():
            return rows.gaps
        case QuoteSpan():
            return rows.marks
    return rows.marks
