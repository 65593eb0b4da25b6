"""What the transcripts of a session are, and where its recordings stand in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.domain.timecode import format_time, parse_time
from spacesviewer.library.sessions import SessionDetail
from spacesviewer.ui.interface import said, to_say
from spacesviewer.ui.widgets.fields import name_field
from spacesviewer.workflows.revising import TranscriptFacts

_KINDS = {"original": to_say("Original"), "translation": to_say("Translation")}
_ORIGINS = {"": to_say("Not known"), "machine": to_say("Machine"), "human": to_say("Human")}
_NAME_WIDTH = 230


class FilesPage(QWidget):
    """A row for each transcript and each recording."""

    def __init__(self, detail: SessionDetail) -> None:
        super().__init__()
        self._lines: dict[int, tuple[QLineEdit, QComboBox, QComboBox]] = {}
        self._offsets: dict[int, tuple[int, QLineEdit]] = {}
        self._main = QButtonGroup(self)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnStretch(0, 1)
        rows = QWidget()
        layout = QVBoxLayout(rows)
        layout.setContentsMargins(4, 12, 8, 4)
        layout.addLayout(self._grid)
        layout.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it takes the keys
        area.setWidget(rows)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)
        self._fill(detail)

    def transcripts(self) -> dict[int, TranscriptFacts]:
        """What the transcripts are, by their ids."""
        return {
            key: TranscriptFacts(language.text().strip(), kind.currentData(), origin.currentData())
            for key, (language, kind, origin) in self._lines.items()
        }

    def places(self) -> tuple[dict[int, int], int]:
        """Where the recordings begin, in ms by their ids, and which is the main one (0: none).

        WrongUsage for what is no time.
        """
        offsets = {
            key: old if field.text() == _time(old) else parse_time(field.text())
            for key, (old, field) in self._offsets.items()
        }
        return offsets, max(0, self._main.checkedId())

    def _fill(self, detail: SessionDetail) -> None:
        if detail.transcripts:
            self._head(said("Transcript"), said("Language"), said("Kind"), said("Made by"))
        for info in detail.transcripts:
            fields = (
                QLineEdit(info.language),
                _combo(_KINDS, info.kind),
                _combo(_ORIGINS, info.origin),
            )
            fields[0].setPlaceholderText(said("en, ur …"))
            names = (
                said("{what} of {name}", what=what, name=info.name)
                for what in (said("Language"), said("Kind"), said("Origin"))
            )
            self._row(info.name, fields, tuple(names))
            self._lines[info.id] = fields
        if detail.recordings:
            self._head(said("Recording"), said("Begins at"), said("Heard first"), "")
        for recording in detail.recordings:
            name = Path(recording.path).name
            offset, main = QLineEdit(_time(recording.offset_ms)), QRadioButton()
            main.setChecked(recording.role == "main")
            main.setToolTip(said("Heard where several recordings hold the same stretch"))
            self._main.addButton(main, recording.id)
            self._row(
                name,
                (offset, main),
                (said("{name} begins at", name=name), said("{name} is heard first", name=name)),
            )
            self._offsets[recording.id] = (recording.offset_ms, offset)

    def _head(self, *texts: str) -> None:
        row = self._grid.rowCount()
        if row > 1:
            self._grid.setRowMinimumHeight(row, 34)
        for column, text in enumerate(texts):
            label = QLabel(text)
            label.setProperty("muted", True)
            self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignBottom)

    def _row(self, name: str, fields: tuple[QWidget, ...], names: tuple[str, ...]) -> None:
        row = self._grid.rowCount()
        label = QLabel(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setToolTip("")
        label.setWordWrap(True)
        label.setMinimumWidth(_NAME_WIDTH)
        self._grid.addWidget(label, row, 0)
        for column, (field, accessible) in enumerate(zip(fields, names, strict=True), 1):
            name_field(field, accessible)
            self._grid.addWidget(field, row, column)


def _time(ms: int) -> str:
    return format_time(ms, milliseconds=ms % 1000 != 0)


def _combo(choices: dict[str, str], current: str) -> QComboBox:
    box = QComboBox()
    for key, text in choices.items():
        box.addItem(said(text), key)
    box.setCurrentIndex(max(0, box.findData(current)))
    return box
