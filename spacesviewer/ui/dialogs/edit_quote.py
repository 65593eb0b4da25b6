"""Marks over the words of a quote: what is left out, and what is explained in brackets."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.domain.elision import mark_of, with_edit
from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.quote import Quote, QuoteEdit
from spacesviewer.domain.selection import UNKNOWN_SPEAKER
from spacesviewer.ui.interface import explained, said
from spacesviewer.ui.models.quote_words import quoted
from spacesviewer.ui.theme import Theme


class EditQuoteDialog(QDialog):
    """Shows the frozen words; what is selected of them is left out or explained.

    ``wanted`` carries the marks when they are to be kept. The words cannot be typed over.
    """

    wanted = Signal(tuple)

    def __init__(self, quote: Quote, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(said("Edit Quote"))
        self.resize(620, 420)
        self._quote, self._theme = quote, theme
        self.edits = quote.edits
        self._starts: list[int] = []  # where each part begins on the page
        self.page = QPlainTextEdit()
        self.page.setReadOnly(True)
        self.page.setObjectName("framed")
        self.page.setAccessibleName(said("Words of the quote"))
        self.page.setPlainText(self._text())
        self.text = QLineEdit()
        self.text.setPlaceholderText(said("Explanation, such as: the army"))
        self.text.setAccessibleName(said("Explanation in brackets"))
        self.elide = QPushButton(said("Leave out […]"))
        self.instead = QPushButton(said("Put in place"))
        self.beside = QPushButton(said("Put behind"))
        self.clear = QPushButton(said("Take all marks away"))
        self.elide.clicked.connect(lambda: self._mark(""))
        self.instead.clicked.connect(partial(self._explain, beside=False))
        self.beside.clicked.connect(partial(self._explain, beside=True))
        self.clear.clicked.connect(self._clear)
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setObjectName("framed")
        self.preview.setAccessibleName(said("How the quote reads"))
        self.note = QLabel(said("Select words above, then say what becomes of them."))
        self.note.setWordWrap(True)
        self.note.setProperty("muted", True)
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        tools, explaining = QHBoxLayout(), QHBoxLayout()
        tools.addWidget(self.elide)
        tools.addWidget(self.clear)
        tools.addStretch(1)
        for widget in (self.text, self.instead, self.beside):
            explaining.addWidget(widget, 1 if widget is self.text else 0)
        box = QDialogButtonBox
        buttons = box(box.StandardButton.Save | box.StandardButton.Cancel)
        buttons.accepted.connect(self.save)
        buttons.button(box.StandardButton.Save).setProperty("primary", True)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.addWidget(QLabel(said("What was said")))
        layout.addWidget(self.page, 2)
        layout.addLayout(tools)
        layout.addLayout(explaining)
        layout.addWidget(self.note)
        layout.addWidget(QLabel(said("How it reads")))
        layout.addWidget(self.preview, 2)
        layout.addWidget(buttons)

    def save(self) -> None:
        """Ends with the marks as they are."""
        if self.edits != self._quote.edits:
            self.wanted.emit(self.edits)
        self.accept()

    def select(self, part: int, start: int, end: int) -> None:
        """Selects words of a part."""
        cursor = self.page.textCursor()
        cursor.setPosition(_utf16(self.page.toPlainText()[: self._starts[part] + start]))
        cursor.setPosition(
            _utf16(self.page.toPlainText()[: self._starts[part] + end]),
            QTextCursor.MoveMode.KeepAnchor,
        )
        self.page.setTextCursor(cursor)

    def _text(self) -> str:
        told: list[str] = []
        for part in self._quote.parts:
            text = "\n\n".join(told)
            # On a line of its own: words from right to left are read from their side then.
            head = f"{part.speaker or said(UNKNOWN_SPEAKER)}:\n"
            self._starts.append(len(text) + (2 if told else 0) + len(head))
            told.append(head + part.text)
        return "\n\n".join(told)

    def _explain(self, *, beside: bool = False) -> None:
        text = self.text.text().strip()
        if text:
            self._mark(text, beside=beside)
        else:
            self.note.setText(said("Type the explanation first."))

    def _mark(self, text: str, *, beside: bool = False) -> None:
        cursor = self.page.textCursor()
        plain = self.page.toPlainText()
        first = _places(plain, cursor.selectionStart())
        last = _places(plain, cursor.selectionEnd())
        part = max(
            (number for number, start in enumerate(self._starts) if start <= first), default=0
        )
        at = self._starts[part]
        length = len(self._quote.parts[part].text)
        start, end = max(0, first - at), min(last - at, length)
        edit = QuoteEdit(part, end if beside else start, end, text)
        try:
            if first == last and not beside:
                raise WrongUsage("Select words of the quote first.")
            self.edits = with_edit(self._with_edits(), edit)
        except WrongUsage as error:
            self.note.setText(explained(error))
            return
        self.text.clear()
        self.note.setText(said("The words that are left out are kept, and shown on demand."))
        self._show()

    def _clear(self) -> None:
        self.edits = ()
        self._show()

    def _with_edits(self) -> Quote:
        return replace(self._quote, edits=self.edits)

    def _show(self) -> None:
        plain, marked = self.page.toPlainText(), []
        for edit in self.edits:
            at = self._starts[edit.part]
            form = QTextCharFormat()
            form.setBackground(QColor(self._theme.accent_soft))
            form.setFontStrikeOut(edit.start < edit.end)
            form.setToolTip(mark_of(edit))
            spot = QTextEdit.ExtraSelection()
            cursor = self.page.textCursor()
            cursor.setPosition(_utf16(plain[: at + edit.start]))
            cursor.setPosition(_utf16(plain[: at + edit.end]), QTextCursor.MoveMode.KeepAnchor)
            spot.cursor, spot.format = cursor, form
            marked.append(spot)
        self.page.setExtraSelections(marked)
        self.preview.setPlainText("\n\n".join(quoted(self._with_edits())))
        self.clear.setEnabled(bool(self.edits))


def _utf16(text: str) -> int:
    """The place in a Qt document, which counts halves of rare characters."""
    return len(text.encode("utf-16-le")) // 2


def _places(text: str, at: int) -> int:
    """The place in our text of a place in a Qt document."""
    return len(text.encode("utf-16-le")[: at * 2].decode("utf-16-le", "ignore"))
