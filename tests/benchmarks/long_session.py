"""Opens a long session in a window and prints what it took (JSON). Run by bench_session.

``python -m tests.benchmarks.long_session program ARCHIVE SESSION`` shows the real window on the
archive, waits until it has come to rest, and opens the session; ``... editor TEXTFILE`` does the
same with a QPlainTextEdit and a file of the same words. A timer of 4 ms on the window's thread
finds out how long the window could not answer, by the clock and of the CPU of its own thread, from
the opening until two seconds later. With PROFILE in the environment, the window's thread is
profiled until the words stand.
"""

from __future__ import annotations

import cProfile
import json
import os
import pstats
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit, QWidget

from tests.benchmarks.measure import now_mb, peak_mb, told

TICK_MS = 4
REST_MS, AFTER_MS = 2500, 2000


class Opening(QObject):
    """Measures from ``begin`` until the words are painted, and two seconds on."""

    def __init__(self, page: QWidget, has_words: Callable[[], bool]) -> None:
        super().__init__()
        self._page, self._has_words = page, has_words
        self._lags: list[float] = []
        self._busy: list[float] = []
        self._profile = cProfile.Profile() if os.environ.get("PROFILE") else None
        self.result: dict[str, object] = {}
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)

    def begin(self, open_it: Callable[[], object]) -> None:
        """Opens and starts the clock."""
        self.result["before_mb"] = now_mb()
        self._page.installEventFilter(self)
        self._timer.start(TICK_MS)
        self._began_s = self._last_s = time.perf_counter()
        self._cpu_s, self._last_cpu_s = time.process_time(), time.thread_time()
        if self._profile is not None:
            self._profile.enable()
        open_it()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._has_words():
            self._page.removeEventFilter(self)
            # What stands now is shown when this event has been dealt with.
            QTimer.singleShot(0, self._on_painted)
        return False

    def _on_painted(self) -> None:
        self.result["opened_ms"] = (time.perf_counter() - self._began_s) * 1000
        self.result["cpu_ms"] = (time.process_time() - self._cpu_s) * 1000
        if self._profile is not None:
            self._profile.disable()
            self.result["profile"] = told(pstats.Stats(self._profile), 6)
        QTimer.singleShot(AFTER_MS, self._on_end)

    def _on_tick(self) -> None:
        now_s, now_cpu_s = time.perf_counter(), time.thread_time()
        self._lags.append(max(0.0, (now_s - self._last_s) * 1000 - TICK_MS))
        self._busy.append((now_cpu_s - self._last_cpu_s) * 1000)
        self._last_s, self._last_cpu_s = now_s, now_cpu_s

    def _on_end(self) -> None:
        self._timer.stop()
        for name, lags in (("clock", sorted(self._lags)), ("cpu", sorted(self._busy))):
            self.result[f"stall_{name}_ms"] = lags[-1]
            self.result[f"p99_{name}_ms"] = lags[len(lags) * 99 // 100]
        self.result["held_mb"] = now_mb()
        self.result["peak_mb"] = peak_mb()
        QApplication.closeAllWindows()


def program(archive: Path, session: str) -> dict[str, object]:
    """The real window, through the program's own door."""
    from spacesviewer import app
    from spacesviewer.ui.main_window import MainWindow

    application = app.application()
    result: dict[str, object] = {}

    def rest() -> None:
        windows = (w for w in application.topLevelWidgets() if isinstance(w, MainWindow))
        window = next((w for w in windows if w.is_furnished), None)
        if window is None:
            QTimer.singleShot(REST_MS, rest)
        else:
            QTimer.singleShot(REST_MS, lambda: start(window))

    def start(window: MainWindow) -> None:
        view = window.session_view
        page = view.transcript.viewport()
        opening = Opening(page, lambda: len(view.spoken) > 0)
        opening.result = result
        opening.setParent(window)
        opening.begin(lambda: window.library.session_chosen.emit(session))

    QTimer.singleShot(REST_MS, rest)
    code = app.run(archive)
    if code:
        sys.exit(code)
    return result


def editor(text: Path) -> dict[str, object]:
    """The widget that Qt has for plain text of this size."""
    application = QApplication([])
    window = QMainWindow()
    page = QPlainTextEdit()
    page.setReadOnly(True)
    window.setCentralWidget(page)
    window.resize(1440, 900)
    window.show()
    opening = Opening(page.viewport(), lambda: page.blockCount() > 1)
    QTimer.singleShot(
        REST_MS, lambda: opening.begin(lambda: page.setPlainText(text.read_text("utf-8")))
    )
    application.exec()
    return opening.result


if __name__ == "__main__":
    kind, *arguments = sys.argv[1:]
    place = Path(arguments[0])
    print(json.dumps(program(place, arguments[1]) if kind == "program" else editor(place)))
