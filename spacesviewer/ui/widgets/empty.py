"""What stands where there is nothing yet: one sentence and one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget


class EmptyState(QWidget):
    """A sentence in the middle; beneath it a button if it has words."""

    pressed = Signal()

    def __init__(
        self,
        sentence: str,
        button: str = "",
        parent: QWidget | None = None,
        *,
        primary: bool = True,
    ) -> None:
        super().__init__(parent)
        self.label = QLabel(sentence)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setProperty("muted", True)
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 28, 28, 28)
        layout.addStretch(2)
        layout.addWidget(self.label)
        self.button = QPushButton(button)
        self.button.setProperty("primary", primary)
        self.button.clicked.connect(self.pressed)
        layout.addSpacing(10)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.button.setVisible(bool(button))  # not before: without a parent it is a window
        layout.addStretch(3)
