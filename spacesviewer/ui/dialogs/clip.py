"""Asks how a clip sounds: margins, fades, level, format, tags, and what must not be heard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.soundclip import (
    LEVEL_RANGES,
    MOST_FADE_MS,
    MOST_PAD_MS,
    TAGS,
    ClipShape,
    Cover,
    Level,
    parse_span,
)
from spacesviewer.domain.timecode import format_time
from spacesviewer.ui.interface import explained, said, to_say
from spacesviewer.ui.widgets.fields import LineField, name_field
from spacesviewer.ui.widgets.left_out_box import LeftOutBox
from spacesviewer.workflows.clipping import FORMATS

_NAMES = {
    "wav": "WAV",
    "flac": "FLAC",
    "m4a": "M4A (AAC)",
    "mp3": "MP3",
    "opus": "Opus",
}
_LEVELS = {
    "as it is": (to_say("As it is"), ""),
    "peak": (to_say("Loudest sample at"), " dB"),
    "loudness": (to_say("Loudness"), " LUFS"),
    "gain": (to_say("Louder by"), " dB"),
}
_TAG_NAMES = {"title": to_say("Title"), "artist": to_say("Artist"), "source": to_say("Source")}


class ClipDialog(QDialog):
    """``words_chosen`` carries words of the quote that must not be heard, and whether to bleep.

    ``preview_wanted`` is emitted to hear it (again: to stop), ``save_wanted`` to write it;
    ``shape()`` and ``format_name()`` tell how.
    """

    words_chosen = Signal(str, bool)
    preview_wanted = Signal()
    save_wanted = Signal()

    def __init__(
        self,
        title: str,
        span: tuple[int, int],
        words: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(520)
        self._span = span
        self._covers: list[Cover] = []
        self.kind = _choice({key: _NAMES[key] for key in _NAMES if key in FORMATS})
        self.before, self.after = (_seconds(MOST_PAD_MS), _seconds(MOST_PAD_MS))
        self.fade_in, self.fade_out = (_seconds(MOST_FADE_MS), _seconds(MOST_FADE_MS))
        self.level = _choice({key: name for key, (name, _) in _LEVELS.items()})
        self.amount = QDoubleSpinBox()
        self.amount.setDecimals(1)
        self.level.currentIndexChanged.connect(self._on_level)
        self.tags = {name: LineField("", said("none is written")) for name in TAGS}
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(18)
        form.addRow(said("Format"), self.kind)
        form.addRow(said("More before and after"), _row(self.before, self.after))
        form.addRow(said("Fade in and out"), _row(self.fade_in, self.fade_out))
        form.addRow(said("Level"), _row(self.level, self.amount))
        for name, field in self.tags.items():
            form.addRow(said(_TAG_NAMES[name]), field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(8)
        layout.addLayout(form)
        self._add_covers(layout, words)
        self.left_out = LeftOutBox()
        layout.addWidget(self.left_out)
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.said.setProperty("muted", True)
        self.said.hide()
        layout.addWidget(self.said)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.hear = buttons.addButton(said("Hear it"), QDialogButtonBox.ButtonRole.ActionRole)
        self.save = buttons.addButton(said("Save…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.save.setProperty("primary", True)
        self.hear.setAutoDefault(False)
        self.save.setDefault(True)
        self.hear.clicked.connect(self.preview_wanted)
        buttons.accepted.connect(self.save_wanted)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self._name()
        self._on_level()

    def shape(self) -> ClipShape:
        """What was chosen; the covers are in the session's time."""
        kind = str(self.level.currentData())
        return ClipShape(
            _ms(self.before),
            _ms(self.after),
            _ms(self.fade_in),
            _ms(self.fade_out),
            Level(kind, self.amount.value()) if kind in LEVEL_RANGES else Level(),
            tuple(self._covers),
            tuple((name, field.text()) for name, field in self.tags.items() if field.text()),
        ).leaving_out(self.left_out.spans(), self.left_out.how())

    def format_name(self) -> str:
        """The format that was chosen, by its suffix."""
        return str(self.kind.currentData())

    def add_covers(self, covers: Sequence[Cover]) -> None:
        """Shows more stretches that must not be heard."""
        for cover in covers:
            self._covers.append(cover)
            times = [format_time(at, milliseconds=True) for at in (cover.start_ms, cover.end_ms)]
            self.list.addItem(
                f"{said('Bleep') if cover.bleep else said('Silence')}  {' – '.join(times)}"
            )
        self.list.setVisible(bool(self._covers))
        self.remove.setEnabled(bool(self._covers))

    def tell(self, sentence: str) -> None:
        """Shows what must be known: what is off the record, or why something cannot be."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def show_playing(self, playing: bool) -> None:
        """Names the button after what it does now."""
        self.hear.setText(said("Stop") if playing else said("Hear it"))

    def cover(self, bleep: bool) -> None:
        """Covers the time that was typed, or else the words that are selected."""
        typed = self.time.text().strip()
        chosen = "" if self.words is None else self.words.textCursor().selectedText()
        if not typed:
            if chosen.strip():
                self.words_chosen.emit(" ".join(chosen.split()), bleep)
            else:
                self.tell(
                    said("Select the words that must not be heard, or type from when to when.")
                )
            return
        try:
            span = parse_span(typed)
        except WrongUsage as error:
            self.tell(explained(error))
            return
        if span is None:
            self.tell(said("Write from when to when of the session, such as 1:02.5-1:04."))
            return
        self.tell("")
        self.time.clear()
        self.add_covers([Cover(*span, bleep)])

    def _add_covers(self, layout: QVBoxLayout, words: str) -> None:
        heading = QLabel(said("Not to be heard"))
        heading.setProperty("heading", True)
        layout.addWidget(heading)
        self.words: QPlainTextEdit | None = None
        if words:
            self.words = QPlainTextEdit(words)
            self.words.setReadOnly(True)
            self.words.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            self.words.setMaximumHeight(96)
            self.words.setTabChangesFocus(True)
            self.words.setAccessibleName(said("Words of the quote"))
            layout.addWidget(self.words)
        begin, end = (format_time(at, milliseconds=True) for at in self._span)
        self.time = LineField("", f"{begin}-{end}")
        self.silence, self.bleep = QPushButton(said("Silence")), QPushButton(said("Bleep"))
        self.remove = QPushButton(said("Remove"))
        for button in (self.silence, self.bleep, self.remove):
            button.setAutoDefault(False)
        self.silence.clicked.connect(lambda: self.cover(False))
        self.bleep.clicked.connect(lambda: self.cover(True))
        self.remove.clicked.connect(self._remove)
        layout.addLayout(_row(self.time, self.silence, self.bleep, self.remove))
        self.list = QListWidget()
        self.list.setObjectName("framed")
        self.list.setMaximumHeight(92)
        layout.addWidget(self.list)
        self.add_covers([])

    def _remove(self) -> None:
        row = self.list.currentRow() if self.list.currentRow() >= 0 else self.list.count() - 1
        if row >= 0:
            self.list.takeItem(row)
            del self._covers[row]
        self.add_covers([])

    def _on_level(self) -> None:
        kind = str(self.level.currentData())
        self.amount.setVisible(kind in LEVEL_RANGES)
        if kind in LEVEL_RANGES:
            least, most, usual = LEVEL_RANGES[kind]
            self.amount.setRange(least, most)
            self.amount.setValue(usual)
            self.amount.setSuffix(_LEVELS[kind][1])

    def _name(self) -> None:
        for widget, name in (
            (self.kind, said("Format")),
            (self.before, said("More before")),
            (self.after, said("More after")),
            (self.fade_in, said("Fade in")),
            (self.fade_out, said("Fade out")),
            (self.level, said("Level")),
            (self.amount, said("Level in decibels")),
            (self.time, said("Stretch that must not be heard")),
            (self.list, said("Stretches that are not heard")),
            *((field, said(_TAG_NAMES[name])) for name, field in self.tags.items()),
        ):
            name_field(widget, name)


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for place, widget in enumerate(widgets):
        row.addWidget(widget, 0 if place and isinstance(widget, QPushButton) else 1)
    return row


def _choice(names: dict[str, str]) -> QComboBox:
    box = QComboBox()
    for key, text in names.items():
        box.addItem(said(text), key)
    return box


def _seconds(most_ms: int) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setRange(0, most_ms / 1000)
    box.setDecimals(2)
    box.setSingleStep(0.25)
    box.setSuffix(" s")
    return box


def _ms(box: QDoubleSpinBox) -> int:
    return round(box.value() * 1000)
