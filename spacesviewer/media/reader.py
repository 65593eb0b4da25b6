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
    def must_count(self) -> bool:
        """Whether places can only be found by decoding from the start (chains of Ogg streams)."""
        return self._flow.must_count

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
        samples = np.empty((max(0, count), self.channels), np.float32)
        return samples[: self.fill(start_sample, samples)]

    def fill(self, start_sample: int, target: NDArray[np.float32]) -> int:
        """Like ``read``, into an array of one's own of shape (count, channels); gives n."""
        start = max(0, start_sample)
        stop = start + len(target)
        # A place less than a second ahead is reached by decoding on.
        if not self._at <= start <= self._end + self.sample_rate and not self._go(start):
            return 0
        while self._end < stop and (block := self._flow.next()):
            self._end = block.end
            if block.end > start:
                self._blocks.append(block)
        done = start
        for block in self._blocks:
            first, last = max(block.place, start), min(block.end, stop)
            if first > done:
                target[done - start : min(first, stop) - start] = 0
            if first < last:
                part = target[first - start : last - start]
                copy_samples(block.frame, first - block.place + block.skip, part)
                done = last
        self._at = done = max(start, min(stop, self._end))
        while self._blocks and self._blocks[0].end <= done:
            self._blocks.popleft()
        return done - start

    def _go(self, start: int) -> bool:
        self._blocks.clear()
        self._at = self._end = start
        if self._total is not None and start >= self._total:
            return False
        return self._flow.seek(start)
