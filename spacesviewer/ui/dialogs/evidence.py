"""Asks for whom a bundle of evidence is, and shows what was made of one, or found in one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.ui.interface import said, to_say
from spacesviewer.ui.widgets.fields import name_field
from spacesviewer.workflows import evidence

_PROFILES = {
    evidence.PUBLISH: to_say("Readers (to publish)"),
    evidence.LEGAL: to_say("An editor or a lawyer (the full chain)"),
}
_TOLD = {
    evidence.PUBLISH: (
        to_say(
            "Only the quote under its pseudonym and its sound: no transcript, no corrections, no "
            "hash of the recording, and none of the names of those who worked on it."
        )
    ),
    evidence.LEGAL: evidence.LEGAL_WARNING,
}
_SHOWN = 300  # characters of a long quote


class EvidenceDialog(QDialog):
    """``make_wanted`` is emitted when the person has chosen."""

    make_wanted = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(said("Evidence Bundle"))
        self.setMinimumWidth(480)
        self.profile, self.form = QComboBox(), QComboBox()
        for key, text in _PROFILES.items():
            self.profile.addItem(said(text), key)
        for suffix, text in (("zip", said("One file (zip)")), ("", said("Folder"))):
            self.form.addItem(text, suffix)
        self.recording = QCheckBox(said("With the whole recording"))
        self.told = _label("")
        self.told.setMinimumHeight(84)
        quoted = _label(f"“{words if len(words) <= _SHOWN else words[:_SHOWN].rstrip() + '…'}”")
        rows = QFormLayout()
        rows.setVerticalSpacing(8)
        rows.setHorizontalSpacing(18)
        for name, box in ((said("For"), self.profile), (said("As"), self.form)):
            rows.addRow(name, box)
            name_field(box, name)
        rows.addRow("", self.recording)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(quoted)
        layout.addLayout(rows)
        layout.addWidget(self.told)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.make = buttons.addButton(said("Make…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.make.setProperty("primary", True)
        buttons.accepted.connect(self.make_wanted)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.profile.currentIndexChanged.connect(self._on_profile)
        self._on_profile()

    def chosen(self) -> tuple[str, bool, str]:
        """The profile, whether the recording goes along, and the suffix ("" for a folder)."""
        profile = str(self.profile.currentData())
        with_recording = self.recording.isChecked() and profile == evidence.LEGAL
        return profile, with_recording, str(self.form.currentData())

    def _on_profile(self) -> None:
        profile = str(self.profile.currentData())
        self.told.setText(said(_TOLD[profile]))
        self.recording.setEnabled(profile == evidence.LEGAL)


class BundleDialog(QDialog):
    """Says what a bundle is: as it was made, or what was changed in it."""

    def __init__(self, headline: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(said("Evidence Bundle"))
        self.resize(640, 360)
        self.headline = _label(headline)
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(said("What was found"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.headline)
        layout.addWidget(self.text)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)


def _label(text: str) -> QLabel:
    """Words of others, which are never read as markup."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
