"""What moves over the drawn rows without drawing them again: playhead, range, hover, focus."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from spacesviewer.ui.theme import Theme
from spacesviewer.ui.widgets.timeline_canvas import faded
from spacesviewer.ui.widgets.timeline_geometry import Geometry
from spacesviewer.ui.widgets.timeline_labels import Labels

STRIP = 13  # how wide the handle is, and what is repainted when the playhead moves
_HANDLE = 8
_TRIANGLE = QPolygonF([QPointF(-5.5, 0), QPointF(5.5, 0), QPointF(0, _HANDLE)])
_WIDEST = 560
_PAD = 7


@dataclass(frozen=True, slots=True)
class Hover:
    """Where the mouse is, and the line that tells what is there ("": only the hairline)."""

    x: float
    y: float
    text: str


def playhead_rects(geometry: Geometry, ms: float) -> tuple[QRect, QRect]:
    """The two strips that a playhead covers: in the rows (may be out of sight), in the overview."""
    row = geometry.rows.overview
    x, over = round(geometry.x_of(ms)), round(geometry.overview_x(ms))
    top = geometry.rows.ruler.top
    strip = QRect(x - STRIP // 2, top, STRIP, geometry.rows.bottom - top)
    return strip, QRect(over - 2, row.top, 5, row.height)


def paint_playhead(painter: QPainter, geometry: Geometry, ms: float, theme: Theme) -> None:
    """The line through all rows, with its handle, and the line in the overview."""
    ratio = painter.device().devicePixelRatioF()
    thick = max(1, round(1.5 * ratio)) / ratio
    row, bottom, color = geometry.rows.overview, geometry.rows.bottom, theme.playhead
    # On whole device pixels, or the line would be blurred and seem to tremble.
    over = round((geometry.overview_x(ms) - thick / 2) * ratio) / ratio
    painter.fillRect(QRectF(over, row.top, thick, row.height), color)
    x = geometry.x_of(ms)
    if not geometry.left <= x <= geometry.width:
        return
    top = geometry.rows.ruler.bottom - _HANDLE
    left = round((x - thick / 2) * ratio) / ratio
    painter.fillRect(QRectF(left, top, thick, bottom - top), color)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPolygon(_TRIANGLE.translated(left + thick / 2, top))


def range_rect(geometry: Geometry, start_ms: float, end_ms: float) -> QRectF:
    """The visible part of a range, from the ruler to the last row; empty if out of sight."""
    left = max(geometry.x_of(start_ms), geometry.left)
    right = min(geometry.x_of(end_ms), geometry.width)
    top = geometry.rows.ruler.top
    return QRectF(left, top, max(0.0, right - left), geometry.rows.bottom - top)


def paint_range(
    painter: QPainter, geometry: Geometry, start_ms: float, end_ms: float, theme: Theme
) -> None:
    """A selected range: a veil with two edges, and a bar at the foot of the overview."""
    rect = range_rect(geometry, start_ms, end_ms)
    if rect.width() > 0:
        painter.fillRect(rect, faded(theme.accent, 0.16))
        for ms in (start_ms, end_ms):
            x = geometry.x_of(ms)
            if geometry.left <= x <= geometry.width:
                painter.fillRect(QRectF(x - 0.5, rect.top(), 1, rect.height()), theme.accent)
    row = geometry.rows.overview
    left, right = geometry.overview_x(start_ms), geometry.overview_x(end_ms)
    painter.fillRect(QRectF(left, row.bottom - 2, max(2.0, right - left), 2), theme.accent)


def hover_rects(geometry: Geometry, labels: Labels, hover: Hover) -> list[QRect]:
    """What a hover covers: its hairline and its bubble."""
    top = geometry.rows.ruler.top
    line = QRect(round(hover.x) - 2, top, 5, geometry.rows.bottom - top)
    return [line, bubble(geometry, labels, hover)]


def bubble(geometry: Geometry, labels: Labels, hover: Hover) -> QRect:
    """Where the hover line stands: above the mouse, or below where there is no room."""
    shown = labels.fitting(hover.text, _WIDEST)
    width, tall = labels.width(shown) + 2 * _PAD, labels.metrics.height() + 6
    x = max(0.0, min(hover.x + 10, geometry.width - width - 4))
    y = hover.y - tall - 10
    if y < 0:
        y = min(hover.y + 20, geometry.height - tall)
    return QRect(round(x), round(y), round(width), round(tall))


def paint_hover(
    painter: QPainter, geometry: Geometry, labels: Labels, hover: Hover, theme: Theme
) -> None:
    """A hairline under the mouse, and the bubble. The text is drawn as it is, never as HTML."""
    top = geometry.rows.ruler.top
    if hover.x >= geometry.left and hover.y >= top:
        line = QRectF(hover.x - 0.5, top, 1, geometry.rows.bottom - top)
        painter.fillRect(line, faded(theme.muted, 0.45))
    if not hover.text:
        return
    box = QRectF(bubble(geometry, labels, hover))
    painter.setPen(QPen(theme.border, 1))
    painter.setBrush(theme.surface)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(theme.text)
    painter.setFont(labels.font)
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(box, int(flags), labels.fitting(hover.text, _WIDEST))


def paint_focus(painter: QPainter, geometry: Geometry, height: int, theme: Theme) -> None:
    """The ring that says: the keys work here."""
    painter.setPen(QPen(theme.accent, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    ring = QRectF(geometry.left - 3, 1, geometry.width - geometry.left + 2, height - 2)
    painter.drawRoundedRect(ring, 4, 4)


def paint_item_focus(painter: QPainter, geometry: Geometry, rect: QRectF, theme: Theme) -> None:
    """The ring around the one item that the keys are at."""
    painter.setPen(QPen(theme.accent, 2))
    painter.setBrush(faded(theme.accent, 0.14))
    ring = rect.adjusted(-2, -1, 2, 0)
    painter.setClipRect(QRectF(geometry.left - 3, 0, geometry.span_px + 6, 1e6))
    painter.drawRoundedRect(ring, 3, 3)
    painter.setClipping(False)
