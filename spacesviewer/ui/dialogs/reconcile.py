"""Where a newer file and a person's corrections meet: one text is chosen, or words are written."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.domain.rewording import differences
from spacesviewer.domain.segment import is_right_to_left
from spacesviewer.domain.threeway import Stretch
from spacesviewer.domain.threeway import said as words_of
from spacesviewer.domain.timecode import format_time
from spacesviewer.ui import wording
from spacesviewer.ui.interface import said, to_say
from spacesviewer.ui.theme import Theme
from spacesviewer.ui.widgets.word_diff import piece_format
from spacesviewer.workflows.reconciling import MINE, THEIRS, Comparison

_NOTHING = to_say("Nothing: these lines are not there.")
_WRITTEN = to_say("written")
_SIGNS = {MINE: to_say("yours"), THEIRS: to_say("newer file")}


class ReconcileDialog(QDialog):
    """``wanted`` carries the choices by the place of the meeting: MINE, THEIRS or words."""

    wanted = Signal(object)

    def __init__(
        self, comparison: Comparison, name: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(said("Compare with newer file: {name}", name=name))
        self.resize(860, 580)
        self._theme = theme
        self.meetings = comparison.meetings
        self.choices: dict[int, str] = {}
        self._written: dict[int, str] = {}
        self._place = -1
        told = QLabel(_summary(comparison))
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setWordWrap(True)
        self.list = QListWidget()
        self.list.setObjectName("framed")
        self.list.setAccessibleName(said("Where they meet"))
        self.list.setFixedWidth(190)
        self.list.setSpacing(3)
        for stretch in self.meetings:
            QListWidgetItem(_place_of(stretch), self.list)
        self.base = _page(said("In the older file"))
        self.mine = _page(said("Your correction"))
        self.theirs = _page(said("In the newer file"))
        self.keep = QRadioButton(said("&Keep your correction"))
        self.take = QRadioButton(said("Take the &newer file’s words"))
        self.write = QRadioButton(said("&Write:"))
        self.words = _page(said("Words to write"), editable=True)
        self.agree = QPushButton(said("Take the newer file, with these choices"))
        self.agree.setProperty("primary", True)
        self._lay_out(told)
        self.list.currentRowChanged.connect(self._show)
        self.keep.clicked.connect(lambda: self._choose(MINE))
        self.take.clicked.connect(lambda: self._choose(THEIRS))
        self.write.clicked.connect(self._on_write)
        self.words.textChanged.connect(self._on_typed)
        self.agree.clicked.connect(self._on_agree)
        if self.meetings:
            self.list.setCurrentRow(0)
        self._refresh()

    def _show(self, place: int) -> None:
        if not 0 <= place < len(self.meetings):
            return
        self._place = place
        stretch = self.meetings[place]
        base = words_of(stretch.base)
        self._fill(self.base, base, base)
        self._fill(self.mine, base, words_of(stretch.mine))
        self._fill(self.theirs, base, words_of(stretch.theirs))
        choice = self.choices.get(place, MINE)
        button = {MINE: self.keep, THEIRS: self.take}.get(choice, self.write)
        button.setChecked(True)
        self.words.blockSignals(True)
        self.words.setPlainText(self._written.get(place, words_of(stretch.mine or stretch.theirs)))
        self.words.blockSignals(False)
        _direct(self.words)

    def _fill(self, page: QPlainTextEdit, before: str, after: str) -> None:
        page.clear()
        cursor = page.textCursor()
        if not after:
            cursor.insertText(said(_NOTHING), piece_format("removed", self._theme))
        else:
            for number, piece in enumerate(differences(before, after)):
                if number:
                    cursor.insertText(" ", QTextCharFormat())
                cursor.insertText(piece.text, piece_format(piece.kind, self._theme))
        _direct(page)

    def _choose(self, choice: str) -> None:
        if self._place >= 0:
            self.choices[self._place] = choice
            sign = said(_SIGNS.get(choice, _WRITTEN))
            item = self.list.item(self._place)
            item.setText(f"{_place_of(self.meetings[self._place])}  ·  {sign}")
            self._refresh()

    def _on_write(self) -> None:
        self._written[self._place] = self.words.toPlainText()
        self._choose(self._written[self._place])
        self.words.setFocus()

    def _on_typed(self) -> None:
        _direct(self.words)
        self.write.setChecked(True)
        self._written[self._place] = self.words.toPlainText()
        self._choose(self._written[self._place])

    def _on_agree(self) -> None:
        self.wanted.emit(dict(self.choices))
        self.accept()

    def _refresh(self) -> None:
        self.agree.setEnabled(all(choice.strip() for choice in self.choices.values()))

    def _lay_out(self, told: QLabel) -> None:
        texts = QGridLayout()
        texts.setHorizontalSpacing(12)
        for row, (title, page) in enumerate(
            (
                (said("In the older file"), self.base),
                (said("Your correction"), self.mine),
                (said("In the newer file"), self.theirs),
            )
        ):
            label = QLabel(title)
            label.setProperty("muted", True)
            texts.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            texts.addWidget(page, row, 1)
        choices = QVBoxLayout()
        for button in (self.keep, self.take, self.write):
            choices.addWidget(button)
        choices.addWidget(self.words)
        right = QVBoxLayout()
        right.addLayout(texts, 3)
        right.addLayout(choices, 2)
        middle = QHBoxLayout()
        middle.addWidget(self.list)
        side = QWidget()
        side.setLayout(right)
        right.setContentsMargins(8, 0, 0, 0)
        middle.addWidget(side, 1)
        self.list.setVisible(bool(self.meetings))
        side.setVisible(bool(self.meetings))
        buttons = QDialogButtonBox()
        later = buttons.addButton(said("Later"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self.agree, QDialogButtonBox.ButtonRole.ActionRole)
        for one in (later, self.agree):
            one.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(12)
        layout.addWidget(told)
        layout.addLayout(middle, 1)
        if not self.meetings:
            layout.addStretch(1)
        layout.addWidget(buttons)


def _summary(comparison: Comparison) -> str:
    meet, theirs = len(comparison.meetings), comparison.count("theirs")
    mine = comparison.count("mine") + comparison.count("agreed")
    told = [
        said(
            "The newer file and your corrections meet in {places}.",
            places=wording.count(meet, "place"),
        )
        if meet
        else said("The newer file and your corrections meet nowhere."),
        said(
            "Kept: {corrections}. Taken from the file, as only it has changed them: {stretches}.",
            corrections=wording.count(mine, "other correction"),
            stretches=wording.count(theirs, "stretch", "stretches"),
        ),
        said(
            "Until you agree, all stays as you have corrected it; Undo brings that back later, too."
        ),
    ]
    return " ".join(told)


def _place_of(stretch: Stretch) -> str:
    return format_time(stretch.start_ms)


def _page(name: str, *, editable: bool = False) -> QPlainTextEdit:
    page = QPlainTextEdit()
    page.setReadOnly(not editable)
    page.setObjectName("framed")
    page.setAccessibleName(name)
    page.setTabChangesFocus(True)
    page.setMinimumHeight(54)
    return page


def _direct(page: QPlainTextEdit) -> None:
    """Reads from the side on which the text begins."""
    right = is_right_to_left(page.toPlainText())
    option = page.document().defaultTextOption()
    direction = Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
    if option.textDirection() != direction:
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        option.setTextDirection(direction)
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        page.document().setDefaultTextOption(option)
