"""Asks in which language a transcript is going to be typed, and whether it is a translation."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.domain.language import language_name
from spacesviewer.ui.interface import said
from spacesviewer.ui.widgets.fields import name_field

_LANGUAGES = ("en", "ur", "hi", "pa", "ps", "sd", "ar", "fa", "tr", "fr", "de", "es", "pt", "ru")


class NewTranscriptDialog(QDialog):
    """``language`` and ``kind`` give what was chosen."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(said("New Transcript"))
        self.setMinimumWidth(400)
        self.box = QComboBox()
        self.box.setEditable(True)
        name_field(self.box, said("Language"))
        for code in dict.fromkeys((language or "en", *_LANGUAGES)):
            self.box.addItem(said(language_name(code)), code)
        self.kinds = QComboBox()
        name_field(self.kinds, said("Kind"))
        self.kinds.addItem(said("What is said"), "original")
        self.kinds.addItem(said("A translation of it"), "translation")
        note = QLabel(
            said(
                "Listen and type below the transcript. Enter ends a paragraph, “Name:” before the "
                "words says who speaks. Everything is saved as you type."
            )
        )
        note.setWordWrap(True)
        note.setProperty("muted", True)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(18)
        form.addRow(said("Language"), self.box)
        form.addRow(said("Kind"), self.kinds)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setProperty("primary", True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addLayout(form)
        layout.addWidget(note)
        layout.addWidget(buttons)

    @property
    def language(self) -> str:
        """The code of the language, or what was typed instead of one."""
        typed = self.box.currentText().strip()
        index = self.box.findText(typed)
        return str(self.box.itemData(index)) if index >= 0 else typed

    @property
    def kind(self) -> str:
        """ "original" or "translation"."""
        return str(self.kinds.currentData(Qt.ItemDataRole.UserRole))
