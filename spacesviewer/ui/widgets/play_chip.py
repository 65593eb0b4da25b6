"""The chip under the transport that says what is played where it is not everything."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from spacesviewer.ui import icons
from spacesviewer.ui.interface import said
from spacesviewer.ui.theme import Theme, font


class PlayChip(QFrame):
    """Hidden while everything is played; ``cancelled`` when its button is pressed."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel("")
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setFont(font(12))
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.cancel = QToolButton(self)
        self.cancel.setText(said("Play everything"))
        self.cancel.setToolTip(said("Play everything again (Shift+K)"))
        self.cancel.setAccessibleName(said("Play everything again"))
        self.cancel.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.cancel.setIconSize(QSize(14, 14))
        self.cancel.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.cancel.clicked.connect(self.cancelled)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 6)
        layout.addSpacing(8)  # at the side that is read from, whichever it is
        layout.addWidget(self.label, 1)
        layout.addWidget(self.cancel)
        self.tell("")

    def tell(self, words: str) -> None:
        """Says what is played; "" hides it."""
        self.label.setText(words)
        self.label.setToolTip(words)
        self.label.setAccessibleName(said("Played: {words}", words=words))
        self.setVisible(bool(words))

    def set_theme(self, theme: Theme) -> None:
        """Takes another look."""
        self.cancel.setIcon(icons.icon("x", theme.text, 14))
        palette = self.label.palette()
        palette.setColor(self.label.foregroundRole(), theme.accent)
        self.label.setPalette(palette)
