"""A session written up by hand: which quotes, under which headings, in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.domain.errors import UserError
from spacesviewer.domain.language import language_name
from spacesviewer.domain.recap import Recap, arranged
from spacesviewer.ui.interface import explained, said, to_say
from spacesviewer.ui.theme import Theme
from spacesviewer.ui.widgets.fields import LineField, name_field
from spacesviewer.ui.widgets.recap_preview import RecapPreview
from spacesviewer.ui.widgets.recap_tree import RecapTree
from spacesviewer.workflows import recap_text

_ORDERS = (
    (to_say("In the order of the session"), "session"),
    (to_say("The longest topic first"), "weight"),
)
_SOON_MS = 120


@dataclass(frozen=True, slots=True)
class RecapChoices:
    """How a recap was made last: where its template lies, what order, what beneath the quotes."""

    template: str = ""
    order: str = "session"
    language: str = ""
    originals: bool = False
    notes: bool = False


class RecapDialog(QDialog):
    """The topics and quotes at the left, the write-up at the right as it will be saved.

    ``order_wanted`` and ``language_wanted`` ask for it to be composed anew as the boxes say;
    ``show_recap`` and ``show_words`` show that. ``languages`` are those that may stand beneath the
    quotes. ``save_wanted`` and ``copy_wanted`` carry the Markdown and the headline.
    """

    order_wanted = Signal(str)
    language_wanted = Signal(str)
    save_wanted = Signal(str, str)
    copy_wanted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        zone: str,
        languages: Sequence[str],
        choices: RecapChoices,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(said("Recap"))
        self.resize(1040, 640)
        self._zone = zone
        self._recap: Recap | None = None
        self.template = choices.template
        self.headline = LineField(hint=said("Headline"))
        self.headline.setAccessibleName(said("Headline"))
        self.order = QComboBox()
        name_field(self.order, said("Order of the topics"))
        for text, key in _ORDERS:
            self.order.addItem(said(text), key)
        self.language = QComboBox()
        name_field(self.language, said("Language of the translations beneath the quotes"))
        for tag in languages:
            self.language.addItem(said(language_name(tag)), tag)
        self.originals = QCheckBox(said("What was really said, beneath a quote of a translation"))
        self.notes = QCheckBox(said("With my notes on the quotes"))
        self.tree = RecapTree()
        self.preview = RecapPreview(theme)
        self._markdown = ""
        self.choose = QPushButton(said("Template…"))
        self.choose.setToolTip(said("Use a template of your own, or ours again"))
        self.copy = QPushButton(said("Copy"))
        self.save = QPushButton(said("Save as…"))
        self.save.setDefault(True)
        self.save.setProperty("primary", True)
        self._timer = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._choose(choices)
        self._lay_out()
        self._wire()

    def show_recap(self, recap: Recap) -> None:
        """Shows what was composed, every quote chosen."""
        first = self._recap is None
        self._recap = recap
        if first:
            self.headline.setText(recap.headline)
        self.tree.show_sections(recap)
        self._render()

    def show_words(self, recap: Recap) -> None:
        """Shows the same quotes with other words beneath them, arranged as they are now."""
        self._recap = recap
        self._render()

    def choices(self) -> RecapChoices:
        """What is chosen now."""
        return RecapChoices(
            self.template,
            self.order.currentData(),
            self.language.currentData(),
            self.originals.isChecked(),
            self.notes.isChecked(),
        )

    def recap(self) -> Recap | None:
        """The recap as it is arranged now."""
        if self._recap is None:
            return None
        return arranged(self._recap, self.headline.text(), self.tree.arrangement())

    def _choose(self, choices: RecapChoices) -> None:
        for box, wanted in ((self.order, choices.order), (self.language, choices.language)):
            box.setCurrentIndex(max(0, box.findData(wanted)))
        self.originals.setChecked(choices.originals)
        self.notes.setChecked(choices.notes)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(said("Headline"), self.headline)
        form.addRow(said("Topics"), self.order)
        form.addRow(said("Translations"), self.language)
        left = QVBoxLayout()
        left.addLayout(form)
        left.addWidget(self.tree, 1)
        left.addWidget(self.originals)
        left.addWidget(self.notes)
        body = QHBoxLayout()
        body.setSpacing(14)
        body.addLayout(left, 2)
        body.addWidget(self.preview, 3)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.choose, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.save, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.addLayout(body, 1)
        layout.addWidget(buttons)

    def _wire(self) -> None:
        self._timer.timeout.connect(self._render)
        for changed in (
            self.headline.textChanged,
            self.tree.itemChanged,
            self.tree.moved,
            self.notes.toggled,
            self.originals.toggled,
        ):
            changed.connect(lambda *_: self._timer.start())
        self.order.currentIndexChanged.connect(
            lambda row: self.order_wanted.emit(self.order.itemData(row))
        )
        self.language.currentIndexChanged.connect(
            lambda row: self.language_wanted.emit(self.language.itemData(row))
        )
        self.choose.clicked.connect(self._choose_template)
        self.copy.clicked.connect(lambda: self.copy_wanted.emit(self._markdown))
        self.save.clicked.connect(self._on_save)

    def _on_save(self) -> None:
        self._render()
        recap = self.recap()
        if recap is not None:
            self.save_wanted.emit(self._markdown, recap.headline)

    def _render(self) -> None:
        self._timer.stop()
        recap = self.recap()
        if recap is None:
            return
        chosen = bool(recap.sections)
        works = False
        if chosen:
            self._markdown, works = self._text(recap)
        self.preview.show_recap(self._markdown if chosen else "", works)
        for button in (self.copy, self.save):
            button.setEnabled(chosen and works)

    def _text(self, recap: Recap) -> tuple[str, bool]:
        try:
            template = recap_text.read_template(Path(self.template) if self.template else None)
            made = recap_text.render(
                recap,
                template,
                zone=self._zone,
                notes=self.notes.isChecked(),
                originals=self.originals.isChecked(),
            )
        except UserError as error:
            return explained(error), False
        return made, True

    def _choose_template(self) -> None:
        kinds = f"{said('Templates')} (*.j2 *.md);;{said('All files')} (*)"
        name, _ = QFileDialog.getOpenFileName(
            self, said("A template of your own (Cancel: ours)"), self.template, kinds
        )
        self.template = name
        self._render()
