"""Lucide's icons in the colour that is wanted, sharp at any scale."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "icons"
_SCALES = (1, 2, 3)


@cache
def _svg(name: str) -> str:
    return (_FOLDER / f"{name}.svg").read_text("utf-8")


def pixmap(
    name: str, color: QColor, size: int = 18, scale: float = 1.0, fill: bool = False
) -> QPixmap:
    """One icon as a pixmap of size x size device-independent pixels, drawn once for all."""
    return _kept(
        f"{name} {color.name()} {size} {scale} {fill}",
        lambda: _drawn(name, color, round(size * scale), fill, scale),
    )


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
    for scale in _SCALES:
        clear = pixmap(name, color, size, scale, fill)
        made.addPixmap(clear)
        if disabled_color is not None:
            disabled = pixmap(name, disabled_color, size, scale, fill)
        else:
            key = f"{name} {color.name()} {size} {scale} {fill} disabled"
            disabled = _kept(key, partial(_fainter, clear))
        made.addPixmap(disabled, QIcon.Mode.Disabled)
    return made


def _kept(key: str, draw: Callable[[], QPixmap]) -> QPixmap:
    """From Qt's own cache: a window has some fifty icons, and each is asked for again and again."""
    key = f"spacesviewer {key}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    drawn = draw()
    QPixmapCache.insert(key, drawn)
    return drawn


def _drawn(name: str, color: QColor, pixels: int, fill: bool, scale: float) -> QPixmap:
    svg = _svg(name).replace("currentColor", color.name())
    if fill:
        svg = svg.replace('fill="none"', f'fill="{color.name()}"', 1)
    drawn = QPixmap(pixels, pixels)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(drawn.rect()))
    painter.end()
    drawn.setDevicePixelRatio(scale)
    return drawn


def _fainter(clear: QPixmap) -> QPixmap:
    faint = QPixmap(clear)
    painter = QPainter(faint)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.fillRect(faint.rect(), QColor(0, 0, 0, 90))
    painter.end()
    return faint
