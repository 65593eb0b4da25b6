"""What the mouse does on the timeline: clicks, drags, hover and the shapes of the pointer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from spacesviewer.domain.gap import Gap
from spacesviewer.domain.question import Question
from spacesviewer.domain.recording import Chapter
from spacesviewer.domain.topic import Mark, TopicSpan
from spacesviewer.ui.widgets import timeline_drag as drags
from spacesviewer.ui.widgets import timeline_hover as hovering
from spacesviewer.ui.widgets.timeline_data import QuoteSpan
from spacesviewer.ui.widgets.timeline_edges import Edge
from spacesviewer.ui.widgets.timeline_pointer import GRIP_PX, TimelinePointer

_BUTTONS = (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton)
_SNAP_PX = 6
_HEARD = (drags.Scrub, drags.SelectRange, drags.MoveEdge)  # what is under the mouse is audible
_SCRUB_EVERY_MS = 16  # signals come at most 60 times a second
_SCROLL_EVERY_MS = 30


class TimelineMouse(TimelinePointer):
    """A timeline that can be clicked and dragged."""

    seek_requested = Signal(int)
    scrubbing_changed = Signal(bool)
    dragged = Signal(int)  # the place under the mouse while the playhead or a range is drawn
    drag_ended = Signal()
    range_selected = Signal(int, int)
    range_cleared = Signal()
    quote_activated = Signal(str)
    mark_activated = Signal(int)
    topic_activated = Signal(int)
    question_activated = Signal(int)
    topic_resized = Signal(int, int, int)
    question_resized = Signal(int, int, int)
    quote_resized = Signal(str, int, int)
    answer_resized = Signal(int, int, int)  # with the id of the question
    segment_resized = Signal(object, int, int)  # the id has more than 32 bits
    turn_resized = Signal(object, int, int)
    context_requested = Signal(QPoint, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._button: Qt.MouseButton | None = None
        self._dragging = self._given_up = False
        self._pressed_at = QPointF()
        self._before: tuple[int, int] | None = None  # the range before this drag
        self._scrub_to: int | None = None
        self._scrub_timer = QTimer(self, singleShot=True, interval=_SCRUB_EVERY_MS)
        self._scrub_timer.timeout.connect(self._send_scrub)
        self._scroll_timer = QTimer(self, interval=_SCROLL_EVERY_MS)
        self._scroll_timer.timeout.connect(self._scroll_under_drag)

    def clear_range(self) -> bool:
        """Takes the selected range away; whether there was one."""
        if self._range is None:
            return False
        self.set_selected_range(None)
        self.range_cleared.emit()
        return True

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at, button = event.position(), event.button()
        if self._button is not None or button not in _BUTTONS:
            super().mousePressEvent(event)
            return
        self._button, self._pressed_at, self._mouse = button, at, at
        self._before = self._range
        if button == Qt.MouseButton.MiddleButton:
            self._drag = drags.Hand(self._geometry, at.x(), self.set_visible_range)
        else:
            self._drag = self._drag_for(at)
        if isinstance(self._drag, drags.Hand | drags.Scrub):
            self._begin_drag(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse = event.position()
        if self._button is None:
            self._hover_at(self._mouse)
            return
        if self._drag is None:
            return
        far = (self._mouse - self._pressed_at).manhattanLength()
        if not self._dragging and far >= QApplication.startDragDistance():
            self._begin_drag(self._mouse)
        if self._dragging:
            self._drag_to(self._mouse.x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != self._button:
            super().mouseReleaseEvent(event)
            return
        drag, self._drag, self._button = self._drag, None, None
        self._scroll_timer.stop()
        if self._given_up:
            self._given_up = False
        elif self._dragging and drag is not None:
            drag.finish()
            if isinstance(drag, drags.MoveEdge):
                self._tell_edge(drag.edge)
            if isinstance(drag, drags.Scrub):
                self._send_scrub()
                self.scrubbing_changed.emit(False)
            if isinstance(drag, _HEARD):
                self.drag_ended.emit()
        elif event.button() == Qt.MouseButton.LeftButton:
            self._click(event.position())
        self._dragging = False
        self._hover_at(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        self._set_hover(None)
        super().leaveEvent(event)

    def _drag_for(self, at: QPointF) -> drags.Drag | None:
        """What the left button takes hold of at a place."""
        geometry, x = self._geometry, at.x()
        if x < geometry.left - GRIP_PX:
            return None
        if geometry.rows.overview.holds(at.y()):
            side = self._frame_edge(x)
            if side:
                return drags.ResizeFrame(geometry, side < 0, self.set_visible_range)
            return drags.MoveFrame(geometry, x, self.set_visible_range)
        if self._playhead_handle().contains(at.toPoint()):
            return drags.Scrub(geometry, self._scrub)
        snap = self._snapped
        # In its own row a thing comes before the range, which often lies exactly over it.
        edge = self._edge_at(at)
        if edge is not None:
            return drags.MoveEdge(geometry, edge, self._change_range, snap)
        end = self._range_anchor(x)
        if end is not None:
            return drags.SelectRange(
                geometry, end, self._change_range, self._tell_range, snap, fresh=False
            )
        return drags.SelectRange(
            geometry, geometry.ms_at(x), self._change_range, self._tell_range, snap
        )

    def _begin_drag(self, at: QPointF) -> None:
        self._dragging = True
        self.setCursor(self._cursor_at(self._pressed_at, held=True))
        if isinstance(self._drag, drags.Scrub):
            self.scrubbing_changed.emit(True)
        if self._drag is not None and self._drag.scrolls:
            self._scroll_timer.start()
        self._drag_to(at.x())

    def _drag_to(self, x: float) -> None:
        if self._drag is not None:
            if isinstance(self._drag, _HEARD):
                self.dragged.emit(self.time_at(min(max(x, self._geometry.left), self.width())))
            self._drag.move(x)
            self._set_hover(self._drag_hover())

    def _scroll_under_drag(self) -> None:
        """Moves the view on while the mouse is held beyond its edge, faster further out."""
        x, geometry = self._mouse.x(), self._geometry
        beyond = min(0.0, x - geometry.left) + max(0.0, x - geometry.width + 1)
        if beyond and self._drag is not None:
            speed = max(-geometry.span_px / 20, min(beyond * 0.6, geometry.span_px / 20))
            self._person_moved(self._zoom.pan(geometry.ms_of_pixels(speed)))
            self._drag_to(x)

    def _click(self, at: QPointF) -> None:
        geometry = self._geometry
        if at.x() < geometry.left:
            self._click_label(at)
            return
        if geometry.rows.overview.holds(at.y()):
            ms = geometry.overview_ms(at.x())
            if not self._zoom.holds(ms):
                self._person_moved(self._zoom.center(ms))
            self._ask_seek(ms)
            return
        item = hovering.item_at(geometry, self._scene, at.x(), at.y())
        if item is None:
            self.clear_range()
            self._ask_seek(geometry.ms_at(at.x()))
        else:
            self.activate(item)

    def activate(self, item: hovering.Item) -> None:
        """Tells that somebody wants to go to an item."""
        match item:
            case QuoteSpan(uid=uid):
                self.quote_activated.emit(uid)
            case Mark(id=number):
                self.mark_activated.emit(number)
            case Question(id=number):
                self.question_activated.emit(number)
            case TopicSpan(id=number):
                self.topic_activated.emit(number)
            case Chapter(start_ms=start_ms) | Gap(start_ms=start_ms):
                self._ask_seek(start_ms)

    def _click_label(self, at: QPointF) -> None:
        """A click on "and 3 more" turns to the next speakers, and at the end to the first."""
        slots = self._geometry.rows.lane_slots
        if self._hides_lanes() and self._geometry.rows.lane(slots - 1).holds(at.y()):
            before = self._first_lane
            self.scroll_lanes(slots - 1)
            if self._first_lane == before:
                self.scroll_lanes(-before)

    # What the drags call

    def _scrub(self, ms: int) -> None:
        self.set_position(ms)
        self._scrub_to = ms
        if not self._scrub_timer.isActive():
            self._send_scrub()
            self._scrub_timer.start()

    def _send_scrub(self) -> None:
        if self._scrub_to is not None:
            ms, self._scrub_to = self._scrub_to, None
            self.seek_requested.emit(ms)

    def _change_range(self, start_ms: int, end_ms: int) -> None:
        self.set_selected_range((start_ms, end_ms))

    def _tell_range(self) -> None:
        if self._range is not None and self._range[1] > self._range[0]:
            self.range_selected.emit(*self._range)
        else:
            self.clear_range()

    def _tell_edge(self, edge: Edge) -> None:
        """Tells from when to when something is to go; the range shows again what it showed."""
        drawn = self._range
        self.set_selected_range(self._before)
        if drawn is None or drawn == (edge.start_ms, edge.end_ms):
            return
        match edge.kind:
            case "topic":
                self.topic_resized.emit(edge.key, *drawn)
            case "question":
                self.question_resized.emit(edge.key, *drawn)
            case "quote":
                self.quote_resized.emit(edge.key, *drawn)
            case "answer":
                self.answer_resized.emit(edge.key, *drawn)
            case "segment":
                self.segment_resized.emit(edge.key, *drawn)
            case "turn":
                self.turn_resized.emit(edge.key, *drawn)

    def cancel_drag(self) -> bool:
        """Gives up what is being drawn; whether anything was."""
        if not self._dragging or not isinstance(self._drag, drags.SelectRange | drags.MoveEdge):
            return False
        self._scroll_timer.stop()
        self._drag, self._dragging, self._given_up = None, False, True
        self.set_selected_range(self._before)
        self.drag_ended.emit()
        self._hover_at(self._mouse)
        return True

    def _snapped(self, ms: float, is_start: bool) -> float:
        """Where an edge goes: to words and silences near it; with Alt, where the mouse is."""
        if QApplication.keyboardModifiers() & Qt.KeyboardModifier.AltModifier:
            return ms
        snaps, reach_ms = self._scene.snaps, self._geometry.ms_of_pixels(_SNAP_PX)
        return snaps.start(ms, reach_ms) if is_start else snaps.end(ms, reach_ms)

    def _ask_seek(self, ms: float) -> None:
        self.seek_requested.emit(round(min(max(ms, 0), self._zoom.duration_ms)))
