"""A picture that numpy fills and QPainter writes upon: the same memory, no copies between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from spacesviewer.ui.widgets.timeline_geometry import Row

Pixels = NDArray[np.uint32]
_FAINTEST = 0.35


class Canvas:
    """An opaque image in device pixels, 0xffRRGGBB, with its pixels as a numpy array.

    ``pixels`` looks into the image's own memory. Nobody else may hold the image while it is
    painted: Qt would then give the painter a copy, and numpy would fill the old one.
    """

    def __init__(self, size: QSize, ratio: float) -> None:
        self.size, self.ratio = size, ratio
        width, height = self.device(size.width()), self.device(size.height())
        self.image = QImage(max(1, width), max(1, height), QImage.Format.Format_RGB32)
        self.image.setDevicePixelRatio(ratio)
        shape = (self.image.height(), self.image.width())
        self.pixels: Pixels = np.ndarray(shape, dtype=np.uint32, buffer=self.image.bits())

    def device(self, logical: float) -> int:
        """The device pixel at a logical coordinate."""
        return round(logical * self.ratio)

    def strip(self, row: Row, left: int) -> Pixels:
        """The pixels of a row from a logical x to the right edge."""
        rows = slice(self.device(row.top), self.device(row.bottom))
        return self.pixels[rows, self.device(left) :]


def pixel(color: QColor) -> np.uint32:
    """A colour as the canvas stores it."""
    return np.uint32(color.rgb())


def blends(ground: QColor, color: QColor) -> Pixels:
    """256 colours from the ground to a colour: what a coverage of 0..255 looks like.

    Anything above 0 is well apart from the ground: a short word in a wide column must be seen.
    """
    share = _FAINTEST + (1 - _FAINTEST) * np.arange(256, dtype=np.float32)[:, None] / 255
    share[0] = 0.0
    low = np.array(ground.getRgb()[:3], dtype=np.float32)  # type: ignore[index]
    high = np.array(color.getRgb()[:3], dtype=np.float32)  # type: ignore[index]
    mixed = (low + (high - low) * share + 0.5).astype(np.uint32)
    mixed[:, 2] |= np.uint32(0xFF000000) | mixed[:, 0] << 16 | mixed[:, 1] << 8
    return mixed[:, 2].copy()


def mixed(ground: QColor, color: QColor, share: float) -> QColor:
    """A colour between two others; 0 is the ground."""
    parts = zip(ground.getRgb()[:3], color.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(a + (b - a) * share) for a, b in parts))


def toward(pixels: Pixels, color: QColor, share: float) -> Pixels:
    """A picture with a veil of a colour over it."""
    amount = round(share * 256)
    keep, veil = np.uint32(256 - amount), np.uint32(pixel(color))
    made = np.full_like(pixels, 0xFF000000)
    # Red and blue at once: each has 16 bits to itself, enough for 255 * 256.
    for part in (np.uint32(0xFF00FF), np.uint32(0x00FF00)):
        mixture = (pixels & part) * keep
        mixture += (veil & part) * np.uint32(amount)
        mixture >>= np.uint32(8)
        mixture &= part
        made |= mixture
    return made


def faded(color: QColor, alpha: float) -> QColor:
    """A colour that lets through what is behind it."""
    made = QColor(color)
    made.setAlphaF(alpha)
    return made


def stamp(
    strip: Pixels, columns: NDArray[np.int64], pattern: Sequence[str], color: np.uint32
) -> None:
    """Draws a small pattern (rows of "x" and space) around each column, from the strip's top.

    The columns are sorted. The pattern's middle stands on the column; what would lie outside of the
    strip is left away.
    """
    if not len(columns):
        return
    reach = len(pattern[0]) // 2
    width = strip.shape[1]
    for offset, runs in enumerate(_runs(tuple(pattern), strip.shape[0])):
        at = columns + (offset - reach)
        if at[0] < 0 or at[-1] >= width:
            at = at[(at >= 0) & (at < width)]
        for begin, end in runs:
            strip[begin:end, at] = color


@lru_cache(maxsize=32)
def _runs(pattern: tuple[str, ...], height: int) -> tuple[tuple[tuple[int, int], ...], ...]:
    """For each column of a pattern the rows that are drawn, those that follow on each other at
    once: there are thousands of marks, and few rows."""
    columns = ("".join(column) for column in zip(*pattern[:height], strict=True))
    return tuple(tuple(run.span() for run in re.finditer("x+", column)) for column in columns)
