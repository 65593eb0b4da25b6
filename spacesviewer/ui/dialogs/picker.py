"""A field above a list that gets shorter as one types: for topics and for commands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.ui.interface import said


@dataclass(frozen=True, slots=True)
class Choice:
    """A line to choose: ``detail`` stands at the right (keys, counts).

    One that is ``aside`` is shown only to who types. ``also``: other words that find it.
    """

    key: str
    text: str
    detail: str = ""
    aside: bool = False
    also: str = ""

    def fits(self, words: Sequence[str]) -> bool:
        """Whether each of the words, in lower case, stands in its text or in those besides."""
        told = f"{self.text} {self.also}".casefold()
        return all(word in told for word in words)

    def also_only(self, words: Sequence[str]) -> bool:
        """Whether what is shown does not hold all of the words."""
        shown = self.text.casefold()
        return not all(word in shown for word in words)


class Picker(QDialog):
    """Asks for one of several choices, or for a new one where ``invite`` says how to name it."""

    def __init__(
        self,
        title: str,
        hint: str,
        choices: Sequence[Choice],
        invite: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        self._choices = list(choices)
        self._invite = invite
        self.chosen: str | None = None
        self.typed = ""
        self.field = _Field(self)
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(hint)
        self.field.textChanged.connect(self._narrow)
        self.list = QListWidget()
        self.list.setObjectName("framed")
        self.list.setProperty("holds", "widgets")
        self.list.setAccessibleName(title)
        self.list.setMinimumHeight(260)
        self.list.itemClicked.connect(lambda _item: self.take())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self._narrow("")
        self.field.setFocus()

    def offer(self, choices: Sequence[Choice]) -> None:
        """Offers more, behind those that are there."""
        self._choices += choices
        if self.field.text():
            self._narrow(self.field.text())

    def take(self) -> None:
        """Ends with the choice that is marked, or with what was typed."""
        chosen = self.list.selectedItems()[:1]
        self.typed = self.field.text().strip()
        self.chosen = chosen[0].data(Qt.ItemDataRole.UserRole) if chosen else None
        if self.chosen is not None or (self._invite and self.typed):
            self.accept()

    def step(self, step: int) -> None:
        """Marks the next or the previous choice."""
        rows = self.list.count()
        if rows:
            self.list.setCurrentRow((self.list.currentRow() + step) % rows)

    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        typed = " ".join(text.split())
        self.list.clear()
        fitting = [c for c in self._choices if c.fits(words)]
        if not words:
            fitting = [c for c in fitting if not c.aside] or fitting
        first = " ".join(words)
        fitting.sort(key=lambda c: (not c.text.casefold().startswith(first), c.also_only(words)))
        for choice in fitting[:200]:
            self._add(choice)
        if self._invite and typed and typed.casefold() not in (c.text.casefold() for c in fitting):
            self._add(Choice("", self._invite.format(typed)), new=True)
        if self._invite and not self.list.count():
            hint = QListWidgetItem(said("None yet: type a name, then press Enter."), self.list)
            hint.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.setCurrentRow(0)

    def _add(self, choice: Choice, *, new: bool = False) -> None:
        item = QListWidgetItem(self.list)
        item.setData(Qt.ItemDataRole.UserRole, None if new else choice.key)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{choice.text} {choice.detail}")
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(10, 5, 10, 5)
        text, detail = QLabel(choice.text), QLabel(choice.detail)
        for label in (text, detail):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        detail.setProperty("muted", True)
        # A label goes to the side of its own script; here it stands where the window begins.
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        text.setAlignment(_RIGHT if mirrored else _LEFT)
        row.addWidget(text, 1)
        row.addWidget(detail)
        item.setSizeHint(line.sizeHint())
        self.list.setItemWidget(item, line)


_MIDDLE = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft | _MIDDLE, Qt.AlignmentFlag.AlignRight | _MIDDLE


class _Field(QLineEdit):
    def __init__(self, picker: Picker) -> None:
        super().__init__(picker)
        self._picker = picker

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._picker.step(1)
        elif event.key() == Qt.Key.Key_Up:
            self._picker.step(-1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._picker.take()
        else:
            super().keyPressEvent(event)
