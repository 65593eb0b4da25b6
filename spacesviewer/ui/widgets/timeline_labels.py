"""Texts on the timeline: elided, plain, and right-to-left names shaped as they should be."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText

from spacesviewer.ui.widgets.timeline_geometry import Row

_KEPT = 2000


class Labels:
    """One font with its measures, and a memory of shortened and shaped texts."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.metrics = QFontMetricsF(font)
        self._widths: dict[str, float] = {}
        self._short: dict[tuple[str, int], str] = {}
        self._shaped: dict[str, QStaticText] = {}

    def width(self, text: str) -> float:
        """How wide a text is."""
        if text not in self._widths:
            _make_room(self._widths)
            self._widths[text] = self.metrics.horizontalAdvance(text)
        return self._widths[text]

    def fitting(self, text: str, width: float) -> str:
        """The text, shortened with an ellipsis to a width; "" where not even that has room."""
        if self.width(text) <= width:
            return text
        key = (text, int(width) // 4 * 4)
        if key not in self._short:
            _make_room(self._short)
            short = self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, key[1])
            self._short[key] = short if len(short) > 1 else ""
        return self._short[key]

    def put(self, painter: QPainter, row: Row, x: float, text: str) -> None:
        """Draws a text in the middle of a row's height, in the painter's pen and font.

        It is shaped once and kept: twice as fast as drawText for what comes at every frame.
        """
        shaped = self._shaped.get(text)
        if shaped is None:
            _make_room(self._shaped)
            shaped = self._shaped[text] = QStaticText(text)
            shaped.setTextFormat(Qt.TextFormat.PlainText)
            shaped.prepare(font=self.font)
        # Its own height: a line of Naskh is taller than one of Inter.
        painter.drawStaticText(
            QPointF(x, row.top + (row.height - shaped.size().height()) / 2), shaped
        )

    def write(self, painter: QPainter, row: Row, x: float, width: float, text: str) -> None:
        """Writes a text at the left of a stretch of a row, shortened to its width."""
        short = self.fitting(" ".join(text.split()), width)
        if short:
            self.put(painter, row, x, short)


def _make_room(memory: dict[Any, Any]) -> None:
    """Forgets everything when it gets too much: names in view are measured again at once."""
    if len(memory) >= _KEPT:
        memory.clear()
