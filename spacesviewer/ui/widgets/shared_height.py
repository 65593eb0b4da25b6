"""The splitter between timeline and transcript, which gives the timeline what its rows need."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

_LEAST = 340  # pixels, with the transport: a waveform of a few lanes likes more than it needs
_MOST = 0.5  # of the height: whatever there is to show, half is for reading


class SharedHeight(QSplitter):
    """Shares the height anew as rows come and go, until a person draws the line: ``drawn``."""

    drawn = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.is_drawn = False
        self._shared = (0, 0)
        self.splitterMoved.connect(self._on_moved)

    def share(self) -> None:
        """Gives the upper part what it needs, within limits; nothing where it is collapsed."""
        above = self.widget(0)
        if self.is_drawn or above is None or above.maximumHeight() < _LEAST:
            return
        height = self.height() - self.handleWidth()
        # On a small screen most is for the words.
        least = min(_LEAST, height * 3 // 8)
        wanted = min(max(least, above.sizeHint().height()), max(least, round(height * _MOST)))
        if (wanted, height) != self._shared:
            self._shared = (wanted, height)
            self.setSizes([wanted, max(1, height - wanted)])

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.share()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share()

    def _on_moved(self) -> None:
        if not self.is_drawn:
            self.is_drawn = True
            self.drawn.emit()
