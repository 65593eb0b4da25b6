"""A program of its own for the test over AT-SPI: a timeline whose items change under the reader.

Run as ``python -m tests.ui.timeline_walk STEPS``; it prints "ended" when it was not killed.
"""

from __future__ import annotations

import gc
import sys
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from spacesviewer.domain.question import Question
from spacesviewer.domain.topic import Mark
from spacesviewer.ui.widgets.timeline import TimelineWidget
from tests.ui.timeline_support import small_session

STEP_MS = 15
_KEYS = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Home)


class Walk:
    """One step after another, each of which a screen reader may ask about."""

    def __init__(self, steps: int) -> None:
        self._left = steps
        self._window = QMainWindow()
        self._window.resize(900, 400)
        self._view = TimelineWidget()
        self._view.set_session(small_session())
        self._window.setCentralWidget(self._view)
        self._window.show()
        self._view.items.setFocus()
        self._timer = QTimer(self._window)
        self._timer.timeout.connect(self._step)
        self._timer.start(STEP_MS)

    def _step(self) -> None:
        self._left -= 1
        n, view = self._left, self._view
        QTest.keyClick(view.items, _KEYS[n % len(_KEYS)])
        if n % 11 == 0:
            view.set_visible_range(n * 1000, n * 1000 + 90_000 + n * 100)
        if n % 23 == 0:
            asked = Question(n, "s", n * 100, n * 100 + 5000, "Tomás Reyes", "Who signed it?")
            marks = tuple(Mark(m, "s", m * 1000) for m in range(n % 300))
            view.update_session(replace(small_session(), questions=(asked,), marks=marks))
        if n % 83 == 0:
            gc.collect()
        if n <= 0:
            print("asked" if QAccessible.isActive() else "not asked", "and ended")
            self._window.close()
            QApplication.quit()


if __name__ == "__main__":
    gc.disable()
    application = QApplication(sys.argv)
    walk = Walk(int(sys.argv[1]))
    sys.exit(application.exec())
