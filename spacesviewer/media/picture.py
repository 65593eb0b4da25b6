"""A canvas of pixels, letters and bars on it, and its PNG: no more than the picture is in it."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from spacesviewer.media.lettering import Line, Mask

Canvas = NDArray[np.uint8]  # (height, width, 3)
Color = tuple[int, int, int]


def blank(width: int, height: int, color: Color) -> Canvas:
    """A canvas of one colour."""
    canvas = np.empty((height, width, 3), np.uint8)
    canvas[:] = color
    return canvas


def draw_line(
    canvas: Canvas, line: Line, x: int, baseline: int, color: Color, words: Sequence[int] = ()
) -> None:
    """Draws a line of text, or only some words of it."""
    for ink in line.inks:
        if not words or ink.word in words:
            stamp(canvas, ink.mask, x + ink.x, baseline + ink.y, color)


def stamp(canvas: Canvas, mask: Mask, x: int, y: int, color: Color) -> None:
    """Lays a colour on where the mask has ink; what lies outside of the canvas is cut off."""
    height, width = canvas.shape[:2]
    left, top = max(0, x), max(0, y)
    right, bottom = min(width, x + mask.shape[1]), min(height, y + mask.shape[0])
    if left >= right or top >= bottom:
        return
    ink = mask[top - y : bottom - y, left - x : right - x, None].astype(np.uint16)
    below = canvas[top:bottom, left:right]
    below[:] = (below * (255 - ink) + np.asarray(color, np.uint16) * ink + 127) // 255


def fill(canvas: Canvas, x: int, y: int, width: int, height: int, color: Color) -> None:
    """Fills a box."""
    canvas[max(0, y) : y + height, max(0, x) : x + width] = color


def png(canvas: Canvas) -> bytes:
    """The bytes of a PNG file: the pixels, and not one word besides."""
    height, width = canvas.shape[:2]
    rows = np.zeros((height, width * 3 + 1), np.uint8)
    rows[:, 1:] = canvas.reshape(height, -1)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows.tobytes(), 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
