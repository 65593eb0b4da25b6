"""Everybody in the archive, to be renamed, hidden behind a pseudonym, noted and merged."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.domain.participant import ROLE_NAMES
from spacesviewer.domain.person import Person
from spacesviewer.domain.timecode import format_time
from spacesviewer.ui.interface import kept_whole, said, to_say, unwrapped
from spacesviewer.ui.widgets.empty import EmptyState
from spacesviewer.ui.widgets.fields import name_field

COLUMNS = (
    to_say("Name"),
    to_say("Handle"),
    to_say("Pseudonym outside"),
    to_say("Sessions"),
    to_say("Talk time"),
    to_say("Note"),
)
NAME, HANDLE, PSEUDONYM, SESSIONS, TALK, NOTE = range(len(COLUMNS))
_SENTENCE = to_say(
    "A name that you change here changes in all sessions; quotes keep the name as quoted. Whoever "
    "has a pseudonym is called by it in every export and copy: the name stays in this archive. "
    "A name that only a transcript gives comes in when you say who that is (Shift+W in the text)."
)
_KEY = Qt.ItemDataRole.UserRole


class PeopleDialog(QDialog):
    """A table with a line for each person. What is typed in it is told by signals.

    ``merged`` carries who stays and who becomes that one.
    """

    renamed = Signal(int, str, str)
    pseudonym_set = Signal(int, str)
    noted = Signal(int, str)
    merged = Signal(int, int)

    def __init__(self, parent: QWidget | None = None, *, read_only: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(said("People"))
        self.resize(960, 520)
        self._people: dict[int, Person] = {}
        self._talk: dict[int, int] = {}
        self._filling = False
        self._read_only = read_only
        sentence = QLabel(said(_SENTENCE))
        sentence.setWordWrap(True)
        sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(said("Find a name, handle or pseudonym"))
        self.filter.setClearButtonEnabled(True)
        name_field(self.filter, said("Find a person"))
        self.filter.textChanged.connect(self._narrow)
        self.table = self._made_table()
        self.empty = EmptyState(
            said("Nobody yet: people come in with recordings, or by Edit > Details.")
        )
        self.merge = QPushButton(said("Merge…"))
        self.merge.setToolTip(said("Select two lines that are one person"))
        self._choices = QMenu(self.merge)
        self._choices.aboutToShow.connect(self._offer)
        self.merge.setMenu(self._choices)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.merge, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        for widget in (sentence, self.filter, self.table, self.empty, buttons):
            layout.addWidget(widget, int(widget in (self.table, self.empty)))
        self.show_people([])

    def show_people(self, people: Sequence[Person]) -> None:
        """Takes the list as it is now. Lines keep their places: somebody may be typing in one."""
        self._people = {person.id: person for person in people}
        self._filling = True
        for row in reversed(range(self.table.rowCount())):
            if self._id(row) not in self._people:
                self.table.removeRow(row)
        shown = [self._id(row) for row in range(self.table.rowCount())]
        added = [person.id for person in people if person.id not in {*shown}]
        self.table.setRowCount(len(shown) + len(added))
        for row, key in enumerate([*shown, *added]):
            self._fill(row, self._people[key])
        self._filling = False
        self.table.setVisible(bool(people))
        self.empty.setVisible(not people)
        self.filter.setVisible(bool(people))
        self._narrow(self.filter.text())

    def show_talk(self, talk: dict[int, int]) -> None:
        """Takes for how many ms each person talks, by number; it comes behind the list."""
        self._talk = talk
        self._filling = True
        for row in range(self.table.rowCount()):
            self._tell_talk(row)
        self._filling = False

    def selected(self) -> list[int]:
        """The numbers of the selected people, in the order of the lines."""
        rows = sorted({index.row() for index in self.table.selectedIndexes()})
        return [self._id(row) for row in rows if not self.table.isRowHidden(row)]

    def _made_table(self) -> QTableWidget:
        table = QTableWidget(0, len(COLUMNS))
        table.setAccessibleName(said("People of the archive"))
        table.setHorizontalHeaderLabels([said(name) for name in COLUMNS])
        table.verticalHeader().hide()
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setWordWrap(False)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        for column, width in enumerate((170, 180, 150, 150, 80)):
            header.resizeSection(column, width)
        if self._read_only:
            table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.itemChanged.connect(self._on_typed)
        table.itemSelectionChanged.connect(self._refresh)
        return table

    def _fill(self, row: int, person: Person) -> None:
        roles = ", ".join(f"{said(ROLE_NAMES[role])} {count}" for role, count in person.roles)
        texts = {
            NAME: person.name,
            HANDLE: kept_whole(f"@{person.handle}") if person.handle else "",
            PSEUDONYM: person.pseudonym,
            SESSIONS: roles or said("none"),
            TALK: "",
            NOTE: person.note.replace("\n", " · "),
        }
        for column, text in texts.items():
            item = self.table.item(row, column)
            if item is None:
                item = QTableWidgetItem()
                self.table.setItem(row, column, item)
            item.setText(text)
            item.setData(_KEY, person.id)
            if column in (SESSIONS, TALK):
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
            if column == NAME and person.former:
                item.setToolTip(
                    said("Before: {names}", names=", ".join(person.former)).replace("<", "‹")
                )
        self._tell_talk(row)

    def _tell_talk(self, row: int) -> None:
        ms = self._talk.get(self._id(row), 0)
        self._item(row, TALK).setText(format_time(ms) if ms else "")

    def _on_typed(self, item: QTableWidgetItem) -> None:
        person = self._people.get(item.data(_KEY))
        if self._filling or person is None:
            return
        text, column = unwrapped(item.text()).strip(), item.column()
        if column in (NAME, HANDLE):
            name = text if column == NAME else person.name
            handle = text if column == HANDLE else person.handle
            self.renamed.emit(person.id, name, handle)
        elif column == PSEUDONYM:
            self.pseudonym_set.emit(person.id, text)
        elif column == NOTE and text != person.note.replace("\n", " · "):
            self.noted.emit(person.id, text)

    def _offer(self) -> None:
        """Asks which of two stays."""
        self._choices.clear()
        pair = [self._people[key] for key in self.selected()]
        for kept, gone in (pair, pair[::-1]) if len(pair) == 2 else ():
            text = said("{one} is {other}", one=_told(gone), other=_told(kept)).replace("&", "&&")
            self._choices.addAction(text, partial(self.merged.emit, kept.id, gone.id))

    def _refresh(self) -> None:
        self.merge.setEnabled(len(self.selected()) == 2 and not self._read_only)

    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        for row in range(self.table.rowCount()):
            person = self._people[self._id(row)]
            told = " ".join((person.name, person.handle, person.pseudonym, *person.former))
            hidden = not all(word in told.casefold() for word in words)
            self.table.setRowHidden(row, hidden)
        self._refresh()

    def _id(self, row: int) -> int:
        return int(self._item(row, NAME).data(_KEY))

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        item = self.table.item(row, column)
        assert item is not None, "Every cell of a line is filled."
        return item


def _told(person: Person) -> str:
    return f"{person.name} (@{person.handle})" if person.handle else f"{person.name} #{person.id}"
