"""A recap as a document shows it, while it is put together."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontInfo, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from spacesviewer import export
from spacesviewer.ui.interface import said
from spacesviewer.ui.theme import Theme

_APART = ("title", "heading", "question")  # an empty line stands before them


class RecapPreview(QPlainTextEdit):
    """The recap as a document shows it. Plain text with fonts: nothing in it can load or act."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setReadOnly(True)
        self.setObjectName("framed")
        self.setAccessibleName(said("The recap"))
        self.setPlaceholderText(said("No quote is chosen."))

    def show_recap(self, markdown: str, works: bool) -> None:
        """Shows the text of a recap, or the sentence about a template that does not work."""
        place = self.verticalScrollBar().value()
        self.clear()
        if works:
            cursor = self.textCursor()
            before = ""
            for one in export.recap_paragraphs(markdown):
                # Words of a quote stand below the question they answer, and apart from all else.
                near = before == "question" if one.style == "quote" else one.style not in _APART
                near = near and before != "title"
                if before:
                    cursor.insertText("\n" if near else "\n\n", self._format(one.style))
                for text, kind in one.runs():
                    cursor.insertText(text, self._format(one.style, kind))
                before = one.style
        else:
            self.setPlainText(markdown)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(place)

    def _format(self, style: str, kind: str = "") -> QTextCharFormat:
        form = QTextCharFormat()
        form.setForeground(self._theme.muted if style == "source" else self._theme.text)
        if kind == "bold":
            form.setFontWeight(QFont.Weight.DemiBold)
        elif kind:
            form.setForeground(self._theme.accent)
        if style in ("title", "heading"):
            font = QFont(self.font())
            font.setWeight(QFont.Weight.DemiBold)
            larger = 1.35 if style == "title" else 1.12
            font.setPixelSize(round(QFontInfo(font).pixelSize() * larger))
            form.setFont(font)
        return form
