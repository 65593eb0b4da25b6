"""The sessions that were removed, each with a way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.library.trash import RemovedSession
from spacesviewer.ui import wording
from spacesviewer.ui.interface import said, to_say

_EMPTY = to_say("The trash is empty.")
_SENTENCE = to_say(
    "Removed sessions are kept whole, with their quotes, topics and marks; nothing is deleted from "
    "the disk. Adding their files again does not bring them back."
)


class TrashDialog(QDialog):
    """Lists what was removed; ``bring_back`` is called with the id of each that is wanted back."""

    def __init__(
        self,
        entries: Sequence[RemovedSession],
        bring_back: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(said("Trash"))
        self.resize(620, 420)
        self._bring_back = bring_back
        self.sentence = QLabel(said(_SENTENCE if entries else _EMPTY))
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.list = _List(self.take_back)
        self.list.setObjectName("framed")
        self.list.setAccessibleName(said("Removed sessions"))
        self.list.setAlternatingRowColors(False)
        self.list.setWordWrap(True)
        self.list.setSpacing(3)
        for entry in entries:
            self._add(entry)
        self.list.setCurrentRow(0)
        self.list.itemSelectionChanged.connect(self._refresh)
        self.back = QPushButton(said("Bring back"))
        self.back.setProperty("primary", True)
        self.back.clicked.connect(self.take_back)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.back, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.addWidget(self.sentence)
        layout.addSpacing(6)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        self._refresh()

    def take_back(self) -> None:
        """Brings the marked session back; the others stay on the list."""
        row = self.list.currentRow()
        if row >= 0:
            item = self.list.takeItem(row)
            self._bring_back(item.data(Qt.ItemDataRole.UserRole))
        self._refresh()

    def _add(self, entry: RemovedSession) -> None:
        today = datetime.now().astimezone()
        removed = datetime.fromisoformat(entry.removed_at).astimezone()
        facts = [
            said("removed: {day}", day=wording.day(removed.isoformat(), today.date())),
            wording.count(entry.recordings, "recording"),
            wording.count(entry.transcripts, "transcript"),
            wording.count(entry.quotes, "quote"),
        ]
        item = QListWidgetItem(f"{entry.title}\n{'  ·  '.join(facts)}", self.list)
        item.setData(Qt.ItemDataRole.UserRole, entry.id)

    def _refresh(self) -> None:
        self.back.setEnabled(self.list.currentRow() >= 0)
        if not self.list.count():
            self.sentence.setText(said(_EMPTY))


class _List(QListWidget):
    def __init__(self, take_back: Callable[[], None]) -> None:
        super().__init__()
        self._take_back = take_back

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take_back()
        else:
            super().keyPressEvent(event)
