"""The topics and quotes of a recap, as a person switches them on and off and moves them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem

from spacesviewer.domain.elision import told_parts
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.recap import Recap
from spacesviewer.domain.timecode import format_time
from spacesviewer.ui.interface import kept_whole, said

_UID = Qt.ItemDataRole.UserRole


class RecapTree(QTreeWidget):
    """Headings with quotes under them; both can be switched off, moved, and headings rewritten."""

    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setObjectName("framed")
        self.setAccessibleName(said("Topics and quotes of the recap"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setToolTip(
            said("Drag topics and quotes; double-click a topic to rewrite its heading.")
        )

    def show_sections(self, recap: Recap) -> None:
        """Shows all sections, everything switched on."""
        self.blockSignals(True)
        self.clear()
        for section in recap.sections:
            top = QTreeWidgetItem(self, [section.title])
            flags = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate
            top.setFlags(top.flags() | flags | Qt.ItemFlag.ItemIsEditable)
            for exchange in section.exchanges:
                child = QTreeWidgetItem(top, [kept_whole(_line(exchange.quote))])
                child.setData(0, _UID, exchange.quote.id)
                child.setToolTip(0, exchange.quote.text)
                child.setFlags(
                    (child.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                    & ~Qt.ItemFlag.ItemIsDropEnabled
                )
                child.setCheckState(0, Qt.CheckState.Checked)
        self.expandAll()
        self.blockSignals(False)

    def arrangement(self) -> list[tuple[str, list[str]]]:
        """(heading, ids of the quotes that are switched on) for each heading, in order."""
        found: list[tuple[str, list[str]]] = []
        for n in range(self.topLevelItemCount()):
            top = self.topLevelItem(n)
            if top is None:
                continue
            if not top.data(0, _UID):
                rows = [top.child(m) for m in range(top.childCount())]
                found.append((top.text(0).strip() or said("Quotes"), _chosen(rows)))
            elif found:  # a quote that was dropped behind a heading and its quotes
                found[-1][1].extend(_chosen([top]))
            else:
                found.append((said("Quotes"), _chosen([top])))
        return found

    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        self.moved.emit()


def _chosen(rows: Iterable[QTreeWidgetItem | None]) -> list[str]:
    checked = Qt.CheckState.Checked
    return [str(row.data(0, _UID)) for row in rows if row and row.checkState(0) == checked]


def _line(quote: Quote) -> str:
    words = " ".join(" ".join(part.text for part in told_parts(quote)).split())
    shown = words if len(words) <= 90 else f"{words[:89]}…"
    return f"{format_time(quote.place_ms[0])}  {quote.speaker or said('Unidentified')}: {shown}"
