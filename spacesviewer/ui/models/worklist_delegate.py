"""Paints an entry of the worklist: what is to be checked, and beneath it the words around it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from spacesviewer.domain.segment import is_right_to_left
from spacesviewer.ui.theme import Theme, font

_Index = QModelIndex | QPersistentModelIndex
_WRAP = Qt.TextFlag.TextWordWrap
_PAD_X, _PAD_Y, _HEAD = 10, 7, 20
_MOST_LINES = 3


class WorklistDelegate(QStyledItemDelegate):
    """Two texts a row: the first line of the item stands out, the rest is muted and wraps."""

    def __init__(self, theme: Theme, view: QListWidget) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        _, around = _texts(index)
        width = max(100, self._view.viewport().width() - 2 * _PAD_X)
        metrics = QFontMetrics(font(12))
        high = metrics.boundingRect(QRect(0, 0, width, 1 << 16), _WRAP, around).height()
        # Nastaliq stands higher than the font says: a line of it is what the text measures.
        return QSize(100, _HEAD + min(high, _MOST_LINES * 2 * metrics.lineSpacing()) + 2 * _PAD_Y)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        head, around = _texts(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.accent_soft)
            painter.drawRoundedRect(option.rect.adjusted(2, 1, -2, -1), 6, 6)
        place = option.rect.adjusted(_PAD_X, _PAD_Y, -_PAD_X, -_PAD_Y)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        painter.setFont(font(13, QFont.Weight.DemiBold))
        painter.setPen(self._theme.text)
        fitting = painter.fontMetrics().elidedText(head, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(
            QRect(place.topLeft(), QSize(place.width(), _HEAD)), _side(mirrored), fitting
        )
        painter.setFont(font(12))
        painter.setPen(self._theme.muted)
        side = _side(mirrored or is_right_to_left(around))
        painter.drawText(place.adjusted(0, _HEAD, 0, 0), side | _WRAP, around)
        painter.restore()


def _texts(index: _Index) -> tuple[str, str]:
    head, _, around = str(index.data(Qt.ItemDataRole.DisplayRole) or "").partition("\n")
    return head, around


def _side(right: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute
