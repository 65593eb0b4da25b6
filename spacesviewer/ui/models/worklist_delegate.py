"""Paints an entry of the worklist: what is to be checked, and beneath it the words around it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from spacesviewer.domain.segment import is_right_to_left
from spacesviewer.ui.theme import Theme, font
from spacesviewer.ui.widgets.transcript_layout import Utf16

PLACE = Qt.ItemDataRole.UserRole  # where in the words around those stand that are to be checked
_Index = QModelIndex | QPersistentModelIndex
_PAD_X, _PAD_Y, _HEAD = 10, 7, 20
_MOST_LINES = 3


class WorklistDelegate(QStyledItemDelegate):
    """Two texts a row: the first line of the item stands out, the rest is muted and wraps."""

    def __init__(self, theme: Theme, view: QListWidget) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        around = self._around(index, max(100, self._view.viewport().width() - 2 * _PAD_X))
        # Nastaliq stands higher than the font says: a line of it is what the text measures.
        return QSize(100, _HEAD + round(around.boundingRect().height()) + 2 * _PAD_Y)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        head = _texts(index)[0]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.accent_soft)
            painter.drawRoundedRect(option.rect.adjusted(2, 1, -2, -1), 6, 6)
        place = option.rect.adjusted(_PAD_X, _PAD_Y, -_PAD_X, -_PAD_Y)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        painter.setFont(font(13, QFont.Weight.DemiBold, flat=True))
        painter.setPen(self._theme.text)
        fitting = painter.fontMetrics().elidedText(head, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(
            QRect(place.topLeft(), QSize(place.width(), _HEAD)), _side(mirrored), fitting
        )
        around = self._around(index, place.width(), mirrored=mirrored)
        around.draw(painter, QPointF(place.left(), place.top() + _HEAD))
        painter.restore()

    def _around(self, index: _Index, width: int, *, mirrored: bool = False) -> QTextLayout:
        """The words around, laid out, in which those that are to be checked stand out."""
        _, text = _texts(index)
        begin, length = index.data(PLACE) or (0, 0)
        letters, right = font(12), is_right_to_left(text)
        muted, marked = QTextCharFormat(), QTextCharFormat()
        muted.setForeground(self._theme.muted)
        marked.setForeground(self._theme.text)
        marked.setFontWeight(QFont.Weight.DemiBold)
        marked.setFontUnderline(True)
        places = Utf16(text)
        start, end = places.to_qt(begin), places.to_qt(begin + length)
        spans = ((0, places.to_qt(len(text)), muted), (start, end - start, marked))
        layout = QTextLayout(text, letters)
        option = QTextOption(_side(mirrored or right))
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
        )
        layout.setTextOption(option)
        layout.setFormats([_span(*span) for span in spans])
        layout.beginLayout()
        top = 0.0
        for _ in range(_MOST_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout


def _span(start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    span = QTextLayout.FormatRange()
    span.start, span.length, span.format = start, length, form
    return span


def _texts(index: _Index) -> tuple[str, str]:
    head, _, around = str(index.data(Qt.ItemDataRole.DisplayRole) or "").partition("\n")
    return head, around


def _side(right: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute
