"""The transcript as plain lines, which a screen reader reads like any other text."""

from __future__ import annotations

from array import array
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from spacesviewer.ui.interface import said

_STEP = 1500  # segments that are put in at once: some 10 ms

_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PlainTranscript(QPlainTextEdit):
    """A line for each segment: speaker, time, text; a translation is a line of its own behind it.

    ``play_requested`` carries the number of the segment in whose line the cursor stands, when Enter
    is pressed. All other keys that do not move the cursor are the window's.
    """

    play_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(said("Transcript as plain text"))
        self.setAccessibleDescription(said("Enter plays from the line of the cursor"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self._tell: Callable[[int], str] = _nothing
        self._count = 0
        self._next = 0
        self._owners = array("l")  # the segment of each line
        self._filling = QTimer(self, interval=0)
        self._filling.timeout.connect(self._go_on)

    def show_lines(self, count: int, tell: Callable[[int], str]) -> None:
        """Shows so many segments; ``tell`` gives the lines of each. The first stand at once."""
        at = self.segment_here()
        self._tell, self._count, self._next = tell, count, 0
        self._owners = array("l")
        self.clear()
        self._go_on()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        while at is not None and at >= self._next and self._next < count:
            self._go_on()  # the person goes on where she was
        if at is not None and count:
            self.go_to(min(at, count - 1))
        if self._next < count:
            self._filling.start()

    def is_whole(self) -> bool:
        """Whether all segments stand there."""
        return self._next >= self._count

    def segment_here(self) -> int | None:
        """The segment in whose line the cursor stands."""
        number = self.textCursor().blockNumber()
        return self._owners[number] if number < len(self._owners) else None

    def go_to(self, index: int) -> None:
        """Puts the cursor into the line of a segment."""
        if index in self._owners:
            block = self.document().findBlockByNumber(self._owners.index(index))
            self.setTextCursor(QTextCursor(block))
            self.ensureCursorVisible()

    def event(self, event: QEvent) -> bool:
        # Otherwise Enter would be the window's, or nobody's.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() in _KEYS
            and not event.modifiers()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.segment_here()
        if event.key() in _KEYS and not event.modifiers() and here is not None:
            self.play_requested.emit(here)
        else:
            super().keyPressEvent(event)

    def _go_on(self) -> None:
        last = min(self._count, self._next + _STEP)
        lines: list[str] = []
        for index in range(self._next, last):
            told = self._tell(index).split("\n")
            lines += told
            self._owners.extend([index] * len(told))
        self._next = last
        end = QTextCursor(self.document())
        end.movePosition(QTextCursor.MoveOperation.End)
        if lines:
            end.insertText(("" if self.document().isEmpty() else "\n") + "\n".join(lines))
        if self.is_whole():
            self._filling.stop()


def _nothing(_index: int) -> str:
    return ""
