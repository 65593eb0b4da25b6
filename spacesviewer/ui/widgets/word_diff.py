"""Words before and after a change as one line of text: what goes struck out, what comes underlined.

Plain text in a QTextLayout: no mark-up of a transcript is ever read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextLayout, QTextOption
from PySide6.QtWidgets import QPlainTextEdit

from spacesviewer.domain.rewording import Piece
from spacesviewer.domain.segment import is_right_to_left
from spacesviewer.ui.interface import said
from spacesviewer.ui.theme import Theme


def piece_format(kind: str, theme: Theme) -> QTextCharFormat:
    """How words of a kind ("same", "added", "removed") are written."""
    form = QTextCharFormat()
    form.setForeground(theme.muted if kind == "removed" else theme.text)
    if kind == "removed":
        form.setFontStrikeOut(True)
    elif kind == "added":
        form.setFontUnderline(True)
        form.setBackground(theme.accent_soft)
    return form


def laid_out(
    pieces: Sequence[Piece], theme: Theme, letters: QFont, width: int, most_lines: int
) -> QTextLayout:
    """The pieces in lines of a width, from the side on which the words begin."""
    text, formats = "", []
    for piece in pieces:
        text += " " if text else ""
        span = QTextLayout.FormatRange()
        span.start = _utf16(text)
        text += piece.text
        span.length = _utf16(text) - span.start
        span.format = piece_format(piece.kind, theme)
        formats.append(span)
    layout = QTextLayout(text, letters)
    option = QTextOption()
    right = is_right_to_left(text)
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
    )
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(formats)
    layout.beginLayout()
    top = 0.0
    for _ in range(most_lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += max(20.0, line.height())
    layout.endLayout()
    return layout


def in_words(pieces: Sequence[Piece]) -> str:
    """The same for a screen reader."""
    told = {"same": "{}", "removed": said("removed: {};"), "added": said("added: {};")}
    return " ".join(told[piece.kind].format(piece.text) for piece in pieces)


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def show_pieces(page: QPlainTextEdit, pieces: Iterable[Piece], theme: Theme) -> None:
    """Writes a comparison at the end of a page."""
    cursor = page.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    for number, piece in enumerate(pieces):
        if number:
            cursor.insertText(" ", QTextCharFormat())
        cursor.insertText(piece.text, piece_format(piece.kind, theme))
    page.moveCursor(QTextCursor.MoveOperation.Start)
