"""Texts on the timeline: elided, plain, and right-to-left names shaped as they should be."""

from __future__ import annotations

from typing import Any, TypeVar

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText

from spacesviewer.ui.widgets.timeline_canvas import Pixels
from spacesviewer.ui.widgets.timeline_figures import Figures
from spacesviewer.ui.widgets.timeline_geometry import Row

_KEPT = 2000

T = TypeVar("T")


class Memory(dict[Any, T]):
    """Remembers what was asked for lately.

    When it is full, only what was not asked for lately is forgotten: if all were, each name in view
    would be shaped again in one frame, and that frame would be seen.
    """

    def __init__(self, most: int = _KEPT) -> None:
        super().__init__()
        self._most = most
        self._before: dict[Any, T] = {}

    def __missing__(self, key: Any) -> T:
        found = self._before[key]  # KeyError where it was never there
        self[key] = found
        return found

    def __setitem__(self, key: Any, value: T) -> None:
        if len(self) >= self._most // 2:
            self._before = dict(self)
            self.clear()
        super().__setitem__(key, value)


class Labels:
    """One font with its measures, and a memory of shortened and shaped texts."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.metrics = QFontMetricsF(font)
        self._widths: Memory[float] = Memory()
        self._short: Memory[str] = Memory()
        self._shaped: Memory[tuple[QStaticText, float]] = Memory()
        self._figures = Figures(font)
        self.looks: Memory[Pixels] = Memory()  # of words: text, voice and height

    def put_time(self, painter: QPainter, row: Row, x: float, text: str, right: float) -> None:
        """Draws a time in the middle of a row's height, unless it would go beyond ``right``.

        A time that is cut off tells another one: of 21:12:57 the rest is 1:12:57.
        """
        form = self._figures.form(text)
        if form is None:
            if x + self.width(text) <= right:
                self.put(painter, row, x, text)
        elif x + form.width <= right:
            at = QPointF(x, row.top + (row.height - form.tall) / 2)
            self._figures.put(painter, form, at, text)

    def width(self, text: str) -> float:
        """How wide a text is."""
        try:
            return self._widths[text]
        except KeyError:
            width = self._widths[text] = self.metrics.horizontalAdvance(text)
            return width

    def fitting(self, text: str, width: float) -> str:
        """The text, shortened with an ellipsis to a width; "" where not even that has room."""
        if self.width(text) <= width:
            return text
        key = (text, int(width) // 4 * 4)
        try:
            return self._short[key]
        except KeyError:
            short = self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, key[1])
            self._short[key] = short if len(short) > 1 else ""
            return self._short[key]

    def put(self, painter: QPainter, row: Row, x: float, text: str) -> None:
        """Draws a text in the middle of a row's height, in the painter's pen and font.

        It is shaped once and kept: twice as fast as drawText for what comes at every frame.
        """
        try:
            shaped, tall = self._shaped[text]
        except KeyError:
            shaped, tall = self._shaped[text] = self._shape(text)
        painter.drawStaticText(QPointF(x, row.top + (row.height - tall) / 2), shaped)

    def _shape(self, text: str) -> tuple[QStaticText, float]:
        """A text ready to be drawn, and its own height: a line of Naskh is taller than Inter."""
        shaped = QStaticText(text)
        shaped.setTextFormat(Qt.TextFormat.PlainText)
        shaped.prepare(font=self.font)
        return shaped, shaped.size().height()

    def write(self, painter: QPainter, row: Row, x: float, width: float, text: str) -> None:
        """Writes a text at the left of a stretch of a row, shortened to its width."""
        short = self.fitting(" ".join(text.split()), width)
        if short:
            self.put(painter, row, x, short)
