"""What is under the mouse on the timeline: the line that tells it, and the pointer's shape."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QWidget

from spacesviewer.ui.interface import said
from spacesviewer.ui.widgets import timeline_drag as drags
from spacesviewer.ui.widgets import timeline_hover as hovering
from spacesviewer.ui.widgets.timeline_edges import Edge, edge_at
from spacesviewer.ui.widgets.timeline_overlay import Hover
from spacesviewer.ui.widgets.timeline_overview import viewport
from spacesviewer.ui.widgets.timeline_view import TimelineView

GRIP_PX = 4
_FINE_SPAN_MS = 60_000  # with less than this in view, the hover line tells hundredths


class TimelinePointer(TimelineView):
    """A timeline that tells what is under the mouse. ``may_edit``: edges can be taken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.may_edit = True
        self._drag: drags.Drag | None = None
        self._mouse = QPointF()

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
        return said("  ·  heard") if self._scene.heard.holds(ms) else ""

    def _drag_hover(self) -> Hover | None:
        x, y = self._mouse.x(), self._mouse.y()
        if isinstance(self._drag, drags.SelectRange) and self._range is not None:
            return Hover(x, y, hovering.describe_stretch(*self._range))
        if isinstance(self._drag, drags.MoveEdge) and self._range is not None:
            edge = self._drag.edge
            word = self._scene.word_at_edge(*self._range, edge.is_start)
            name = edge.name if edge.kind != "quote" else ""
            return Hover(x, y, hovering.describe_stretch(*self._range, word, name))
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
        if isinstance(self._drag, drags.MoveEdge):
            return shape.SizeHorCursor
        if at.x() < geometry.left - GRIP_PX:
            return shape.ArrowCursor
        if geometry.rows.overview.holds(at.y()):
            if self._frame_edge(at.x()):
                return shape.SizeHorCursor
            inside = viewport(geometry).contains(at) and not self._zoom.is_whole
            grab = shape.ClosedHandCursor if held else shape.OpenHandCursor
            return grab if inside else shape.ArrowCursor
        if self._playhead_handle().contains(at.toPoint()) or self._range_anchor(at.x()) is not None:
            return shape.SizeHorCursor
        if self._edge_at(at) is not None:
            return shape.SizeHorCursor
        if hovering.item_at(geometry, self._scene, at.x(), at.y()) is not None:
            return shape.PointingHandCursor
        rows = geometry.rows
        selects = rows.wave.holds(at.y()) or rows.ruler.holds(at.y())
        return shape.IBeamCursor if selects else shape.ArrowCursor

    def _edge_at(self, at: QPointF) -> Edge | None:
        """The edge of a thing under the mouse, if it may be moved."""
        if not self.may_edit:
            return None
        place = at.x(), at.y()
        return edge_at(self._geometry, self._scene, self._first_lane, place, GRIP_PX)

    def _frame_edge(self, x: float) -> int:
        """-1 on the left edge of the overview's frame, 1 on the right one, 0 elsewhere."""
        frame = viewport(self._geometry)
        if abs(x - frame.left()) <= GRIP_PX:
            return -1
        return 1 if abs(x - frame.right()) <= GRIP_PX else 0

    def _range_anchor(self, x: float) -> int | None:
        """The other end of the selected range, if x is on one of its edges."""
        if self._range is not None:
            start, end = self._range
            for edge, other in ((start, end), (end, start)):
                if abs(self._geometry.x_of(edge) - x) <= GRIP_PX:
                    return other
        return None
