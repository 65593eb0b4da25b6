"""What one looks at while tapping along: the words that are heard, and those that come next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextCursor, QTextOption
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
from spacesviewer.domain.tapping import Tapping
from spacesviewer.domain.timecode import format_time
from spacesviewer.ui.interface import said, to_say
from spacesviewer.ui.widgets.transcript_layout import Utf16

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_NONE = Qt.KeyboardModifier.NoModifier
_KEYS = {
    **{(key, _NONE): "tap" for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)},
    **{(key, _SHIFT): "split" for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)},
    (Qt.Key.Key_Backspace, _NONE): "back",
    (Qt.Key.Key_Tab, _NONE): "play",
    (Qt.Key.Key_Escape, _NONE): "escaped",
}
_HEARD_LINES, _NEXT_LINES = 2, 3
_HINT = to_say(
    "Enter or Space: the next paragraph begins now  ·  Shift+Enter: its next sentence begins "
    "(splits it)  ·  Click a word: it begins now  ·  Backspace: one tap back  ·  Tab: play, "
    "pause  ·  < slower  ·  > faster  ·  Esc: stop for now, and go on later"
)


class _Words(QPlainTextEdit):
    """Words that are read, not typed; ``clicked`` carries a place in them."""

    clicked = Signal(int)

    def __init__(self, name: str, lines: int) -> None:
        super().__init__()
        self.lines = lines
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def show_text(self, text: str) -> None:
        """Shows words from the side on which they begin."""
        if text == self.toPlainText():
            return
        self.setPlainText(text)
        urdu = is_right_to_left(text)
        option = QTextOption(self.document().defaultTextOption())
        side = Qt.AlignmentFlag.AlignRight if urdu else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if urdu else Qt.LayoutDirection.LeftToRight
        )
        self.document().setDefaultTextOption(option)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            place = self.cursorForPosition(event.position().toPoint()).position()
            self.clicked.emit(Utf16(self.toPlainText()).from_qt(place))


class TapPanel(QFrame):
    """Keeps the keys while it has the focus. Its signals say what was wanted.

    ``word`` carries a place in the words that are heard.
    """

    tap = Signal()
    split = Signal()
    back = Signal()
    play = Signal()
    word = Signal(int)
    closed = Signal()
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "work")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(said("Tap along"))
        self.count = QLabel("")
        self.count.setProperty("muted", True)
        self.heard = _Words(said("Heard now"), _HEARD_LINES)
        self.next = _Words(said("Comes next"), _NEXT_LINES)
        self.heard.clicked.connect(self.word)
        self.tap_button = QPushButton(said("Begins now"))
        self.split_button = QPushButton(said("Next sentence begins"))
        self.back_button = QPushButton(said("One back"))
        self.close_button = QPushButton(said("Stop for now"))
        for button, signal in (
            (self.tap_button, self.tap),
            (self.split_button, self.split),
            (self.back_button, self.back),
            (self.close_button, self.closed),
        ):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Space is a tap, wherever one clicked
            button.clicked.connect(signal)
        self.hint = QLabel(said(_HINT))
        self.hint.setProperty("muted", True)
        self.hint.setWordWrap(True)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self._lay_out()

    def show_tapping(self, tapping: Tapping, began_ms: int | None) -> None:
        """Shows how far it is; ``began_ms`` is the last tap's time."""
        number, all_of_them = tapping.at + 1, len(tapping.paragraphs)
        told = said("Paragraph {number} of {all_of_them}", number=number, all_of_them=all_of_them)
        first = said(
            "{paragraphs} paragraphs: tap when the first is heard", paragraphs=f"{all_of_them:,}"
        )
        self.count.setText(
            first
            if began_ms is None
            else said("{told}, from {time}", told=told, time=format_time(began_ms))
        )
        speaker = tapping.paragraphs[tapping.at].speaker if number else ""
        self.heard.show_text(tapping.heard_text)
        self.heard.setToolTip(speaker)
        self.next.show_text(tapping.next_text or said("(End of the last paragraph)"))
        self.tap_button.setText(said("Begins now") if tapping.next_text else said("Ends Now"))
        self.split_button.setEnabled(number > 0)
        self.back_button.setEnabled(bool(tapping.taps))

    def set_text_size(self, pixels: int) -> None:
        """Takes another size of the words."""
        for words in (self.heard, self.next):
            font = words.font()
            font.setPixelSize(pixels)
            words.setFont(font)
            words.setFixedHeight(round(words.lines * words.fontMetrics().lineSpacing() * 1.3))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 8, 24, 10)
        layout.setSpacing(4)
        layout.addWidget(self.count)
        for title, words in ((said("Heard now"), self.heard), (said("Comes next"), self.next)):
            line = QHBoxLayout()
            label = QLabel(title)
            label.setMinimumWidth(90)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            label.setContentsMargins(0, 6, 0, 0)  # in line with the words
            line.addWidget(label)
            line.addWidget(words, 1)
            layout.addLayout(line)
        buttons = QHBoxLayout()
        for button in (self.tap_button, self.split_button, self.back_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        layout.addLayout(buttons)
        layout.addWidget(self.hint)

    # Qt's events -------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        # Or Space would play, and Tab go elsewhere.
        if isinstance(event, QKeyEvent) and (Qt.Key(event.key()), event.modifiers()) in _KEYS:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.keyPressEvent(event)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wanted = _KEYS.get((Qt.Key(event.key()), event.modifiers()))
        if wanted is None:
            event.ignore()
        elif not event.isAutoRepeat():  # a key that is held is one tap
            signals = {"tap": self.tap, "split": self.split, "back": self.back, "play": self.play}
            {**signals, "escaped": self.escaped}[wanted].emit()
