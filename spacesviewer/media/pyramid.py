"""The peaks and the loudness of a recording at every zoom, as its waveform file holds them.

The file: a head of 64 bytes, then a row of four bytes for every 10 ms, then one for every 40 ms,
160 ms and so on, each level a quarter of the one before. A row is the lowest sample and the
complement of the highest (so that one minimum finds both), in steps of 1/127 and rounded
outwards, the mean square in half decibels, and a zero.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from spacesviewer.domain.errors import RefusedFile

Floats = NDArray[np.float32]
Samples = NDArray[np.floating[Any]]
Rows = NDArray[np.int8]
Places = NDArray[np.int32]

BIN_MS = 10
FACTOR = 4
ROW = 4  # bytes
STEPS = 127
HEAD_SIZE = 64
_SMALLEST_LEVEL = 4  # rows
_MAGIC = b"SVpeaks\n"
_VERSION = 1
_HEAD = struct.Struct("<8sIIQQQ24x")  # magic, version, rate, samples, rows, length of the file
# Changes neither a minimum nor a sum; every level ends with such a row.
NEUTRAL = bytes([127, 127, 0, 0])
_MOST_ROWS = 1 << 32

# Mean square of each loudness code: 255 is full scale, 1 is -127 dB, 0 silence.
_ENERGIES = np.append(0.0, 10.0 ** ((np.arange(1, 256) - 255) / 20)).astype(np.float32)
_BORDERS = np.sqrt(_ENERGIES[1:-1] * _ENERGIES[2:])
_EDGE = 1e-6  # bins: what a time in ms may be off by rounding


@dataclass(frozen=True, slots=True)
class Head:
    """What a waveform file says of itself: the recording's rate and length, its bins of 10 ms."""

    sample_rate: int
    samples: int
    rows: int

    @property
    def levels(self) -> list[int]:
        """How many rows each level has, finest first; a rest of less than four is left out."""
        sizes = [self.rows]
        while sizes[-1] > FACTOR:
            sizes.append(sizes[-1] // FACTOR)
        return sizes

    @property
    def file_size(self) -> int:
        """The length of the whole file in bytes."""
        return HEAD_SIZE + ROW * sum(size + 1 for size in self.levels)

    def pack(self) -> bytes:
        """The first bytes of the file."""
        return _HEAD.pack(
            _MAGIC, _VERSION, self.sample_rate, self.samples, self.rows, self.file_size
        )


class Pyramid:
    """A recording's waveform. Times are ms from its start, samples -1..1 over all channels."""

    def __init__(self, head: Head, data: bytes) -> None:
        self.duration_ms = round(head.samples * 1000 / head.sample_rate)
        self.sample_rate = head.sample_rate
        # A row as one number: it is gathered four times as quickly as its bytes.
        rows, end = np.frombuffer(data, np.int32, offset=HEAD_SIZE), 0
        self._levels = []
        for size in head.levels:
            self._levels.append(rows[end : end + size + 1])
            end += size + 1

    def columns(self, start_ms: float, end_ms: float, width: int) -> tuple[Floats, Floats, Floats]:
        """Lowest sample, highest sample and root mean square of ``width`` equal stretches.

        Each covers every bin of 10 ms that it touches, at any zoom. Beyond the recording all
        three are 0.
        """
        count = len(self._levels[0]) - 1
        edges = np.linspace(start_ms / BIN_MS, end_ms / BIN_MS, width + 1)
        first = np.clip(np.floor(edges[:-1] + _EDGE), 0, count).astype(np.int32)
        last = np.clip(np.ceil(edges[1:] - _EDGE), 0, count).astype(np.int32)
        peaks, energy = self._folded(first, last)
        inside, scale = last > first, np.float32(1 / STEPS)
        low, high = np.where(inside, (peaks[:, 0], ~peaks[:, 1]), 0)
        return low * scale, high * scale, np.sqrt(energy / np.maximum(last - first, 1))

    def loudness(self, level: int) -> NDArray[np.uint8]:
        """The loudness codes of a level: half decibels, 255 is full scale, 0 silence.

        Level 0 has one for every 10 ms, each further level one for four of those.
        """
        if level >= len(self._levels):
            return np.zeros(0, np.uint8)
        # The last row of a level is none of the sound.
        return self._levels[level][:-1].view(np.uint8).reshape(-1, ROW)[:, 2].copy()

    def levels_db(self) -> Floats:
        """How loud each bin of 10 ms is, in dB below full scale; digital silence is -127.5."""
        codes = self._levels[0][:-1].view(np.uint8).reshape(-1, ROW)[:, 2]
        levels: Floats = (codes.astype(np.float32) - np.float32(255)) / np.float32(2)
        return levels

    def _folded(self, first: Places, last: Places) -> tuple[Rows, Floats]:
        """Minima and summed energies of the bins from each place to the other, none twice."""
        peaks = np.tile(np.frombuffer(NEUTRAL, np.int8), (len(first), 1))
        energy, weight = np.zeros(len(first), np.float32), 1
        for level in self._levels:
            at_last = level is self._levels[-1] or not (last - first > 2 * FACTOR).any()
            if at_last:
                rows = _gather(level, (first, last))
            else:
                # The borders are taken from this level, what lies between from the next.
                begin = np.minimum((first + FACTOR - 1) & -FACTOR, last)
                end = np.maximum(last & -FACTOR, begin)
                rows = _gather(level, (first, begin), (end, last))
                first, last = begin // FACTOR, end // FACTOR
            if len(rows):
                np.minimum(peaks, rows.min(axis=0), out=peaks)
                codes = rows.view(np.uint8)[:, :, 2]
                energy += _ENERGIES.take(codes, mode="clip").sum(axis=0) * weight
            if at_last:
                break
            weight *= FACTOR
        return peaks, energy


def load(target: Path) -> Pyramid:
    """The waveform in a file; RefusedFile where it is missing, cut, foreign or of another version.

    Build it anew then.
    """
    try:
        data = target.read_bytes()
    except OSError as error:
        raise RefusedFile("The waveform {file} cannot be read.", file=target.name) from error
    head = _unpack(data)
    if head is None:
        raise RefusedFile("{file} is not a waveform of this version.", file=target.name)
    return Pyramid(head, data)


def pack_rows(low: Samples, high: Samples, energy: Samples) -> Rows:
    """Rows of the lowest and highest samples (-1..1) and mean squares of some bins."""
    rows = np.zeros((len(low), ROW), np.int8)
    rows[:, 0] = np.clip(np.floor(low * STEPS), -STEPS, STEPS)
    rows[:, 1] = ~np.clip(np.ceil(high * STEPS), -STEPS, STEPS).astype(np.int8)
    rows.view(np.uint8)[:, 2] = _loudness(energy)
    return rows


def coarser(rows: Rows) -> Rows:
    """The next level of some rows, four by four; a rest of less than four is left out."""
    fours = rows[: len(rows) // FACTOR * FACTOR].reshape(-1, FACTOR, ROW)
    result: Rows = fours.min(axis=1)
    result.view(np.uint8)[:, 2] = _loudness(_ENERGIES[fours.view(np.uint8)[:, :, 2]].mean(axis=1))
    return result


def _loudness(energy: Samples) -> NDArray[np.int64]:
    """The code nearest to each mean square."""
    return np.where(energy < _ENERGIES[1], 0, np.searchsorted(_BORDERS, energy) + 1)


def _gather(level: NDArray[np.int32], *stretches: tuple[Places, Places]) -> Rows:
    """The rows of each column's stretches: (longest, columns, 4), neutral where one is shorter."""
    neutral, parts = len(level) - 1, []
    for start, stop in stretches:
        longest = int((stop - start).max(initial=0))
        places = start + np.arange(longest, dtype=np.int32)[:, None]
        np.copyto(places, neutral, where=places >= stop)
        parts.append(places)
    places = np.concatenate(parts)
    rows: Rows = level.take(places, mode="clip").view(np.int8).reshape(*places.shape, ROW)
    return rows


def _unpack(data: bytes) -> Head | None:
    if len(data) < HEAD_SIZE:
        return None
    magic, version, rate, samples, rows, length = _HEAD.unpack(data[:HEAD_SIZE])
    head = Head(rate, samples, rows)
    fits = magic == _MAGIC and version == _VERSION and rate > 0 and rows < _MOST_ROWS
    return head if fits and len(data) == length == head.file_size else None
