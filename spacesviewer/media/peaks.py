"""Lowest and highest samples and energies of a recording, bin by bin, in one pass of decoding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from pathlib import Path
from typing import Any

import numpy as np
from av.audio.fifo import AudioFifo
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.error import FFmpegError
from numpy.typing import NDArray

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.media.frames import open_sound
from spacesviewer.media.reader import ExactReader

Floats = NDArray[np.floating[Any]]

BINS_PER_SECOND = 100
_BATCH = 8 * BINS_PER_SECOND  # bins: enough to make the price of a call small
_KINDS: dict[str, tuple[str, float]] = {
    "u8": ("u1", 2.0**-7),
    "s16": ("i2", 2.0**-15),
    "s32": ("i4", 2.0**-31),
    "flt": ("f4", 1.0),
    "dbl": ("f8", 1.0),
}


@dataclass(frozen=True, slots=True)
class Bins:
    """Some bins in a row: lowest and highest sample (-1..1) and mean square, over all channels."""

    low: Floats
    high: Floats
    energy: Floats


class PeakScan:
    """Iterating gives all bins of a file from its start, in batches. Raises RefusedFile.

    Bin i covers the samples k with floor(100 k / rate) = i, as ExactReader counts them.
    ``samples`` is how many went into the bins so far, ``fraction`` how much of the file is done.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.sample_rate = 0
        self.samples = 0
        self.fraction = 0.0

    def __iter__(self) -> Iterator[Bins]:
        """Batches of bins."""
        container, stream = open_sound(self._path)
        with container:
            run = _SteadyRun(container, stream)
            size = max(1, container.size)
            if run.fill(1):
                self.sample_rate = run.sample_rate
                while run.fill(self.samples + self._ahead()) or (run.ended and run.fifo.samples):
                    yield self._queued(run)
                    self.fraction = min(1.0, run.position / size)
        if not run.ended:
            yield from self._exactly()
        self.fraction = 1.0

    def _queued(self, run: _SteadyRun) -> Bins:
        frame = run.fifo.read(self._ahead(), partial=True)
        assert frame is not None
        kind, scale = _KINDS[_kind(frame)]
        channels = 1 if frame.format.is_planar else frame.layout.nb_channels
        planes: tuple[Any, ...] = frame.planes
        count = frame.samples * channels
        return self._summed([np.frombuffer(one, kind, count) for one in planes], channels, scale)

    def _exactly(self) -> Iterator[Bins]:
        """The rest of a file with gaps, damage or changes, where time stamps must be weighed."""
        with ExactReader(self._path) as reader:
            if reader.sample_rate < BINS_PER_SECOND:
                raise RefusedFile(
                    f"{self._path.name} is too strange: {reader.sample_rate} samples a second."
                )
            self.sample_rate = reader.sample_rate
            total = max(1, reader.total_samples)
            while len(samples := reader.read(self.samples, self._ahead())):
                yield self._summed([samples.ravel()], reader.channels, 1.0)
                self.fraction = min(1.0, self.samples / total)

    def _ahead(self) -> int:
        """How many samples there are from here to the border of a bin, a batch away."""
        number = self.samples * BINS_PER_SECOND // self.sample_rate + _BATCH
        return -(-number * self.sample_rate // BINS_PER_SECOND) - self.samples

    def _summed(self, planes: list[NDArray[Any]], channels: int, scale: float) -> Bins:
        """The bins of the samples that follow those so far."""
        count = len(planes[0]) // channels
        starts = self._starts(count) * channels
        parts = [_bins(plane, starts, scale) for plane in planes]
        self.samples += count
        if len(parts) == 1:
            return parts[0]
        return Bins(
            np.minimum.reduce([part.low for part in parts]),
            np.maximum.reduce([part.high for part in parts]),
            np.mean([part.energy for part in parts], axis=0),
        )

    def _starts(self, count: int) -> NDArray[np.int64]:
        """Where bins begin among the next samples."""
        rate, begin = self.sample_rate, self.samples
        first = begin * BINS_PER_SECOND // rate
        last = (begin + count - 1) * BINS_PER_SECOND // rate
        return -(np.arange(first, last + 1) * -rate // BINS_PER_SECOND) - begin


class _SteadyRun:
    """Decoded frames in a queue, as long as each begins where the one before it ended.

    Nearly all files are like that from end to end and need no more care than this.
    """

    def __init__(self, container: InputContainer, stream: AudioStream) -> None:
        self.fifo = AudioFifo()
        self.sample_rate = 0
        self.position = 0  # in the file, bytes
        self.ended = False  # the whole file has been queued
        self._packets = container.demux(stream)
        self._decode = stream.codec_context.decode
        self._time_base = stream.time_base or Fraction(1)
        self._clock = (0, 1, 1, 0)
        self._channels = 0
        self._place = 0

    def fill(self, goal: int) -> bool:
        """Whether all samples up to a place are queued.

        If not, either all of the file is (``ended``) or its frames follow no longer.
        """
        place, write, decode = self._place, self.fifo.write, self._decode
        (origin, numerator, denominator, slack), channels = self._clock, self._channels
        try:
            for packet in self._packets:
                for frame in decode(packet):
                    if not place:
                        origin, numerator, denominator, slack = self._calibrate(frame)
                        channels = self._channels
                    stamp = frame.pts
                    if stamp is not None:
                        told = (stamp - origin) * numerator // denominator
                        if abs(told - place) > slack:
                            return False
                        frame.pts = None  # the queue counts by itself
                    if frame.layout.nb_channels != channels:
                        return False  # the queue would not notice
                    write(frame)
                    place += frame.samples
                if place >= goal:
                    self._place, self.position = place, packet.pos or self.position
                    return True
        except (FFmpegError, ValueError):  # damage, or a frame unlike those before it
            return False
        self.ended = place > 0
        return False

    def _calibrate(self, first: AudioFrame) -> tuple[int, int, int, int]:
        """The first stamp, samples per unit of stamps, and how far a stamp is off by rounding."""
        if first.sample_rate < BINS_PER_SECOND or _kind(first) not in _KINDS:
            raise ValueError
        self.sample_rate, self._channels = first.sample_rate, first.layout.nb_channels
        unit = self._time_base * first.sample_rate
        slack = 0 if unit.numerator == 1 else ceil(unit) + 1
        self._clock = (first.pts or 0, unit.numerator, unit.denominator, slack)
        return self._clock


def _kind(frame: AudioFrame) -> str:
    return frame.format.name.removesuffix("p")


def _bins(samples: NDArray[Any], starts: NDArray[np.int64], scale: float) -> Bins:
    """The bins that begin at some places of a plane; the last one goes on to its end."""
    if samples.dtype.kind == "u":  # silence is in the middle
        samples = samples.astype(np.int16) - 128
    values: Floats = samples if samples.dtype.kind == "f" else samples.astype(np.float32)
    size = len(values) // len(starts)
    if starts[-1] == (len(starts) - 1) * size and len(values) == len(starts) * size:
        rows: Any = values.reshape(len(starts), size)
        energy = np.vecdot(rows, rows) * (scale**2 / size)
    else:
        counts = np.diff(starts, append=len(values)).astype(np.float32)
        energy = np.add.reduceat(values * values, starts) * scale**2 / counts
    if not np.isfinite(energy.sum()):
        return _bins(np.nan_to_num(values, posinf=1.0, neginf=-1.0), starts, scale)
    low, high = np.minimum.reduceat(samples, starts), np.maximum.reduceat(samples, starts)
    return Bins(low * scale, high * scale, energy)
