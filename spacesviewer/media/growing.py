"""The part of a waveform that is made already, read while another process goes on with it."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from spacesviewer.media.pyramid import HEAD_SIZE, NEUTRAL, ROW, Head, Pyramid, coarser
from spacesviewer.media.waveform import unfinished

_BINS_PER_SECOND = 100


def so_far(target: Path) -> Pyramid | None:
    """What is made of the waveform that will be ``target``; None where nothing is yet.

    Its coarser levels, which the file gets at its end, are made here.
    """
    try:
        newest = max(unfinished(target), key=lambda path: path.stat().st_mtime, default=None)
        data = newest.read_bytes()[HEAD_SIZE:] if newest is not None else b""
    except OSError:  # finished or given up meanwhile
        return None
    numbers = np.frombuffer(data[: len(data) // ROW * ROW], np.int32)
    # Behind the finest level stands a row that no sound has, and then the others.
    ends = np.flatnonzero(numbers == np.frombuffer(NEUTRAL, np.int32)[0])
    numbers = numbers[: int(ends[0])] if len(ends) else numbers
    if not len(numbers):
        return None
    level = numbers.view(np.int8).reshape(-1, ROW)
    head = Head(_BINS_PER_SECOND, len(level), len(level))
    parts = [head.pack(), level.tobytes(), NEUTRAL]
    for _ in head.levels[1:]:
        level = coarser(level)
        parts += [level.tobytes(), NEUTRAL]
    return Pyramid(head, b"".join(parts))
