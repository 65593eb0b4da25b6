"""What the process does that plays sound for the window when the window's own Qt no longer can."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QLoggingCategory, QTimer
from PySide6.QtMultimedia import QMediaDevices

from spacesviewer.media.companion import Channel
from spacesviewer.media.ring import Ring
from spacesviewer.media.spawning import settle_in
from spacesviewer.media.stream import SoundFormat
from spacesviewer.ui.sound.device import DeviceSink, device_of

_MEMORY_MB = 2048
_STEP_MS = 5


class Begin(NamedTuple):
    """Command: play what comes under this number, in this format, through this device."""

    generation: int
    sound: SoundFormat
    device: str


class Volume(NamedTuple):
    """Command: be so loud, 0 to 1."""

    volume: float


class Halt(NamedTuple):
    """Command: be silent."""


def serve(connection: Channel, memory: Any) -> None:
    """The process's main function; it ends when the window does."""
    settle_in(_MEMORY_MB)
    app = QCoreApplication([])
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")
    QMediaDevices.audioOutputs()
    speaker = _Speaker(connection, Ring(memory), app)
    app.exec()
    speaker.close()


class _Speaker:
    def __init__(self, connection: Channel, ring: Ring, app: QCoreApplication) -> None:
        self._connection = connection
        self._ring = ring
        self._app = app
        self._sink: DeviceSink | None = None
        self._key: tuple[SoundFormat, str] | None = None
        self._generation = -1
        self._volume = 1.0
        self._rest = b""
        self._timer = QTimer(app)
        self._timer.timeout.connect(self._step)
        self._timer.start(_STEP_MS)

    def close(self) -> None:
        """Is silent."""
        if self._sink is not None:
            self._sink.stop()

    def _step(self) -> None:
        try:
            while self._connection.poll(0):
                self._obey(self._connection.recv())
        except (EOFError, OSError):
            self._app.quit()
            return
        if self._sink is not None and self._generation >= 0:
            self._sink.more()
            self._ring.tell(self._generation, int(self._sink.played_frames()))
            if self._sink.fault:
                self._connection.send(self._sink.fault)
                self._generation = -1

    def _obey(self, command: Begin | Volume | Halt) -> None:
        if isinstance(command, Begin):
            self._begin(command)
        elif isinstance(command, Volume):
            self._volume = command.volume
            if self._sink is not None:
                self._sink.set_volume(self._volume)
        else:
            self._generation = -1
            self.close()

    def _begin(self, command: Begin) -> None:
        if self._sink is None or self._sink.fault or self._key != (command.sound, command.device):
            device = device_of(command.device)
            if device.isNull():
                self._connection.send("No sound device was found.")
                return
            self._sink = DeviceSink(device, command.sound)
            self._key = command.sound, command.device
        self._generation, self._rest = command.generation, b""
        self._sink.set_volume(self._volume)
        self._sink.start(self._pull)

    def _pull(self, most: int) -> bytes:
        parts, size = [self._rest], len(self._rest)
        while size < most and (portion := self._ring.take(self._generation)):
            parts.append(portion.data)
            size += len(portion.data)
        data = b"".join(parts)
        self._rest = data[most:]
        return data[:most]
