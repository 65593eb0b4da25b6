"""The head of the session: its title, what is known in a line, and the two main buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from spacesviewer.ui import icons, wording
from spacesviewer.ui.interface import said
from spacesviewer.ui.models.session_data import SessionData
from spacesviewer.ui.theme import Theme, font

_WORDS_PX = 560  # narrower, its buttons have no words


class Header(QFrame):
    """Title and facts; ``bookmark_pressed`` and ``export_pressed`` are the buttons."""

    bookmark_pressed = Signal()
    export_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zone = ""
        self.title = _Elided(font(18, QFont.Weight.DemiBold))
        self.facts = _Elided(font(12))
        self.facts.setProperty("muted", True)
        self.synthetic = QLabel(said("Synthetic voices"))
        self.synthetic.setProperty("warn", True)
        self.synthetic.setToolTip(said("Invented people, and voices made by a machine"))
        self.synthetic.setFont(font(12, QFont.Weight.DemiBold))
        self.bookmark = QPushButton(said(" Bookmark"))
        self.export = QPushButton(said(" Export"))
        self.export.setProperty("primary", True)
        self.bookmark.setToolTip(said("Take the selected words as a quote (B)"))
        self.export.setToolTip(said("Write the quotes to a file (Ctrl+E)"))
        self.bookmark.setAccessibleName(said("Bookmark"))
        self.export.setAccessibleName(said("Export"))
        self.bookmark.clicked.connect(self.bookmark_pressed)
        self.export.clicked.connect(self.export_pressed)
        for button in (self.bookmark, self.export):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title, 1)
        head.addWidget(self.synthetic)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(head)
        words.addWidget(self.facts)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 10)
        layout.setSpacing(12)
        layout.addSpacing(8)  # at the side that is read from, whichever it is
        layout.addLayout(words, 1)
        layout.addWidget(self.bookmark)
        layout.addWidget(self.export)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # In a narrow window the title needs the room; what the sign means stands under the mouse.
        narrow = event.size().width() < _WORDS_PX
        self.bookmark.setText("" if narrow else said(" Bookmark"))
        self.export.setText("" if narrow else said(" Export"))

    def show_session(self, data: SessionData) -> None:
        """Shows the title and the facts of a session."""
        self.title.set_text(data.detail.facts.title)
        self.facts.set_text("  ·  ".join(head_facts(data, self.zone)))
        self.synthetic.setVisible(data.detail.facts.synthetic)

    def set_theme(self, theme: Theme) -> None:
        """Takes another look."""
        self.bookmark.setIcon(icons.icon("bookmark-plus", theme.text, 16))
        self.export.setIcon(icons.icon("upload", theme.accent_text, 16, disabled_color=theme.muted))


def head_facts(data: SessionData, zone: str = "") -> list[str]:
    """What stands beneath the title, as far as it is known."""
    hosts = [p for p in data.detail.facts.participants if p.role == "host"]
    names = ", ".join(f"@{p.handle}" if p.handle else p.name for p in hosts)
    speakers = len(data.timeline.speakers)
    told = [
        said("Hosted by {names}", names=names) if names else data.detail.facts.platform,
        wording.dated(data.detail.facts.started_at, zone) if data.detail.facts.started_at else "",
        wording.length(data.duration_ms) if data.duration_ms else "",
        wording.count(speakers, "speaker") if speakers else "",
        wording.languages(tuple(dict.fromkeys(t.language for t in data.detail.transcripts))),
    ]
    return [text for text in told if text]


_MIDDLE = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft | _MIDDLE, Qt.AlignmentFlag.AlignRight | _MIDDLE


class _Elided(QLabel):
    """A line that ends in an ellipsis where there is no room; its tooltip holds all of it."""

    def __init__(self, face: QFont) -> None:
        super().__init__()
        self._text = ""
        self.setFont(face)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(40)

    def set_text(self, text: str) -> None:
        """Shows as much of a text as there is room for."""
        self._text = text
        self.setAccessibleName(text)
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        metrics = QFontMetrics(self.font())
        # Else a title in the letters of the other side would begin far from the edge.
        self.setAlignment(_RIGHT if self.isRightToLeft() else _LEFT)
        fitting = metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        self.setText(fitting)
        # A tip is read as HTML where it looks like it.
        self.setToolTip(self._text.replace("<", "‹") if fitting != self._text else "")
