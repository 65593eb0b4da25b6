"""The field in which a transcript is typed while one listens."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextOption
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.domain.segment import is_right_to_left
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.typed import stamp
from spacesviewer.ui.commands.keys import UNDOES_BEYOND
from spacesviewer.ui.interface import said

_DRAFT_MS = 1000  # of the two seconds of typing that a crash may cost
_LINES = 4
_CONTROL = Qt.KeyboardModifier.ControlModifier
_NONE = Qt.KeyboardModifier.NoModifier
_COMMANDS = {
    (Qt.Key.Key_Tab, _NONE): "play",
    (Qt.Key.Key_Space, _CONTROL): "play",
    (Qt.Key.Key_L, _CONTROL): "forth",
}


class PadField(QPlainTextEdit):
    """Enter ends a paragraph, Shift+Enter breaks the line; ``command`` names one of the player."""

    ended = Signal()
    command = Signal(str)
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty(UNDOES_BEYOND, True)
        self.was_taken = False  # the focus, by the window and not by the person

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.was_taken = False
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.was_taken = event.reason() == Qt.FocusReason.OtherFocusReason
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        # Or Ctrl+L would be the window's.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and (Qt.Key(event.key()), event.modifiers()) in _COMMANDS
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not modifiers & (
            Qt.KeyboardModifier.ShiftModifier
        ):
            self.ended.emit()
        elif (key, modifiers) in _COMMANDS:
            self.command.emit(_COMMANDS[key, modifiers])
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class TypingPad(QFrame):
    """One paragraph at a time: the time from which it is spoken, and its words.

    ``ended`` is told by Enter, ``closed`` by the button, ``escaped`` by Esc. ``draft`` comes at
    most a second after each change.
    """

    ended = Signal()
    escaped = Signal()
    closed = Signal()
    draft = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "work")
        self.start_ms = 0
        self.time = QLabel("")
        self.time.setAccessibleName(said("The paragraph begins at"))
        self.field = PadField()
        self.field.setObjectName("framed")
        self.field.setAccessibleName(said("What is said"))
        self.field.setPlaceholderText(said("Name: what is said …"))
        self.field.setTabChangesFocus(False)
        self.hint = QLabel("")
        self.hint.setProperty("muted", True)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        self.done = QPushButton(said("Done"))
        self.done.clicked.connect(self.closed)
        self.field.ended.connect(self.ended)
        self.field.escaped.connect(self.escaped)
        self._journal = QTimer(self, singleShot=True, interval=_DRAFT_MS)
        self._journal.timeout.connect(self.draft)
        self.field.textChanged.connect(self._on_changed)
        side = QVBoxLayout()
        side.addWidget(self.time)
        side.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addLayout(side)
        line.addWidget(self.field, 1)
        below = QHBoxLayout()
        below.addWidget(self.hint, 1)
        below.addWidget(self.done)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 8, 24, 10)
        layout.addLayout(line)
        layout.addLayout(below)
        self.show_text("", 0)

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.field.toPlainText()

    def show_text(self, text: str, start_ms: int) -> None:
        """Begins a paragraph."""
        self.field.setPlainText(text)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)
        self.move_to(start_ms)

    def put_before(self, text: str, start_ms: int) -> None:
        """Puts a paragraph back that was ended, before what was typed since, at their times."""
        since, at_ms = self.text, self.start_ms
        together = f"{text} {stamp(at_ms)} {since}" if since.strip() else text
        self.show_text(together, start_ms)

    def move_to(self, start_ms: int) -> None:
        """Says from when on the paragraph is spoken."""
        self.start_ms = start_ms
        self.time.setText(format_time(start_ms))

    def insert_time(self, at_ms: int) -> None:
        """Puts a time where the cursor is: from there on the words are another paragraph's."""
        self.field.insertPlainText(f"{stamp(at_ms)} ")

    def set_text_size(self, pixels: int) -> None:
        """Takes another size of the words."""
        font = self.field.font()
        font.setPixelSize(pixels)
        self.field.setFont(font)
        self.field.setFixedHeight(round(_LINES * self.field.fontMetrics().lineSpacing() * 1.2))

    def flush(self) -> None:
        """Tells at once what was typed since the last draft."""
        if self._journal.isActive():
            self._journal.stop()
            self.draft.emit()

    def _on_changed(self) -> None:
        self._direct()
        if not self._journal.isActive():
            self._journal.start()

    def _direct(self) -> None:
        """Reads from the side on which the text begins, as the segments of a transcript do."""
        words = self.text.partition(":")[2] or self.text
        urdu = is_right_to_left(words)
        direction = Qt.LayoutDirection.RightToLeft if urdu else Qt.LayoutDirection.LeftToRight
        option = QTextOption(self.field.document().defaultTextOption())
        if option.textDirection() != direction:
            side = Qt.AlignmentFlag.AlignRight if urdu else Qt.AlignmentFlag.AlignLeft
            option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
            option.setTextDirection(direction)
            self.field.document().setDefaultTextOption(option)
