"""Whether the sound server of a Linux desktop still runs."""

from __future__ import annotations

import os
from pathlib import Path

_TABLE = Path("/proc/net/unix")
_LISTENS = "00010000"


class SoundServer:
    """Watches the PulseAudio server (or PipeWire in its place) that Qt is about to connect to.

    A server that is gone cannot be used again: Qt 6.11 tries to connect once more after three
    seconds, and where that fails libpulse aborts the program with the next sink.
    """

    def __init__(self) -> None:
        self._path = _socket_path()
        self._known = _listener(self._path)
        self._gone = False

    def running(self) -> str:
        """What tells the server that listens now from all others; "" where there is none.

        Always "" where the system does not tell.
        """
        return _listener(self._path) or ""

    def is_gone(self) -> bool:
        """Whether it has ended since, even if another has taken its place."""
        if self._known is not None and not self._gone:
            self._gone = _listener(self._path) != self._known
        return self._gone


def _socket_path() -> str:
    server = os.environ.get("PULSE_SERVER", "")
    if server:
        return server.removeprefix("unix:")
    folder = os.environ.get("PULSE_RUNTIME_PATH")
    if folder:
        return f"{folder}/native"
    return f"{os.environ.get('XDG_RUNTIME_DIR', '/run')}/pulse/native"


def _listener(path: str) -> str | None:
    """What tells the listening socket at a path from all others; None where nobody listens."""
    try:
        lines = _TABLE.read_text("utf-8", "replace").splitlines()
    except OSError:
        return None  # another system
    for line in lines:
        fields = line.split(maxsplit=7)
        if len(fields) == 8 and fields[7] == path and fields[3] == _LISTENS:
            return fields[6]
    return None
