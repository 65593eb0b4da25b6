"""Rows of fields for the people and the figures of a session, that can be added and taken out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.domain.dates import date_field, typed_date
from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.figure import Figure
from spacesviewer.domain.participant import ROLE_NAMES, Participant
from spacesviewer.ui.interface import said
from spacesviewer.ui.widgets.fields import LineField, name_field


class RowsPage(QWidget):
    """A head, rows of fields, and a button for one more."""

    def __init__(self, head: Sequence[str], widths: Sequence[int], more: str) -> None:
        super().__init__()
        self._head = head
        self._count = 0
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        for column, text in enumerate(head):
            label = QLabel(text)
            label.setProperty("muted", True)
            self._grid.addWidget(label, 0, column)
            self._grid.setColumnStretch(column, widths[column])
        rows = QWidget()
        below = QVBoxLayout(rows)
        below.setContentsMargins(4, 12, 8, 4)
        below.addLayout(self._grid)
        self.more = QPushButton(more)
        self.more.setAutoDefault(False)
        below.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        below.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it takes the keys
        self._area.setWidget(rows)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)

    def _add(self, fields: Sequence[QWidget], called: str) -> QToolButton:
        """Puts fields into a row; gives the button that takes it out."""
        self._count += 1
        for column, field in enumerate(fields):
            name_field(field, f"{self._head[column]}, {self._count}")
            self._grid.addWidget(field, self._count, column)
        button = QToolButton()
        button.setText("✕")
        button.setToolTip(said("Take out"))
        button.setAccessibleName(
            said("Take out {name}", name=called) if called else said("Take this row out")
        )
        self._grid.addWidget(button, self._count, len(fields))
        return button

    def _drop(self, widgets: Sequence[QWidget]) -> None:
        for widget in widgets:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()


class PeoplePage(RowsPage):
    """The people of a session with their roles."""

    def __init__(self, people: Sequence[Participant]) -> None:
        super().__init__(
            (said("Name"), said("Handle"), said("Role")), (5, 4, 2), said("Add person")
        )
        self.more.clicked.connect(self.add_empty)
        self._rows: list[tuple[Participant, QLineEdit, QLineEdit, QComboBox]] = []
        for person in people:
            self._add_person(person)

    def add_empty(self) -> None:
        """Adds an empty row and puts the cursor into it."""
        self._add_person(Participant("")).setFocus()

    def people(self) -> tuple[Participant, ...]:
        """The people as they stand in the fields; empty new rows are left out."""
        found = []
        for person, name, handle, role in self._rows:
            told = Participant(
                name.text().strip(),
                role.currentData(),
                handle.text().strip().removeprefix("@"),
                person.joined_ms,
                person.id,
            )
            if told.name or told.handle:
                found.append(told)
            elif person.id:
                raise WrongUsage(
                    "{name} would have no name.",
                    hint="Take the row out with ✕ instead.",
                    name=person.name,
                )
        return tuple(found)

    def _add_person(self, person: Participant) -> QLineEdit:
        name, handle, role = LineField(person.name), LineField(person.handle, "@"), QComboBox()
        for key, text in ROLE_NAMES.items():
            role.addItem(said(text), key)
        role.setCurrentIndex(role.findData(person.role))
        button = self._add((name, handle, role), person.name)
        row = (person, name, handle, role)
        self._rows.append(row)

        def take_out() -> None:
            self._rows.remove(row)
            self._drop((name, handle, role, button))

        button.clicked.connect(take_out)
        return name


class FiguresPage(RowsPage):
    """The numbers that were told about a session."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        super().__init__(
            (said("Number"), said("What it counts"), said("Who says so"), said("When")),
            (2, 4, 4, 3),
            said("Add figure"),
        )
        self.more.clicked.connect(self.add_empty)
        self._rows: list[tuple[Figure, tuple[QLineEdit, ...]]] = []
        for figure in figures:
            self._add_figure(figure)

    def add_empty(self) -> None:
        """Adds an empty row and puts the cursor into it."""
        self._add_figure(Figure("", 0, "")).setFocus()

    def figures(self) -> tuple[Figure, ...]:
        """The figures as they stand in the fields; empty new rows are left out."""
        found = []
        for figure, fields in self._rows:
            value, kind, source, date = (field.text().strip() for field in fields)
            if not figure.id and not (value or kind or source):
                continue
            when = figure.date if date == date_field(figure.date) else typed_date(date)
            found.append(Figure(kind, _whole(value), source, when, figure.id))
        return tuple(found)

    def _add_figure(self, figure: Figure) -> QLineEdit:
        value = f"{figure.value:,}" if figure.id else ""
        texts = (value, figure.kind, figure.source, date_field(figure.date))
        fields = tuple(LineField(text) for text in texts)
        button = self._add(fields, figure.kind)
        row = (figure, fields)
        self._rows.append(row)

        def take_out() -> None:
            self._rows.remove(row)
            self._drop((*fields, button))

        button.clicked.connect(take_out)
        return fields[0]


def _whole(text: str) -> int:
    digits = "".join(c for c in text if c not in ",.'’ \u00a0\u202f_")
    if not (digits.isdecimal() and len(digits) < 20):
        raise WrongUsage("“{text}” is not a whole number.", hint="Write 446,000.", text=text)
    return int(digits)
