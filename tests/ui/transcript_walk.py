"""A program of its own for test_transcript_atspi: a transcript that scrolls and changes.

Run as ``python -m tests.ui.transcript_walk STEPS``; it prints "ended" when it was not killed. It
keeps its one view: Qt 6.11's own interfaces crash now and then when a widget is replaced under a
reader that asks for it.
"""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QMainWindow

from spacesviewer.ui.widgets.transcript import TranscriptView
from tests.ui.transcript_support import key, no_words, talk

STEP_MS = 15


class Walk:
    """One step after another, each of which a screen reader may ask about."""

    def __init__(self, steps: int) -> None:
        self._left = steps
        self._window = QMainWindow()
        self._window.resize(800, 600)
        self._view = TranscriptView()
        self._view.set_timeline(talk(500), no_words)
        self._window.setCentralWidget(self._view)
        self._window.show()
        self._view.setFocus()
        self._timer = QTimer(self._window)
        self._timer.timeout.connect(self._step)
        self._timer.start(STEP_MS)

    def _step(self) -> None:
        self._left -= 1
        self._view.scroll_by_hand(90 if self._left % 50 < 40 else -200)
        key(self._view, Qt.Key.Key_Down)
        if self._left % 37 == 0:
            self._view.set_timeline(talk(300 + self._left), no_words)
        if self._left % 83 == 0:
            gc.collect()
        if self._left <= 0:
            print("asked" if QAccessible.isActive() else "not asked", "and ended")
            self._window.close()
            QApplication.quit()


if __name__ == "__main__":
    gc.disable()
    application = QApplication(sys.argv)
    walk = Walk(int(sys.argv[1]))
    sys.exit(application.exec())
