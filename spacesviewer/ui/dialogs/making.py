"""Shows how far something is that takes a while, and lets a person stop it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressDialog, QWidget

from spacesviewer.ui.interface import said

_TICK_MS = 100
_STEPS = 1000


@dataclass(slots=True)
class Progress:
    """Plain values that work on another thread writes and reads; the dialog looks at them."""

    fraction: float = 0.0
    stopped: bool = False

    def tell(self, fraction: float) -> None:
        """Says how far the work is, from 0 to 1."""
        self.fraction = fraction

    def is_stopped(self) -> bool:
        """Whether the person wants it stopped."""
        return self.stopped


class MakingDialog(QProgressDialog):
    """``end()`` takes it away when the work has ended, whichever way."""

    def __init__(self, sentence: str, progress: Progress, parent: QWidget | None = None) -> None:
        super().__init__(sentence, said("Cancel"), 0, _STEPS, parent)
        self.setWindowTitle("Spaces Viewer")
        self.setMinimumWidth(380)
        self.setMinimumDuration(400)
        self.setAutoReset(False)
        self.setAutoClose(False)
        self._progress = progress
        self.canceled.connect(self._on_cancelled)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._look)
        self._tick.start()
        self.setValue(0)

    def end(self) -> None:
        """Takes the dialog away."""
        self._tick.stop()
        self.reset()
        self.deleteLater()

    def _look(self) -> None:
        self.setValue(min(_STEPS - 1, round(self._progress.fraction * _STEPS)))

    def _on_cancelled(self) -> None:
        self._progress.stopped = True
        self._tick.stop()
