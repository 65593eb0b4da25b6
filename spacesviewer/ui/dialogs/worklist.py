"""The numbers and names of a transcript one after the other, to be heard and confirmed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.worklist import KINDS
from spacesviewer.ui.interface import kept_whole, said, to_say
from spacesviewer.ui.models.worklist_delegate import PLACE, WorklistDelegate
from spacesviewer.ui.theme import Theme
from spacesviewer.ui.widgets.fields import name_field
from spacesviewer.workflows.worklist import Entry

_NAMES = dict(
    zip(
        KINDS,
        (
            to_say("Numbers"),
            to_say("Percentages"),
            to_say("Dates"),
            to_say("Names"),
            to_say("Doubtful words"),
        ),
        strict=True,
    )
)
_HINT = to_say("Enter hears three seconds · C confirms · F2 corrects, Enter then puts it in")


class WorklistDialog(QDialog):
    """The queue. ``heard`` carries an Entry, ``confirmed`` one and whether all the same are meant,
    ``corrected`` the words that are put in its place besides.
    """

    heard = Signal(object)
    confirmed = Signal(object, bool)
    corrected = Signal(object, bool, str)

    def __init__(
        self, title: str, theme: Theme, parent: QWidget | None = None, *, read_only: bool
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(said("Numbers and names: {title}", title=title))
        self.resize(680, 500)
        self._entries: list[Entry] = []
        self._shown: list[Entry] = []
        self._read_only = read_only
        self.kind = QComboBox()
        name_field(self.kind, said("Which ones"))
        self.kind.addItem(said("All of them"), "")
        for kind, name in _NAMES.items():
            self.kind.addItem(said(name), kind)
        self.hide_checked = QCheckBox(said("Only what is left"))
        self.hide_checked.setChecked(True)
        self.progress = QLabel()
        self.list = _List(self)
        self.list.setObjectName("framed")
        self.list.setAccessibleName(said("Numbers and names"))
        self.list.setItemDelegate(WorklistDelegate(theme, self.list))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.all_same = QCheckBox(said("Apply to all that say the same"))
        self.field = QLineEdit()
        self.field.setAccessibleName(said("What is really said"))
        self.field.setPlaceholderText(said("What is really said"))
        self.field.returnPressed.connect(self.take_correction)
        self.hear = QPushButton(said("Hear"))
        self.confirm = QPushButton(said("Confirm"))
        self.confirm.setProperty("primary", True)
        for button in (self.hear, self.confirm):
            button.setAutoDefault(False)
        self.hear.clicked.connect(self.hear_current)
        self.confirm.clicked.connect(self.confirm_current)
        self.kind.currentIndexChanged.connect(self._fill)
        self.hide_checked.toggled.connect(self._fill)
        self.list.currentRowChanged.connect(self._refresh)
        hint = QLabel(said(_HINT))
        hint.setProperty("muted", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.addLayout(_row(self.kind, self.hide_checked, None, self.progress))
        layout.addWidget(self.list, 1)
        layout.addWidget(hint)
        layout.addLayout(_row(self.field, self.all_same, self.hear, self.confirm))
        self.list.setFocus()
        self._refresh()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Takes the list as it is now; the place in it stays."""
        self._entries = list(entries)
        checked = sum(entry.check is not None for entry in self._entries)
        self.progress.setText(
            said("{checked} of {count} checked", checked=checked, count=len(self._entries))
        )
        self._fill()

    def current(self) -> Entry | None:
        """The entry that is marked."""
        row = self.list.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def hear_current(self) -> None:
        """Asks to hear the marked one."""
        if (entry := self.current()) is not None:
            self.heard.emit(entry)

    def confirm_current(self) -> None:
        """Says that the marked one is right."""
        if (entry := self.current()) is not None and not self._read_only:
            self.confirmed.emit(entry, self.all_same.isChecked())

    def begin_correction(self) -> None:
        """Offers the words of the marked one for typing."""
        if (entry := self.current()) is not None and not self._read_only:
            self.field.setText(entry.item.text)
            self.field.selectAll()
            self.field.setFocus()

    def take_correction(self) -> None:
        """Puts in what was typed."""
        entry, text = self.current(), self.field.text().strip()
        if entry is not None and text and not self._read_only:
            self.field.clear()
            self.list.setFocus()
            if text == entry.item.text:
                self.confirmed.emit(entry, self.all_same.isChecked())
            else:
                self.corrected.emit(entry, self.all_same.isChecked(), text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter must not close the dialog or press a button of it.
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _fill(self) -> None:
        row, wanted = max(0, self.list.currentRow()), self.kind.currentData()
        left = self.hide_checked.isChecked()
        self._shown = [
            entry
            for entry in self._entries
            if wanted in ("", entry.item.kind) and not (left and entry.check is not None)
        ]
        self.list.clear()
        for entry in self._shown:
            item = QListWidgetItem(_told(entry))
            item.setData(PLACE, (len(entry.before), len(entry.item.text)))
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self._refresh()

    def _refresh(self) -> None:
        entry = self.current()
        self.hear.setEnabled(entry is not None and entry.start_ms is not None)
        self.confirm.setEnabled(entry is not None and not self._read_only)
        self.field.setEnabled(entry is not None and not self._read_only)


class _List(QListWidget):
    def __init__(self, dialog: WorklistDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts = {
            Qt.Key.Key_Return: self._dialog.hear_current,
            Qt.Key.Key_Enter: self._dialog.hear_current,
            Qt.Key.Key_C: self._dialog.confirm_current,
            Qt.Key.Key_F2: self._dialog.begin_correction,
        }
        act = acts.get(Qt.Key(event.key()))
        if act is not None and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            act()
        else:
            super().keyPressEvent(event)


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget, int(isinstance(widget, QLineEdit)))
    return row


def _told(entry: Entry) -> str:
    at = format_time(entry.start_ms) if entry.start_ms is not None else said("no time")
    who = entry.speaker or said("Unidentified speaker")
    checked = ""
    if entry.check is not None:
        by = said(" by {reviewer}", reviewer=entry.check.reviewer) if entry.check.reviewer else ""
        checked = said(
            "  ·  {verdict}{by} on {day}",
            verdict=said(entry.check.verdict),
            by=by,
            day=entry.check.at[:10],
        )
    around = f"{entry.before}{entry.item.text}{entry.after}"
    first = f"{kept_whole(entry.item.text)}  ·  {at}  ·  {kept_whole(who)}{checked}"
    return f"{first}\n{around}"
