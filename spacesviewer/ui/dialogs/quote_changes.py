"""What a quote says, what its transcript says now, and all that it has been."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.domain.elision import told_parts
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.rewording import Piece
from spacesviewer.domain.selection import Selection
from spacesviewer.domain.timecode import format_time
from spacesviewer.library.quote_entries import Kept
from spacesviewer.library.store import Archive
from spacesviewer.ui import wording
from spacesviewer.ui.interface import kept_whole, retold, said
from spacesviewer.ui.theme import Theme
from spacesviewer.ui.widgets.word_diff import show_pieces
from spacesviewer.workflows import quote_revisions, standing
from spacesviewer.workflows.standing import SAME, Review, Standing


@dataclass(frozen=True)
class QuoteStory:
    """All that the dialog shows of a quote."""

    quote: Quote
    stands: Standing
    pieces: Sequence[Piece]
    revisions: Sequence[tuple[Kept, Quote]]
    review: Review | None = None


def read(archive: Archive, quote: Quote) -> QuoteStory:
    """Reads how a quote stands, and what it has been."""
    stands, pieces = standing.difference(archive, quote)
    review = standing.review_of(archive, quote) if stands.kind == standing.REVIEW else None
    return QuoteStory(quote, stands, pieces, quote_revisions.history(archive, quote.id), review)


class QuoteChangesDialog(QDialog):
    """Shows the difference word by word; the quote is only updated, linked or brought back when
    a person says so.
    """

    update_wanted = Signal()
    link_wanted = Signal(object)
    restore_wanted = Signal(int)

    def __init__(self, told: QuoteStory, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(said("Changes of the Quote"))
        self.resize(640, 520)
        self._told = told
        self.head = QLabel(_headline(told))
        self.head.setWordWrap(True)
        self.page = QPlainTextEdit()
        self.page.setReadOnly(True)
        self.page.setObjectName("framed")
        self.page.setAccessibleName(said("What has changed"))
        show_pieces(self.page, told.pieces or [Piece("same", told.quote.text)], theme)
        self.places = _list(said("Places where the quote could be"), self)
        for place in told.review.proposals if told.review else ():
            self.places.addItem(_place_text(place))
        self.revisions = _list(said("Revisions"), self)
        for kept, old in told.revisions:
            self.revisions.addItem(_revision_text(kept, old, told.quote))
        self.update_button = QPushButton(said("Update quote"))
        self.update_button.setEnabled(told.stands.certain and told.stands.kind != SAME)
        self.link_button = QPushButton(said("It stands here"))
        self.link_button.setEnabled(self.places.count() > 0)
        self.restore_button = QPushButton(said("Bring back revision"))
        self.update_button.clicked.connect(self._on_update)
        self.link_button.clicked.connect(self._on_link)
        self.restore_button.clicked.connect(self._on_restore)
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for button in (self.update_button, self.link_button, self.restore_button):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.addWidget(self.head)
        layout.addWidget(self.page, 2)
        if self._told.review is not None:
            layout.addWidget(QLabel(said("Where these words could be now")))
            layout.addWidget(self.places, 2)
        layout.addWidget(QLabel(said("Revisions")))
        layout.addWidget(self.revisions, 2)
        layout.addWidget(buttons)
        self.link_button.setVisible(self._told.review is not None)
        self.places.setVisible(self._told.review is not None)
        self.places.setCurrentRow(0)
        self.revisions.setCurrentRow(0)

    def _on_update(self) -> None:
        self.update_wanted.emit()
        self.accept()

    def _on_link(self) -> None:
        review, row = self._told.review, self.places.currentRow()
        if review is not None and 0 <= row < len(review.proposals):
            self.link_wanted.emit(review.proposals[row])
            self.accept()

    def _on_restore(self) -> None:
        row = self.revisions.currentRow()
        if 0 <= row < len(self._told.revisions):
            number = self._told.revisions[row][0].entry.number
            if number != self._told.quote.revision:
                self.restore_wanted.emit(number)
            self.accept()


def _list(name: str, parent: QWidget) -> QListWidget:
    made = QListWidget(parent)
    made.setObjectName("framed")
    made.setAccessibleName(name)
    made.setWordWrap(True)
    made.setSpacing(3)
    return made


def _headline(told: QuoteStory) -> str:
    kind = told.stands.kind
    changed = retold(kind)
    since = said("Nothing has changed since.")
    if kind != SAME:
        since = f"{changed[0].upper()}{changed[1:]}."
    checked = wording.checked(told.quote)
    return f"{since} {checked[:1].upper()}{checked[1:]}." if checked else since


def _place_text(place: Selection) -> str:
    words = " / ".join(
        f"{kept_whole(part.speaker or '?')}: {kept_whole(f'“{part.text}”')}" for part in place.parts
    )
    return f"{format_time(place.start_ms)}  {words}"


def _revision_text(kept: Kept, old: Quote, now: Quote) -> str:
    entry = kept.entry
    when = kept_whole(f"{wording.dated(entry.at[:10])}, {entry.at[11:16]}")
    told = ", ".join(filter(None, (when, entry.reviewer, entry.why)))
    sign = said(" (now)") if entry.number == now.revision else ""
    words = " / ".join(part.text for part in told_parts(old))
    # Isolated: behind a number of ours, words from right to left would change their places.
    return f"{entry.number}{sign}  {told}\n{kept_whole(f'“{words}”')}"
