"""A list of plain values as a Qt model; delegates paint the values, screen readers get a text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

T = TypeVar("T")
ValueRole = Qt.ItemDataRole.UserRole
_TEXT_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class RowsModel(QAbstractListModel, Generic[T]):
    """Rows of any value. ``tell`` gives the words that stand for a row without its picture.

    With ``tips`` they are shown under the mouse too, for rows that may be cut off.
    """

    def __init__(
        self, tell: Callable[[T], str], parent: QObject | None = None, *, tips: bool = False
    ) -> None:
        super().__init__(parent)
        self._tell, self._tips = tell, tips
        self._rows: Sequence[T] = ()

    def set_rows(self, rows: Sequence[T]) -> None:
        """Replaces all rows; the view keeps its place as far as the rows are the same."""
        if list(rows) == list(self._rows):
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rows(self) -> Sequence[T]:
        """The values in order."""
        return self._rows

    def value(self, index: _Index) -> T | None:
        """The value of a row; None where there is no row."""
        return self._rows[index.row()] if index.isValid() else None

    def row_of(self, wanted: Callable[[T], bool]) -> QModelIndex:
        """Index of the first row that is wanted, invalid if there is none."""
        for row, value in enumerate(self._rows):
            if wanted(value):
                return self.index(row)
        return QModelIndex()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        if role == ValueRole:
            return self._rows[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole and self._tips:
            # Qt reads a tip as HTML where it looks like it.
            return self._tell(self._rows[index.row()]).replace("<", "‹")
        return self._tell(self._rows[index.row()]) if role in _TEXT_ROLES else None
