"""The list of the quotes board: quotes of a story are dragged into another order in it."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from spacesviewer.domain.quote import Quote
from spacesviewer.ui.interface import said
from spacesviewer.ui.models.board_rows import BoardModel, once

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BoardList(QListView):
    """``moved`` carries the story, the ids that move, and the id they go before ("": the end).

    ``played`` carries a quote on Enter or a double click, ``removed`` asks to delete what is
    chosen, ``chosen`` is told when that has changed.
    """

    moved = Signal(str, list, str)
    played = Signal(object)
    removed = Signal()
    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows = BoardModel()
        self.setModel(self.rows)
        self.setObjectName("framed")
        self.setAccessibleName(said("Quotes of all sessions"))
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.verticalScrollBar().setSingleStep(26)
        self.setDropIndicatorShown(True)
        self.doubleClicked.connect(self._play)
        self.selectionModel().selectionChanged.connect(lambda _on, _off: self.chosen.emit())

    def let_arrange(self, can: bool) -> None:
        """Whether quotes can be moved: within stories only."""
        self.rows.draggable = can
        mode = QAbstractItemView.DragDropMode
        self.setDragDropMode(mode.InternalMove if can else mode.NoDragDrop)

    def selected(self) -> list[Quote]:
        """The quotes that are chosen, from the top, each once."""
        indexes = sorted(self.selectedIndexes(), key=lambda index: index.row())
        return once(quote for index in indexes if (quote := self.rows.quote(index)) is not None)

    def choose(self, key: tuple[str, str]) -> bool:
        """Chooses one quote; False where it is not shown."""
        index = self.rows.index_of(key)
        if index.isValid():
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
        return index.isValid()

    def shift(self, way: int) -> None:
        """Moves the chosen quotes of the story one place up (-1) or down (1)."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        first = self.rows.row(self.rows.index(rows[0])) if rows else None
        if first is None or not self.rows.draggable:
            return
        at = rows[0] - 1 if way < 0 else rows[-1] + 2
        beside = self.rows.row(self.rows.index(rows[0] - 1 if way < 0 else rows[-1] + 1))
        if beside is not None and beside.key[0] == first.group and beside.quote is not None:
            self._drop(first.within, at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.shift(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in _ENTER:
            self._play(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is self:
            super().dragEnterEvent(event)
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        if event.source() is self and self._story(self._place(event)):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        at = self._place(event)
        story = self._story(at)
        if event.source() is self and story:
            # The archive moves it, and the list is read again; the view must not take rows out.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._drop(story, at)
        else:
            event.ignore()
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def _place(self, event: QDropEvent) -> int:
        """The row before which it is dropped."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        if not index.isValid():
            return self.rows.rowCount()
        return index.row() + (place.y() > self.visualRect(index).center().y())

    def _story(self, at: int) -> str:
        """The story into whose order something is dropped: only that of all that is dragged."""
        groups = {row.within for i in self.selectedIndexes() if (row := self.rows.row(i))}
        beside = (self.rows.row(self.rows.index(row)) for row in (at, at - 1))
        near = {row.within for row in beside if row is not None and row.quote is not None}
        return next(iter(groups)) if len(groups) == 1 and groups <= near else ""

    def _drop(self, story: str, at: int) -> None:
        uids = [
            quote.id
            for index in sorted(self.selectedIndexes(), key=lambda index: index.row())
            if (quote := self.rows.quote(index)) is not None
        ]
        row = self.rows.row(self.rows.index(at)) if at < self.rows.rowCount() else None
        inside = row is not None and row.within == story and row.quote is not None
        if story:
            self.moved.emit(story, uids, row.quote.id if inside and row and row.quote else "")

    def _play(self, index: QModelIndex) -> None:
        quote = self.rows.quote(index)
        if quote is not None:
            self.played.emit(quote)
