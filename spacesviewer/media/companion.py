"""A process beside the window with a pipe and a ring of sound between them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, Protocol

from spacesviewer.media.ring import MEMORY_BYTES, Ring
from spacesviewer.media.spawning import CONTEXT, start

_KILL_S = 0.2


class Channel(Protocol):
    """The companion's end of the pipe."""

    def poll(self, timeout: float) -> bool:
        """Whether something has come."""
        ...

    def recv(self) -> Any:
        """What has come; EOFError once the window has gone."""

    def send(self, message: object) -> None:
        """Tells the window something small."""


class Companion:
    """Runs ``target(connection, memory)``; no method waits for it.

    ``target`` is of the module level. What it holds is lost when it is closed, or dies.
    """

    def __init__(self, target: Callable[[Channel, Any], None], name: str) -> None:
        memory = CONTEXT.RawArray("b", MEMORY_BYTES)
        self.ring = Ring(memory)
        theirs: Connection
        self._connection, theirs = CONTEXT.Pipe()
        self._process = CONTEXT.Process(
            target=target, args=(theirs, memory), name=name, daemon=True
        )
        self._closed = False
        start(self._process)
        theirs.close()

    def send(self, message: object) -> bool:
        """Hands over something small; False if nobody is there to take it."""
        try:
            self._connection.send(message)
        except OSError:
            return False
        return True

    def messages(self) -> list[Any] | None:
        """What it has told since the last call; None once it has died."""
        found: list[Any] = []
        try:
            while self._connection.poll(0):
                found.append(self._connection.recv())
        except (EOFError, OSError):
            return None
        return found

    def close(self) -> None:
        """Ends it at once; again is harmless."""
        if self._closed:
            return
        self._closed = True
        self._connection.close()
        self.ring.release()
        # Nothing in it is worth waiting for, and a killed process is gone within a ms.
        self._process.kill()
        self._process.join(_KILL_S)
        with suppress(ValueError):  # still running: it hangs in the system
            self._process.close()
