"""A ring of sound in memory that two processes share: one puts, the other takes."""

from __future__ import annotations

import struct
from typing import Any, NamedTuple

SLOT_BYTES = 32_768
SLOTS = 96  # of 20 ms at the start: nearly two seconds
_HEAD = struct.Struct("@qddqq")
_HEAD_BYTES = 64
_COUNTS_BYTES = 64
MEMORY_BYTES = _COUNTS_BYTES + SLOTS * (_HEAD_BYTES + SLOT_BYTES)


class Portion(NamedTuple):
    """Some frames of sound.

    Frame i is of the file's sample ``start + i * step``. ``generation`` tells which command it
    answers, ``last`` that the file ends with it.
    """

    generation: int
    start: float
    step: float
    frames: int
    last: bool
    data: bytes


class Ring:
    """One side's view of the ring. Neither side ever waits for the other.

    Each count has one writer and is one aligned word; it is moved after the portion is written,
    or read. Nothing here needs numpy: the window starts without it.
    """

    def __init__(self, memory: Any) -> None:
        view = memoryview(memory).cast("B")
        self._counts = view[:_COUNTS_BYTES].cast("q")  # portions put and taken, commands obeyed
        self._heads = view[_COUNTS_BYTES : _COUNTS_BYTES + SLOTS * _HEAD_BYTES]
        self._slots = view[_COUNTS_BYTES + SLOTS * _HEAD_BYTES :]

    def is_full(self) -> bool:
        """Whether nothing can be put now."""
        return self._counts[0] - self._counts[1] >= SLOTS

    def waiting(self) -> int:
        """How many portions are put and not taken."""
        return int(self._counts[0] - self._counts[1])

    def put(
        self, generation: int, start: float, step: float, *, last: bool, frames: int, data: bytes
    ) -> None:
        """Adds a portion of at most SLOT_BYTES; only while the ring is not full."""
        count = self._counts[0]
        slot = count % SLOTS
        begin = slot * SLOT_BYTES
        self._slots[begin : begin + len(data)] = data
        _HEAD.pack_into(
            self._heads,
            slot * _HEAD_BYTES,
            generation,
            start,
            step,
            frames,
            (len(data) << 1) | last,
        )
        self._counts[0] = count + 1

    def take(self, generation: int) -> Portion | None:
        """The next portion of a generation, None if there is none yet; older ones are dropped."""
        while (count := self._counts[1]) < self._counts[0]:
            slot = count % SLOTS
            found, start, step, frames, size = _HEAD.unpack_from(self._heads, slot * _HEAD_BYTES)
            begin = slot * SLOT_BYTES
            wanted = found == generation
            data = bytes(self._slots[begin : begin + (size >> 1)]) if wanted else b""
            self._counts[1] = count + 1
            if wanted:
                return Portion(found, start, step, frames, bool(size & 1), data)
        return None

    def clear(self) -> None:
        """Drops all that was put; for the taking side."""
        self._counts[1] = self._counts[0]

    @property
    def obeyed(self) -> int:
        """How many commands the putting side has taken notice of."""
        return self._counts[2]

    def obey(self) -> None:
        """Counts a command; for the putting side."""
        self._counts[2] += 1

    def tell(self, generation: int, frames: int) -> None:
        """Says how many frames of a generation have left; for the taking side of a device."""
        self._counts[4] = -1  # while the number is changed, it is nobody's
        self._counts[3] = frames
        self._counts[4] = generation

    def told(self, generation: int) -> int:
        """How many frames of a generation have left, as far as it is told; for the putting side."""
        frames = self._counts[3]
        return frames if self._counts[4] == generation else 0

    def release(self) -> None:
        """Lets go of the memory."""
        for view in (self._counts, self._heads, self._slots):
            view.release()
