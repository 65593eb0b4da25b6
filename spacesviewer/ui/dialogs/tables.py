"""Lists to read in a dialog: the keyboard, and the files that were refused."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.ui.commands.actions import menu_of, plain_text
from spacesviewer.ui.interface import kept_whole, retold, said


class TableDialog(QDialog):
    """A sentence above a table of plain text. With ``find`` a field narrows it to some words."""

    def __init__(
        self,
        title: str,
        sentence: str,
        head: Sequence[str],
        rows: Sequence[Sequence[str]],
        parent: QWidget | None = None,
        *,
        find: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(720, 520)
        label = QLabel(sentence)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self.table = QTableWidget(len(rows), len(head))
        self.table.setHorizontalHeaderLabels(list(head))
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setWordWrap(True)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setAccessibleName(title)
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                self.table.setItem(row, column, QTableWidgetItem(text))
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(len(head) - 1, QHeaderView.ResizeMode.Stretch)
        self.table.resizeRowsToContents()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.addWidget(label)
        self.field = QLineEdit()
        self.field.setPlaceholderText(find)
        self.field.setAccessibleName(find)
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._narrow)
        layout.addWidget(self.field)
        self.field.setVisible(bool(find))
        layout.addSpacing(6)
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)

    def _narrow(self, text: str) -> None:
        words, columns = text.casefold().split(), range(self.table.columnCount())
        for row in range(self.table.rowCount()):
            cells = [self.table.item(row, column) for column in columns]
            told = " ".join(cell.text() for cell in cells if cell is not None).casefold()
            self.table.setRowHidden(row, not all(word in told for word in words))


def keyboard_page(actions: dict[str, QAction], parent: QWidget) -> TableDialog:
    """All commands with their keys, from the same actions as the menus."""
    native = QKeySequence.SequenceFormat.NativeText
    rows = [
        (
            said(menu_of(name)),
            plain_text(action),
            kept_whole("   ".join(sequence.toString(native) for sequence in action.shortcuts())),
        )
        for name, action in actions.items()
        if action.shortcuts()
    ]
    rows += [
        (said("Transcript"), said("Play from a word"), said("Click")),
        (said("Transcript"), said("Select words"), said("Drag, Shift+Click, Shift+Arrows")),
        (said("Timeline"), said("Play from a place / select a stretch"), said("Click / Drag")),
        (
            said("Timeline"),
            said("Hear what the pointer goes over"),
            said("Drag the playhead or a stretch"),
        ),
        (said("Timeline"), said("Zoom / move along"), said("Wheel / Shift+Wheel")),
        (said("Quotes"), said("Play, edit the note, delete"), said("Enter   F2   Del")),
        (said("Library"), said("Gather several sessions / remove them"), said("Ctrl+Click   Del")),
        (said("Everywhere"), said("Cancel, then pause"), "Esc"),
    ]
    sentence = said("Single letters work whatever has the focus, except in a field one types in.")
    head = (said("Menu"), said("Command"), said("Keys"))
    find = said("Find a command or a key")
    return TableDialog(said("Keyboard"), sentence, head, rows, parent, find=find)


def refused_page(refused: Sequence[tuple[str, str]], parent: QWidget | None = None) -> TableDialog:
    """The files that were not taken, each with the reason and what to do."""
    rows = [
        (kept_whole(Path(path).name), _reason(path, reason), kept_whole(Path(path).parent))
        for path, reason in refused
    ]
    sentence = (
        said(
            "These files were not taken. Everything else was, and nothing in the archive has "
            "changed."
        )
        if rows
        else said("No file was refused.")
    )
    page = TableDialog(
        said("Refused files"),
        sentence,
        (said("File"), said("Why, and what to do"), said("Folder")),
        rows,
        parent,
    )
    page.table.setColumnWidth(0, 180)
    header = page.table.horizontalHeader()
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(2, QHeaderView.ResizeMode.Interactive)
    page.table.setColumnWidth(2, 160)
    page.resize(860, 480)
    page.table.resizeRowsToContents()
    return page


def _reason(path: str, reason: str) -> str:
    """Why a file was refused; where its name takes the place of "The file", it is found so too."""
    told, name = retold(reason), Path(path).name
    if told == reason and reason.startswith(name):
        told = retold(f"The file{reason.removeprefix(name)}")
        told = reason if told == f"The file{reason.removeprefix(name)}" else told
    return told if told != reason else kept_whole(reason)
