"""The quotes of all sessions whose transcripts tell something else now, one beside the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.domain.quote import Quote
from spacesviewer.domain.rewording import Piece
from spacesviewer.domain.selection import Selection
from spacesviewer.domain.timecode import format_time
from spacesviewer.ui import wording
from spacesviewer.ui.interface import kept_whole, retold, said, to_say
from spacesviewer.ui.theme import Theme
from spacesviewer.ui.widgets.word_diff import show_pieces
from spacesviewer.workflows.quote_reviewing import Doubt

_NOTHING = to_say("No quote has changed since: all say what their transcripts say.")
_HINT = to_say(
    "Choose several with Ctrl or Shift, to update them in one step that Undo takes back."
)


class QuoteReviewDialog(QDialog):
    """``update_wanted`` carries the ids of quotes, ``link_wanted`` one and its place, ``shown``
    the quote whose session is to be opened. Nothing changes but by these.
    """

    update_wanted = Signal(list)
    link_wanted = Signal(str, object)
    shown = Signal(object)

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, read_only: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(said("Quotes That Want a Look"))
        self.resize(980, 600)
        self._theme = theme
        self._read_only = read_only
        self._known: dict[str, Doubt] = {}
        self.head = QLabel()
        self.head.setWordWrap(True)
        self.list = _list(said("Quotes that want a look"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.sentence = QLabel()
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.page = QPlainTextEdit()
        self.page.setReadOnly(True)
        self.page.setObjectName("framed")
        self.page.setAccessibleName(said("What has changed"))
        self.places = _list(said("Places where the quote could be"))
        self.update_button = QPushButton(said("Update chosen"))
        self.link_button = QPushButton(said("It stands here"))
        self.go_button = QPushButton(said("Go there"))
        self._lay_out()
        self.list.itemSelectionChanged.connect(self._on_chosen)
        self.places.currentRowChanged.connect(self._refresh)
        self.update_button.clicked.connect(self._on_update)
        self.link_button.clicked.connect(self._on_link)
        self.go_button.clicked.connect(self._on_go)
        self._refresh()

    def show_doubts(self, found: Sequence[Doubt]) -> None:
        """Shows what is left to look at; what was chosen stays chosen where it is still there."""
        chosen = {one.quote.id for one in self.chosen()}
        row = max(0, self.list.currentRow())
        self._known = {one.quote.id: one for one in found}
        self.list.blockSignals(True)
        self.list.clear()
        for one in found:
            item = QListWidgetItem(_line(one), self.list)
            item.setData(Qt.ItemDataRole.UserRole, one.quote.id)
            item.setSelected(one.quote.id in chosen)
        self.list.blockSignals(False)
        count = said("{quotes} of all sessions.", quotes=wording.count(len(found), "quote"))
        self.head.setText(f"{count} {said(_HINT)}" if found else said(_NOTHING))
        if found and not self.list.selectedItems():
            self.list.setCurrentRow(min(row, len(found) - 1))
        self._on_chosen()

    def chosen(self) -> list[Doubt]:
        """The quotes that are chosen, in the order in which they stand."""
        items = sorted(self.list.selectedItems(), key=self.list.row)
        uids = [str(item.data(Qt.ItemDataRole.UserRole)) for item in items]
        return [self._known[uid] for uid in uids if uid in self._known]

    def _lay_out(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        self.places_label = QLabel(said("Where these words could be now"))
        for widget, stretch in (
            (self.sentence, 0),
            (self.page, 2),
            (self.places_label, 0),
            (self.places, 2),
        ):
            column.addWidget(widget, stretch)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setProperty("apart", True)
        split.setHandleWidth(14)
        split.addWidget(self.list)
        split.addWidget(right)
        split.setChildrenCollapsible(False)
        split.setSizes([440, 520])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for button in (self.go_button, self.link_button, self.update_button):
            button.setAutoDefault(False)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.addWidget(self.head)
        layout.addWidget(split, 1)
        layout.addWidget(buttons)

    def _on_chosen(self) -> None:
        chosen = self.chosen()
        one = chosen[0] if len(chosen) == 1 else None
        self.sentence.setText(_about(chosen))
        self.page.clear()
        show_pieces(self.page, _pieces(one), self._theme)
        self.places.clear()
        for place in one.proposals if one is not None else ():
            self.places.addItem(_place(place))
        has_places = one is not None and bool(one.proposals)
        for widget in (self.places_label, self.places, self.link_button):
            widget.setVisible(has_places)
        if has_places:
            self.places.setCurrentRow(0)
        self._refresh()

    def _refresh(self) -> None:
        chosen = self.chosen()
        may = not self._read_only and bool(chosen)
        self.update_button.setEnabled(may and any(one.can_follow for one in chosen))
        self.link_button.setEnabled(may and self.places.currentRow() >= 0)
        self.go_button.setEnabled(len(chosen) == 1)

    def _on_update(self) -> None:
        self.update_wanted.emit([one.quote.id for one in self.chosen() if one.can_follow])

    def _on_link(self) -> None:
        chosen, row = self.chosen(), self.places.currentRow()
        if len(chosen) == 1 and 0 <= row < len(chosen[0].proposals):
            self.link_wanted.emit(chosen[0].quote.id, chosen[0].proposals[row])

    def _on_go(self) -> None:
        chosen = self.chosen()
        if len(chosen) == 1:
            self.shown.emit(chosen[0].quote)


def _about(chosen: Sequence[Doubt]) -> str:
    if len(chosen) == 1:
        return retold(chosen[0].sentence)
    if not chosen:
        return ""
    ready = sum(one.can_follow for one in chosen)
    left = len(chosen) - ready
    told = said(
        "{quotes} chosen; {ready} can follow their transcripts.",
        quotes=wording.count(len(chosen), "quote"),
        ready=ready,
    )
    return f"{told} {said('{left} must be looked at one by one.', left=left)}" if left else told


def _pieces(one: Doubt | None) -> Sequence[Piece]:
    if one is None:
        return ()
    return one.pieces or [Piece("same", one.quote.text)]


def _line(one: Doubt) -> str:
    quote = one.quote
    told = retold(one.kind)
    kind = f"{told[0].upper()}{told[1:]}"
    where = f"{kept_whole(quote.session_title or said('Untitled session'))}, {_at(quote)}"
    # Isolated: beside words of ours, words from right to left would change their places.
    words = f"{kept_whole(quote.speaker or '?')}: {kept_whole(_short(quote.text))}"
    return f"{kind}  ·  {where}\n{words}"


def _at(quote: Quote) -> str:
    return format_time(quote.place_ms[0])


def _short(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words if len(words) <= 120 else words[:119] + '…'}”"


def _place(place: Selection) -> str:
    words = " / ".join(
        f"{kept_whole(part.speaker or '?')}: {kept_whole(f'“{part.text}”')}" for part in place.parts
    )
    return f"{format_time(place.start_ms)}  {words}"


def _list(name: str) -> QListWidget:
    made = QListWidget()
    made.setObjectName("framed")
    made.setAccessibleName(name)
    made.setWordWrap(True)
    made.setSpacing(3)
    return made
