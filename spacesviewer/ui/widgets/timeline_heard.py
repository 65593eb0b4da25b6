"""The two thin strips that show what was heard: under the overview, and under the waveform."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRect

from spacesviewer.domain.heard import Stretches, covers
from spacesviewer.ui.interface import said
from spacesviewer.ui.widgets.timeline_canvas import Canvas
from spacesviewer.ui.widgets.timeline_columns import Coverage, edges_of, times
from spacesviewer.ui.widgets.timeline_geometry import Geometry, Row
from spacesviewer.ui.widgets.timeline_ink import Inks

_HEIGHT = 3  # of the four pixels between the rows, one stays free


class HeardMap:
    """What was heard of a session, ready to be drawn."""

    def __init__(self, stretches: Stretches = ()) -> None:
        self.stretches = stretches
        starts = times(start for start, _ in stretches)
        ends = times(end for _, end in stretches)
        self._coverage = Coverage(starts, ends)

    @property
    def total_ms(self) -> float:
        """How much was heard in all."""
        return self._coverage.total_ms if self.stretches else 0.0

    def holds(self, ms: int) -> bool:
        """Whether a time was heard."""
        return covers(self.stretches, ms, ms + 1)

    def draw(self, canvas: Canvas, geometry: Geometry, inks: Inks) -> None:
        """Fills both strips."""
        shades = inks.heard
        whole, zoom = (0.0, geometry.zoom.duration_ms), geometry.zoom
        for row, span in zip(rows(geometry), (whole, (zoom.start_ms, zoom.end_ms)), strict=True):
            strip = canvas.strip(row, geometry.left)
            width = strip.shape[1]
            if width < 1 or span[1] <= span[0]:
                continue
            edges = edges_of(*span, width)
            line = self._coverage.shades(edges) if self.stretches else np.zeros(width, np.uint8)
            strip[:] = shades[line]


def rows(geometry: Geometry) -> tuple[Row, Row]:
    """Where the strips are: of the whole session, and of what is in view."""
    overview, wave = geometry.rows.overview, geometry.rows.wave
    return Row(overview.bottom + 1, _HEIGHT), Row(wave.bottom + 1, _HEIGHT)


def rects(geometry: Geometry) -> list[QRect]:
    """What must be repainted when more was heard."""
    return [QRect(geometry.left, row.top, geometry.span_px, row.height) for row in rows(geometry)]


def told(heard: HeardMap, position_ms: int, length_ms: int) -> tuple[str, str]:
    """For those who do not see it: of this place, and of the whole; "" where all is new."""
    if not heard.stretches:
        return "", ""
    here = said("heard") if heard.holds(position_ms) else said("not heard yet")
    share = min(1.0, heard.total_ms / length_ms) if length_ms else 0.0
    return here, said("{percent} % heard in all", percent=int(share * 100))
