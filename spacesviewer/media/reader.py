"""Samples of a sound file from any place, exact to the sample."""

from __future__ import annotations

from collections import deque
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from spacesviewer.media.flow import Block, Flow
from spacesviewer.media.frames import copy_samples


class ExactReader:
    """Reads float32 samples in -1..1 at any place; the same place gives the same samples.

    Sample 0 is the first that the file gives to be heard (encoder delay left out where the file
    tells it). Lost stretches are silent, so that time stays true. Raises RefusedFile.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._flow = Flow(path)
        self.sample_rate = self._flow.sample_rate
        self.channels = self._flow.channels
        self._total: int | None = None
        self._blocks: deque[Block] = deque()
        self._at = 0  # no sample before this one is at hand
        self._end = 0  # nor from this one on

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file; again is harmless."""
        self._blocks.clear()
        self._flow.close()

    @property
    def duration_ms(self) -> int:
        """The true length, as ``total_samples`` tells it."""
        return round(self.total_samples * 1000 / self.sample_rate)

    @property
    def total_samples(self) -> int:
        """How many samples can be read; found by decoding the end, whatever the header claims.

        The first call may read through a file without an index (0.3 s for three hours of MP3).
        """
        if self._total is None:
            self._total = self._flow.find_end()
            self._go(0)
        return self._total

    def read(self, start_sample: int, count: int) -> NDArray[np.float32]:
        """The samples from a place on, shape (n, channels); n < count only at the end."""
        start = max(0, start_sample)
        stop = start + max(0, count)
        # A place less than a second ahead is reached by decoding on.
        if not self._at <= start <= self._end + self.sample_rate and not self._go(start):
            return np.zeros((0, self.channels), np.float32)
        while self._end < stop and (block := self._flow.next()):
            self._end = block.end
            if block.end > start:
                self._blocks.append(block)
        samples = np.zeros((max(0, min(stop, self._end) - start), self.channels), np.float32)
        for block in self._blocks:
            first, last = max(block.place, start), min(block.end, stop)
            if first < last:
                target = samples[first - start : last - start]
                copy_samples(block.frame, first - block.place + block.skip, target)
        self._at = start + len(samples)
        while self._blocks and self._blocks[0].end <= self._at:
            self._blocks.popleft()
        return samples

    def _go(self, start: int) -> bool:
        self._blocks.clear()
        self._at = self._end = start
        if self._total is not None and start >= self._total:
            return False
        return self._flow.seek(start)
