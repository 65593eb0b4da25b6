"""One quote in full, with what a person may change of it: note, state, stars, topics, stories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.domain.citation import doubts, said_text
from spacesviewer.domain.quote import MOST_STARS, STATES, Quote
from spacesviewer.domain.recap import WHOLE, Beneath
from spacesviewer.domain.selection import UNKNOWN_SPEAKER
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.wording import isolated
from spacesviewer.ui import wording
from spacesviewer.ui.interface import retold, said, to_say
from spacesviewer.ui.models.quote_words import quoted
from spacesviewer.ui.widgets.fields import name_field

NOTHING = to_say("Choose a quote at the left.")


class QuoteDetail(QWidget):
    """``changed`` carries the id of a quote, what of it ("note", ...), and what it is to be.

    A field is kept as soon as one leaves it, and never on another quote than it was typed for.
    """

    changed = Signal(str, str, object)
    play_pressed = Signal()
    open_pressed = Signal()

    def __init__(self, *, read_only: bool = False) -> None:
        super().__init__()
        self._quote: Quote | None = None
        self._read_only = read_only
        self._translation = ("", Beneath(""))
        self.head = QLabel(said(NOTHING))
        self.head.setTextFormat(Qt.TextFormat.PlainText)
        self.head.setWordWrap(True)
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setObjectName("framed")
        self.words.setAccessibleName(said("Words of the quote"))
        self.doubts = QLabel()
        self.doubts.setTextFormat(Qt.TextFormat.PlainText)
        self.doubts.setWordWrap(True)
        self.doubts.setProperty("muted", True)
        self.play = QPushButton(said("Play"))
        self.open = QPushButton(said("Open session"))
        self.play.clicked.connect(self.play_pressed)
        self.open.clicked.connect(self.open_pressed)
        self.state, self.stars = QComboBox(), QComboBox()
        for state in STATES:
            self.state.addItem(said(state.capitalize()), state)
        for count in range(MOST_STARS + 1):
            self.stars.addItem("★" * count or said("None"), count)
        self.topics, self.stories = QLineEdit(), QLineEdit()
        self.topics.setPlaceholderText(said("Topics, with commas between them"))
        self.stories.setPlaceholderText(said("Stories, with commas between them"))
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setPlaceholderText(said("Note"))
        self.note.setFixedHeight(76)
        self.note.installEventFilter(self)
        self.state.activated.connect(lambda _at: self._set("state", self.state.currentData()))
        self.stars.activated.connect(lambda _at: self._set("rating", self.stars.currentData()))
        self.topics.editingFinished.connect(self.flush)
        self.stories.editingFinished.connect(self.flush)
        self._lay_out()
        self.show_quotes([])

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(8)
        for name, field in (
            (said("State"), self.state),
            (said("Stars"), self.stars),
            (said("Topics"), self.topics),
            (said("Stories"), self.stories),
            (said("Note"), self.note),
        ):
            name_field(field, said("{name} of the quote", name=name))
            form.addRow(name, field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 0, 10, 0)
        layout.setSpacing(8)
        layout.addWidget(self.head)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.doubts)
        buttons = QHBoxLayout()
        buttons.addWidget(self.play, 1)
        buttons.addWidget(self.open, 1)
        layout.addLayout(buttons)
        layout.addLayout(form)

    def show_quotes(self, quotes: Sequence[Quote]) -> None:
        """Shows one quote; of several only how many they are. What was typed is kept before."""
        new = quotes[0] if len(quotes) == 1 else None
        if self._quote is not None and (new is None or new.id != self._quote.id):
            self.flush()
        same = new is not None and self._quote is not None and new.id == self._quote.id
        typing = self._typed() if same else {}
        self._quote = new
        for widget in (self.state, self.stars, self.topics, self.stories, self.note):
            widget.setEnabled(new is not None and not self._read_only)
        for button in (self.play, self.open):
            button.setEnabled(new is not None)
        if new is None:
            several = wording.count(len(quotes), "quote")
            self.head.setText(said("{quotes} chosen.", quotes=several) if quotes else said(NOTHING))
            for field in (self.words, self.note):
                field.setPlainText("")
            for line in (self.topics, self.stories, self.doubts):
                line.setText("")
            return
        self._show(new, typing)

    def show_translation(self, uid: str, beneath: Beneath | None) -> None:
        """Shows what a quote says in another language, if it is the one that stands here."""
        if self._quote is not None and self._quote.id == uid:
            self._translation = (uid, beneath or Beneath(""))
            self._show_words(self._quote)

    def flush(self) -> None:
        """Keeps what was typed."""
        typed = self._typed()
        for name, value in typed.items():
            self._set(name, value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.note and event.type() == QEvent.Type.FocusOut:
            self.flush()
        return super().eventFilter(watched, event)

    def _typed(self) -> dict[str, object]:
        """The fields that say something else than the quote."""
        quote = self._quote
        if quote is None or self._read_only:
            return {}
        found: dict[str, object] = {}
        if (note := self.note.toPlainText().strip()) != quote.note.strip():
            found["note"] = note
        for name, line, old in (
            ("topics", self.topics, quote.topics),
            ("stories", self.stories, quote.stories),
        ):
            if (names := _names(line.text())) != _names(", ".join(old)):
                found[name] = names
        return found

    def _show(self, quote: Quote, typing: dict[str, object]) -> None:
        title = isolated(quote.session_title or said("Untitled session"))
        who = isolated(quote.speaker or said(UNKNOWN_SPEAKER))
        when = f"{format_time(quote.place_ms[0])}, {wording.dated(quote.session_date)}"
        self.head.setText(f"{who}\n{title}\n{when}")
        self._show_words(quote)
        doubtful = (*map(retold, doubts(quote).split("; ")), wording.checked(quote))
        self.doubts.setText("; ".join(one for one in doubtful if one))
        self.state.setCurrentIndex(self.state.findData(quote.state))
        self.stars.setCurrentIndex(self.stars.findData(quote.rating))
        # What is being typed stays, whatever else of the quote has changed meanwhile.
        if "note" not in typing:
            self.note.setPlainText(quote.note)
        if "topics" not in typing:
            self.topics.setText(", ".join(quote.topics))
        if "stories" not in typing:
            self.stories.setText(", ".join(quote.stories))

    def _show_words(self, quote: Quote) -> None:
        now = ["", said("The transcript says now:"), f"“{quote.now}”"] if quote.now else []
        spoken = ["", said_text(quote)] if quote.proof.said is not None else []
        uid, beneath = self._translation
        other = ["", _in_words(beneath)] if uid == quote.id and beneath.words else []
        self.words.setPlainText("\n".join([*quoted(quote, "\n"), *spoken, *other, *now]))

    def _set(self, name: str, value: Any) -> None:
        if self._quote is not None and getattr(self._quote, name) != value:
            uid = self._quote.id
            self._quote = replace(self._quote, **{name: value})  # or it would be kept twice
            self.changed.emit(uid, name, value)


def _in_words(beneath: Beneath) -> str:
    """What a translation is, in the words of the window, and in lines of their own its words."""
    told = retold(beneath.credit)
    # What the words say of themselves in a file stands above them here, in the right language.
    words = [one.removeprefix(f"[{WHOLE.capitalize()}:] ") for one in beneath.words if one]
    return "\n".join([f"{told[:1].upper()}{told[1:]}:", *(f"“{one}”" for one in words)])


def _names(text: str) -> tuple[str, ...]:
    return tuple(name for part in text.split(",") if (name := " ".join(part.split())))
