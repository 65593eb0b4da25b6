"""Long work in a row: what, how far, how long, and Cancel."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from spacesviewer.ui import icons
from spacesviewer.ui.interface import said
from spacesviewer.ui.theme import Theme, font


class ProgressRow(QFrame):
    """Hidden while nothing goes on; ``cancelled`` is the person's wish, not the end."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.what = QLabel("")
        self.rest = QLabel("")
        for label in (self.what, self.rest):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setFont(font(12))
        self.rest.setProperty("muted", True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.cancel = QToolButton()
        self.cancel.setToolTip(said("Cancel; what is done stays"))
        self.cancel.setAccessibleName(said("Cancel indexing"))
        self.cancel.setFixedSize(26, 26)
        self.cancel.clicked.connect(self.cancelled)
        line = QHBoxLayout()
        line.addWidget(self.bar, 1)
        line.addWidget(self.cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 6, 10, 4)
        layout.setSpacing(3)
        layout.addWidget(self.what)
        layout.addLayout(line)
        layout.addWidget(self.rest)
        self.hide()

    def show_progress(self, what: str, fraction: float | None, rest: str) -> None:
        """Shows the work; a fraction of None is work whose length is not known yet."""
        metrics = QFontMetrics(self.what.font())
        room = max(80, self.width() - 34)
        self.what.setText(metrics.elidedText(what, Qt.TextElideMode.ElideMiddle, room))
        self.bar.setRange(0, 0 if fraction is None else 1000)
        self.bar.setValue(round((fraction or 0) * 1000))
        self.rest.setText(rest)
        self.show()

    def set_theme(self, theme: Theme) -> None:
        """Takes another look."""
        self.cancel.setIcon(icons.icon("x", theme.text, 16))
