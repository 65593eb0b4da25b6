"""What the player's decoder process does: obeys commands and fills the ring."""

from __future__ import annotations

import traceback
from collections import deque
from itertools import islice
from multiprocessing.connection import Connection

import numpy as np
from numpy.typing import NDArray

from spacesviewer.domain.errors import UserError
from spacesviewer.media.passage import Passage, heard_channels
from spacesviewer.media.reader import ExactReader
from spacesviewer.media.ring import SLOTS, Ring
from spacesviewer.media.stream import (
    Command,
    Fault,
    Length,
    Open,
    Opened,
    Ready,
    Refused,
    SoundFormat,
    Stop,
    merged,
)

_FULL_S = 0.02  # until a full ring is looked at again, a portion's time
_AHEAD_S = 2.0  # of sound in the ring are enough
_REST_S = 0.4  # until that is looked at again: a few large steps cost less than many small ones

Samples = NDArray[np.float32]


def serve(connection: Connection, ring: Ring) -> None:
    """Obeys until the other side hangs up."""
    decoder = Decoder(connection, ring)
    try:
        connection.send(Ready())
        while True:
            decoder.step()
    except (EOFError, BrokenPipeError, ConnectionResetError):
        decoder.close()
    except Exception as error:  # noqa: BLE001 (a bug, or a file that beats the decoders: told as text)
        # Without its message, which may name the file.
        places = "".join(traceback.format_tb(error.__traceback__))
        connection.send(Fault(f"{type(error).__name__}\n{places}"))


class Decoder:
    """One open file, and what is being decoded of it."""

    def __init__(self, connection: Connection, ring: Ring) -> None:
        self._connection = connection
        self._ring = ring
        self._reader: ExactReader | None = None
        self._flow: Passage | None = None
        self._length_told = True
        self._ticket = 0
        self._put_frames: deque[int] = deque(maxlen=SLOTS)

    def step(self) -> None:
        """Obeys a command, or does the next piece of work; sleeps where there is none."""
        if self._connection.poll(self._patience()):
            self._obey(self._newest())
        elif self._flow is not None and not self._rests(self._flow):
            self._put(self._flow)
        elif self._reader is not None and not self._length_told:
            self._tell_length(self._reader)

    def close(self) -> None:
        """Lets go of the file."""
        if self._reader is not None:
            self._reader.close()
        self._reader = self._flow = None

    def _patience(self) -> float | None:
        if not self._length_told:
            return 0
        return None if self._flow is None else self._rests(self._flow)

    def _rests(self, flow: Passage) -> float:
        """For how long nothing more needs to be decoded, in seconds."""
        waiting = self._ring.waiting()
        ahead = sum(islice(reversed(self._put_frames), waiting))
        if ahead >= _AHEAD_S * flow.sound.rate:
            return _REST_S
        return _FULL_S if self._ring.is_full() else 0

    def _newest(self) -> list[Command]:
        """The commands that wait and are not void."""
        commands: list[Command] = []
        while not commands or self._connection.poll(0):
            commands.append(self._connection.recv())
            self._ring.obey()
        return merged(commands)

    def _obey(self, commands: list[Command]) -> None:
        for command in commands:
            if isinstance(command, Open):
                self._open(command)
            elif isinstance(command, Stop):
                self._flow = None
            elif self._reader is not None:
                self._flow = Passage(self._reader, command)

    def _open(self, command: Open) -> None:
        self.close()
        self._length_told = True
        self._ticket = command.ticket
        if command.path is None:
            return
        try:
            self._reader = ExactReader(command.path)
        except UserError as error:
            self._connection.send(Refused(command.ticket, error.sentence()))
            return
        self._length_told = False
        channels = heard_channels(self._reader)
        self._connection.send(Opened(command.ticket, self._reader.sample_rate, channels))

    def _tell_length(self, reader: ExactReader) -> None:
        """Finds the true end, by which the index for seeking is built as well.

        Where the file is being played already, the ring has sound for the meantime.
        """
        self._length_told = True
        total = None if reader.must_count else reader.total_samples
        self._connection.send(Length(self._ticket, total))

    def _put(self, flow: Passage) -> None:
        try:
            place, samples = flow.next()
        except UserError as error:
            self._flow = None
            self._connection.send(Refused(self._ticket, error.sentence()))
            return
        sound = flow.sound
        self._ring.put(
            flow.generation,
            place,
            flow.step,
            frames=len(samples),
            last=flow.ended,
            data=encoded(samples, sound),
        )
        self._put_frames.append(len(samples))
        if flow.ended:
            self._flow = None


def encoded(samples: Samples, sound: SoundFormat) -> bytes:
    """The bytes of samples as a format writes them; what is too loud is clipped."""
    if sound.kind == "f32":
        return np.ascontiguousarray(samples).tobytes()
    return (np.clip(samples, -1, 32767 / 32768) * 32768).round().astype("<i2").tobytes()
