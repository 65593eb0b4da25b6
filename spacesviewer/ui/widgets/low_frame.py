"""A frame that can be kept as low as what is in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame

_NO_LIMIT = 16_777_215  # Qt's own greatest height


class LowFrame(QFrame):
    """Kept low, it takes no more room than it needs, whatever comes and goes in it."""

    _low = False

    def keep_low(self, low: bool) -> None:
        """Whether it gives all other room to the transcript."""
        self._low = low
        self.setMaximumHeight(self.sizeHint().height() if low else _NO_LIMIT)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and self._low:
            self.keep_low(True)
        return super().event(event)
