"""Words that went struck out, words that came underlined, as plain text with formats."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from spacesviewer.domain.rewording import Piece
from spacesviewer.ui.theme import Theme


def show_pieces(page: QPlainTextEdit, pieces: Iterable[Piece], theme: Theme) -> None:
    """Writes a comparison at the end of a page."""
    cursor = page.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    for number, piece in enumerate(pieces):
        form = QTextCharFormat()
        form.setForeground(theme.text)
        if piece.kind == "removed":
            form.setFontStrikeOut(True)
            form.setForeground(theme.muted)
        elif piece.kind == "added":
            form.setFontUnderline(True)
            form.setBackground(theme.accent_soft)
        if number:
            cursor.insertText(" ", QTextCharFormat())
        cursor.insertText(piece.text, form)
    page.moveCursor(QTextCursor.MoveOperation.Start)
