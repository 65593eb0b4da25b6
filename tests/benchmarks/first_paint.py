"""Shows a window, prints when its first picture stood (JSON, s), and ends. Run by bench_startup.

``python -m tests.benchmarks.first_paint program ARCHIVE`` or ``... empty``. The environment's
BENCHMARK_BEGAN_S says when the process was started, on the monotonic clock; with PROFILE, what
happens between the imports and the picture is profiled. Nothing else is imported before the picture
that the window does not import itself.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow

if TYPE_CHECKING:
    from spacesviewer.ui.tasks import Tasks

_BEGAN_S = float(os.environ["BENCHMARK_BEGAN_S"])
_steps: dict[str, float] = {}
_stop_profile: list[Callable[[], str]] = []


class Watch(QObject):
    """Hears the events of a window until it has painted."""

    def __init__(self, window: QMainWindow, done: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._done = window, done
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            # What stands now is shown when this event has been dealt with.
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        _passed("picture")
        self._done()


def _empty() -> None:
    app = QApplication([])
    window = QMainWindow()
    Watch(window, app.closeAllWindows)
    window.resize(1440, 900)
    _passed("window")
    window.show()
    app.exec()


def _program(archive: str) -> None:
    import spacesviewer.__main__
    import spacesviewer.cli
    from spacesviewer import app  # as the command ``open`` does, which runs below
    from spacesviewer.ui.main_window import MainWindow

    _passed("imports")
    if os.environ.get("PROFILE"):
        _profile()
    application = app.application()
    awaited = {"picture", "sessions", "all of it"}

    def came(what: str) -> None:
        _passed(what)
        awaited.discard(what)
        if not awaited:
            application.closeAllWindows()

    def on_show(window: MainWindow, event: QShowEvent) -> None:
        _passed("window")
        Watch(window, lambda: came("picture"))
        window.furnished.connect(lambda: QTimer.singleShot(0, lambda: came("all of it")))
        super(MainWindow, window).showEvent(event)

    show_library = MainWindow.show_library

    def on_library(window: MainWindow, tasks: Tasks) -> None:
        show_library(window, tasks)
        window.library.listed.connect(lambda _: QTimer.singleShot(0, lambda: came("sessions")))

    # The places that are reached after the window has been made and before it is shown, and
    # before its list is filled.
    MainWindow.showEvent = on_show  # type: ignore[method-assign, assignment]
    MainWindow.show_library = on_library  # type: ignore[method-assign, assignment]
    sys.argv = ["spacesviewer", "open", "--archive", archive]
    try:
        spacesviewer.__main__.main()
    except SystemExit as end:
        if end.code:
            raise


def _profile() -> None:
    import cProfile
    import pstats

    from tests.benchmarks.measure import told

    profile = cProfile.Profile()

    def stop() -> str:
        profile.disable()
        return told(pstats.Stats(profile), 6)

    _stop_profile.append(stop)
    profile.enable()


def _passed(step: str) -> None:
    _steps.setdefault(step, time.monotonic() - _BEGAN_S)
    _steps.setdefault(f"{step}, CPU", time.process_time())


if __name__ == "__main__":
    _passed("Qt")
    if sys.argv[1] == "empty":
        _empty()
    else:
        _program(sys.argv[2])
    import json

    from tests.benchmarks.measure import peak_mb

    profiles = [stop() for stop in _stop_profile]
    print(json.dumps({**_steps, "MB": peak_mb(), "profile": profiles}))
