"""The player alone in a process of its own, told on stdin what to do; for tests of sound devices.

Each line is a command with its argument; the answer is one line of JSON on stdout.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QLoggingCategory, QObject, QSocketNotifier

from spacesviewer.ui.sound.player import Player
from spacesviewer.ui.sound.playhead import Playhead


class Ear(QObject):
    """Obeys, and tells how it is."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._rest = b""
        self._playhead = Playhead()
        self._player = Player(self._playhead, rewind_ms=0)
        self._opened: list[int] = []
        self._problems: list[str] = []
        self._heard: list[tuple[int, int]] = []
        self._player.opened.connect(self._opened.append)
        self._player.problem.connect(self._problems.append)
        self._player.heard.connect(lambda start, end, _speed: self._heard.append((start, end)))
        self._player.warm_up()
        self._player.open(path)
        self._notifier = QSocketNotifier(0, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_input)

    def _on_input(self) -> None:
        data = os.read(0, 4096)
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            command, _, argument = line.decode().partition(" ")
            answer = getattr(self, f"do_{command}")(argument)
            sys.stdout.write(json.dumps(answer) + "\n")
            sys.stdout.flush()
        if not data:
            self._player.close()
            QCoreApplication.quit()

    def do_state(self, _argument: str) -> dict[str, Any]:
        """How it is."""
        return {
            "opened": self._opened,
            "playing": self._player.is_playing,
            "position_ms": self._playhead.position_ms,
            "problems": self._problems,
            "heard_ms": sum(end - start for start, end in self._heard),
        }

    def do_play(self, argument: str) -> bool:
        """Plays from a time."""
        self._player.play_from(int(argument))
        return True

    def do_device(self, argument: str) -> bool:
        """Takes another device."""
        self._player.choose_device(argument)
        return True


if __name__ == "__main__":
    app = QCoreApplication([])
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")
    ear = Ear(Path(sys.argv[1]))
    sys.exit(app.exec())
