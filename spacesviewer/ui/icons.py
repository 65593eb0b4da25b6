"""Lucide's icons in the colour that is wanted, sharp at any scale."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "icons"
_SCALES = (1, 2, 3)


@cache
def _svg(name: str) -> str:
    return (_FOLDER / f"{name}.svg").read_text("utf-8")


def pixmap(
    name: str, color: QColor, size: int = 18, scale: float = 1.0, fill: bool = False
) -> QPixmap:
    """One icon as a pixmap of size x size device-independent pixels."""
    svg = _svg(name).replace("currentColor", color.name())
    if fill:
        svg = svg.replace('fill="none"', f'fill="{color.name()}"', 1)
    drawn = QPixmap(round(size * scale), round(size * scale))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(drawn.rect()))
    painter.end()
    drawn.setDevicePixelRatio(scale)
    return drawn


def icon(
    name: str,
    color: QColor,
    size: int = 18,
    *,
    fill: bool = False,
    disabled_color: QColor | None = None,
) -> QIcon:
    """One icon at the usual scales; disabled it is drawn faint, or in a colour of its own.

    A white icon needs one: on the button's disabled ground it would not be seen.
    """
    made = QIcon()
    faint = QColor(disabled_color or color)
    faint.setAlpha(255 if disabled_color is not None else 90)
    for scale in _SCALES:
        made.addPixmap(pixmap(name, color, size, scale, fill))
        disabled = pixmap(name, disabled_color or color, size, scale, fill)
        painter = QPainter(disabled)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        painter.fillRect(QRectF(0, 0, size, size), faint)
        painter.end()
        made.addPixmap(disabled, QIcon.Mode.Disabled)
    return made
