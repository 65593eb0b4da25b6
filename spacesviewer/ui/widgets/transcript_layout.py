"""One row of the transcript, laid out: what is drawn, and which character is where."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QTextLayout, QTextLine, QTextOption

from spacesviewer.ui.widgets.transcript_style import TextStyle

KEPT = 400  # layouts; a window on a 4K screen shows about 100 rows

# Captions are broken to fit a television; here they flow, but a dialogue keeps its lines.
_FLOWING = re.compile(r"\n(?!\s*[-–—•♪])")


class Utf16:
    """Places in a text for Qt and back: it counts UTF-16 units, and an emoji is two of them."""

    def __init__(self, text: str) -> None:
        self._units: list[int] | None = None
        if text and not text.isascii() and max(text) > "\uffff":
            sizes = (2 if character > "\uffff" else 1 for character in text)
            self._units = list(accumulate(sizes, initial=0))

    def to_qt(self, place: int) -> int:
        """Units before a place."""
        return self._units[place] if self._units else place

    def from_qt(self, units: int) -> int:
        """Characters before so many units; the middle of a character is its beginning."""
        return bisect_right(self._units, units) - 1 if self._units else units


@dataclass(frozen=True, slots=True)
class _Cell:
    """What one character covers of its line; ``unit`` is its place in Qt's count."""

    left: float
    right: float
    unit: int
    right_to_left: bool

    def distance(self, x: float) -> float:
        """How far a place is from it: 0 inside."""
        return max(self.left - x, x - self.right, 0.0)


class _Line:
    """A line of a row: its slot (y, pitch) is filled without gaps by whatever is marked."""

    def __init__(self, line: QTextLine, y: int, pitch: int) -> None:
        self.line, self.y, self.pitch = line, y, pitch
        self.start = line.textStart()
        self.end = self.start + line.textLength()
        # Beneath the descenders: of Nastaliq they are deep.
        depth = line.descent() - 1 if line.height() > 0.95 * pitch else line.descent()
        self.under = round(line.y() + line.ascent() + depth)

    def nearest(self, x: float) -> _Cell | None:
        """The character nearest to a place: beside the words, the outermost of them."""
        natural = self.line.naturalTextRect()
        inside = max(natural.left() + 0.5, min(x, natural.right() - 0.5))
        return min(self._cells, key=lambda cell: cell.distance(inside), default=None)

    @cached_property
    def _cells(self) -> list[_Cell]:
        # QTextLine.xToCursor() errs by two characters where the direction changes.
        cells = []
        for unit in range(self.start, self.end):
            for run in self.line.glyphRuns(unit, 1):
                box = run.boundingRect()
                if box.width() > 0:
                    cells.append(_Cell(box.left(), box.right(), unit, run.isRightToLeft()))
        return cells


class RowLayout:
    """A text laid out at a width, in its own direction; places are characters of the text."""

    def __init__(self, text: str, style: TextStyle, width: int, *, right_to_left: bool) -> None:
        self.right_to_left = right_to_left
        self._width, self._pitch = width, style.pitch
        self._places = Utf16(text)
        self._length = len(text)
        self._layout = QTextLayout(_one_line_end(text), style.text)
        self._layout.setCacheEnabled(True)
        self._layout.setTextOption(_RIGHT if right_to_left else _LEFT)
        self._lines: list[_Line] = []
        self.height = self._break()

    @property
    def is_deep(self) -> bool:
        """Whether its letters need higher lines than Latin ones."""
        return any(line.pitch > self._pitch for line in self._lines)

    def draw(self, painter: QPainter, x: int, y: int) -> None:
        """Draws the text in the painter's pen."""
        self._layout.draw(painter, QPointF(x, y))

    def place_at(self, x: float, y: float) -> int:
        """The character nearest to a point of the row."""
        line = self._line_at(y)
        cell = line.nearest(x) if line is not None else None
        return self._places.from_qt(cell.unit) if cell is not None else 0

    def boundary_at(self, x: float, y: float) -> int:
        """The place between two characters that is nearest to a point of the row."""
        line = self._line_at(y)
        cell = line.nearest(x) if line is not None else None
        if cell is None:
            return 0
        place = self._places.from_qt(cell.unit)
        beyond = (x > (cell.left + cell.right) / 2) is not cell.right_to_left
        return place + 1 if beyond else place

    def rects(self, start: int, end: int) -> list[QRectF]:
        """What the characters start..end cover; several in a line of mixed directions."""
        if end <= 0 or start >= self._length:
            return []
        first, last = self._places.to_qt(max(0, start)), self._places.to_qt(min(end, self._length))
        found: list[QRectF] = []
        for line in self._lines:
            if line.start < last and line.end > first:
                found += _spans(line, max(first, line.start), min(last, line.end))
        return found

    def underlines(self, start: int, end: int) -> list[QRectF]:
        """Where lines beneath the characters start..end run; the y is theirs."""
        under = []
        for rect in self.rects(start, end):
            line = self._line_at(rect.center().y())
            if line is not None:
                under.append(QRectF(rect.left(), line.under, rect.width(), 1.0))
        return under

    def line_span(self, place: int) -> tuple[int, int]:
        """Upper edge and height of the line that holds a character."""
        units = self._places.to_qt(min(max(0, place), self._length))
        for line in self._lines:
            if units < line.end:
                return line.y, line.pitch
        return (self._lines[-1].y, self._lines[-1].pitch) if self._lines else (0, self.height)

    def _break(self) -> int:
        layout, pitch, y = self._layout, self._pitch, 0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._width)
            height = line.height()
            slot = max(pitch, ceil(height))
            line.setPosition(QPointF(0, y + (slot - height) / 2))
            self._lines.append(_Line(line, y, slot))
            y += slot
        layout.endLayout()
        return max(pitch, y)

    def _line_at(self, y: float) -> _Line | None:
        for line in self._lines:
            if y < line.y + line.pitch:
                return line
        return self._lines[-1] if self._lines else None


class Layouts:
    """The layouts of the rows seen last."""

    def __init__(self, make: Callable[[int], RowLayout]) -> None:
        self._make = make
        self._kept: OrderedDict[int, RowLayout] = OrderedDict()

    def __getitem__(self, row: int) -> RowLayout:
        layout = self._kept.get(row)
        if layout is None:
            layout = self._kept[row] = self._make(row)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(row)
        return layout

    def clear(self) -> None:
        """Forgets all: the width or the font is another one."""
        self._kept.clear()


def _option(direction: Qt.LayoutDirection, alignment: Qt.AlignmentFlag) -> QTextOption:
    option = QTextOption(alignment | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(direction)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


# The automatic direction does not align Urdu to the right; the caller says what it is.
_LEFT = _option(Qt.LayoutDirection.LeftToRight, Qt.AlignmentFlag.AlignLeft)
_RIGHT = _option(Qt.LayoutDirection.RightToLeft, Qt.AlignmentFlag.AlignRight)


def _one_line_end(text: str) -> str:
    """The text with line ends that Qt knows, or spaces, at the same places."""
    if "\n" not in text:
        return text
    return _FLOWING.sub(" ", text).replace("\n", "\u2028")


def _spans(line: _Line, first: int, last: int) -> list[QRectF]:
    """The stretches of a line that some characters cover, each as high as the line's slot.

    QTextLine.cursorToX() is ambiguous where the direction changes; glyph runs are not.
    """
    edges = []
    for run in line.line.glyphRuns(first, last - first):
        box = run.boundingRect()
        edges.append((box.left(), box.right()))
    merged: list[list[float]] = []
    for left, right in sorted(edges):
        if merged and left <= merged[-1][1] + 0.75:
            merged[-1][1] = max(merged[-1][1], right)
        else:
            merged.append([left, right])
    return [QRectF(left, line.y, right - left, line.pitch) for left, right in merged]
