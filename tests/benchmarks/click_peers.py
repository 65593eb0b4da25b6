"""What is clicked in bench_click: our player, Qt's QMediaPlayer and mpv, all with the same words.

Each plays into the PulseAudio sink that is the default, and is driven as its own interface wants.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

Run = Callable[[Callable[[], bool], float], None]  # runs the event loop until, or so many seconds
OPENED_S = 15.0


class Clicked(Protocol):
    """A player that stands ready with a file; ``length_ms`` is how long that is."""

    length_ms: int

    def play_from(self, at_ms: int) -> None:
        """A click on a word."""

    def pause(self) -> None:
        """Silence."""

    def close(self) -> None:
        """Ends it."""


class Ours:
    """The program's own player."""

    def __init__(self, path: Path, run: Run) -> None:
        from spacesviewer.ui.sound.player import Player
        from spacesviewer.ui.sound.playhead import Playhead

        self._player = Player(Playhead(), rewind_ms=0)
        opened: list[int] = []
        self._player.opened.connect(opened.append)
        self._player.open(path)
        run(lambda: bool(opened), OPENED_S)
        self.length_ms = opened[0]
        self.play_from, self.pause = self._player.play_from, self._player.pause
        self.close = self._player.close


class QtPlayer:
    """QMediaPlayer, as an application without an engine of its own would use it."""

    def __init__(self, path: Path, run: Run) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer

        self._player, self._output = QMediaPlayer(), QAudioOutput()
        self._player.setAudioOutput(self._output)
        self._player.setSource(QUrl.fromLocalFile(str(path)))
        run(lambda: self._player.duration() > 0, OPENED_S)
        self.length_ms = self._player.duration()
        self.pause = self._player.pause

    def play_from(self, at_ms: int) -> None:
        """As a person's click would."""
        self._player.setPosition(at_ms)
        self._player.play()

    def close(self) -> None:
        """Ends it."""
        self._player.stop()
        self._player.deleteLater()
        self._output.deleteLater()


class Mpv:
    """mpv without a window, told through its socket; it seeks exactly."""

    def __init__(self, path: Path, run: Run) -> None:
        self._home = tempfile.TemporaryDirectory()
        server = Path(self._home.name) / "mpv"
        self._process = subprocess.Popen(
            ["mpv", "--no-config", "--no-video", "--really-quiet", "--pause", "--keep-open=yes",
             "--ao=pulse", "--hr-seek=yes", f"--input-ipc-server={server}", str(path)],
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
        self._socket = socket.socket(socket.AF_UNIX)
        # The file stands there a moment before mpv listens at it.
        run(lambda: self._socket.connect_ex(str(server)) == 0, OPENED_S)
        self._socket.settimeout(OPENED_S)
        self.length_ms = round(self._duration_s() * 1000)

    def play_from(self, at_ms: int) -> None:
        """As a person's click would."""
        self._tell("seek", at_ms / 1000, "absolute+exact")
        self._tell("set_property", "pause", False)

    def pause(self) -> None:
        """Silence."""
        self._tell("set_property", "pause", True)

    def close(self) -> None:
        """Ends it."""
        self._socket.close()
        self._process.terminate()
        self._process.wait()
        self._home.cleanup()

    def _tell(self, *command: object) -> None:
        self._socket.sendall(json.dumps({"command": command}).encode() + b"\n")

    def _duration_s(self) -> float:
        """The length, as soon as it is known."""
        end = time.monotonic() + OPENED_S
        while time.monotonic() < end:
            self._tell("get_property", "duration")
            for line in self._socket.recv(65536).decode().splitlines():
                answer = json.loads(line)
                if isinstance(answer.get("data"), int | float):
                    return float(answer["data"])
            time.sleep(0.05)
        raise TimeoutError("mpv did not open the file")


def players() -> dict[str, Callable[[Path, Run], Clicked]]:
    """Those that can be had here, ours first."""
    found: dict[str, Callable[[Path, Run], Clicked]] = {"ours": Ours, "QMediaPlayer": QtPlayer}
    if shutil.which("mpv"):
        found["mpv"] = Mpv
    return found
