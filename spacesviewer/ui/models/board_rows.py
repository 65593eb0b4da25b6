"""The rows of the quotes board: headings and quotes, which change in place where they can."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from spacesviewer.domain.board import Group
from spacesviewer.domain.citation import is_unverified
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.selection import UNKNOWN_SPEAKER
from spacesviewer.domain.timecode import format_time
from spacesviewer.ui import wording
from spacesviewer.ui.interface import retold, said
from spacesviewer.ui.models.quote_words import read_out
from spacesviewer.ui.models.rows import ValueRole

_ROOT = QModelIndex()
_DRAGGED = "application/x-spacesviewer-quotes"
_Index = QModelIndex | QPersistentModelIndex
_TEXT_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A quote under a heading, or the heading itself, which has no quote but a count.

    ``within`` is the topic, speaker, story or session of the heading, "" for what has none.
    """

    group: str
    quote: Quote | None = None
    count: int = 0
    within: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What stays the same when what is told of it changes."""
        return self.group, self.quote.id if self.quote is not None else ""


class BoardModel(QAbstractListModel):
    """Quotes can be chosen, headings cannot; ``draggable``: quotes can be moved in a story."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[BoardRow] = []
        self.draggable = False

    def show(self, groups: Sequence[Group]) -> bool:
        """Shows groups; False where the rows are the same ones, so that nothing has moved."""
        rows: list[BoardRow] = []
        for group in groups:
            # A heading without a key is one of ours: "In no story".
            name = group.name if group.key else retold(group.name)
            if name:
                rows.append(BoardRow(name, count=len(group.quotes)))
            rows += [BoardRow(name, quote, within=group.key) for quote in group.quotes]
        if [row.key for row in rows] == [row.key for row in self._rows]:
            old, self._rows = self._rows, rows
            for at, (was, now) in enumerate(zip(old, rows, strict=True)):
                if was != now:
                    self.dataChanged.emit(self.index(at), self.index(at))
            return False
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        return True

    def row(self, index: _Index) -> BoardRow | None:
        """What stands in a row."""
        inside = index.isValid() and index.row() < len(self._rows)
        return self._rows[index.row()] if inside else None

    def quote(self, index: _Index) -> Quote | None:
        """The quote of a row, None for a heading."""
        row = self.row(index)
        return row.quote if row is not None else None

    def quotes(self) -> list[Quote]:
        """All quotes that are shown, each once."""
        return once(row.quote for row in self._rows if row.quote is not None)

    def index_of(self, key: tuple[str, str]) -> QModelIndex:
        """The row of a quote under a heading; under any other where it has left that one."""
        places = [at for at, row in enumerate(self._rows) if row.key == key]
        places += [at for at, row in enumerate(self._rows) if key[1] and row.key[1] == key[1]]
        return self.index(places[0]) if places else QModelIndex()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        row = self.row(index)
        if row is None or row.quote is None:
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsDragEnabled if self.draggable else flags

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        # Nothing of the words: what is dropped elsewhere would leave the archive unasked.
        data = QMimeData()
        data.setData(_DRAGGED, b"quotes")
        return data

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        if role == ValueRole:
            return row
        return tell(row) if role in _TEXT_ROLES else None


def once(quotes: Iterable[Quote]) -> list[Quote]:
    """Quotes without those that came before: one can stand under two headings."""
    return list({quote.id: quote for quote in quotes}.values())


def tell(row: BoardRow) -> str:
    """A row as a screen reader tells it."""
    quote = row.quote
    if quote is None:
        return f"{row.group}, {wording.count(row.count, 'quote')}"
    told = (
        quote.speaker or said(UNKNOWN_SPEAKER),
        read_out(quote),
        quote.session_title,
        format_time(quote.place_ms[0]),
        said("unverified") if is_unverified(quote) else "",
        retold(quote.since),
        said(quote.state),
        wording.count(quote.rating, "star") if quote.rating else "",
    )
    return ", ".join(filter(None, told))
