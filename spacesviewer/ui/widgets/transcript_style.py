"""Sizes and fonts of the transcript: all follow from the size of its text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetricsF

from spacesviewer.domain.language import main_language
from spacesviewer.ui import theme
from spacesviewer.ui.widgets.transcript_rows import Rows

READING_WIDTH = 720
SMALLEST, LARGEST = 9, 40

PAD = 4  # above and below the text of a row, in its tint
TURN_GAP = 9  # before another speaker
HEAD, TAIL = 8, 28  # above the first row, below the last one
SIGN = 30  # between two languages: how far the translation was checked stands there
TOPIC_BAR = 3  # pixels that the bar of a topic is wide
BETWEEN = 5  # pixels between a text and what is beneath it in another language
_MARGIN = 24
_NARROWEST = 200  # pixels of a column of text beside another one
_SAMPLE = "We were told that nobody had signed the contract, and I asked twice in writing."
_URDU_SAMPLE = "ہمیں بتایا گیا تھا کہ کسی نے معاہدے پر دستخط نہیں کیے۔"
# Width of a character of the Indian scripts and of Chinese, in text sizes. Measuring them here
# would load fonts of many megabytes that most sessions never need.
_INDIC, _WIDE = 0.37, 1.0
_URDU_LETTERS = frozenset("ٹڈڑںےہۓھ")
_OTHER_LETTERS = frozenset("يكةىهۍېړښټډۀ")
_NASKH_LANGUAGES = frozenset(("ar", "fa", "ps", "ckb", "sd", "ug"))


@dataclass(frozen=True)
class TextStyle:
    """The fonts, and the pixels between baselines (``pitch``), of one size of text."""

    size: int
    text: QFont
    name: QFont
    time: QFont
    pitch: int
    name_pitch: int
    baseline: int
    advances: tuple[float, ...]
    pitches: tuple[int, ...]

    @property
    def label_height(self) -> int:
        """The height of a name with a time beneath and its pad."""
        return self.pitch + self.name_pitch + PAD


def text_style(size: int, *, naskh: bool = False) -> TextStyle:
    """The style of a text size in pixels; ``naskh`` for Arabic letters that are not Urdu."""
    text = _font(size, naskh)
    label = max(9, round(size * 0.85))
    metrics = QFontMetricsF(text)
    pitch = round(size * 1.52)
    urdu = metrics.boundingRect(_URDU_SAMPLE)
    return TextStyle(
        size=size,
        text=text,
        name=_font(label, True, QFont.Weight.DemiBold),  # its line has no room for Nastaliq
        time=theme.font(max(9, round(size * 0.8))),
        pitch=pitch,
        name_pitch=round(size * 1.1),
        baseline=round((pitch - metrics.height()) / 2 + metrics.ascent()),
        advances=(
            metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE),
            urdu.width() / len(_URDU_SAMPLE),
            size * _INDIC,
            size * _WIDE,
        ),
        pitches=(pitch, max(pitch, ceil(urdu.height())), pitch, pitch),
    )


def _font(size: int, naskh: bool, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = theme.font(size, weight)
    font.setFamilies(list(theme.families(naskh=naskh)))
    # Qt keeps one list of families behind Inter for all fonts that are else the same: whichever was
    # used first. Another strategy makes the one in Naskh another font.
    strategy = QFont.StyleStrategy.PreferQuality if naskh else QFont.StyleStrategy.PreferDefault
    font.setStyleStrategy(strategy)
    return font


def wants_naskh(texts: Sequence[str], language: str = "") -> bool:
    """Whether Arabic letters are to be written in Naskh: the language says, else the letters."""
    if language:
        return main_language(language) in _NASKH_LANGUAGES
    step = max(1, len(texts) // 200)
    letters = "".join(text[:200] for text in texts[::step] if not text.isascii())
    urdu = sum(letters.count(letter) for letter in _URDU_LETTERS)
    other = sum(letters.count(letter) for letter in _OTHER_LETTERS)
    return other > urdu


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of the transcript stand, for one width of the viewport.

    Each ``x`` is the left edge of a column. Names and times stand at the left, the topics right of
    the text; the other way round where an ``edge`` is told: the right one, from which they begin.
    """

    width: int
    label_x: int
    label_width: int
    bar_x: int
    bar_width: int
    text_x: int
    text_width: int
    second_x: int = 0
    second_width: int = 0  # of a second language beside or beneath the first; 0: there is none
    edge: int = 0

    @property
    def text_left(self) -> int:
        """The left edge of the text, in both languages."""
        return min(self.text_x, self.second_x) if self.second_width else self.text_x

    @property
    def text_right(self) -> int:
        """The right edge of the text, in both languages."""
        return max(self.text_x + self.text_width, self.second_x + self.second_width)

    @property
    def is_split(self) -> bool:
        """Whether the second language stands beside the first, not beneath it."""
        if self.edge and self.second_width:
            return self.text_x >= self.second_x + self.second_width
        return self.second_x >= self.text_x + self.text_width

    def topic_x(self, lane: int) -> int:
        """Where the bars of a lane of topics stand, behind the text."""
        away = 9 + 5 * lane
        return self.text_left - away - TOPIC_BAR if self.edge else self.text_right + away

    def chip(self, lane: int, width: int) -> tuple[int, int]:
        """Where the name of a topic stands that is as wide, behind so many lanes; and the room."""
        x = self.topic_x(lane)
        if self.edge:
            right = x + TOPIC_BAR
            return right - width, self.width - (self.edge - right) - 12
        return x, self.width - x - 12

    def is_beside(self, x: int) -> bool:
        """Whether a place is among the names and times."""
        return x >= self.bar_x + self.bar_width if self.edge else x < self.bar_x

    def is_behind(self, x: int) -> bool:
        """Whether a place is where the topics stand."""
        return x < self.text_left - 1 if self.edge else x > self.text_right

    def is_second(self, x: int) -> bool:
        """Whether a place is in the column of the second language, where that stands beside."""
        if self.edge:
            return x < self.second_x + self.second_width + SIGN // 2
        return x >= self.second_x - SIGN // 2

    def beside(self, y: int, height: int) -> QRect:
        """Where names and times stand: from the edge of the view to the speaker's bar."""
        if self.edge:
            left = self.bar_x + self.bar_width
            return QRect(left, y, self.edge - left, height)
        return QRect(0, y, self.bar_x, height)

    def behind(self, y: int, height: int) -> QRect:
        """Where topics stand: from their first bar to the edge of the view, none of the text."""
        x = self.topic_x(0)
        if self.edge:
            return QRect(0, y, max(0, x + TOPIC_BAR + 2), height)
        return QRect(x - 2, y, max(0, self.width - x + 2), height)

    def sign(self, y: int, height: int) -> QRect:
        """How far a translation was checked: between the languages."""
        x = self.second_x + self.second_width + 4 if self.edge else self.second_x - SIGN
        return QRect(x, y, SIGN - 4, height)

    def tint(self, y: int, height: int) -> QRect:
        """What is tinted behind a spoken row: from the speaker's bar to the end of the text."""
        if self.edge:
            left = self.text_left - 6
            return QRect(left, y, self.bar_x - left, height)
        left = self.bar_x + self.bar_width
        return QRect(left, y, self.text_right + 6 - left, height)

    def mirrored(self, edge: int) -> Columns:
        """The same, counted from an edge at the right."""
        second_x = edge - self.second_x - self.second_width if self.second_width else 0
        return replace(
            self,
            label_x=edge - self.label_x - self.label_width,
            bar_x=edge - self.bar_x - self.bar_width,
            text_x=edge - self.text_x - self.text_width,
            second_x=second_x,
            edge=edge,
        )


def columns(
    width: int,
    style: TextStyle,
    reading_width: int = READING_WIDTH,
    *,
    names: bool = True,
    times: bool = True,
    second: str = "",
    edge: int = 0,
) -> Columns:
    """The columns for a viewport; a narrow one takes from the names first.

    ``second`` is "beside" or "stacked" where a second language is shown. Beside the first one there
    is no room for it in a narrow view: there it stands beneath. ``edge`` is the right edge of a
    view that is read from there, else 0.
    """
    found = _from_left(width, style, reading_width, names=names, times=times, second=second)
    return found.mirrored(edge) if edge else found


def _from_left(
    width: int, style: TextStyle, reading_width: int, *, names: bool, times: bool, second: str
) -> Columns:
    wanted = round(style.size * (8.4 if names else 4.2 if times else 0))
    label_width = min(wanted, max(56, (width - 2 * _MARGIN) // 4))
    bar_x = _MARGIN + label_width + 8 * (label_width > 0)
    text_x = bar_x + 14
    room = width - text_x - _MARGIN
    text_width = max(120, min(reading_width, room))
    found = Columns(width, _MARGIN, label_width, bar_x, 3, text_x, text_width)
    half = min(reading_width, (room - SIGN) // 2)
    if second == "beside" and half >= _NARROWEST:
        return replace(found, text_width=half, second_x=text_x + half + SIGN, second_width=half)
    if second:
        return replace(found, second_x=text_x + SIGN, second_width=text_width - SIGN)
    return found


def guess_heights(
    rows: Rows,
    style: TextStyle,
    text_width: int,
    *,
    times: bool,
    add: Callable[[NDArray[np.int32]], None] = lambda _texts: None,
) -> NDArray[np.int32]:
    """A height for every row from the number of its characters, all at once.

    ``add`` may add to the heights of the texts what stands beside or beneath them.
    """
    if not len(rows):
        return np.zeros(0, np.int32)
    advances = np.array(style.advances)[rows.scripts]
    pitches = np.array(style.pitches, np.int32)[rows.scripts]
    # A line loses about half a word at its end.
    lines = np.ceil(rows.lengths * advances / max(40.0, text_width - 3 * style.advances[0]))
    boxes = np.maximum(1, lines).astype(np.int32) * pitches
    add(boxes)
    boxes += PAD * (rows.first.astype(np.int32) + rows.last)
    if times:
        boxes = np.maximum(boxes, np.where(rows.opens, style.label_height, 0))
    boxes[rows.opens] += TURN_GAP
    boxes[0] += HEAD - TURN_GAP * bool(rows.opens[0])
    boxes[-1] += TAIL
    heights: NDArray[np.int32] = boxes.astype(np.int32)
    return heights


def box_height(rows: Rows, row: int, text_height: int, style: TextStyle, *, times: bool) -> int:
    """The height of a row's box with its pads; a name with a time beneath needs some, too."""
    padded = text_height + PAD * (int(rows.first[row]) + int(rows.last[row]))
    return max(padded, style.label_height) if times and rows.opens[row] else padded


def above(rows: Rows, row: int) -> int:
    """The empty pixels above a row's box."""
    if row == 0:
        return HEAD
    return TURN_GAP if rows.opens[row] else 0


def below(rows: Rows, row: int) -> int:
    """The empty pixels below a row's box."""
    return TAIL if row == len(rows) - 1 else 0
