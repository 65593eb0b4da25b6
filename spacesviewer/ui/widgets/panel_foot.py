"""The row of buttons at the foot of a panel."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton


def panel_foot(*buttons: QPushButton) -> QHBoxLayout:
    """The buttons side by side, as far from the edges in every panel."""
    row = QHBoxLayout()
    row.setContentsMargins(12, 8, 12, 10)
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    return row
