"""Sound decoded inside of FFmpeg in large blocks, of a file whose frames follow without a gap.

A Python object for each frame of 21 ms costs a quarter of what its decoding costs; here one object
holds seconds.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from math import ceil
from pathlib import Path
from typing import cast

from av.audio.frame import AudioFrame
from av.error import EOFError as EndOfSound
from av.filter import Graph
from av.filter.context import FilterContext

from spacesviewer.media.frames import ODD_ERRORS, OPTIONS, url, waits

# About six seconds. At all usual rates a whole number of stretches of 10 ms, the bins of a
# waveform: 480 samples at 48,000 a second, 441 at 44,100 or for two bins at 22,050.
BLOCK = 282_240
_OPTIONS = ":".join(f"{name}={value}" for name, value in OPTIONS.items())
_NEAR_S = 0.2  # a header may leave an encoder's delay out, or count all of the last frame
_ROUNDED = 4  # stamps and places of blocks that were rounded to the container's unit of time


class Bulk:
    """Iterating gives blocks of BLOCK samples from the start; it stops before what is doubtful.

    A block is given once the next one begins where it ends, by its time stamp: samples that were
    lost inside of it would show there. The sound that is left at the end is not given but kept as
    ``last``, with the number of its samples; it is None where the end was not reached.
    ``ends_as_told``: the file's header tells the length that was found.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
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
        origin, place = 0, 0
        try:
            graph = Graph()
            sink = self._lay(graph)
            while True:
                block = cast(AudioFrame, sink.pull())
                origin = origin if place else block.pts or 0
                if not _stands_at(block, origin, place):
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
                found_s = (place - BLOCK) / blocks[0].sample_rate
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
        size = str(BLOCK)
        longer = graph.add("apad", packet_size=size, pad_len=size)
        joined = graph.add("asetnsamples", nb_out_samples=size, pad="0")
        end = graph.add("abuffersink")
        graph.link_nodes(file, longer, joined, end).configure()
        return end


def _stands_at(block: AudioFrame, origin: int, place: int) -> bool:
    """Whether a block's stamp, counted from the first one, tells the place that was counted."""
    if block.pts is None or block.time_base is None:
        return True
    unit = block.time_base * block.sample_rate  # samples
    slack = 0 if unit.numerator == 1 else _ROUNDED * ceil(unit)
    return abs((block.pts - origin) * unit - place) <= slack
