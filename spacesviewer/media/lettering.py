"""Text as pixels in any script: shaped and drawn by HarfBuzz in the fonts of this program.

Nothing of a window is needed for it, so that it works in any process.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from unicodedata import bidirectional, category

import numpy as np
import uharfbuzz as hb
from numpy.typing import NDArray

from spacesviewer.domain.faces import ABSENT, FACES, FONTS, arabic_hand
from spacesviewer.domain.segment import is_right_to_left, word_spans
from spacesviewer.domain.wording import has_right_to_left

Mask = NDArray[np.uint8]  # how much of each pixel is ink
_FINE = 64  # units of a pixel in which letters are placed
_LINE, _NASTALIQ_LINE = 1.32, 2.25  # Nastaliq hangs down from its line


@dataclass(frozen=True, slots=True)
class Ink:
    """Pixels of a word: where they stand, from the left of its line and from its baseline down."""

    word: int
    x: int
    y: int
    mask: Mask


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is laid out: its width, how high it stands, and the ink of each word."""

    width: int
    above: int
    below: int
    inks: tuple[Ink, ...]
    backwards: bool


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters of one font and direction, from start on in the text."""

    start: int
    text: str
    font: str
    level: int


class Lettering:
    """Lays out paragraphs of one size. ``language`` chooses between the Arabic hands."""

    def __init__(self, pixels: int, language: str = "", *, bold: bool = False) -> None:
        self.pixels = pixels
        arabic = arabic_hand(language)
        other = "naskh" if arabic == "nastaliq" else "nastaliq"
        self._order = ("bold" if bold else "text", arabic, "hindi", other)
        self._tall = arabic == "nastaliq"
        self._widths: dict[str, float] = {}

    def height(self, text: str) -> int:
        """From one line to the next."""
        tall = self._tall and has_right_to_left(text)
        return round(self.pixels * (_NASTALIQ_LINE if tall else _LINE))

    def lines(self, text: str, width: int) -> list[Line]:
        """The paragraph in lines that are no wider; a longer word is broken where it must be."""
        backwards = is_right_to_left(text)
        height = self.height(text)
        above = round(height * 0.72)
        number = {at: n for n, (a, b) in enumerate(word_spans(text)) for at in range(a, b)}
        return [
            self._line(text[first:last], first, number, backwards, above, height - above)
            for first, last in self._broken(text, width)
        ]

    def lines_needed(self, text: str, width: int) -> int:
        """How many lines ``lines`` would give; much quicker."""
        return sum(1 for _ in self._broken(text, width))

    def _broken(self, text: str, width: int) -> Iterator[tuple[int, int]]:
        begin = end = -1
        long, space = 0.0, self._width(" ")
        for start, stop in self._pieces(text, width):
            # Word by word: to shape the line again for each of its words would take far longer.
            more = self._width(text[start:stop]) + (space if begin >= 0 and start > end else 0)
            if begin >= 0 and long + more > width:
                yield begin, end
                begin, long, more = -1, 0.0, self._width(text[start:stop])
            begin, end, long = (start if begin < 0 else begin), stop, long + more
        if begin >= 0:
            yield begin, end

    def _pieces(self, text: str, width: int) -> Iterator[tuple[int, int]]:
        for start, stop in word_spans(text):
            while self._width(text[start:stop]) > width and stop - start > 1:
                fits = start + 1
                while fits < stop and self._width(text[start : fits + 1]) <= width:
                    fits += 1
                yield start, fits
                start = fits
            yield start, stop

    def _width(self, text: str) -> float:
        if text not in self._widths:
            runs = (self._shaped(run)[1] for run in self._runs(text))
            advances = (position.x_advance for positions in runs for position in positions)
            self._widths[text] = sum(advances) / _FINE
        return self._widths[text]

    def _line(
        self,
        text: str,
        first: int,
        number: dict[int, int],
        backwards: bool,
        above: int,
        below: int,
    ) -> Line:
        """The line that begins at ``first``; ``number`` tells the word of each place."""
        drawn: dict[int, hb.RasterDraw] = {}
        x = 0
        for run in _visual(self._runs(text, backwards)):
            infos, positions = self._shaped(run)
            font = _font(run.font, self.pixels)
            for info, position in zip(infos, positions, strict=True):
                word = number.get(first + run.start + info.cluster, -1)
                if word >= 0:
                    raster = drawn.setdefault(word, hb.RasterDraw())
                    left, down = x + position.x_offset, -position.y_offset
                    raster.transform = (1 / _FINE, 0, 0, -1 / _FINE, left / _FINE, down / _FINE)
                    raster.draw_glyph(font, info.codepoint)
                x += position.x_advance
        inks = tuple(ink for word, raster in drawn.items() if (ink := _ink(word, raster)))
        return Line(round(x / _FINE), above, below, inks, backwards)

    def _shaped(self, run: _Run) -> tuple[Sequence[Any], Sequence[Any]]:
        buffer = hb.Buffer()
        buffer.add_str(run.text)
        buffer.direction = "rtl" if run.level % 2 else "ltr"
        buffer.guess_segment_properties()
        hb.shape(_font(run.font, self.pixels), buffer)
        return buffer.glyph_infos or (), buffer.glyph_positions or ()

    def _runs(self, text: str, backwards: bool | None = None) -> list[_Run]:
        back = is_right_to_left(text) if backwards is None else backwards
        levels = _levels(text, back)
        runs: list[_Run] = []
        font = ""
        for at, character in enumerate(text):
            font, drawn = self._font_for(character, font)
            if runs and runs[-1].font == font and runs[-1].level == levels[at]:
                runs[-1] = _Run(runs[-1].start, runs[-1].text + drawn, font, levels[at])
            else:
                runs.append(_Run(at, drawn, font, levels[at]))
        return runs

    def _font_for(self, character: str, before: str) -> tuple[str, str]:
        """The font of a character, and what is drawn for it."""
        code = ord(character)
        joins = category(character) in ("Mn", "Mc", "Me", "Cf") or character.isspace()
        if before and joins and (code in _held(before) or category(character) == "Cf"):
            return before, character
        for name in self._order:
            if code in _held(name):
                return name, character
        if category(character) == "Cf":
            return before or self._order[0], character
        return self._order[0], ABSENT


def _ink(word: int, raster: hb.RasterDraw) -> Ink | None:
    image = raster.render()
    if image is None or not image.extents.width or not image.extents.height:
        return None
    at = image.extents
    rows = np.frombuffer(image.buffer, np.uint8).reshape(at.height, at.stride)
    return Ink(word, at.x_origin, at.y_origin, rows[:, : at.width].copy())


def _levels(text: str, backwards: bool) -> list[int]:
    """The embedding level of each character (UAX #9): even ones read from left to right."""
    if not has_right_to_left(text) and not backwards:
        return [0] * len(text)
    # It takes a while to load, and only this needs it.
    from fpdf.bidi import BidiParagraph  # noqa: PLC0415
    from fpdf.enums import TextDirection  # noqa: PLC0415

    base = TextDirection.RTL if backwards else TextDirection.LTR
    told = BidiParagraph(text, base_direction=base, preserve_bn_chars=True).characters
    levels = [int(backwards)] * len(text)
    for one in told:
        levels[one.character_index] = one.embedding_level
    # A joiner belongs to the letters before it.
    for at in range(1, len(text)):
        if bidirectional(text[at]) == "BN":
            levels[at] = levels[at - 1]
    return levels


def _visual(runs: list[_Run]) -> list[_Run]:
    """The runs from left to right (rule L2)."""
    shown = list(runs)
    highest = max((run.level for run in shown), default=0)
    for level in range(highest, 0, -1):
        at = 0
        while at < len(shown):
            end = at
            while end < len(shown) and shown[end].level >= level:
                end += 1
            shown[at:end] = reversed(shown[at:end])
            at = max(end, at + 1)
    return shown


@cache
def _face(name: str) -> hb.Face:
    return hb.Face(hb.Blob.from_file_path(str(FONTS / FACES[name])))


@cache
def _held(name: str) -> frozenset[int]:
    return frozenset(_face(name).unicodes)


@cache
def _font(name: str, pixels: int) -> hb.Font:
    font = hb.Font(_face(name))
    font.scale = (pixels * _FINE, pixels * _FINE)
    return font
