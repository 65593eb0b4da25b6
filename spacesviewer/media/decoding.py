"""What the player's decoder process does: obeys commands and fills the ring."""

from __future__ import annotations

import traceback
from collections import deque
from multiprocessing.connection import Connection

import numpy as np
from numpy.typing import NDArray

from spacesviewer.domain.errors import UserError
from spacesviewer.media.reader import ExactReader
from spacesviewer.media.ring import SLOT_BYTES, Ring
from spacesviewer.media.stream import (
    MAX_CHANNELS,
    Command,
    Fault,
    Length,
    Open,
    Opened,
    Play,
    Ready,
    Refused,
    SoundFormat,
    Stop,
    merged,
)
from spacesviewer.media.stretch import Stretch

_PORTIONS_A_SECOND = 50
_FULL_S = 0.02  # until the ring is looked at again, a portion's time

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
        self._flow: _Flow | None = None
        self._length_told = True
        self._ticket = 0

    def step(self) -> None:
        """Obeys a command, or does the next piece of work; sleeps where there is none."""
        if self._connection.poll(self._patience()):
            self._obey(self._newest())
        elif self._flow is not None and not self._ring.is_full():
            self._put(self._flow)
        elif self._reader is not None and not self._length_told:
            self._tell_length(self._reader)

    def close(self) -> None:
        """Lets go of the file."""
        if self._reader is not None:
            self._reader.close()
        self._reader = self._flow = None

    def _patience(self) -> float | None:
        if not self._length_told or (self._flow is not None and not self._ring.is_full()):
            return 0
        return None if self._flow is None else _FULL_S

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
                self._flow = _Flow(self._reader, command)

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

    def _put(self, flow: _Flow) -> None:
        try:
            place, samples = flow.next()
        except UserError as error:
            self._flow = None
            self._connection.send(Refused(self._ticket, error.sentence()))
            return
        sound = flow.sound
        self._ring.put(
            flow.generation,
            flow.begin + place * flow.step,
            flow.step,
            frames=len(samples),
            last=flow.ended,
            data=encoded(samples, sound),
        )
        if flow.ended:
            self._flow = None


class _Flow:
    """The sound that one play command asks for, portion by portion."""

    def __init__(self, reader: ExactReader, command: Play) -> None:
        self.generation = command.generation
        self.sound = command.format
        self.begin = max(0, command.start)
        self.ended = False
        self._reader = reader
        self._read_to = self.begin
        self._given = 0
        self._waiting: deque[Samples] = deque()
        self._stretch: Stretch | None = None
        self._channels = heard_channels(reader)
        changed = (self.sound.rate, self.sound.channels) != (reader.sample_rate, self._channels)
        if changed or command.speed != 1:
            self._stretch = Stretch(
                reader.sample_rate,
                self._channels,
                command.speed,
                self.sound.rate,
                self.sound.channels,
            )
        self.step = self._stretch.step if self._stretch else 1.0
        most = SLOT_BYTES // self.sound.frame_bytes
        self._portion = max(1, min(most, self.sound.rate // _PORTIONS_A_SECOND))
        self._read_count = max(1, reader.sample_rate // _PORTIONS_A_SECOND)
        self._at_end = False

    def next(self) -> tuple[int, Samples]:
        """The next portion, and how many frames came before it; sets ``ended`` with the last."""
        while sum(map(len, self._waiting)) <= self._portion and not self._at_end:
            self._read()
        samples = self._take(self._portion)
        place = self._given
        self._given += len(samples)
        self.ended = self._at_end and not self._waiting
        return place, samples

    def _read(self) -> None:
        samples = self._reader.read(self._read_to, self._read_count)
        self._read_to += len(samples)
        self._at_end = len(samples) < self._read_count
        if samples.shape[1] != self._channels:
            samples = samples.mean(axis=1, keepdims=True)
        if self._stretch is not None:
            samples = self._stretch.push(samples)
            if self._at_end:
                samples = np.concatenate([samples, self._stretch.flush()])
        if len(samples):
            self._waiting.append(samples)

    def _take(self, count: int) -> Samples:
        parts: list[Samples] = []
        while self._waiting and count:
            part = self._waiting.popleft()
            if len(part) > count:
                self._waiting.appendleft(part[count:])
                part = part[:count]
            parts.append(part)
            count -= len(part)
        return np.concatenate(parts) if parts else np.zeros((0, self.sound.channels), np.float32)


def heard_channels(reader: ExactReader) -> int:
    """The channels that are played: the file's own, or one where it has more than speakers."""
    return reader.channels if reader.channels <= MAX_CHANNELS else 1


def encoded(samples: Samples, sound: SoundFormat) -> bytes:
    """The bytes of samples as a format writes them; what is too loud is clipped."""
    if sound.kind == "f32":
        return np.ascontiguousarray(samples).tobytes()
    return (np.clip(samples, -1, 32767 / 32768) * 32768).round().astype("<i2").tobytes()
