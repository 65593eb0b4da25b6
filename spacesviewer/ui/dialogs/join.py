"""Asks how several recordings of one event are put together: into which, and where they begin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.domain.errors import UserError
from spacesviewer.domain.session import SessionSummary
from spacesviewer.domain.timecode import format_time, parse_time
from spacesviewer.ui import wording
from spacesviewer.ui.interface import explained_apart, kept_whole, retold, said, to_say
from spacesviewer.ui.places import Places
from spacesviewer.ui.widgets.fields import name_field
from spacesviewer.workflows.joining import Offer

_SENTENCE = to_say(
    "They become one session. Transcripts, topics and marks move along; quotes stay as they were "
    "taken and keep their sound. Undo takes them apart again."
)


class JoinDialog(QDialog):
    """``chosen`` carries the session that stays, and the others as (id, offset in ms) pairs."""

    chosen = Signal(str, object)

    def __init__(
        self, sessions: Sequence[SessionSummary], places: Places, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(said("Join into one session"))
        self.setMinimumWidth(640)
        self._sessions = {session.id: session for session in sessions}
        self._places = places
        self.rows: dict[str, _Row] = {}
        self.into = QComboBox()
        name_field(self.into, said("The session that stays"))
        for session in sessions:
            self.into.addItem(_named(session), session.id)
        self.into.setCurrentIndex(self.into.findData(_best(sessions)))
        self.into.currentIndexChanged.connect(self._show_rows)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        sentence, stays = (
            _label(said(_SENTENCE)),
            _label(said("The session that stays, with its title:")),
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.agree = QPushButton(said("Join"))
        self.agree.setProperty("primary", True)
        buttons.addButton(self.agree, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.join)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(8)
        for widget in (sentence, stays, self.into):
            layout.addWidget(widget)
        layout.addSpacing(6)
        layout.addLayout(self._grid)
        layout.addStretch(1)
        layout.addWidget(buttons)
        places.found.connect(self._on_found)
        places.failed.connect(self._on_failed)
        places.progressed.connect(self._on_progress)
        self.finished.connect(places.close)
        self._show_rows()

    def join(self) -> None:
        """Takes the places that stand in the fields."""
        others = [(uid, row.offset_ms()) for uid, row in self.rows.items()]
        self.chosen.emit(self.into.currentData(), others)
        self.accept()

    def look_for(self, uid: str) -> None:
        """Asks the sound where a session begins in the one that stays."""
        self.rows[uid].tell(said("Comparing the sound…"))
        self._places.look(self.into.currentData(), uid)

    def put_at_end(self, uid: str) -> None:
        """Says that a session begins where the one that stays ends."""
        row = self.rows[uid]
        row.set_offset(self._sessions[self.into.currentData()].duration_ms)
        row.tell(said("It follows directly."))

    def _show_rows(self) -> None:
        for row in self.rows.values():
            row.drop(self._grid)
        stays = self.into.currentData()
        self.rows = {
            uid: _Row(self, session, self._grid, 2 * number)
            for number, (uid, session) in enumerate(self._sessions.items())
            if uid != stays
        }
        for uid in self.rows:
            self.look_for(uid)
        self.refresh()

    def refresh(self) -> None:
        """Lets one join when every place can be read."""
        self.agree.setEnabled(all(row.is_ready() for row in self.rows.values()))

    def grow(self) -> None:
        """Makes room for a sentence that has got longer; a dialog does not do so by itself."""
        layout = self.layout()
        if layout is not None:
            layout.invalidate()
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))

    def _on_found(self, uid: str, offer: Offer) -> None:
        row = self.rows.get(uid)
        if row is not None:
            if not row.offset.text().strip():
                row.set_offset(offer.offset_ms)
            at = format_time(offer.offset_ms)
            row.tell(
                said(
                    "{at}. {reason} Confidence {confidence}.",
                    at=at,
                    reason=retold(offer.sentence),
                    confidence=f"{offer.confidence:.0%}",
                )
            )

    def _on_failed(self, uid: str, error: UserError) -> None:
        if uid in self.rows:
            self.rows[uid].tell(
                said("{problem} Type where it begins.", problem=explained_apart(error)[0]),
                danger=True,
            )

    def _on_progress(self, uid: str, fraction: float) -> None:
        if uid in self.rows:
            self.rows[uid].tell(said("Comparing the sound… {percent}", percent=f"{fraction:.0%}"))


class _Row:
    """A session that is to be put in, with the place where it begins."""

    def __init__(
        self, dialog: JoinDialog, session: SessionSummary, grid: QGridLayout, row: int
    ) -> None:
        self._dialog = dialog
        self.name = _label(_named(session))
        self.offset = QLineEdit()
        self.offset.setPlaceholderText("0:00:00")
        self.offset.setAccessibleName(said("{session} begins at", session=session.title))
        self.offset.setFixedWidth(120)
        self.offset.textChanged.connect(dialog.refresh)
        self.find = QPushButton(said("Find from the sound"))
        self.after = QPushButton(said("After the end"))
        for button in (self.find, self.after):
            button.setAutoDefault(False)
        self.find.clicked.connect(lambda: self._again(dialog, session.id))
        self.after.clicked.connect(lambda: dialog.put_at_end(session.id))
        self.said = _label("")
        self.said.setProperty("muted", True)
        for column, widget in enumerate((self.name, self.offset, self.find, self.after)):
            grid.addWidget(widget, row, column)
        grid.addWidget(self.said, row + 1, 0, 1, 4)

    def offset_ms(self) -> int:
        """Where it begins; WrongUsage for what is no time."""
        text = self.offset.text().strip().replace("\u2212", "-")
        sign = -1 if text.startswith("-") else 1
        return sign * parse_time(text.removeprefix("-"))

    def is_ready(self) -> bool:
        """Whether its place can be read."""
        try:
            self.offset_ms()
        except UserError:
            return False
        return True

    def set_offset(self, ms: int) -> None:
        """Shows a place in the field."""
        self.offset.setText(format_time(ms, milliseconds=ms % 1000 != 0))

    def tell(self, sentence: str, *, danger: bool = False) -> None:
        """Shows what is known about the place."""
        self.said.setText(sentence)
        self.said.setProperty("danger", danger)
        self.said.setProperty("muted", not danger)
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)
        self._dialog.grow()

    def drop(self, grid: QGridLayout) -> None:
        """Takes the row out of the dialog."""
        for widget in (self.name, self.offset, self.find, self.after, self.said):
            grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _again(self, dialog: JoinDialog, uid: str) -> None:
        self.offset.clear()
        dialog.look_for(uid)


def _best(sessions: Sequence[SessionSummary]) -> str:
    """The one that most is known of: with quotes, with words, the earliest, the first by name."""
    return min(
        sessions,
        key=lambda s: (not s.quotes, not s.segments, s.started_at or "9", s.title.casefold()),
    ).id


def _named(session: SessionSummary) -> str:
    length = wording.length(session.duration_ms) if session.recordings else said("text only")
    return f"{kept_whole(session.title)}  ({length})"


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
