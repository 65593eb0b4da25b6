"""What was corrected in a transcript, word by word, with the way back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.domain.rewording import Piece, differences
from spacesviewer.library.corrections import TURNS, Correction
from spacesviewer.ui import wording
from spacesviewer.ui.interface import kept_whole, retold, said
from spacesviewer.ui.theme import Theme
from spacesviewer.ui.widgets.fields import ShortBox, name_field
from spacesviewer.ui.widgets.word_diff import piece_format
from spacesviewer.workflows import recounting
from spacesviewer.workflows.restoring import Standing


class CorrectionsDialog(QDialog):
    """Lists corrections, the newest first. ``texts`` are the file's words of a segment and today's.

    Words that went are struck out, words that came are underlined. ``older`` are versions that can
    be shown again; ``version_wanted`` carries the one that is chosen.
    """

    restore_wanted = Signal()
    version_wanted = Signal(object)

    def __init__(
        self,
        known: Sequence[Correction],
        title: str,
        theme: Theme,
        texts: tuple[str, str] | None = None,
        older: Sequence[Standing] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(said("Corrections: {title}", title=title))
        self.resize(640, 440)
        self._theme = theme
        self.page = QPlainTextEdit()
        self.page.setReadOnly(True)
        self.page.setObjectName("framed")
        self.page.setAccessibleName(said("Corrections"))
        self._cursor = self.page.textCursor()
        if texts is not None:
            self._heading(said("In the file"))
            self._line(
                [Piece("same", texts[0] or said("Nothing: this segment was added by hand."))]
            )
            self._heading(said("Now"))
            self._line(differences(*texts))
        for one in reversed(known):
            self._heading(wording.corrected(recounting.headline(one)))
            if one.kind in ("times", "speaker", TURNS):
                self._line([Piece("same", retold(recounting.sentence(one)))])
            else:
                self._line(recounting.pieces(one))
        if not known:
            self._heading(said("Nothing was corrected here yet."))
        self.page.moveCursor(QTextCursor.MoveOperation.Start)
        whole = (
            said("Restore the whole original text")
            if texts is None
            else said("Restore the file’s words")
        )
        self.restore = QPushButton(whole)
        self.restore.clicked.connect(self._on_restore)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.restore, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.addWidget(self.page, 1)
        self.older = ShortBox()
        name_field(self.older, said("Older versions"))
        self.older.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for standing in older:
            told = wording.corrected(standing.told)
            words = f"{told}: {kept_whole(standing.text)}" if standing.text else told
            self.older.addItem(words, standing)
        self.again = QPushButton(said("Restore this version"))
        self.again.setEnabled(bool(older))
        self.again.clicked.connect(self._on_again)
        if older:
            row = QHBoxLayout()
            row.addWidget(self.older, 1)
            row.addWidget(self.again)
            layout.addLayout(row)
        layout.addWidget(buttons)

    def _on_restore(self) -> None:
        self.restore_wanted.emit()
        self.accept()

    def _on_again(self) -> None:
        self.version_wanted.emit(self.older.currentData())
        self.accept()

    def _heading(self, text: str) -> None:
        form = QTextCharFormat()
        form.setForeground(self._theme.muted)
        form.setFontWeight(QFont.Weight.DemiBold)
        if not self._cursor.atStart():
            self._cursor.insertText("\n", QTextCharFormat())
        self._cursor.insertText(f"{text}\n", form)

    def _line(self, pieces: Iterable[Piece]) -> None:
        for number, piece in enumerate(pieces):
            form = piece_format(piece.kind, self._theme)
            if number:
                self._cursor.insertText(" ", QTextCharFormat())
            self._cursor.insertText(piece.text, form)
        self._cursor.insertText("\n", QTextCharFormat())
