"""The field in which the words of one segment are typed, over its place in the transcript."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextBlock, QTextOption
from PySide6.QtWidgets import QPlainTextEdit

from spacesviewer.domain.segment import is_right_to_left
from spacesviewer.ui.interface import said
from spacesviewer.ui.widgets.transcript import TranscriptView
from spacesviewer.ui.widgets.transcript_layout import Utf16
from spacesviewer.ui.widgets.transcript_style import TextStyle

_DRAFT_MS = 1000  # of the two seconds of typing that a crash may cost
_PAD = 3

_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_NONE = Qt.KeyboardModifier.NoModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COMMANDS = {
    (Qt.Key.Key_Tab, _NONE): "play",
    (Qt.Key.Key_Space, _CONTROL): "play",
    (Qt.Key.Key_J, _CONTROL): "back",
    (Qt.Key.Key_L, _CONTROL): "forth",
}


class SegmentEditor(QPlainTextEdit):
    """Enter saves, Shift+Enter splits at the cursor, Esc gives up; all else is typed.

    ``command`` carries the name of a command of the player: Tab and Ctrl+Space play or pause,
    Ctrl+J and Ctrl+L skip. ``draft`` carries what stands there at most a second after each change.
    """

    saved = Signal(str)
    split = Signal(str, int)
    cancelled = Signal()
    command = Signal(str)
    draft = Signal(str)

    def __init__(self, transcript: TranscriptView, index: int, text: str, place: int = 0) -> None:
        super().__init__(transcript.viewport())
        self._transcript = transcript
        self.segment_id = transcript.page.timeline.ids[index]
        self.shown_text = transcript.page.timeline.texts[index]
        self.setObjectName("framed")
        self.setAccessibleName(said("Words of the segment"))
        self.setFont(self._style().text)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_PAD)
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(Utf16(text).to_qt(min(place, len(text))))
        self.setTextCursor(cursor)
        self._journal = QTimer(self, singleShot=True, interval=_DRAFT_MS)
        self._journal.timeout.connect(lambda: self.draft.emit(self.toPlainText()))
        self.textChanged.connect(self._on_changed)
        transcript.verticalScrollBar().valueChanged.connect(self.settle)
        transcript.viewport().installEventFilter(self)
        transcript.look_changed.connect(self._on_look)
        self._direct()
        self.show()
        self.settle()
        self.setFocus()

    def flush(self) -> None:
        """Tells what was typed since the last draft, at once."""
        if self._journal.isActive():
            self._journal.stop()
            self.draft.emit(self.toPlainText())

    def leave(self) -> None:
        """Goes, and gives back the room that it took."""
        self.hide()
        self.deleteLater()

    def cursor_place(self) -> int:
        """The character before which the cursor stands."""
        return Utf16(self.toPlainText()).from_qt(self.textCursor().position())

    def settle(self) -> None:
        """Stands where the segment stands, as high as its text."""
        try:
            index = self._transcript.page.timeline.index_of(self.segment_id)
        except KeyError:
            return
        rect, text_x, text_width = self._room(index)
        inside = self.viewport().geometry()
        beside = self.width() - inside.width()
        around = self.height() - inside.height() + 2 * _PAD  # the frame, and the document's margin
        width = text_width + beside + 2 * _PAD
        self.resize(width, self.height())  # first: how high the words stand follows from it
        lines = sum(self.blockBoundingRect(block).height() for block in self._blocks())
        height = max(round(lines), rect.height()) + around
        if rect.isNull():
            rect.moveTop(-4 * height)  # out of sight, with the focus
        self.setGeometry(
            text_x - inside.x() - _PAD,
            rect.top() - inside.y() - _PAD,
            width,
            height,
        )

    def _room(self, index: int) -> tuple[QRect, int, int]:
        """Where the words of a segment stand, and the left edge and the width of their column."""
        columns = self._transcript.page.columns
        return self._transcript.text_rect(index), columns.text_x, columns.text_width

    # Qt's events -------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        # Or Ctrl+L would be the window's, and Esc would pause.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            key = Qt.Key(event.key())
            if key == Qt.Key.Key_Escape or (key, event.modifiers()) in _COMMANDS:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if key in _ENTER:
            if modifiers & _SHIFT:
                self.split.emit(self.toPlainText(), self.cursor_place())
            else:
                self.saved.emit(self.toPlainText())
        elif key == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif (key, modifiers) in _COMMANDS:
            self.command.emit(_COMMANDS[key, modifiers])
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutDirectionChange):
            QTimer.singleShot(0, self, self.settle)
        return super().eventFilter(watched, event)

    # Inside ------------------------------------------------------------------------------------

    def _style(self) -> TextStyle:
        """How the words look over which it stands."""
        return self._transcript.page.style

    def _on_look(self) -> None:
        self.setFont(self._style().text)
        self.settle()

    def _on_changed(self) -> None:
        self._direct()
        self.settle()
        if not self._journal.isActive():
            self._journal.start()

    def _reads_from_right(self, text: str) -> bool:
        """Whether a text is to stand at the right."""
        return is_right_to_left(text)

    def _direct(self) -> None:
        """Reads from the side on which the text begins; Qt does not move Urdu to the right."""
        urdu = self._reads_from_right(self.toPlainText())
        direction = Qt.LayoutDirection.RightToLeft if urdu else Qt.LayoutDirection.LeftToRight
        option = self.document().defaultTextOption()
        if option.textDirection() != direction:
            side = Qt.AlignmentFlag.AlignRight if urdu else Qt.AlignmentFlag.AlignLeft
            option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
            option.setTextDirection(direction)
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            self.document().setDefaultTextOption(option)

    def _blocks(self) -> list[QTextBlock]:
        blocks, block = [], self.document().firstBlock()
        while block.isValid():
            blocks.append(block)
            block = block.next()
        return blocks
