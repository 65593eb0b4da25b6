"""Which keys do what: a set to choose in the preferences, and each command's own to change."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.settings import Settings
from spacesviewer.ui.commands.keymap import NAMES, conflicts, keys_of
from spacesviewer.ui.commands.menu import COMMANDS
from spacesviewer.ui.interface import kept_whole, said
from spacesviewer.ui.widgets.fields import name_field

_TEXTS = {one.name: one.text.replace("&", "") for one in COMMANDS}
_MENUS = {one.name: one.menu for one in COMMANDS}


class KeyChoice(QObject):
    """A line of the preferences: the set of keys, and a button that opens all of them.

    ``changed`` carries the set's name and the keys that the person has changed.
    """

    changed = Signal(str, dict)

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self.own = {name: list(keys) for name, keys in settings.own_keys.items()}
        self.box = QComboBox()
        name_field(self.box, said("Keys"))
        for key, text in NAMES.items():
            self.box.addItem(said(text), key)
        self.box.setCurrentIndex(max(0, self.box.findData(settings.keys)))
        self.box.currentIndexChanged.connect(self._tell)
        self.button = QPushButton(said("Change…"))
        self.button.setAccessibleName(said("Change keys"))
        self.button.clicked.connect(self.open)
        self.warning = QLabel("")
        self.warning.setProperty("warn", True)
        self.warning.setWordWrap(True)
        self._tell()

    @property
    def preset(self) -> str:
        """The name of the set that is chosen."""
        return str(self.box.currentData(Qt.ItemDataRole.UserRole))

    def add_to(self, form: QFormLayout) -> None:
        """Puts the line under the others."""
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.box, 1)
        line.addWidget(self.button)
        form.addRow(said("Keys"), line)
        form.addRow("", self.warning)

    def open(self) -> KeysDialog:
        """Shows all commands with their keys, to be changed."""
        dialog = KeysDialog(self.preset, self.own, self._parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._take(dialog.own))
        dialog.open()
        return dialog

    def _take(self, own: dict[str, list[str]]) -> None:
        self.own = own
        self._tell()

    def _tell(self) -> None:
        self.warning.setText(_told(self.preset, self.own))
        self.warning.setVisible(bool(self.warning.text()))
        self.changed.emit(self.preset, self.own)


class KeysDialog(QDialog):
    """All commands with their keys. A key that is taken is told, and taken over if one wants."""

    def __init__(
        self, preset: str, own: dict[str, list[str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(said("Keys"))
        self.resize(620, 560)
        self._preset = preset
        self.own = {name: list(keys) for name, keys in own.items()}
        self.table = QTableWidget(len(COMMANDS), 3)
        self.table.setHorizontalHeaderLabels([said("Menu"), said("Command"), said("Keys")])
        self.table.setAccessibleName(said("Commands and their keys"))
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.field = QKeySequenceEdit()
        self.field.setMaximumSequenceLength(1)
        name_field(self.field, said("New key"))
        self.add = QPushButton(said("Add key"))
        self.clear = QPushButton(said("No key"))
        self.reset = QPushButton(said("As it was"))
        self.told = QLabel(said("Choose a command, click into the field and press a key."))
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self._wanted = ("", "")  # a command and a key that is another one's: asked for twice
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setProperty("primary", True)
        self.add.clicked.connect(self._add)
        self.clear.clicked.connect(self._clear)
        self.reset.clicked.connect(self._reset)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        for row, command in enumerate(COMMANDS):
            for column, text in enumerate((said(_MENUS[command.name]), _text(command.name), "")):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self._fill()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        # The last one: playing alone has five keys, and no command may be cut short for them.
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        self.table.selectRow(0)

    def choose(self, name: str) -> None:
        """Goes to a command."""
        self.table.selectRow([one.name for one in COMMANDS].index(name))

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.field, 1)
        for button in (self.add, self.clear, self.reset):
            button.setAutoDefault(False)
            line.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.addWidget(self.table, 1)
        layout.addLayout(line)
        layout.addWidget(self.told)
        layout.addWidget(self.buttons)

    def _fill(self) -> None:
        keys = keys_of(self._preset, self.own)
        native = QKeySequence.SequenceFormat.NativeText
        for row, command in enumerate(COMMANDS):
            names = (QKeySequence(key).toString(native) for key in keys[command.name])
            told = kept_whole("   ".join(names))
            item = self.table.item(row, 2)
            if item is not None and item.text() != told:
                item.setText(told)

    @property
    def _name(self) -> str:
        return COMMANDS[max(0, self.table.currentRow())].name

    def _add(self) -> None:
        name, key = self._name, self.field.keySequence().toString()
        if not key:
            return
        keys = keys_of(self._preset, self.own)
        others = [other for other, own in keys.items() if other != name and key in own]
        if others and self._wanted != (name, key):
            self._wanted = (name, key)
            told = ", ".join(_text(other) for other in others)
            self.told.setText(
                said(
                    "{key} is taken: {commands}. Press Add Key again to take it from there.",
                    key=key,
                    commands=told,
                )
            )
            return
        for other in others:
            self.own[other] = [one for one in keys[other] if one != key]
        # The new one first: it is the one that the menus show.
        self.own[name] = [key, *(one for one in keys[name] if one != key)]
        self._done()

    def _clear(self) -> None:
        self.own[self._name] = []
        self._done()

    def _reset(self) -> None:
        self.own.pop(self._name, None)
        self._done()

    def _done(self) -> None:
        self._wanted = ("", "")
        self.field.clear()
        self.told.setText(_told(self._preset, self.own))
        self._fill()


def _text(name: str) -> str:
    """What a command is called, without the dots that say that it asks for something."""
    return said(_TEXTS[name]).rstrip("…")


def _told(preset: str, own: dict[str, list[str]]) -> str:
    """Which keys mean two things, "" for none."""
    found = conflicts(keys_of(preset, own))
    return " ".join(
        said(
            "{key} means two things and does neither: {commands}.",
            key=key,
            commands=", ".join(_text(n) for n in names),
        )
        for key, names in found.items()
    )
