"""The places of a replacement as rows with check boxes, and how they are painted."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
)

from spacesviewer.domain.replacing import in_context
from spacesviewer.domain.rewording import Piece
from spacesviewer.domain.timecode import format_time
from spacesviewer.ui.interface import kept_whole, said
from spacesviewer.ui.models.rows import ValueRole
from spacesviewer.ui.theme import Theme, box_palette, font
from spacesviewer.ui.widgets.word_diff import in_words, laid_out
from spacesviewer.workflows.replacing import Place, Preview

_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_BOX = 40  # pixels at the left that belong to the check box


class PlacesModel(QAbstractListModel):
    """Rows of a preview; all are chosen until a person takes some out."""

    def __init__(self) -> None:
        super().__init__()
        self.preview: Preview | None = None
        self._chosen: list[bool] = []

    def show(self, preview: Preview | None) -> None:
        """Takes other places, all of them chosen."""
        self.beginResetModel()
        self.preview = preview
        self._chosen = [True] * (len(preview.places) if preview else 0)
        self.endResetModel()

    def chosen(self) -> list[Place]:
        """The places that are to be replaced."""
        if self.preview is None:
            return []
        both = zip(self.preview.places, self._chosen, strict=True)
        return [place for place, is_chosen in both if is_chosen]

    def count(self) -> int:
        """How many places are chosen."""
        return sum(self._chosen)

    def choose_all(self, chosen: bool) -> None:
        """Chooses all places or none."""
        if self._chosen:
            self._chosen = [chosen] * len(self._chosen)
            last = self.index(len(self._chosen) - 1)
            self.dataChanged.emit(self.index(0), last, [Qt.ItemDataRole.CheckStateRole])

    def pieces(self, row: int) -> list[Piece]:
        """The words before and after, of one place."""
        assert self.preview is not None
        place = self.preview.places[row]
        return in_context(place.line.text, place.span, self.preview.wish.put)

    def head(self, row: int) -> str:
        """Where a place is: session, time, speaker."""
        assert self.preview is not None
        line = self.preview.places[row].line
        at = format_time(line.start_ms) if line.timed else said("no time")
        return "  ·  ".join(kept_whole(part) for part in (at, line.speaker, line.title) if part)

    def rowCount(self, parent: _Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._chosen)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = index.row()
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if self._chosen[row] else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{self.head(row)}: {in_words(self.pieces(row))}"
        if role == ValueRole and self.preview is not None:
            return self.preview.places[row]
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self._chosen[index.row()] = Qt.CheckState(value) == Qt.CheckState.Checked
        here = self.index(index.row())
        self.dataChanged.emit(here, here, [role])
        return True


class PlaceDelegate(QStyledItemDelegate):
    """A check box, where it is said, and beneath it the words before and after."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._box_palette = box_palette(theme)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(100, 68)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        assert isinstance(model, PlacesModel)
        painter.save()
        place = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, self._theme.accent_soft)
        self._box(painter, option, index)
        words = place.adjusted(_BOX, 8, -14, -6)
        painter.setFont(font(12))
        painter.setPen(self._theme.muted)
        head = painter.fontMetrics().elidedText(
            model.head(index.row()), Qt.TextElideMode.ElideRight, words.width()
        )
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(QRect(words.left(), words.top(), words.width(), 18), left, head)
        pieces = model.pieces(index.row())
        layout = laid_out(pieces, self._theme, font(13), words.width(), 2)
        painter.setClipRect(words.adjusted(0, 16, 0, 6))
        layout.draw(painter, QPointF(words.left(), words.top() + 20))
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        """A click on the box, and Space, choose a place or leave it out."""
        if isinstance(event, QMouseEvent):
            in_box = event.position().x() < option.rect.left() + _BOX
            if event.type() != QEvent.Type.MouseButtonRelease or not in_box:
                return False
            checked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
            other = (
                Qt.CheckState.Unchecked
                if checked == Qt.CheckState.Checked
                else Qt.CheckState.Checked
            )
            return model.setData(index, other, Qt.ItemDataRole.CheckStateRole)
        return super().editorEvent(event, model, option, index)

    def _box(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        box = QStyleOptionButton()
        box.rect = QRect(option.rect.left() + 12, option.rect.top() + 10, 18, 18)
        checked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
        on = checked == Qt.CheckState.Checked
        box.state = QStyle.StateFlag.State_Enabled | (
            QStyle.StateFlag.State_On if on else QStyle.StateFlag.State_Off
        )
        box.palette = self._box_palette
        QApplication.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_IndicatorCheckBox, box, painter, option.widget
        )
