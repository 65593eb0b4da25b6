"""The sample's cover: a drop of water over its ring, and the word SYNTHETIC."""

from __future__ import annotations

import struct
import zlib

import numpy as np
from numpy.typing import NDArray
from sample_script import NOTICE

SIDE = 400
_SMOOTH = 3  # drawn three times as large and averaged, so that edges are soft
_DEEP, _PALE, _RING = (18, 58, 84), (226, 240, 244), (84, 148, 172)
_LETTERS = {
    "S": "01111100001000001110000010000111110",
    "Y": "10001100010101000100001000010000100",
    "N": "10001110011010110011100011000110001",
    "T": "11111001000010000100001000010000100",
    "H": "10001100011000111111100011000110001",
    "E": "11111100001000011110100001000011111",
    "I": "01110001000010000100001000010001110",
    "C": "01111100001000010000100001000001111",
}

Picture = NDArray[np.float64]


def cover() -> bytes:
    """A PNG of SIDE by SIDE pixels, the same at every run."""
    large = SIDE * _SMOOTH
    y, x = np.mgrid[0:large, 0:large] / large
    picture = np.empty((large, large, 3))
    picture[:] = _DEEP
    ring = np.abs(np.hypot((x - 0.5), (y - 0.70) * 2.6) - 0.30)
    picture[ring < 0.012] = _RING
    ring = np.abs(np.hypot((x - 0.5), (y - 0.70) * 2.6) - 0.20)
    picture[ring < 0.009] = _RING
    picture[_drop(x, y)] = _PALE
    small = picture.reshape(SIDE, _SMOOTH, SIDE, _SMOOTH, 3).mean(axis=(1, 3))
    _write(small, "SYNTHETIC", 352, 4)
    return _png(np.round(small).astype(np.uint8))


def _drop(x: Picture, y: Picture) -> NDArray[np.bool_]:
    """A circle, and the lines that touch it from a point above."""
    middle, radius, top = 0.50, 0.16, 0.10
    reach = middle - top
    touch = middle - radius**2 / reach
    half = radius * np.sqrt(1 - (radius / reach) ** 2)
    ball = np.hypot(x - 0.5, y - middle) < radius
    cone = (y > top) & (y < touch) & (np.abs(x - 0.5) < half * (y - top) / (touch - top))
    drop: NDArray[np.bool_] = ball | cone
    return drop


def _write(picture: Picture, word: str, top: int, size: int) -> None:
    left = (SIDE - (len(word) * 6 - 1) * size) // 2
    for place, letter in enumerate(word):
        for bit, ink in enumerate(_LETTERS[letter]):
            row, column = divmod(bit, 5)
            if ink == "1":
                y, x = top + row * size, left + (place * 6 + column) * size
                picture[y : y + size, x : x + size] = _PALE


def _png(pixels: NDArray[np.uint8]) -> bytes:
    rows = b"".join(b"\0" + row.tobytes() for row in pixels)
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", SIDE, SIDE, 8, 2, 0, 0, 0)),
        (b"tEXt", b"Comment\0" + NOTICE.encode("latin-1")),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
