"""Asks which words are to be replaced by which, and shows every place before anything changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.domain.errors import UserError
from spacesviewer.domain.replacing import Wish
from spacesviewer.ui import wording
from spacesviewer.ui.interface import explained, retold, said, to_say
from spacesviewer.ui.models.replace_places import PlaceDelegate, PlacesModel
from spacesviewer.ui.theme import Theme
from spacesviewer.ui.widgets.fields import LineField, name_field
from spacesviewer.workflows.replacing import MOST, Outcome, Preview

_TYPING_MS = 250
_INVITE = to_say("Every place is shown here first. Nothing changes until you press Replace.")
Answer = Callable[[Preview], None]
Ask = Callable[[Wish, str, Answer, Callable[[UserError], None]], None]


class ReplaceDialog(QDialog):
    """``ask`` looks for the places of a wish in a scope ("transcript", "session", "archive").

    ``wanted`` carries the places that a person has chosen, and the words to put there.
    """

    wanted = Signal(object, str)

    def __init__(
        self,
        find: str,
        scopes: Sequence[tuple[str, str]],
        ask: Ask,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(said("Replace"))
        self.resize(720, 560)
        self._ask = ask
        self._asked = 0
        self.sought = self._field(said("Find"), find)
        self.put = self._field(said("Replace with"), "")
        self.match_case = QCheckBox(said("Match &case"))
        self.match_case.setToolTip(said("Also accents and letters exactly as they are typed"))
        self.whole_words = QCheckBox(said("Whole &words"))
        self.whole_words.setChecked(True)
        self.scope = QComboBox()
        name_field(self.scope, said("Where"))
        for key, text in scopes:
            self.scope.addItem(text, key)
        self.places = PlacesModel()
        self.list = QListView()
        self.list.setObjectName("framed")
        self.list.setAccessibleName(said("Places"))
        self.list.setUniformItemSizes(True)
        self.list.setModel(self.places)
        self._delegate = PlaceDelegate(theme)
        self.list.setItemDelegate(self._delegate)
        self.all = QCheckBox(said("&All"))
        self.all.setAccessibleName(said("All places"))
        self.said = QLabel(said(_INVITE))
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.said.setProperty("muted", True)
        self.replace = QPushButton(said("Replace"))
        self.replace.setProperty("primary", True)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._lay_out()
        self._typing.timeout.connect(self.look)
        for field in (self.sought, self.put):
            field.textChanged.connect(self._on_typed)
        for box in (self.match_case, self.whole_words):
            box.toggled.connect(lambda _on: self.look())
        self.scope.currentIndexChanged.connect(lambda _index: self.look())
        self.all.clicked.connect(self.places.choose_all)
        self.places.dataChanged.connect(lambda *_changed: self._refresh())
        self.replace.clicked.connect(self._on_replace)
        self._refresh()
        self.sought.selectAll()
        if find:
            self.look()

    @property
    def wish(self) -> Wish:
        """What stands in the fields."""
        return Wish(
            self.sought.text(),
            self.put.text(),
            match_case=self.match_case.isChecked(),
            whole_words=self.whole_words.isChecked(),
        )

    def _on_typed(self) -> None:
        """What is shown must never be of other words than those that stand in the fields."""
        self._asked += 1
        self.places.show(None)
        self._refresh()
        self._typing.start()

    def look(self) -> None:
        """Looks for the places; an answer to an older question is not shown."""
        self._typing.stop()
        self._asked += 1
        number, wish = self._asked, self.wish
        self.places.show(None)
        self._refresh()
        if not wish.needle:
            self.said.setText(said(_INVITE))
            return
        self.said.setText(said("Looking…"))
        self._ask(
            wish,
            self.scope.currentData(),
            lambda preview: self._show(number, preview),
            lambda error: self._tell(number, error),
        )

    def done_with(self, outcome: Outcome) -> None:
        """Tells what was replaced; the list is empty then."""
        self._asked += 1
        self.places.show(None)
        self._refresh()
        undo = said("Undo takes it back.") if outcome.places else ""
        self.said.setText(f"{retold(outcome.sentence())} {undo}".strip())

    def failed(self, error: UserError) -> None:
        """Tells why nothing was replaced."""
        self._tell(self._asked, error)
        self._refresh()

    def _show(self, number: int, preview: Preview) -> None:
        if number != self._asked:
            return
        self.places.show(preview)
        count = len(preview.places)
        sessions = len({place.line.session for place in preview.places})
        if not count:
            told = said("These words are nowhere here.")
        else:
            told = wording.count(count, "place")
            if sessions > 1:
                told = said(
                    "{places} in {sessions} sessions", places=told, sessions=f"{sessions:,}"
                )
            told += "."
        if preview.capped:
            told = said(
                "The first {most} places; replace these, then look again for the others.",
                most=f"{MOST:,}",
            )
        self.said.setText(told)
        self._refresh()

    def _tell(self, number: int, error: UserError) -> None:
        if number == self._asked:
            self.said.setText(explained(error))

    def _on_replace(self) -> None:
        preview = self.places.preview
        if preview is not None:
            self.replace.setEnabled(False)
            self.said.setText(said("Replacing…"))
            self.wanted.emit(self.places.chosen(), preview.wish.put)

    def _refresh(self) -> None:
        chosen, total = self.places.count(), self.places.rowCount()
        self.all.setEnabled(total > 0)
        self.all.setChecked(total > 0 and chosen == total)
        self.replace.setEnabled(chosen > 0)
        places = wording.count(chosen, "place")
        takes_out = not self.put.text().strip()
        verb = (
            said("Take the words out of {places}", places=places)
            if takes_out
            else said("Replace {places}", places=places)
        )
        self.replace.setText(verb if total else said("Replace"))

    def _field(self, name: str, text: str) -> QLineEdit:
        field = LineField(text)
        field.setAccessibleName(name)
        field.setAcceptDrops(False)
        return field

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.addRow(said("&Find:"), self.sought)
        form.addRow(said("Replace w&ith:"), self.put)
        choices = QHBoxLayout()
        for widget in (self.match_case, self.whole_words):
            choices.addWidget(widget)
            choices.addSpacing(12)
        choices.addStretch(1)
        choices.addWidget(self.scope)
        above = QHBoxLayout()
        above.addWidget(self.said, 1)
        above.addWidget(self.all)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.replace, QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        for button in (close, self.replace):
            button.setAutoDefault(False)  # Return in a field must not change an archive
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        layout.addLayout(form)
        layout.addLayout(choices)
        layout.addLayout(above)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
