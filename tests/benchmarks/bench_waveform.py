"""Waveforms: building one beside bare decoding by the same library, loading and drawing it.

Each building and each decoding is a process of its own; the figures are time of the CPU. How
building compares with the ffmpeg program stands in ``bench_indexing``.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import numpy as np

from spacesviewer.media import waveform
from spacesviewer.media.pyramid import NEUTRAL, Head, Pyramid, coarser, load, pack_rows
from tests.benchmarks import made
from tests.benchmarks.measure import PYTHON, Used, cpu_s, run, side_by_side, top_of_profile, wall_s
from tests.benchmarks.table import Row

BUILD_GOAL, LOAD_MS, COLUMNS_MS = 1.15, 3.0, 1.0
WIDTH, LONG_HOURS = 1600, 10
_BARE = """
import sys
from pathlib import Path
from spacesviewer.media.frames import open_sound
container, stream = open_sound(Path(sys.argv[1]))
for frame in container.decode(stream):
    pass
"""
_BUILD = """
import sys
from pathlib import Path
from spacesviewer.media import peaks, waveform
waveform.build(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def rows(quick: bool) -> Iterator[Row]:
    """Building for each kind of file, then loading and drawing."""
    minutes, times = (10, 1) if quick else (made.HOURS * 60, 5)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "waveform"
        for path in made.recordings(minutes).values():
            yield _building(minutes, path, target, times)
        yield _timed("Loading its waveform", lambda: load(target), LOAD_MS, times)
        yield from _drawing(times)


def _building(minutes: int, path: Path, target: Path, times: int) -> Row:
    def build() -> Used:
        return run([PYTHON, "-c", _BUILD, path, target])

    def decode() -> Used:
        return run([PYTHON, "-c", _BARE, path])

    used = side_by_side(times, ours=build, bare=decode)
    ours, bare = used["ours"], used["bare"]
    what = f"Waveform of {minutes} min, {path.suffix[1:]}"
    clock = (wall_s(ours), wall_s(bare))
    where = top_of_profile(lambda: waveform.build(path, target), 6)
    return Row(what, cpu_s(ours), "s", cpu_s(bare), "PyAV decoding it", BUILD_GOAL, clock, where)


def _drawing(times: int) -> list[Row]:
    pyramid, whole_ms = _long(), LONG_HOURS * 3_600_000
    zooms = {"all of it": whole_ms, "an hour": 3_600_000, "a minute": 60_000}
    return [
        _timed(
            f"{WIDTH} columns of {LONG_HOURS} h, {name}",
            lambda length=length: pyramid.columns(12_345, 12_345 + length, WIDTH),  # type: ignore[misc]
            COLUMNS_MS,
            times * 20,
        )
        for name, length in zooms.items()
    ]


def _timed(what: str, action: Callable[[], object], limit_ms: float, times: int) -> Row:
    taken = []
    for _ in range(times):
        begin = time.thread_time()
        action()
        taken.append((time.thread_time() - begin) * 1000)
    return Row(what, median(taken), "ms", limit_ms, "limit")


def _long() -> Pyramid:
    """A waveform of ten hours of noise."""
    count, rate = LONG_HOURS * 360_000, 48_000
    loud = np.random.default_rng(1).random(count, np.float32)
    levels = [pack_rows(-loud, loud, loud**2 / 9)]
    head = Head(rate, count * rate // 100, count)
    while len(levels) < len(head.levels):
        levels.append(coarser(levels[-1]))
    return Pyramid(head, head.pack() + b"".join(level.tobytes() + NEUTRAL for level in levels))
