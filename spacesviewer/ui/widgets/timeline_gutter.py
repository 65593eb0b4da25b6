"""The labels at the left: what each row is, and who speaks in each lane."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from spacesviewer.ui.interface import said
from spacesviewer.ui.widgets.timeline_canvas import Canvas
from spacesviewer.ui.widgets.timeline_geometry import MARGIN, Geometry, Row
from spacesviewer.ui.widgets.timeline_ink import Inks
from spacesviewer.ui.widgets.timeline_labels import Labels
from spacesviewer.ui.widgets.timeline_paint import split_lanes
from spacesviewer.ui.widgets.timeline_scene import Scene

_SWATCH = 7
_INDENT = 13  # a name stands behind its speaker's swatch
_ROOM = 8  # between a label and the rows


class Gutter:
    """Draws the labels on a canvas; they stay there while the rows are zoomed and panned."""

    def __init__(
        self, canvas: Canvas, geometry: Geometry, inks: Inks, labels: Labels, clock: str = ""
    ) -> None:
        self._canvas, self._geometry = canvas, geometry
        self._inks, self._labels, self._clock = inks, labels, clock

    def draw(self, scene: Scene, first_lane: int) -> None:
        """Fills the part left of the rows."""
        self._canvas.pixels[:, : self._canvas.device(self._geometry.left)] = self._inks.surface
        painter = QPainter(self._canvas.image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._labels.font)
        painter.setPen(self._inks.theme.muted)
        rows = self._geometry.rows
        self._write(painter, rows.overview, said("Whole session"))
        # As high as the labels of the ruler.
        self._write(painter, Row(rows.ruler.top, rows.ruler.height - 8), self._clock)
        self._write(painter, rows.marks, said("Quotes, marks"))
        if rows.chapters.height:
            self._write(painter, rows.chapters, said("Chapters"))
        if rows.gaps.height:
            self._write(painter, rows.gaps, said("Gaps"))
        if rows.questions.height:
            self._write(
                painter, Row(rows.questions.top, rows.questions.height - 5), said("Questions")
            )
        if rows.topic_slots:
            self._write(painter, rows.topic(0), said("Topics"))
        self._lanes(painter, scene, first_lane)
        painter.end()

    def _lanes(self, painter: QPainter, scene: Scene, first: int) -> None:
        rows, theme = self._geometry.rows, self._inks.theme
        shown, others = split_lanes(len(scene.lanes), rows.lane_slots, first)
        for slot, index in enumerate(shown):
            lane, row = scene.lanes[index], rows.lane(slot)
            swatch = QRectF(MARGIN, row.top + (row.height - _SWATCH) / 2, _SWATCH, _SWATCH)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.speaker_color(lane.voice))
            painter.drawRoundedRect(swatch, 2, 2)
            painter.setPen(theme.text)
            self._write(painter, row, lane.name, indent=_INDENT)
        if others:
            painter.setPen(theme.muted)
            self._write(painter, rows.lane(len(shown)), more_text(len(others)), indent=_INDENT)

    def _write(self, painter: QPainter, row: Row, text: str, indent: int = 0) -> None:
        width = self._geometry.left - MARGIN - indent - _ROOM
        self._labels.write(painter, row, MARGIN + indent, width, text)


def more_text(count: int) -> str:
    """What stands in the last lane when there are more speakers than lanes."""
    return said("and {count} more", count=count)
