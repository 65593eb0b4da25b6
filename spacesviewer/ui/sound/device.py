"""The sound device, through QAudioSink."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QIODevice
from PySide6.QtMultimedia import (
    QAudio,
    QAudioDevice,
    QAudioFormat,
    QAudioSink,
    QMediaDevices,
    QtAudio,
)

from spacesviewer.media.stream import MAX_CHANNELS, SampleKind, SoundFormat
from spacesviewer.ui.interface import to_say
from spacesviewer.ui.sound.sink import BUFFER_S, STUCK_S, Sink
from spacesviewer.ui.sound.sound_server import SoundServer
from spacesviewer.ui.sound.steady import SteadyCount

if TYPE_CHECKING:
    from spacesviewer.ui.sound.far_sink import FarSink

log = logging.getLogger(__name__)

_FORMATS: dict[SampleKind, QAudioFormat.SampleFormat] = {
    "f32": QAudioFormat.SampleFormat.Float,
    "s16": QAudioFormat.SampleFormat.Int16,
}


# What PulseAudio (or PipeWire in its place) keeps of what Qt's buffer holds. With Qt's own choice
# it asks for the next 6 ms 160 times a second; with this 100 times, and a click is heard as soon.
_SERVER_MS = 40
_AVOIDED_S = 3.0  # for which one that has failed is not tried again
_NOT_THERE = to_say("The sound device you chose is not there; the system's own is used for now.")


class DeviceSink:
    """Plays through one device in one format. It may be started again and again."""

    audible = True
    patience_s = STUCK_S

    def __init__(self, device: QAudioDevice, sound: SoundFormat) -> None:
        self.format = sound
        self.fault = ""
        self._sink = QAudioSink(device, _qt_format(sound))
        self._sink.setBufferSize(int(BUFFER_S * sound.rate) * sound.frame_bytes)
        self._sink.stateChanged.connect(self._on_state)
        self._source: _Source | None = None
        self._count = SteadyCount(sound.rate)

    def start(self, pull: Callable[[int], bytes]) -> None:
        """Takes sound from now on; the first is asked for before this returns."""
        self.stop()
        self.fault = ""
        self._source = _Source(pull, self.format.frame_bytes)
        # Begun by Qt's own pulling: what is written later only comes 18 ms later to the ear.
        self._sink.start(self._source)
        self._count.begin(time.perf_counter())
        if self._sink.error() != QtAudio.Error.NoError:
            self._fail()

    def more(self) -> None:
        """Tells Qt that there is sound again, if it was left without: else it asks by itself."""
        source = self._source
        if source is not None and source.owes and self._sink.bytesFree() > 0:
            source.readyRead.emit()

    def played_frames(self) -> float:
        """How many frames have left for the device, counted on smoothly between its bursts."""
        if self._source is None:
            return 0
        processed = self._sink.processedUSecs() * self.format.rate / 1_000_000
        return self._count.at(time.perf_counter(), processed)

    def stop(self) -> None:
        """Drops what has not left yet."""
        source, self._source = self._source, None
        if source is not None:
            self._sink.reset()
            source.close()

    def set_volume(self, volume: float) -> None:
        """0 to 1, as loud as it sounds."""
        scales = QAudio.VolumeScale
        linear = QAudio.convertVolume(
            volume, scales.LogarithmicVolumeScale, scales.LinearVolumeScale
        )
        self._sink.setVolume(linear)

    def _on_state(self, state: QtAudio.State) -> None:
        broken = (QtAudio.Error.OpenError, QtAudio.Error.IOError, QtAudio.Error.FatalError)
        if (
            self._source is not None
            and state == QtAudio.State.StoppedState
            and self._sink.error() in broken
        ):
            self._fail()

    def _fail(self) -> None:
        log.warning("The sound device failed: %s", self._sink.error())
        self.fault = to_say("The sound device does not answer any more. Is it still plugged in?")


class _Source(QIODevice):
    """What Qt reads from."""

    def __init__(self, pull: Callable[[int], bytes], frame_bytes: int) -> None:
        super().__init__()
        self._pull = pull
        self._frame_bytes = frame_bytes
        self.owes = False  # Qt was given less than it asked for
        self.open(QIODevice.OpenModeFlag.ReadOnly | QIODevice.OpenModeFlag.Unbuffered)

    def readData(self, most: int) -> bytes:
        wanted = most // self._frame_bytes * self._frame_bytes
        data = self._pull(wanted)
        self.owes = len(data) < wanted
        return data

    def writeData(self, data: bytes | bytearray | memoryview[int], size: int) -> int:
        return 0

    def isSequential(self) -> bool:
        return True

    def bytesAvailable(self) -> int:
        return 1 << 20  # there may always be more; that nothing is ready is told by an empty read


class DeviceSinks:
    """Gives a sink for sound of a kind on the device; None where there is no device.

    The same one again as long as it serves: opening a device takes 20 ms, starting it again 1.
    ``notice`` is a sentence where it is another device than the one that was chosen, ``changes``
    counts how often the system has told of other devices.
    """

    def __init__(self, wanted: str = "") -> None:
        self.notice = ""
        self.changes = 0
        self._wanted = wanted
        os.environ.setdefault("PULSE_LATENCY_MSEC", str(_SERVER_MS))  # read by its library
        self._server = SoundServer()
        self._sink: DeviceSink | None = None
        self._far: FarSink | None = None
        self._far_server = ""
        # A device that has failed is listed until the system has noticed that it is gone.
        self._avoided = ""
        self._avoided_s = 0.0
        self._devices = QMediaDevices()
        self._devices.audioOutputsChanged.connect(self._on_outputs_changed)
        self._key: tuple[bytes, int, int] | None = None

    def __call__(self, rate: int, channels: int) -> Sink | None:
        if self._server.is_gone():
            # The old sink is kept: to destroy it would touch the connection that is gone.
            return self._far_sink(rate, channels)
        device = self._device()
        key = (bytes(device.id().data()), rate, channels)
        if device.isNull():
            self._sink, self._key = None, None
            return self._far_sink(rate, channels)
        if self._sink is None or self._sink.fault or key != self._key:
            self._sink = DeviceSink(device, fitting_format(device, rate, channels))
            self._key = key
        return self._sink

    def choose(self, device: str) -> None:
        """Names the device to use from now on, by its id; "": the system's own choice."""
        self._avoided = ""
        if device != self._wanted:
            self._wanted = device
            self.close()

    def _on_outputs_changed(self) -> None:
        self.changes += 1
        known = [id_of(device) for device in QMediaDevices.audioOutputs()]
        if self._avoided not in known:
            self._avoided = ""  # when it is back, it is another try

    def close(self) -> None:
        """Ends what was started for a device."""
        if self._far is not None:
            self._far.close()
            self._far = None

    def _device(self) -> QAudioDevice:
        """The one that is wanted, or the system's; ``notice`` says when the first is not there."""
        sink, key = self._sink, self._key
        if sink is not None and sink.fault and key is not None:
            self._avoided = key[0].decode("utf-8", "replace")
            self._avoided_s = time.monotonic()
            self._sink = self._key = None
        if time.monotonic() - self._avoided_s > _AVOIDED_S:
            self._avoided = ""
        found = device_of(self._wanted, self._avoided)
        missing = self._wanted and not found.isNull() and id_of(found) != self._wanted
        self.notice = _NOT_THERE if missing else ""
        return found

    def _far_sink(self, rate: int, channels: int) -> Sink | None:
        """A sink of another process, where a sound server runs that Qt has not met here."""
        self.notice = ""
        sound = SoundFormat(rate, channels)
        server, far = self._server.running(), self._far
        if far is not None and (far.fault or far.format != sound or server != self._far_server):
            self.close()
        if server and self._far is None:
            # Here: it is seldom needed, and loads what starts processes.
            from spacesviewer.ui.sound.far_sink import FarSink  # noqa: PLC0415

            self._far, self._far_server = FarSink(sound, self._wanted), server
        return self._far


def device_of(wanted: str, avoided: str = "") -> QAudioDevice:
    """The device with this id; the system's own choice where there is none.

    Instead of the one to avoid any other is taken, if there is one.
    """
    known = QMediaDevices.audioOutputs()
    chosen = [device for device in known if wanted and id_of(device) == wanted]
    order = [*chosen, QMediaDevices.defaultAudioOutput(), *known]
    good = [device for device in order if not device.isNull() and id_of(device) != avoided]
    return (good or order[-1 - len(known) :])[0]


def id_of(device: QAudioDevice) -> str:
    """What names a device from start to start."""
    return bytes(device.id().data()).decode("utf-8", "replace")


def outputs() -> list[tuple[str, str]]:
    """The devices of this computer: id and name; of several with one name each has a number."""
    known = [(id_of(device), device.description()) for device in QMediaDevices.audioOutputs()]
    return [(key, name) for (key, _), name in zip(known, told_apart(known), strict=True)]


def told_apart(known: Sequence[tuple[str, str]]) -> list[str]:
    """The names of devices: those of the same name with a number, in the system's order."""
    names = [name for _, name in known]
    counted = ((name, names[: n + 1].count(name)) for n, name in enumerate(names))
    return [f"{name} ({n})" if names.count(name) > 1 else name for name, n in counted]


def fitting_format(device: QAudioDevice, rate: int, channels: int) -> SoundFormat:
    """The file's own format where the device takes it, else the nearest that it does."""
    preferred = device.preferredFormat()
    shapes = [
        (rate, channels),
        (preferred.sampleRate(), channels),
        (preferred.sampleRate(), min(preferred.channelCount(), MAX_CHANNELS)),
    ]
    for shape in shapes:
        for kind in _FORMATS:
            sound = SoundFormat(*shape, kind)
            if min(shape) > 0 and device.isFormatSupported(_qt_format(sound)):
                return sound
    return SoundFormat(max(1, shapes[-1][0]), max(1, shapes[-1][1]), "s16")


def _qt_format(sound: SoundFormat) -> QAudioFormat:
    wanted = QAudioFormat()
    wanted.setSampleRate(sound.rate)
    wanted.setChannelCount(sound.channels)
    wanted.setSampleFormat(_FORMATS[sound.kind])
    return wanted
