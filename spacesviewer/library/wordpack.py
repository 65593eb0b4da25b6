"""The times of a segment's words as one small blob (rows of their own are four times the size).

Layout, little-endian: a byte 1 or 2 (how wide numbers are: 16 or 64 bits), the number of words as
32 bits, then one column after the other: starts and lengths in ms, starts and lengths in the text,
confidences as bytes, half percents (255: not told). Times are from the segment's start, signed.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

from spacesviewer.domain.segment import Word

_WIDTHS = {1: "h", 2: "q"}
_BYTES = {1: 2, 2: 8}
_HEAD = struct.calcsize("<BI")
_UNTOLD = 255


def pack(words: Sequence[Word], start_ms: int) -> bytes:
    """The blob of the words of a segment that begins at start_ms."""
    numbers = [word.start_ms - start_ms for word in words]
    numbers += [word.end_ms - word.start_ms for word in words]
    numbers += [word.start for word in words]
    numbers += [word.end - word.start for word in words]
    kind = 1 if min(numbers, default=0) >= -0x8000 and max(numbers, default=0) <= 0x7FFF else 2
    confidences = bytes(
        _UNTOLD if word.confidence is None else round(min(1.0, max(0.0, word.confidence)) * 200)
        for word in words
    )
    columns = struct.pack(f"<BI{len(numbers)}{_WIDTHS[kind]}", kind, len(words), *numbers)
    return columns + confidences


def unpack(data: bytes, start_ms: int) -> tuple[Word, ...]:
    """The words of a blob; none where it is damaged, and then they are estimated from the text."""
    kind, count = struct.unpack_from("<BI", data) if len(data) >= _HEAD else (0, 0)
    if len(data) != _HEAD + count * (4 * _BYTES.get(kind, 0) + 1):
        return ()
    numbers = struct.unpack_from(f"<{4 * count}{_WIDTHS[kind]}", data, _HEAD)
    confidences = data[len(data) - count :]
    begins, lengths = numbers[:count], numbers[count : 2 * count]
    places, sizes = numbers[2 * count : 3 * count], numbers[3 * count :]
    return tuple(
        Word(
            start_ms + begin,
            start_ms + begin + length,
            place,
            place + size,
            None if confidence == _UNTOLD else round(confidence / 200, 3),
        )
        for begin, length, place, size, confidence in zip(
            begins, lengths, places, sizes, confidences, strict=True
        )
    )
