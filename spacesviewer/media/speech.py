"""A recording in pieces of sound as a speech model wants it: one channel, 16,000 samples a second.

A piece ends where it is quietest, so that no word is cut.
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from spacesviewer.media.reader import ExactReader
from spacesviewer.media.stretch import Stretch

RATE = 16_000
PIECE_S = 90
_LOOK_S = 20  # of the piece's end: its quietest place is looked for there
_FRAME_S = 0.1

Samples = NDArray[np.float32]


class Speech:
    """Gives pieces from a place on; places are samples of the file."""

    def __init__(self, path: Path) -> None:
        self._reader = ExactReader(path)
        self.rate = self._reader.sample_rate
        self.total = self._reader.total_samples

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._reader.close()

    def piece(self, start: int) -> tuple[int, Samples]:
        """Where the piece ends that begins at a sample, and its sound; empty at the file's end."""
        read = self._reader.read(start, PIECE_S * self.rate).mean(axis=1)
        if len(read) == PIECE_S * self.rate and start + len(read) < self.total:
            read = read[: quietest(read, self.rate)]
        return start + len(read), self._at_rate(read)

    def _at_rate(self, samples: Samples) -> Samples:
        if self.rate == RATE or not len(samples):
            return np.ascontiguousarray(samples, np.float32)
        change = Stretch(self.rate, 1, 1.0, RATE, 1)
        parts = [change.push(samples[:, None]), change.flush()]
        return np.concatenate(parts)[:, 0]


def quietest(samples: Samples, rate: int) -> int:
    """The middle of the quietest tenth of a second near the end."""
    frame = max(1, round(_FRAME_S * rate))
    first = len(samples) - min(len(samples), _LOOK_S * rate)
    count = (len(samples) - first) // frame
    if not count:
        return len(samples)
    end = samples[first : first + count * frame].reshape(count, frame)
    return first + int(np.argmin((end * end).mean(axis=1))) * frame + frame // 2
