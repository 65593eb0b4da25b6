"""What the mouse does on the timeline: clicks, drags, hover and the shapes of the pointer."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from spacesviewer.domain.gap import Gap
from spacesviewer.domain.recording import Chapter
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.topic import Mark, TopicSpan
from spacesviewer.ui.widgets import timeline_drag as drags
from spacesviewer.ui.widgets import timeline_hover as hovering
from spacesviewer.ui.widgets.timeline_data import QuoteSpan
from spacesviewer.ui.widgets.timeline_overlay import Hover
from spacesviewer.ui.widgets.timeline_overview import viewport
from spacesviewer.ui.widgets.timeline_view import TimelineView

_BUTTONS = (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton)
_GRIP_PX = 4
_SNAP_PX = 6
_SCRUB_EVERY_MS = 16  # signals come at most 60 times a second
_SCROLL_EVERY_MS = 30
_FINE_SPAN_MS = 60_000  # with less than this in view, the hover line tells hundredths


class TimelineMouse(TimelineView):
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
    topic_resized = Signal(int, int, int)
    context_requested = Signal(QPoint, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self._drag: drags.Drag | None = None
        self._button: Qt.MouseButton | None = None
        self._dragging = False
        self._pressed_at = QPointF()
        self._mouse = QPointF()
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
        if self._dragging and drag is not None:
            drag.finish()
            if isinstance(drag, drags.Scrub):
                self._send_scrub()
                self.scrubbing_changed.emit(False)
            if isinstance(drag, drags.Scrub | drags.SelectRange):
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
        if x < geometry.left - _GRIP_PX:
            return None
        if geometry.rows.overview.holds(at.y()):
            edge = self._frame_edge(x)
            if edge:
                return drags.ResizeFrame(geometry, edge < 0, self.set_visible_range)
            return drags.MoveFrame(geometry, x, self.set_visible_range)
        if self._playhead_handle().contains(at.toPoint()):
            return drags.Scrub(geometry, self._scrub)
        end, snap = self._range_anchor(x), self._snapped
        if end is not None:
            return drags.SelectRange(
                geometry, end, self._change_range, self._tell_range, snap, fresh=False
            )
        topic = hovering.topic_edge(geometry, self._scene, x, at.y(), _GRIP_PX)
        if topic is not None:
            done = partial(self._tell_topic, topic[0].id, self._range)
            return drags.SelectRange(
                geometry, topic[1], self._change_range, done, snap, fresh=False
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
            if isinstance(self._drag, drags.Scrub | drags.SelectRange):
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
        match hovering.item_at(geometry, self._scene, at.x(), at.y()):
            case QuoteSpan(uid=uid):
                self.quote_activated.emit(uid)
            case Mark(id=number):
                self.mark_activated.emit(number)
            case TopicSpan(id=number):
                self.topic_activated.emit(number)
            case Chapter(start_ms=start_ms) | Gap(start_ms=start_ms):
                self._ask_seek(start_ms)
            case None:
                self.clear_range()
                self._ask_seek(geometry.ms_at(at.x()))

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

    def _tell_topic(self, span_id: int, before: tuple[int, int] | None) -> None:
        drawn = self._range
        self.set_selected_range(before)
        if drawn is not None and drawn[1] > drawn[0]:
            self.topic_resized.emit(span_id, *drawn)

    def _snapped(self, ms: float, is_start: bool) -> float:
        """Where an edge goes: to words and silences near it; with Alt, where the mouse is."""
        if QApplication.keyboardModifiers() & Qt.KeyboardModifier.AltModifier:
            return ms
        snaps, reach_ms = self._scene.snaps, self._geometry.ms_of_pixels(_SNAP_PX)
        return snaps.start(ms, reach_ms) if is_start else snaps.end(ms, reach_ms)

    # Hover

    def _hover_at(self, at: QPointF) -> None:
        self.setCursor(self._cursor_at(at))
        self._set_hover(Hover(at.x(), at.y(), self._text_at(at)))

    def _text_at(self, at: QPointF) -> str:
        geometry, scene = self._geometry, self._scene
        x, y = at.x(), at.y()
        if scene.length_ms <= 0 or not self.rect().contains(at.toPoint()):
            return ""
        if x < geometry.left:
            return hovering.describe_label(geometry, scene, self._first_lane, y)
        if geometry.rows.overview.holds(y):
            over = round(geometry.overview_ms(x))
            told = hovering.describe_time(
                scene.data.timeline, over, fine=False, clock=self._ruler.clock
            )
            return told + self._ear(over)
        item = hovering.item_at(geometry, scene, x, y)
        if item is not None:
            return hovering.describe(item)
        lane = hovering.lane_at(geometry, scene, self._first_lane, y)
        fine = self._zoom.span_ms < _FINE_SPAN_MS
        ms, clock = self.time_at(x), self._ruler.clock
        told = hovering.describe_time(scene.data.timeline, ms, fine, lane, clock)
        return told + self._ear(ms)

    def _ear(self, ms: int) -> str:
        return "  ·  heard" if self._scene.heard.holds(ms) else ""

    def _drag_hover(self) -> Hover | None:
        x, y = self._mouse.x(), self._mouse.y()
        if isinstance(self._drag, drags.SelectRange) and self._range is not None:
            start, end = self._range
            seconds = f"{(end - start) / 1000:.1f} s"
            text = f"{format_time(start)}–{format_time(end)}  ·  {seconds}"
            return Hover(x, y, text)
        if isinstance(self._drag, drags.Scrub):
            fine = self._zoom.span_ms < _FINE_SPAN_MS
            timeline, clock = self._scene.data.timeline, self._ruler.clock
            told = hovering.describe_time(timeline, self._position_ms, fine, clock=clock)
            return Hover(x, y, told)
        return None

    def _cursor_at(self, at: QPointF, held: bool = False) -> Qt.CursorShape:
        geometry, shape = self._geometry, Qt.CursorShape
        if isinstance(self._drag, drags.Hand):
            return shape.ClosedHandCursor
        if at.x() < geometry.left - _GRIP_PX:
            return shape.ArrowCursor
        if geometry.rows.overview.holds(at.y()):
            if self._frame_edge(at.x()):
                return shape.SizeHorCursor
            inside = viewport(geometry).contains(at) and not self._zoom.is_whole
            grab = shape.ClosedHandCursor if held else shape.OpenHandCursor
            return grab if inside else shape.ArrowCursor
        if self._playhead_handle().contains(at.toPoint()) or self._range_anchor(at.x()) is not None:
            return shape.SizeHorCursor
        if hovering.topic_edge(geometry, self._scene, at.x(), at.y(), _GRIP_PX) is not None:
            return shape.SizeHorCursor
        if hovering.item_at(geometry, self._scene, at.x(), at.y()) is not None:
            return shape.PointingHandCursor
        rows = geometry.rows
        selects = rows.wave.holds(at.y()) or rows.ruler.holds(at.y())
        return shape.IBeamCursor if selects else shape.ArrowCursor

    def _frame_edge(self, x: float) -> int:
        """-1 on the left edge of the overview's frame, 1 on the right one, 0 elsewhere."""
        frame = viewport(self._geometry)
        if abs(x - frame.left()) <= _GRIP_PX:
            return -1
        return 1 if abs(x - frame.right()) <= _GRIP_PX else 0

    def _range_anchor(self, x: float) -> int | None:
        """The other end of the selected range, if x is on one of its edges."""
        if self._range is not None:
            start, end = self._range
            for edge, other in ((start, end), (end, start)):
                if abs(self._geometry.x_of(edge) - x) <= _GRIP_PX:
                    return other
        return None

    def _ask_seek(self, ms: float) -> None:
        self.seek_requested.emit(round(min(max(ms, 0), self._zoom.duration_ms)))
