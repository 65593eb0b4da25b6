"""All that can be corrected of a session by hand, in one dialog and one step of Undo."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.domain.dates import date_field, typed_date
from spacesviewer.domain.errors import UserError
from spacesviewer.library.sessions import SessionDetail
from spacesviewer.ui.dialogs.edit_files import FilesPage
from spacesviewer.ui.dialogs.edit_rows import FiguresPage, PeoplePage
from spacesviewer.ui.interface import explained, retold, said, to_say
from spacesviewer.ui.widgets.fields import LineField
from spacesviewer.workflows import correcting, revising
from spacesviewer.workflows.revising import Revision

_NAMES = {
    "title": to_say("Title"),
    "start": to_say("Start"),
    "end": to_say("End"),
    "scheduled": to_say("Scheduled for"),
    "platform": to_say("Platform"),
    "id": to_say("Id"),
    "url": to_say("Address"),
    "language": to_say("Language"),
    "description": to_say("Description"),
}
_DATES = ("start", "end", "scheduled")
_DATE_HINT = to_say("2026-11-14 19:30 +05:00, or 2026-11-14")
_TABS = (to_say("Facts"), to_say("People"), to_say("Figures"), to_say("Files"))


class EditSessionDialog(QDialog):
    """Asks for corrections; ``wanted`` carries what was shown and what is wanted."""

    wanted = Signal(object, object)

    def __init__(
        self, detail: SessionDetail, parent: QWidget | None = None, *, tab: str = "Facts"
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(said("Edit session"))
        self.resize(720, 640)
        self._detail = detail
        self.shown = revising.of(detail)
        self.fields: dict[str, QLineEdit | QPlainTextEdit] = {}
        self.people = PeoplePage(self.shown.people)
        self.figures = FiguresPage(self.shown.figures)
        self.files = FilesPage(detail)
        self.pages = QTabWidget()
        self.pages.setDocumentMode(True)
        pages = (self._facts_page(), self.people, self.figures, self.files)
        for page, title in zip(pages, _TABS, strict=True):
            self.pages.addTab(page, said(title))
        self.pages.setCurrentIndex(_TABS.index(tab))
        self.fault = QLabel()
        self.fault.setTextFormat(Qt.TextFormat.PlainText)
        self.fault.setProperty("danger", True)
        self.fault.setWordWrap(True)
        self.fault.hide()
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Save).setProperty("primary", True)
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.fault)
        layout.addWidget(buttons)

    def save(self) -> None:
        """Takes what stands in the fields, or tells what is wrong with it and stays open."""
        try:
            revision = self.revision()
        except UserError as error:
            self.fault.setText(explained(error))
            self.fault.show()
            return
        if revision != self.shown:
            self.wanted.emit(self.shown, revision)
        self.accept()

    def revision(self) -> Revision:
        """What is wanted; UserError where a field cannot be read."""
        facts = {name: self._fact(name) for name in _NAMES}
        for name in _DATES:
            if facts[name] != self.shown.facts[name]:
                typed_date(facts[name])
        offsets, main = self.files.places()
        return Revision(
            facts,
            self.people.people(),
            self.figures.figures(),
            self.files.transcripts(),
            offsets,
            main,
        )

    def _fact(self, name: str) -> str:
        """The text of a field; as it was stored where nothing was typed."""
        field, stored = self.fields[name], self.shown.facts[name]
        text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        return stored if text == _shown(name, stored) else text.strip()

    def _facts_page(self) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(4, 14, 10, 4)
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(16)
        for name, label in _NAMES.items():
            text = _shown(name, self.shown.facts[name])
            field: QLineEdit | QPlainTextEdit
            if name == "description":
                field = QPlainTextEdit(text)
                field.setTabChangesFocus(True)
            else:
                field = LineField(text, said(_DATE_HINT) if name in _DATES else "")
            field.setAccessibleName(said(label))
            self.fields[name] = field
            form.addRow(said(label), field)
            for note in self._notes(name):
                form.addRow("", _muted(note))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it takes the keys
        area.setWidget(page)
        return area

    def _notes(self, name: str) -> list[str]:
        """Who set a fact, and what files say otherwise."""
        known, notes = correcting.FACTS[name], []
        if name == "start" and self._detail.facts.date_source:
            notes.append(retold(self._detail.facts.date_source))
        elif known in self._detail.by_hand:
            notes.append(said("Set by hand; files do not change it."))
        for other in self._detail.told_otherwise:
            if other.field == known:
                notes.append(
                    said(
                        "Otherwise: {value} ({source})",
                        value=_shown(name, other.value)[:200],
                        source=retold(other.source),
                    )
                )
        return notes


def _shown(name: str, stored: str) -> str:
    return date_field(stored) if name in _DATES else stored


def _muted(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("muted", True)
    label.setWordWrap(True)
    return label
