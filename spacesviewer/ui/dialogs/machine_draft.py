"""Asks for the model that writes a first draft, and tells how far it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.ui.interface import said, to_say
from spacesviewer.ui.widgets.fields import name_field

_WHAT = to_say(
    "A speech model listens to the recording on this computer and writes down what it hears. "
    "Nothing leaves this computer. What it writes is a draft: it is marked as made by a machine, "
    "and every quote from it as unverified until you have heard it."
)
_WHERE = to_say(
    "Where to get a model: look in a web browser for “faster-whisper small”, converted for "
    "CTranslate2 (or base, medium, large-v3: larger ones hear better and take longer). Download "
    "its folder, which holds model.bin, config.json, tokenizer.json and a vocabulary, put it "
    "anywhere on this computer, and choose it here. Spaces Viewer itself downloads nothing."
)
_LANGUAGES = {
    "": to_say("The model guesses"),
    "en": to_say("English"),
    "ur": to_say("Urdu"),
    "hi": to_say("Hindi"),
    "pa": to_say("Punjabi"),
    "ps": to_say("Pashto"),
    "sd": to_say("Sindhi"),
    "ar": to_say("Arabic"),
    "fa": to_say("Persian"),
    "tr": to_say("Turkish"),
    "fr": to_say("French"),
    "de": to_say("German"),
    "es": to_say("Spanish"),
    "pt": to_say("Portuguese"),
    "ru": to_say("Russian"),
}


class MachineDraftDialog(QDialog):
    """Stays open beside the work. ``start_wanted`` carries the folder and the language.

    Closing it leaves the work going on.
    """

    start_wanted = Signal(str, str)
    pause_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, folder: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(said("Let a Machine Write a Draft"))
        self.setMinimumWidth(620)
        self.folder = QLineEdit(folder)
        self.folder.setPlaceholderText(said("The folder of the model"))
        self.folder.setAccessibleName(said("The folder of the model"))
        self.choose = QPushButton(said("Choose…"))
        self.choose.clicked.connect(self._choose)
        self.language = QComboBox()
        self.language.setEditable(True)
        name_field(self.language, said("Spoken language"))
        for code, name in _LANGUAGES.items():
            self.language.addItem(said(name), code)
        self.state = QLabel("")
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(said("How far the draft is"))
        room = self.bar.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # else the fields above are squeezed when it appears
        self.bar.setSizePolicy(room)
        self.start = QPushButton(said("Start"))
        self.start.setDefault(True)
        self.start.setProperty("primary", True)
        self.pause = QPushButton(said("Pause"))
        self.cancel = QPushButton(said("Cancel draft"))
        self.close_button = QPushButton(said("Close"))
        self.start.clicked.connect(self._start)
        self.pause.clicked.connect(self.pause_wanted)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.close_button.clicked.connect(self.close)
        self._lay_out(title)
        self.folder.textChanged.connect(self._refresh)
        self._works = self._paused = False
        self._refresh()
        layout = self.layout()
        if layout is not None:  # as high as the sentences are at this width
            self.resize(620, layout.heightForWidth(620))

    def show_working(self, fraction: float, rest: str) -> None:
        """The model listens."""
        self._works, self._paused = True, False
        self.bar.setValue(round(1000 * fraction))
        self.state.setText(
            "   ".join(filter(None, (said("{percent} written", percent=f"{fraction:.0%}"), rest)))
        )
        self._refresh()

    def show_paused(self) -> None:
        """It was stopped and can go on; memory is free again meanwhile."""
        self._works, self._paused = False, True
        self.state.setText(said("Paused. What is written is kept, also when you quit."))
        self._refresh()

    def show_idle(self, text: str = "") -> None:
        """Nothing goes on; ``text`` says why."""
        self._works = self._paused = False
        self.bar.setValue(0)
        self.state.setText(text)
        self._refresh()

    def _lay_out(self, title: str) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(18)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.folder, 1)
        line.addWidget(self.choose)
        form.addRow(said("Model"), line)
        form.addRow(said("Spoken language"), self.language)
        buttons = QHBoxLayout()
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        for button in (self.start, self.pause, self.close_button):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        name = QLabel(title)
        name.setProperty("strong", True)
        for label, muted in (
            (name, False),
            (QLabel(said(_WHAT)), False),
            (QLabel(said(_WHERE)), True),
        ):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setProperty("muted", muted)
            layout.addWidget(label)
        layout.addLayout(form)
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        layout.addWidget(self.state)
        layout.addWidget(self.bar)
        layout.addLayout(buttons)

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, said("The folder of the model"), self.folder.text()
        )
        if chosen:
            self.folder.setText(chosen)

    def _start(self) -> None:
        typed = self.language.currentText().strip()
        known = {said(name): code for code, name in _LANGUAGES.items()}
        self.start_wanted.emit(self.folder.text().strip(), known.get(typed, typed))

    def _refresh(self) -> None:
        for field in (self.folder, self.choose, self.language):
            field.setEnabled(not self._works and not self._paused)
        self.start.setText(said("Continue") if self._paused else said("Start"))
        self.start.setEnabled(not self._works and bool(self.folder.text().strip()))
        self.pause.setEnabled(self._works)
        self.cancel.setEnabled(self._works or self._paused)
        self.bar.setVisible(self._works or self._paused)
