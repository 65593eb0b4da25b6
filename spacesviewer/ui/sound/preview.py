"""Plays a sound that is not the session's: a clip as it would be written."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal

from spacesviewer.ui.sound.outlet import MakeSink, Outlet
from spacesviewer.ui.sound.sink import Sink

_TICK_MS = 40


class Preview(QObject):
    """Plays samples once. ``ended`` is emitted when they are over or stopped."""

    ended = Signal()

    def __init__(
        self,
        tell: Callable[[str], None],
        parent: QObject | None = None,
        *,
        device: str = "",
        make_sink: MakeSink | None = None,
    ) -> None:
        super().__init__(parent)
        self._outlet = Outlet(make_sink, tell)
        if device:
            self._outlet.choose(device)
        self._sink: Sink | None = None
        self._data = memoryview(b"")
        self._at = self._frames = 0
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._on_tick)

    @property
    def is_playing(self) -> bool:
        """Whether something is played."""
        return self._sink is not None

    def play(self, samples: NDArray[np.int16], rate: int) -> None:
        """Plays 16-bit samples (n, channels) from their start."""
        self.stop()
        sink = self._outlet.sink(rate, samples.shape[1])
        fitted = _fitted(samples, rate, sink.format.rate, sink.format.channels)
        kind = np.int16 if sink.format.kind == "s16" else np.float32
        scaled = np.rint(fitted * 32767) if kind is np.int16 else fitted
        self._data = memoryview(scaled.astype(kind).tobytes())
        self._at, self._frames = 0, len(fitted)
        self._sink = sink
        sink.start(self._pull)
        self._tick.start()

    def stop(self) -> None:
        """Plays no more; again is harmless."""
        sink, self._sink = self._sink, None
        if sink is not None:
            self._tick.stop()
            sink.stop()
            self.ended.emit()

    def close(self) -> None:
        """Ends what was started for the device."""
        self.stop()
        self._outlet.close()

    def _pull(self, most: int) -> bytes:
        part = self._data[self._at : self._at + most]
        self._at += len(part)
        return bytes(part)

    def _on_tick(self) -> None:
        sink = self._sink
        if sink is None:
            return
        sink.more()
        if sink.fault or sink.played_frames() >= self._frames:
            self.stop()


def _fitted(
    samples: NDArray[np.int16], rate: int, to_rate: int, channels: int
) -> NDArray[np.float64]:
    """The samples as floats at the rate and with the channels of a device; good enough to judge."""
    sound = samples / 32768
    if sound.shape[1] != channels:
        sound = np.repeat(sound.mean(axis=1, keepdims=True), channels, axis=1)
    if rate == to_rate or not len(sound):
        return sound
    at = np.arange(len(sound) * to_rate // rate) * rate / to_rate
    own = np.arange(len(sound))
    return np.stack([np.interp(at, own, sound[:, c]) for c in range(channels)], axis=1)
