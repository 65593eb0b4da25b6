"""Plays a session in the real window and prints what that took (JSON). Run by bench_lag.

``python -m tests.benchmarks.playing ARCHIVE SESSION SECONDS``: the timeline shows twenty seconds
with their words, the transcript follows. First a timer of 4 ms on the window's thread finds out how
long it could not answer; then, without that timer, which would be counted as well, as much again is
played for the CPU: that of the window and of all processes that it has started.
"""

from __future__ import annotations

import cProfile
import json
import os
import pstats
import sys
import time
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

from spacesviewer import app
from spacesviewer.ui.main_window import MainWindow
from tests.benchmarks.measure import told

TICK_MS, REST_MS, SETTLE_MS = 4, 500, 3000
NEAR_MS = 20_000
WIDTH, HEIGHT = 1280, 800
START_MS = 60_000
_TICKS = os.sysconf("SC_CLK_TCK")


class Playing(QObject):
    """Measures some seconds of playing, then closes the window."""

    def __init__(self, window: MainWindow, seconds: float) -> None:
        super().__init__(window)
        self._window, self._seconds = window, seconds
        self.result: dict[str, float | str] = {}
        self._lags: list[float] = []
        self._busy: list[float] = []
        self._profile = cProfile.Profile() if os.environ.get("PROFILE") else None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)

    def begin(self) -> None:
        """Plays, and measures when it runs."""
        self._window.resize(WIDTH, HEIGHT)
        view = self._window.session_view
        view.timeline.set_visible_range(START_MS, START_MS + NEAR_MS)
        view.timeline.follow()
        view.play_from(START_MS)
        QTimer.singleShot(SETTLE_MS, self._measure)

    def _measure(self) -> None:
        self._last_s, self._last_cpu_s = time.perf_counter(), time.thread_time()
        self._timer.start(TICK_MS)
        QTimer.singleShot(round(self._seconds * 1000), self._count)

    def _count(self) -> None:
        self._timer.stop()
        for name, taken in (("clock", sorted(self._lags)), ("cpu", sorted(self._busy))):
            self.result[f"p99_{name}_ms"] = taken[len(taken) * 99 // 100]
            self.result[f"worst_{name}_ms"] = taken[-1]
        self._from_ms = self._window.playhead.position_ms
        self._began_s, self._cpu_s = time.perf_counter(), cpu_of_family()
        self._own_s = time.process_time()
        if self._profile is not None:
            self._profile.enable()
        QTimer.singleShot(round(self._seconds * 1000), self._on_end)

    def _on_tick(self) -> None:
        now_s, cpu_s = time.perf_counter(), time.thread_time()
        self._lags.append(max(0.0, (now_s - self._last_s) * 1000 - TICK_MS))
        self._busy.append((cpu_s - self._last_cpu_s) * 1000)
        self._last_s, self._last_cpu_s = now_s, cpu_s

    def _on_end(self) -> None:
        if self._profile is not None:
            self._profile.disable()
            self.result["profile"] = told(pstats.Stats(self._profile), 6)
        wall_s = time.perf_counter() - self._began_s
        own_s = time.process_time() - self._own_s
        self.result["window_share"] = own_s / wall_s
        self.result["cpu_share"] = (cpu_of_family() - self._cpu_s) / wall_s
        played_ms = self._window.playhead.position_ms - self._from_ms
        self.result["played_share"] = played_ms / 1000 / wall_s
        self._window.player.pause()
        self._window.close()


def cpu_of_family() -> float:
    """Seconds of the CPU of this process and of all that it has started and that still run."""
    times, parents = {}, {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        number = int(stat.parent.name)
        parents[number], times[number] = int(fields[1]), int(fields[11]) + int(fields[12])
    family = {os.getpid()}
    while more := {one for one, parent in parents.items() if parent in family} - family:
        family |= more
    return sum(times.get(one, 0) for one in family) / _TICKS


def main(archive: Path, session: str, seconds: float) -> int:
    """Opens, plays, prints."""
    application, found = app.application(), []

    def look() -> None:
        windows = (w for w in application.topLevelWidgets() if isinstance(w, MainWindow))
        window = next((w for w in windows if w.is_furnished), None)
        if window is None or not len(window.session_view.spoken):
            QTimer.singleShot(REST_MS, look)
            return
        found.append(Playing(window, seconds))
        QTimer.singleShot(SETTLE_MS, found[0].begin)

    QTimer.singleShot(REST_MS, look)
    code = app.run(archive, target=session)
    print(json.dumps(found[0].result if found else {}))
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])))
