"""What the mouse can hold on the timeline. Each drag turns an x into a call; none knows Qt."""

from __future__ import annotations

from collections.abc import Callable

from spacesviewer.ui.widgets.timeline_edges import Edge
from spacesviewer.ui.widgets.timeline_geometry import Geometry

LEAST_MS = 10  # what is left of something when an edge is drawn as far as it goes

Show = Callable[[float, float], None]
Snap = Callable[[float, bool], float]


class Drag:
    """Something in the hand. ``scrolls``: beyond the edge, the view moves on under it."""

    scrolls = False

    def __init__(self, geometry: Geometry) -> None:
        self._geometry = geometry

    def move(self, x: float) -> None:
        """The mouse is at x now."""

    def finish(self) -> None:
        """The button was let go."""

    def _ms(self, x: float) -> float:
        inside = min(max(x, self._geometry.left), self._geometry.width)
        return self._geometry.ms_at(inside)


class Scrub(Drag):
    """The playhead's handle."""

    scrolls = True

    def __init__(self, geometry: Geometry, seek: Callable[[int], None]) -> None:
        super().__init__(geometry)
        self._seek = seek

    def move(self, x: float) -> None:
        self._seek(round(self._ms(x)))


class SelectRange(Drag):
    """A range from a place that stays (its anchor) to the mouse; told when it is let go.

    ``snap`` gives the place of an edge: it is asked with a time and whether that is the start.
    The anchor of a ``fresh`` range was under the mouse too, and snaps as well.
    """

    scrolls = True

    def __init__(
        self,
        geometry: Geometry,
        anchor_ms: float,
        change: Callable[[int, int], None],
        done: Callable[[], None],
        snap: Snap | None = None,
        *,
        fresh: bool = True,
    ) -> None:
        super().__init__(geometry)
        self._anchor_ms, self._change, self._done = anchor_ms, change, done
        self._snap, self._fresh = snap or (lambda ms, _is_start: ms), fresh

    def move(self, x: float) -> None:
        held, anchor = self._ms(x), self._anchor_ms
        moved = self._snap(held, held < anchor)
        kept = self._snap(anchor, anchor <= held) if self._fresh else anchor
        start, end = sorted((moved, kept))
        # Where both snap to one place, or past each other, the range is as it was drawn.
        if end - start < 1 or (moved < kept) != (held < anchor):
            start, end = sorted((held, anchor))
        self._change(round(start), round(end))

    def finish(self) -> None:
        self._done()


class Hand(Drag):
    """The rows themselves, pulled to and fro."""

    def __init__(self, geometry: Geometry, x: float, show: Show) -> None:
        super().__init__(geometry)
        self._x, self._show = x, show
        self._start, self._end = geometry.zoom.start_ms, geometry.zoom.end_ms

    def move(self, x: float) -> None:
        by = (self._x - x) * (self._end - self._start) / self._geometry.span_px
        self._show(self._start + by, self._end + by)


class MoveFrame(Drag):
    """The frame in the overview. Caught beside the frame, its middle jumps to the mouse."""

    def __init__(self, geometry: Geometry, x: float, show: Show) -> None:
        super().__init__(geometry)
        self._show, zoom = show, geometry.zoom
        self._span = zoom.end_ms - zoom.start_ms
        held = geometry.overview_ms(x)
        self._before = held - zoom.start_ms if zoom.holds(held) else self._span / 2

    def move(self, x: float) -> None:
        start = self._geometry.overview_ms(x) - self._before
        self._show(start, start + self._span)


class ResizeFrame(Drag):
    """One edge of the frame in the overview; the other edge stays."""

    def __init__(self, geometry: Geometry, left_edge: bool, show: Show) -> None:
        super().__init__(geometry)
        self._show = show
        self._other = geometry.zoom.end_ms if left_edge else geometry.zoom.start_ms

    def move(self, x: float) -> None:
        at = self._geometry.overview_ms(x)
        self._show(min(at, self._other), max(at, self._other))


class MoveEdge(Drag):
    """One edge of something that stands there; the other stays, and neither gets past the other."""

    scrolls = True

    def __init__(
        self, geometry: Geometry, edge: Edge, change: Callable[[int, int], None], snap: Snap
    ) -> None:
        super().__init__(geometry)
        self.edge, self._change, self._snap = edge, change, snap

    def move(self, x: float) -> None:
        edge = self.edge
        moved = round(self._snap(self._ms(x), edge.is_start))
        if edge.is_start:
            self._change(min(moved, edge.end_ms - LEAST_MS), edge.end_ms)
        else:
            self._change(edge.start_ms, max(moved, edge.start_ms + LEAST_MS))
