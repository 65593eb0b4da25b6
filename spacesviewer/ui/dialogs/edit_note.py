"""The dialog of a note: what is noted of a moment, and what is to be done about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.topic import FollowUp
from spacesviewer.ui.interface import said
from spacesviewer.ui.widgets.fields import LineField

_NO_KEY = Qt.KeyboardModifier.NoModifier
_NUMBER = Qt.ItemDataRole.UserRole
_NOTE_LINES, _LIST_LINES = 5, 4


class NoteDialog(QDialog):
    """``note`` and ``follow_ups`` are what stands in it; a new follow-up has the number 0."""

    def __init__(
        self,
        at_ms: int,
        note: str = "",
        follow_ups: Sequence[FollowUp] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(said("Note at {time}", time=format_time(at_ms)))
        self.setMinimumWidth(440)
        self.field = QPlainTextEdit(note)
        self.field.setAccessibleName(said("Note"))
        self.field.setTabChangesFocus(True)
        self.list = _FollowUps(self)
        for one in follow_ups:
            self.list.add(one)
        self.adding = _Adding("", said("Something to do, then Enter"))
        self.adding.typed.connect(lambda text: self.list.add(FollowUp(0, text)))
        self.adding.setAccessibleName(said("Add something to do"))
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        save = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        save.setText(said("Save"))
        save.setProperty("primary", True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()

    @property
    def note(self) -> str:
        """What is noted."""
        return self.field.toPlainText()

    @property
    def follow_ups(self) -> list[FollowUp]:
        """What is to be done, with what was typed and not added yet."""
        found = self.list.follow_ups()
        typed = self.adding.text().strip()
        return [*found, FollowUp(0, typed)] if typed else found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accept()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        line = self.fontMetrics().lineSpacing() + 4
        self.field.setFixedHeight(_NOTE_LINES * line)
        self.list.setMinimumHeight(_LIST_LINES * line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(8)
        for text, buddy in ((said("&Note"), self.field), (said("&To do"), self.list)):
            label = QLabel(text)
            label.setBuddy(buddy)
            layout.addWidget(label)
            layout.addWidget(buddy, 1 if buddy is self.list else 0)
        layout.addWidget(self.adding)
        hint = QLabel(said("Space ticks, F2 edits, Delete takes away; Ctrl+Enter saves all."))
        hint.setProperty("muted", True)
        layout.addWidget(hint)
        layout.addSpacing(4)
        layout.addWidget(self.buttons)
        self.field.setFocus()


class _Adding(LineField):
    """A field whose Enter hands over what was typed; where nothing was, the dialog has it."""

    typed = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (_NO_KEY, Qt.KeyboardModifier.KeypadModifier)
        text = self.text().strip()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and text:
            self.clear()
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)


class _FollowUps(QListWidget):
    """What is to be done, each with a box to tick."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(said("To do"))
        self.setObjectName("framed")
        self.setWordWrap(True)

    def add(self, one: FollowUp) -> None:
        """Adds one at the end."""
        item = QListWidgetItem(one.text, self)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEditable)
        item.setCheckState(Qt.CheckState.Checked if one.done else Qt.CheckState.Unchecked)
        item.setData(_NUMBER, one.id)
        self.setCurrentItem(item)

    def follow_ups(self) -> list[FollowUp]:
        """What stands in the list, in its order."""
        items = [self.item(row) for row in range(self.count())]
        return [
            FollowUp(item.data(_NUMBER), item.text(), item.checkState() == Qt.CheckState.Checked)
            for item in items
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.takeItem(self.currentRow())
        else:
            super().keyPressEvent(event)
