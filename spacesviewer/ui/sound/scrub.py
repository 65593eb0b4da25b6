"""Sound under the finger: short grains at the place that is dragged over."""

from __future__ import annotations

from collections.abc import Callable

from spacesviewer.media.route import Route
from spacesviewer.media.tuning import Tuning
from spacesviewer.ui.sound.feed import Feed
from spacesviewer.ui.sound.outlet import Outlet
from spacesviewer.ui.sound.playing import Playing
from spacesviewer.ui.sound.source import Source

GRAIN_MS = 80


class Scrubber:
    """Plays one grain after the other, each where the finger is when it begins.

    A finger that rests is silent. Grains do not count as heard: they are no words.
    """

    def __init__(self, source: Source, outlet: Outlet) -> None:
        self._source = source
        self._outlet = outlet
        self._grain: Playing | None = None
        self._wanted: Callable[[], Playing] | None = None
        self._last_ms = -1

    @property
    def is_busy(self) -> bool:
        """Whether something is to be heard, or will be."""
        return self._grain is not None or self._wanted is not None

    def hear(self, ms: int, volume: float, tuning: Tuning) -> None:
        """Lets a time of the session be heard as soon as the grain before has left."""
        if self._source.file is None or ms == self._last_ms:
            return
        self._last_ms = ms
        self._wanted = lambda: self._launched(ms, volume, tuning)
        self.step()

    def step(self) -> None:
        """Keeps the grains going."""
        grain = self._grain
        if grain is not None:
            grain.step()
            grain.sample()  # whether it is over is known as of now
            if grain.is_over or grain.fault:
                self._end_grain(grain)
        if self._grain is None and self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            if self._source.file is not None:
                self._grain = wanted()

    def stop(self) -> None:
        """Is silent at once."""
        self._wanted, self._last_ms = None, -1
        if self._grain is not None:
            self._end_grain(self._grain)

    def _end_grain(self, grain: Playing) -> None:
        grain.sink.stop()
        self._grain = None

    def _launched(self, ms: int, volume: float, tuning: Tuning) -> Playing:
        source = self._source
        assert source.file is not None
        start = source.sample_of(ms)
        length = max(1, source.file.rate * GRAIN_MS // 1000)
        sink = self._outlet.sink(source.file.rate, source.file.channels)
        route = Route(((start, start + length),), edges=True)
        read = source.begin(start, 1.0, sink.format, route, tuning)
        sink.stop()
        sink.set_volume(volume)
        return Playing(Feed(read, sink.format.frame_bytes), sink)
