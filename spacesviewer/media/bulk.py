"""Sound decoded inside of FFmpeg in large blocks, of a file whose frames follow without a gap.

A Python object for each frame of 21 ms costs a quarter of what its decoding costs; here one object
holds seconds.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from fractions import Fraction
from math import ceil
from pathlib import Path
from typing import cast

from av.audio.frame import AudioFrame
from av.error import EOFError as EndOfSound
from av.filter import Graph
from av.filter.context import FilterContext

from spacesviewer.media.frames import ODD_ERRORS, OPTIONS, url, waits

# Samples of a block: about three seconds. At all usual rates a whole number of stretches of 10 ms,
# the bins of a waveform: 480 samples at 48,000 a second, 441 at 44,100 or for two bins at 22,050.
# The second is for a rate of 64,000, 176,400 or 192,000.
BLOCKS = (141_120, 282_240)
# Frames of 21 ms are put together in two steps: half a second stays in the processor's near memory,
# and the frames' own memory is used again while it is there (a tenth of all the time).
_STEP = 11_760
_OPTIONS = ":".join(f"{name}={value}" for name, value in OPTIONS.items())
_NEAR_S = 0.2  # a header may leave an encoder's delay out, or count all of the last frame
_ROUNDED = 4  # stamps and places of blocks that were rounded to the container's unit of time


class Bulk:
    """Iterating gives blocks of ``size`` samples from the start; it stops before what is doubtful.

    A block is given once the next one begins where it ends, by its time stamp: samples that were
    lost inside of it would show there. The sound that is left at the end is not given but kept as
    ``last``, with the number of its samples; it is None where the end was not reached.
    ``ends_as_told``: the file's header tells the length that was found.
    """

    def __init__(self, path: Path, size: int = BLOCKS[0]) -> None:
        self._path = path
        self._size = size
        self._claimed_s = 0.0
        self.last: tuple[AudioFrame, int] | None = None
        self.ends_as_told = False

    def fraction(self, seconds: float) -> float:
        """How much of the file so many seconds are, by its header; 0 where that tells nothing."""
        return min(1.0, seconds / self._claimed_s) if self._claimed_s else 0.0

    def __iter__(self) -> Iterator[AudioFrame]:
        """The blocks."""
        if waits(self._path):
            return
        blocks: deque[AudioFrame] = deque()
        place, stamps = 0, None
        try:
            graph = Graph()
            sink = self._lay(graph)
            while True:
                block = cast(AudioFrame, sink.pull())
                stamps = stamps or _Stamps(block)
                if not stamps.tell(block.pts, place):
                    return
                blocks.append(block)
                place += block.samples
                if len(blocks) > 2:
                    yield blocks.popleft()
        except EndOfSound:
            # Behind the sound comes silence of a block's length (``_lay``). The last block is
            # nothing else; what it lacks of that fills up the one before it, behind the sound.
            if len(blocks) == 2:
                self.last = blocks[0], blocks[1].samples
                found_s = (place - self._size) / blocks[0].sample_rate
                self.ends_as_told = abs(found_s - self._claimed_s) < _NEAR_S
        except ODD_ERRORS:  # damage, or frames unlike those before them
            return

    def _lay(self, graph: Graph) -> FilterContext:
        """Lays the way from the file to large blocks; they are pulled out of its end.

        The silence behind the sound makes one more block, whose stamp tells whether something is
        missing from the last of the sound.
        """
        graph.threads = 1
        file = graph.add("amovie", filename=url(self._path), format_opts=_OPTIONS, dec_threads="1")
        told = file.process_command("get_duration")  # microseconds, less than 0 if unknown
        self._claimed_s = max(0, int(told or 0)) / 1_000_000
        size = str(self._size)
        longer = graph.add("apad", packet_size=size, pad_len=size)
        steps = [
            graph.add("asetnsamples", nb_out_samples=one, pad="0") for one in (str(_STEP), size)
        ]
        end = graph.add("abuffersink")
        graph.link_nodes(file, longer, *steps, end).configure()
        return end


class _Stamps:
    """Whether the stamps of blocks, counted from the first one, tell the places that were counted.

    All blocks of a file have one rate and one unit of time: fractions, which take long, are turned
    into whole numbers once.
    """

    def __init__(self, first: AudioFrame) -> None:
        unit = (first.time_base or Fraction(0)) * first.sample_rate  # samples
        self._samples, self._units = unit.numerator, unit.denominator
        self._slack = 0 if unit.numerator == 1 else _ROUNDED * ceil(unit) * unit.denominator
        self._origin = first.pts or 0

    def tell(self, pts: int | None, place: int) -> bool:
        """The answer for the block at a place."""
        if pts is None or not self._samples:
            return True
        return abs((pts - self._origin) * self._samples - place * self._units) <= self._slack
