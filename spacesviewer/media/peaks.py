"""Lowest and highest samples and energies of a recording, bin by bin, in one pass of decoding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from math import gcd
from pathlib import Path
from typing import Any

import numpy as np
from av.audio.frame import AudioFrame
from numpy.typing import NDArray

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.media.bulk import BLOCKS, Bulk
from spacesviewer.media.reader import ExactReader

Floats = NDArray[np.floating[Any]]

BINS_PER_SECOND = 100
_BATCH = 8 * BINS_PER_SECOND  # bins: enough to make the price of a call small
_GATHERED = 4  # blocks whose bins are handed on together
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
        bulk, blocks = self._opened()
        gathered: list[Bins] = []
        for block in blocks:
            if not self._fits(block):
                break
            gathered.append(self._of(block, block.samples))
            if len(gathered) == _GATHERED:
                yield _joined(gathered)
                gathered = []
                self.fraction = bulk.fraction(self.samples / self.sample_rate)
        whole = self._is_all(bulk)
        if whole and bulk.last is not None:
            gathered.append(self._of(*bulk.last))
        if gathered:
            yield _joined(gathered)
        if not whole:
            yield from self._exactly()
        self.fraction = 1.0

    def _opened(self) -> tuple[Bulk, Iterator[AudioFrame]]:
        """The file in blocks that end where a bin does, if there are such."""
        for size in BLOCKS:
            bulk = Bulk(self._path, size)
            blocks = iter(bulk)
            first = list(islice(blocks, 1))
            if not first or self._fits(first[0]):
                break
        return bulk, chain(first, blocks)

    def _fits(self, block: AudioFrame) -> bool:
        """Whether a block can be read, and ends where a bin does."""
        self.sample_rate = rate = block.sample_rate
        even = rate >= BINS_PER_SECOND and block.samples * BINS_PER_SECOND % rate == 0
        return even and _kind(block) in _KINDS

    def _of(self, block: AudioFrame, length: int) -> Bins:
        kind, scale = _KINDS[_kind(block)]
        channels = 1 if block.format.is_planar else block.layout.nb_channels
        planes: tuple[Any, ...] = block.planes
        count = length * channels
        return self._summed([np.frombuffer(one, kind, count) for one in planes], channels, scale)

    def _is_all(self, bulk: Bulk) -> bool:
        """Whether a file's sound ends with the last block, as far as can be known."""
        if bulk.last is None or not self._fits(bulk.last[0]):
            return False
        if bulk.ends_as_told:
            return True
        with ExactReader(self._path) as reader:
            return reader.total_samples == self.samples + bulk.last[1]

    def _exactly(self) -> Iterator[Bins]:
        """The rest of a file with gaps, damage or changes, where time stamps must be weighed."""
        with ExactReader(self._path) as reader:
            if reader.sample_rate < BINS_PER_SECOND:
                raise RefusedFile(
                    "{name} is too strange: {sample_rate} samples a second.",
                    name=self._path.name,
                    sample_rate=reader.sample_rate,
                )
            self.sample_rate = reader.sample_rate
            total = max(1, reader.total_samples)
            while len(samples := reader.read(self.samples, self._ahead())):
                yield self._summed([samples.ravel()], reader.channels, 1.0)
                self.fraction = max(self.fraction, min(1.0, self.samples / total))

    def _ahead(self) -> int:
        """How many samples there are from here to the border of a bin, a batch away."""
        number = self.samples * BINS_PER_SECOND // self.sample_rate + _BATCH
        return -(-number * self.sample_rate // BINS_PER_SECOND) - self.samples

    def _summed(self, planes: list[NDArray[Any]], channels: int, scale: float) -> Bins:
        """The bins of the samples that follow those so far."""
        count, rate = len(planes[0]) // channels, self.sample_rate
        period = rate // gcd(rate, BINS_PER_SECOND)  # samples after which all is as before
        borders = _borders(rate, self.samples % period, count, channels)
        parts = [_bins(plane, borders, scale) for plane in planes]
        self.samples += count
        if len(parts) == 1:
            return parts[0]
        return Bins(
            np.minimum.reduce([part.low for part in parts]),
            np.maximum.reduce([part.high for part in parts]),
            np.mean([part.energy for part in parts], axis=0),
        )


@dataclass(frozen=True, slots=True)
class _Borders:
    """Where bins begin in an array, and how long all of them are; 0: not all the same."""

    starts: NDArray[np.int64]
    size: int


@lru_cache(maxsize=4)  # of the blocks of a file only the last one is another
def _borders(rate: int, begin: int, count: int, channels: int) -> _Borders:
    """Those among so many samples that follow the one that begins, all channels in one array."""
    first = begin * BINS_PER_SECOND // rate
    last = (begin + count - 1) * BINS_PER_SECOND // rate
    starts = -(np.arange(first, last + 1) * -rate // BINS_PER_SECOND) - begin
    sizes = np.diff(starts, append=count)
    return _Borders(starts * channels, int(sizes[0]) * channels if np.ptp(sizes) == 0 else 0)


def _joined(parts: list[Bins]) -> Bins:
    """Bins that follow one another, as one."""
    return Bins(
        np.concatenate([part.low for part in parts]),
        np.concatenate([part.high for part in parts]),
        np.concatenate([part.energy for part in parts]),
    )


def _kind(frame: AudioFrame) -> str:
    return frame.format.name.removesuffix("p")


def _bins(samples: NDArray[Any], borders: _Borders, scale: float) -> Bins:
    """The bins of a plane."""
    if samples.dtype.kind == "u":  # silence is in the middle
        samples = samples.astype(np.int16) - 128
    values: Floats = samples if samples.dtype.kind == "f" else samples.astype(np.float32)
    starts, size = borders.starts, borders.size
    if size:
        rows: Any = values.reshape(len(starts), size)
        energy = np.vecdot(rows, rows) * (scale**2 / size)
    else:
        counts = np.diff(starts, append=len(values)).astype(np.float32)
        energy = np.add.reduceat(values * values, starts) * scale**2 / counts
    if not np.isfinite(energy.sum()):
        return _bins(np.nan_to_num(values, posinf=1.0, neginf=-1.0), borders, scale)
    low, high = np.minimum.reduceat(samples, starts), np.maximum.reduceat(samples, starts)
    return Bins(low * scale, high * scale, energy)
