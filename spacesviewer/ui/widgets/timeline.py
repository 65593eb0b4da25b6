"""The timeline that mouse, wheel, touchpad and keys work on."""

from __future__ import annotations

from math import exp

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QNativeGestureEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from spacesviewer.ui.interface import said
from spacesviewer.ui.spoken import announce
from spacesviewer.ui.widgets.timeline_data import TimelineData
from spacesviewer.ui.widgets.timeline_geometry import Geometry
from spacesviewer.ui.widgets.timeline_items import TimelineItems
from spacesviewer.ui.widgets.timeline_mouse import TimelineMouse
from spacesviewer.ui.widgets.timeline_reach import Reach
from spacesviewer.ui.widgets.timeline_spoken import PositionSlider

_STEP_MS, _STRIDE_MS = 1000, 5000
_NOTCH = 120  # what one click of a wheel is told as
_ZOOM_PER_NOTCH = 1.25
_PAN_PER_NOTCH = 0.12  # of what is visible
_PAGE = 0.9
_KEYBOARD_FOCUS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class TimelineWidget(TimelineMouse):
    """The timeline of a session. It asks for a seek; the playhead's owner moves the playhead.

    ``topic_activated`` carries the id of the span, not of its topic. A click on an item only tells
    so; whoever listens decides whether to go there. Keys: arrows move the playhead, with Shift they
    select word by word (with Ctrl too by seconds), + - 0 zoom, Page keys pan. Tab goes on to the
    items, one by one.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._notches = 0.0
        self._reach = Reach()
        self._slider = PositionSlider(self)
        self._slider.valueChanged.connect(self._seek_as_told)
        self.items = TimelineItems(self)
        self.items.show_scene(self._scene)
        self._tell_position()

    def set_session(self, data: TimelineData) -> None:
        super().set_session(data)
        self.items.show_scene(self._scene)

    def update_session(self, data: TimelineData) -> None:
        super().update_session(data)
        self.items.show_scene(self._scene)
        if self._hover is not None and self._button is None:
            self._hover_at(self._mouse)  # what is under the mouse may be another thing now

    def shown_geometry(self) -> tuple[Geometry, int]:
        """Where everything stands now, and which lane is the first."""
        return self._geometry, self._first_lane

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        row = self._geometry.rows.ruler
        self._slider.setGeometry(self._geometry.left, row.top, self._geometry.span_px, 1)
        self.items.setGeometry(self._geometry.left, row.top, self._geometry.span_px, self.height())

    def _tell_position(self) -> None:
        super()._tell_position()
        length_ms = round(self._zoom.duration_ms)
        self._slider.tell(self._position_ms, length_ms, self.accessibleDescription())

    # Wheel and touchpad

    def wheelEvent(self, event: QWheelEvent) -> None:
        at, turn, pixels = event.position(), event.angleDelta(), event.pixelDelta()
        sideways = abs(turn.x()) > abs(turn.y())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        on_labels = at.x() < self._geometry.left
        event.accept()
        if on_labels and self._hides_lanes() and not control:
            self._turn_lanes(turn.y())
        elif sideways or shift:
            if pixels.x() and not shift:
                self._pan_px(-pixels.x())
            else:
                notches = (turn.x() if sideways else turn.y()) / _NOTCH
                self._pan_px(-notches * _PAN_PER_NOTCH * self._geometry.span_px)
        elif turn.y():
            self._zoom_about(at, _ZOOM_PER_NOTCH ** (turn.y() / _NOTCH))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            kind = event.gestureType()
            if kind == Qt.NativeGestureType.ZoomNativeGesture:
                self._zoom_about(event.position(), exp(event.value()))
                return True
            if kind == Qt.NativeGestureType.SmartZoomNativeGesture:
                self.zoom_fit()
                return True
        return super().event(event)

    def _turn_lanes(self, turn: int) -> None:
        # Fine wheels tell parts of a notch; lanes move when a whole one has come together.
        self._notches += -turn / _NOTCH
        whole = int(self._notches)
        self._notches -= whole
        self.scroll_lanes(whole)

    def _pan_px(self, pixels: float) -> None:
        self._person_moved(self._zoom.pan(self._geometry.ms_of_pixels(pixels)))

    def _zoom_about(self, at: QPointF, factor: float) -> None:
        geometry = self._geometry
        in_rows = at.x() >= geometry.left and not geometry.rows.overview.holds(at.y())
        self._zoom_by(factor, geometry.ms_at(at.x()) if in_rows else None)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step = _STRIDE_MS if control else _STEP_MS
        match key:
            case Qt.Key.Key_Left | Qt.Key.Key_Right if shift:
                self.extend_range(1 if key == Qt.Key.Key_Right else -1, by_word=not control)
            case Qt.Key.Key_Left:
                self._ask_seek(self._position_ms - step)
            case Qt.Key.Key_Right:
                self._ask_seek(self._position_ms + step)
            case Qt.Key.Key_Home:
                self._ask_seek(0)
            case Qt.Key.Key_End:
                self._ask_seek(self._zoom.duration_ms)
            case Qt.Key.Key_PageUp | Qt.Key.Key_PageDown:
                pages = _PAGE if key == Qt.Key.Key_PageDown else -_PAGE
                self._pan_px(pages * self._geometry.span_px)
            case Qt.Key.Key_Up | Qt.Key.Key_Down if self._hides_lanes():
                self.scroll_lanes(1 if key == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_in()
            case Qt.Key.Key_Minus:
                self.zoom_out()
            case Qt.Key.Key_0:
                self.zoom_fit()
            case Qt.Key.Key_Escape if self.cancel_drag() or self.clear_range():
                pass
            case _:
                super().keyPressEvent(event)
                return
        self._show_ring(True)

    def _item_ring(self) -> QRectF | None:
        return self.items.ring()

    def extend_range(self, step: int, *, by_word: bool = True) -> None:
        """Moves an end of the selected range by a word or a second; begins one at the playhead."""
        if self._zoom.duration_ms <= 0:
            return
        self._reach.start_from(self._range, self._position_ms)
        span = self._reach.move(step, self._scene.snaps, self._zoom.duration_ms, by_word=by_word)
        self.set_selected_range(span)
        self._tell_range()
        self._person_moved(self._zoom.page_to(self._reach.moving_ms))
        announce(self, self.range_told() or said("Nothing selected"))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            at, place = self.time_at(event.pos().x()), event.globalPos()
        else:  # by key: at the playhead, as far as that is in view
            at = self._position_ms
            x = min(max(self.x_of(at), self._geometry.left), self.width() - 1)
            row = self._geometry.rows.wave
            place = self.mapToGlobal(QPoint(round(x), row.top + row.height // 2))
        self.context_requested.emit(place, at)
        event.accept()

    def _seek_as_told(self, seconds: int) -> None:
        self._ask_seek(seconds * 1000)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._show_ring(event.reason() in _KEYBOARD_FOCUS)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._show_ring(False)
        super().focusOutEvent(event)

    def _show_ring(self, shown: bool) -> None:
        if shown != self._ring:
            self._ring = shown
            self.update()
