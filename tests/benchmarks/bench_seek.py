"""From a wish to the first sample of a random place, in each kind of file, and how exact it is.

The reader has opened the file and knows its index, as the player's does when something is clicked.
``numbered`` sound tells which sample has come. A file that does not tell its encoder's delay is off
by that, always by the same number: it is told, and nothing is judged.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import numpy as np
from numpy.typing import NDArray

from spacesviewer.media.reader import ExactReader
from tests.benchmarks.made_numbered import KINDS, RATE, Kind, numbered, recording
from tests.benchmarks.measure import cache
from tests.benchmarks.table import Row

PLACES, CHECKED, LIMIT_MS = 200, 40, 10.0
HOURS = 3
FIRST = 480  # samples that are asked for: what is played in the first 10 ms
_LOOK, _AROUND = 4096, 4096
Samples = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Found:
    """What seeking in one file took, in ms of the CPU and by the clock, and by how much it is off.

    ``off`` has the different numbers of samples that were met; NaN where the sound was another.
    """

    first_ms: float
    cpu_ms: list[float]
    clock_ms: list[float]
    off: set[float]


def rows(quick: bool) -> Iterator[Row]:
    """Median, 99th percentile and exactness for each kind of file."""
    minutes, places = (3, 20) if quick else (HOURS * 60, PLACES)
    folder = cache() / "numbered"
    folder.mkdir(exist_ok=True)
    for kind in KINDS:
        yield from _rows(kind, _measured(recording(folder, kind, minutes), places))


def _rows(kind: Kind, found: Found) -> list[Row]:
    what, limit = f"Seek in {kind.name}", "limit"
    late = float(np.quantile(found.cpu_ms, 0.99)), float(np.quantile(found.clock_ms, 0.99))
    middle = median(found.cpu_ms), median(found.clock_ms)
    strange = any(math.isnan(one) for one in found.off)
    worst = math.nan if strange else max(found.off, key=abs)
    told = f"constant {worst:+g}" if len(found.off) == 1 else "not the same everywhere"
    exact = Row(f"{what}: off by", abs(worst), "samples", 0, limit, 1.0, where=told)
    if not kind.tells_delay:
        beside = f"told nowhere; {told}"
        exact = Row(f"{what}: off by", abs(worst), "samples", 0, beside, None)
    return [
        Row(f"{what}: median", middle[0], "ms", LIMIT_MS, limit, None, (middle[1], LIMIT_MS)),
        Row(f"{what}: p99", late[0], "ms", LIMIT_MS, limit, 1.0, (late[1], LIMIT_MS)),
        Row(f"{what}: the first, which reads the index", found.first_ms, "ms", 0, "", None),
        exact,
    ]


def _measured(path: Path, places: int) -> Found:
    chance = np.random.default_rng(5)
    with ExactReader(path) as reader:
        begun = time.perf_counter()
        last = reader.total_samples - RATE
        reader.read(last // 2, FIRST)
        first_ms = (time.perf_counter() - begun) * 1000
        wanted = chance.integers(RATE, last - RATE, places).tolist()
        cpu_ms, clock_ms, heard = [], [], dict[int, Samples]()
        for place in wanted:
            begun, cpu = time.perf_counter(), time.process_time()
            heard[place] = reader.read(place, FIRST)
            cpu_ms.append((time.process_time() - cpu) * 1000)
            clock_ms.append((time.perf_counter() - begun) * 1000)
        off = {_off_by(reader, place, heard[place]) for place in wanted[:CHECKED]}
    return Found(first_ms, cpu_ms, clock_ms, off)


def _off_by(reader: ExactReader, place: int, heard: Samples) -> float:
    """How many samples later the sound comes than it should; NaN: another sound, or not always so.

    It is compared by its likeness: a decoder of AAC makes up the noise in it anew each time. Ten
    milliseconds of a codec with 24 kbit/s are too few for that: their noise looks like a step of a
    sample. So a longer stretch is held against what it should be, and they against that stretch.
    """
    around = reader.read(place - FIRST, 3 * FIRST)[:, 0]
    moved = int(np.argmax(np.correlate(around, heard[:, 0], "valid"))) - FIRST
    return _later(place, reader.read(place, _LOOK)[:, 0]) if moved == 0 else math.nan


def _later(place: int, sound: NDArray[np.float32]) -> float:
    around = numbered(place - _AROUND, len(sound) + 2 * _AROUND)
    size = 1 << (len(around) + len(sound)).bit_length()
    spectrum = np.fft.rfft(around, size) * np.conj(np.fft.rfft(sound, size))
    alike = np.fft.irfft(spectrum, size)[: 2 * _AROUND + 1]
    best = int(np.argmax(alike))
    part = around[best : best + len(sound)]
    if alike[best] < 0.5 * np.sqrt(np.dot(part, part) * np.dot(sound, sound)):
        return math.nan
    return float(_AROUND - best)
