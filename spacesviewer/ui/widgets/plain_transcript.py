"""The transcript as plain lines, which a screen reader reads like any other text."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout, QPlainTextEdit, QWidget

from spacesviewer.ui.interface import said

_AT_ONCE = 1500  # segments that are put together in some 20 ms; more take turns with the window
_STEP = 50
_SLICE_S = 0.008

_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PlainTranscript(QPlainTextEdit):
    """A line for each segment: speaker, time, text; a translation is a line of its own behind it.

    A long transcript is put together beside what is shown, while the window answers, and then
    shown as a whole: a screen reader is not told of every piece, and nothing moves as it reads.

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
        self._owners = array("l")  # the segment of each line that is shown
        self._coming = array("l")  # the same of what is put together
        self._growing: QTextDocument | None = None
        self._wanted: tuple[int, int] | None = None  # a segment, and a place in its line
        self._filling = QTimer(self, interval=0)
        self._filling.timeout.connect(self._go_on)

    def show_lines(self, count: int, tell: Callable[[int], str]) -> None:
        """Shows so many segments; ``tell`` gives the lines of each. A short text stands at once."""
        if self._wanted is None:
            self._wanted = self._place_here()
        self._tell, self._count, self._next = tell, count, 0
        self._coming = array("l")
        self._growing = QTextDocument(self)
        self._growing.setUndoRedoEnabled(False)
        self._growing.setDocumentLayout(QPlainTextDocumentLayout(self._growing))
        self._growing.setDocumentMargin(self.document().documentMargin())
        self._growing.setDefaultFont(self.font())
        self.setPlaceholderText(said("The text is being put together…") if count else "")
        if count <= _AT_ONCE:
            self._put_in(count)
            self._show_whole()
        else:
            self._filling.start()

    def is_whole(self) -> bool:
        """Whether all segments stand there."""
        return self._growing is None

    def segment_here(self) -> int | None:
        """The segment in whose line the cursor stands."""
        number = self.textCursor().blockNumber()
        return self._owners[number] if number < len(self._owners) else None

    def go_to(self, index: int) -> None:
        """Puts the cursor into the line of a segment, as soon as that stands there."""
        if self._growing is not None:
            self._wanted = (index, 0)
        else:
            self._put_cursor(index, 0)

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
        until = perf_counter() + _SLICE_S
        while self._next < self._count:
            self._put_in(min(self._count, self._next + _STEP))
            if perf_counter() > until:
                return
        self._show_whole()

    def _put_in(self, last: int) -> None:
        lines: list[str] = []
        for index in range(self._next, last):
            told = self._tell(index).split("\n")
            lines += told
            self._coming.extend([index] * len(told))
        if self._growing is not None and lines:
            end = QTextCursor(self._growing)
            end.movePosition(QTextCursor.MoveOperation.End)
            end.insertText(("\n" if self._next else "") + "\n".join(lines))
        self._next = last

    def _show_whole(self) -> None:
        self._filling.stop()
        whole, self._growing = self._growing, None
        if whole is None:
            return
        self._owners = self._coming
        self.setDocument(whole)  # the old one, a child of this widget, is deleted by it
        wanted, self._wanted = self._wanted, None
        if wanted is not None and self._count:
            self._put_cursor(min(wanted[0], self._count - 1), wanted[1])

    def _place_here(self) -> tuple[int, int] | None:
        here = self.segment_here()
        return None if here is None else (here, self.textCursor().positionInBlock())

    def _put_cursor(self, index: int, column: int) -> None:
        # The lines are in the order of their segments.
        number = bisect_left(self._owners, index)
        if number < len(self._owners) and self._owners[number] == index:
            block = self.document().findBlockByNumber(number)
            cursor = QTextCursor(block)
            cursor.setPosition(block.position() + min(column, block.length() - 1))
            self.setTextCursor(cursor)
            self.ensureCursorVisible()


def _nothing(_index: int) -> str:
    return ""
