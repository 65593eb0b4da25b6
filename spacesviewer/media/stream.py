"""Decoding for the player in a process of its own: commands go there, sound comes back.

Nothing here imports a decoder or numpy, so that the window can start without them.
"""

from __future__ import annotations

import logging
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Literal

from spacesviewer.media.ring import MEMORY_BYTES, Portion, Ring
from spacesviewer.media.route import WHOLE_FILE, Route
from spacesviewer.media.spawning import CONTEXT, settle_in, start
from spacesviewer.media.tuning import AS_RECORDED, Tuning

log = logging.getLogger(__name__)

MEMORY_MB = 2048
MAX_CHANNELS = 8
_KILL_S = 0.2
_UNREAD = 32  # commands that may wait in the pipe: one that is full would stop the window
_STRETCHES = 8  # of a route that weigh as much in the pipe as a command

SampleKind = Literal["f32", "s16"]


@dataclass(frozen=True, slots=True)
class SoundFormat:
    """Interleaved samples: frames a second, channels, and how each sample is written."""

    rate: int
    channels: int
    kind: SampleKind = "f32"

    @property
    def frame_bytes(self) -> int:
        """Bytes of one frame, all channels."""
        return self.channels * (4 if self.kind == "f32" else 2)


@dataclass(frozen=True, slots=True)
class Open:
    """Command: read this file from now on; None lets go of the last one.

    What is told of the file carries the ticket: the same path may be opened twice.
    """

    path: Path | None
    ticket: int


@dataclass(frozen=True, slots=True)
class Play:
    """Command: decode from a sample on along a route, at a speed, as a generation of its own."""

    start: int
    speed: float
    generation: int
    format: SoundFormat
    route: Route = WHOLE_FILE
    tuning: Tuning = AS_RECORDED


@dataclass(frozen=True, slots=True)
class Stop:
    """Command: decode no further."""


Command = Open | Play | Stop


@dataclass(frozen=True, slots=True)
class Ready:
    """Message: the process has started and loaded its decoders."""


@dataclass(frozen=True, slots=True)
class Opened:
    """Message: the file can be played; this is how its samples come."""

    ticket: int
    rate: int
    channels: int


@dataclass(frozen=True, slots=True)
class Length:
    """Message: how many samples the file truly has; follows Opened when there is time.

    None where only decoding all of it would tell.
    """

    ticket: int
    total_samples: int | None


@dataclass(frozen=True, slots=True)
class Refused:
    """Message: why a file cannot be played, or cannot any more."""

    ticket: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Message: the process ends for a reason nobody thought of, with the traceback."""

    text: str


@dataclass(frozen=True, slots=True)
class Died:
    """Message: the process has ended by itself; the next command starts another."""


Message = Ready | Opened | Length | Refused | Fault | Died


class DecoderProcess:
    """A process that decodes one file at a time, kept from file to file.

    No method waits for it. It is started by ``start`` or by the first command, and again by the
    next command after it has died; the file that was open must then be opened again.
    """

    def __init__(self) -> None:
        self._process: Any = None
        self._connection: Connection | None = None
        self._ring: Ring | None = None
        self._died = False
        self._held: list[Command] = []
        self._sent: deque[int] = deque()  # the weights of those that are not read yet
        self._read = 0
        self._ticket = 0

    @property
    def pid(self) -> int | None:
        """The process's number while it runs."""
        return self._process.pid if self._process is not None else None

    def start(self) -> None:
        """Starts the process, so that the first command finds it ready."""
        if self._process is not None:
            return
        # Anonymous memory, handed over at the start: there is no name to clean up, whoever dies.
        memory = CONTEXT.RawArray("b", MEMORY_BYTES)
        self._ring = Ring(memory)
        self._held, self._sent, self._read = [], deque(), 0
        self._connection, theirs = CONTEXT.Pipe()
        self._process = CONTEXT.Process(
            target=_serve, args=(theirs, memory), name="player's decoder", daemon=True
        )
        start(self._process)
        theirs.close()

    def open(self, path: Path | None) -> int:
        """Has a file opened; Opened or Refused will tell, with the ticket that this gives.

        None: lets go of the last one.
        """
        self._ticket += 1
        if path is not None or self._process is not None:
            self._send(Open(path, self._ticket))
        return self._ticket

    def play(
        self,
        start: int,
        speed: float,
        generation: int,
        sound: SoundFormat,
        route: Route = WHOLE_FILE,
        tuning: Tuning = AS_RECORDED,
    ) -> None:
        """Has the open file decoded from a sample on; ``read`` gives what comes.

        Of a route at most MOST_STRETCHES are taken.
        """
        if self._ring is not None:
            self._ring.clear()
        self._send(Play(start, speed, generation, sound, route, tuning))

    def stop(self) -> None:
        """Has decoding stopped."""
        if self._process is not None:
            self._send(Stop())

    def messages(self) -> list[Message]:
        """What the process has told since the last call."""
        found: list[Message] = []
        self._pass_on()
        try:
            while self._connection is not None and self._connection.poll(0):
                found.append(self._connection.recv())
        except (EOFError, OSError):
            self._died = True
        if self._died:
            self._died = False
            self.close()
            found.append(Died())
        return found

    def read(self, generation: int) -> Portion | None:
        """The next sound of a generation; None if there is none yet."""
        return self._ring.take(generation) if self._ring is not None else None

    def close(self) -> None:
        """Ends the process at once; again is harmless."""
        process, connection, ring = self._process, self._connection, self._ring
        self._process = self._connection = self._ring = None
        if connection is not None:
            connection.close()
        if ring is not None:
            ring.release()
        if process is not None:
            # Nothing in it is worth waiting for, and a killed process is gone within a ms.
            process.kill()
            process.join(_KILL_S)
            with suppress(ValueError):  # still running: it hangs in the system
                process.close()

    def _send(self, command: Command) -> None:
        self.start()
        self._held = merged([*self._held, command])
        self._pass_on()

    def _pass_on(self) -> None:
        """Sends what is held back, as far as the process keeps up."""
        while self._held and self._ring is not None and self._connection is not None:
            while self._read < self._ring.obeyed:
                self._sent.popleft()
                self._read += 1
            weight = _weight(self._held[0])
            if self._sent and sum(self._sent) + weight > _UNREAD:
                return
            try:
                self._connection.send(self._held.pop(0))
            except OSError:
                log.info("The player's decoder has died.")
                self._died = True
                return
            self._sent.append(weight)


def _weight(command: Command) -> int:
    stretches = command.route.stretches if isinstance(command, Play) else ()
    return 1 + len(stretches) // _STRETCHES


def merged(commands: list[Command]) -> list[Command]:
    """Commands without those that later ones make void: only files are opened one by one."""
    kept: list[Command] = []
    for command in commands:
        if kept and not isinstance(kept[-1], Open):
            kept.pop()
        kept.append(command)
    return kept


def _serve(connection: Connection, memory: Any) -> None:
    """The process's main function."""
    settle_in(MEMORY_MB)
    # Here: the decoders are loaded in that process, and never in the window's.
    from spacesviewer.media.decoding import serve  # noqa: PLC0415

    serve(connection, Ring(memory))
