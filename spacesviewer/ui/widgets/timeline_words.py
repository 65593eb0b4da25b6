"""The words in their speakers' lanes, each where it is said, when the view is near enough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from math import ceil

from PySide6.QtGui import QPainter

from spacesviewer.domain.timecode import format_time
from spacesviewer.ui.theme import Theme
from spacesviewer.ui.widgets.timeline_canvas import Canvas, Pixels, pixel
from spacesviewer.ui.widgets.timeline_data import WordSpan
from spacesviewer.ui.widgets.timeline_geometry import Geometry, Row
from spacesviewer.ui.widgets.timeline_labels import Labels

NEAR_MS = 30_000  # with more in view no word would have room
_LEAST_PX = 17  # a narrower word is left out
_PAD, _APART, _PAUSE_MS = 3, 8, 400
_LONGEST_TIME = "00:00:00.000"


def are_shown(geometry: Geometry) -> bool:
    """Whether words have room at this zoom."""
    return 0 < geometry.zoom.span_ms <= NEAR_MS


@dataclass(frozen=True, slots=True)
class _Fresh:
    """A word whose look is not known yet, and the place of the picture that will show it."""

    key: tuple[str, int, int]
    place: Pixels
    row: Row
    x: float
    begin: int


class Words:
    """Writes each word into its speaker's lane, and behind it when it is said, if there is room.

    A word has room up to the next one of its speaker, and is never wider: words that run into each
    other cannot be read. It stands on whole pixels, as its ground does: so it looks the same at
    each place, and one that was drawn once is a copy from then on, at a tenth of the cost.
    """

    def __init__(self, canvas: Canvas, geometry: Geometry, labels: Labels, theme: Theme) -> None:
        self._canvas, self._geometry, self._labels, self._theme = canvas, geometry, labels, theme
        self._fresh: list[_Fresh] = []
        self._times: list[tuple[Row, float, str]] = []

    def put(self, lanes: Sequence[tuple[int, Row]], words: Sequence[WordSpan]) -> None:
        """Puts the grounds on the picture, and what is known; ``lanes``: voices that have a row."""
        own: dict[int, list[WordSpan]] = {voice: [] for voice, _ in lanes}
        for word in words:
            if word.voice in own:
                own[word.voice].append(word)
        for voice, row in lanes:
            if own[voice]:
                self._lane(voice, row, own[voice])

    def write(self, painter: QPainter) -> None:
        """Draws what was not known, and times."""
        labels = self._labels
        painter.setPen(self._theme.surface)
        for word in self._fresh:
            labels.put(painter, word.row, word.x, word.key[0])
        for row, x, text in self._times:
            labels.put_time(painter, row, x, text, self._geometry.width)

    def remember(self) -> None:
        """Takes the look of what was drawn, once that stands on the picture."""
        for word in self._fresh:
            self._labels.looks[word.key] = word.place.copy()

    def _lane(self, voice: int, row: Row, said: Sequence[WordSpan]) -> None:
        labels, ratio, looks = self._labels, self._canvas.ratio, self._labels.looks
        ground = pixel(self._theme.speaker_color(voice))
        # As high as the lane, and told apart from the word before by a gap of one pixel.
        top, bottom = int(row.top * ratio + 0.5), int((row.bottom - 1) * ratio + 0.5)
        strip, tall = self._canvas.pixels[top:bottom], bottom - top
        time_width = labels.width(_LONGEST_TIME)
        fresh: list[_Fresh] = []
        for x, room, word in _placed(self._geometry, said):
            begin, end = int((x + 1) * ratio + 0.5), int((x + 1 + room) * ratio + 0.5)
            strip[:, begin:end] = ground
            if fresh and fresh[-1].begin >= begin:  # of two that begin at once the later is seen
                del fresh[-1]
            short = labels.fitting(word.text, room - _PAD)
            if short:
                key = (short, voice, tall)
                try:
                    look = looks[key]
                except KeyError:
                    width = ceil((labels.width(short) + _PAD) * ratio)
                    place = strip[:, begin : min(begin + width, end)]
                    fresh.append(_Fresh(key, place, row, begin / ratio + _PAD - 1, begin))
                else:
                    place = strip[:, begin : min(begin + look.shape[1], end)]
                    place[:] = look[:, : place.shape[1]]
            # Most words have no room for a time, and need none to be made.
            if word.exact and room - _PAD > time_width:
                taken = labels.width(word.text) + _APART
                if room - _PAD >= taken + time_width:
                    text = format_time(word.start_ms, milliseconds=True)
                    self._times.append((row, x + _PAD + taken, text))
        self._fresh += fresh


def _placed(
    geometry: Geometry, said: Sequence[WordSpan]
) -> Iterator[tuple[float, float, WordSpan]]:
    """Where each word of a speaker stands, and its room, for those that have enough."""
    start_ms, scale = geometry.zoom.start_ms, geometry.span_px / geometry.zoom.span_ms
    left, right, most_ms = geometry.left, geometry.width, geometry.zoom.end_ms
    for word, following in zip_longest(said, said[1:]):
        if word.start_ms >= most_ms:
            return
        until_ms = word.end_ms
        if following is not None and following.start_ms > word.start_ms:
            # The pause behind a word is room too, a little of it; but a segment ends where it ends,
            # or its edge could not be taken where it is seen.
            pause_ms = 0 if word.closes else _PAUSE_MS
            until_ms = min(following.start_ms, word.end_ms + pause_ms)
        x = max(left, left + (word.start_ms - start_ms) * scale)
        room = min(right, left + (until_ms - start_ms) * scale) - x - 1
        if room >= _LEAST_PX:
            yield x, room, word
