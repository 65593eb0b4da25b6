"""Sound played faster or slower at the same pitch, and brought to another rate or channels."""

from __future__ import annotations

import numpy as np
from av.audio.frame import AudioFrame
from av.error import FFmpegError
from av.filter import Graph
from numpy.typing import NDArray

Samples = NDArray[np.float32]

_LAYOUTS = ("mono", "stereo", "2.1", "4.0", "5.0", "5.1", "6.1", "7.1")
_AT_ONCE = 2.0  # beyond this atempo leaves samples out instead of blending them


class Stretch:
    """Takes float32 samples (n, channels) in order and gives the changed ones.

    Frame i of what comes out belongs to sample ``i * step`` of what went in (within the few
    milliseconds by which atempo shifts a period to fit).
    """

    def __init__(
        self, rate: int, channels: int, speed: float, out_rate: int = 0, out_channels: int = 0
    ) -> None:
        self._rate = rate
        self._channels = channels
        self._out_channels = out_channels or channels
        self.step = speed * rate / (out_rate or rate)
        self._layout = layout_name(channels)
        self._given = 0
        self._graph = Graph()
        last = self._graph.add_abuffer(
            sample_rate=rate, format="flt", layout=self._layout, channels=channels
        )
        for tempo in tempos(speed):
            following = self._graph.add("atempo", f"{tempo:.6f}")
            last.link_to(following)
            last = following
        shape = (
            f"sample_fmts=flt:sample_rates={out_rate or rate}"
            f":channel_layouts={layout_name(self._out_channels)}"
        )
        for following in (self._graph.add("aformat", shape), self._graph.add("abuffersink")):
            last.link_to(following)
            last = following
        self._graph.configure()

    def push(self, samples: Samples) -> Samples:
        """What comes out once these samples have gone in; often less or nothing at first."""
        if not len(samples):
            return np.zeros((0, self._out_channels), np.float32)
        packed = np.ascontiguousarray(samples, np.float32).reshape(1, -1)
        frame = AudioFrame.from_ndarray(packed, "flt", self._layout)
        frame.sample_rate = self._rate
        frame.pts = self._given
        self._given += len(samples)
        self._graph.push(frame)
        return self._pull()

    def flush(self) -> Samples:
        """The rest, after the last samples; nothing may be pushed any more."""
        self._graph.push(None)
        return self._pull()

    def _pull(self) -> Samples:
        parts = [np.zeros((0, self._out_channels), np.float32)]
        while True:
            try:
                frame = self._graph.pull()
            except (FFmpegError, BlockingIOError, EOFError):
                return np.concatenate(parts)
            assert isinstance(frame, AudioFrame)
            parts.append(frame.to_ndarray().reshape(-1, self._out_channels).astype(np.float32))


def tempos(speed: float) -> list[float]:
    """Factors for a chain of atempo filters; none where the speed is 1."""
    if speed == 1:
        return []
    count = 1
    while speed ** (1 / count) > _AT_ONCE:
        count += 1
    return [speed ** (1 / count)] * count


def layout_name(channels: int) -> str:
    """FFmpeg's name for a number of channels, at most 8."""
    return _LAYOUTS[channels - 1]
