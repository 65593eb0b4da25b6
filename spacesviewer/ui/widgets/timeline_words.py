"""The words in their speakers' lanes, each where it is said, when the view is near enough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from spacesviewer.domain.timecode import format_time
from spacesviewer.ui.theme import Theme
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


def paint_words(
    painter: QPainter,
    geometry: Geometry,
    labels: Labels,
    theme: Theme,
    lanes: Sequence[tuple[int, Row]],
    words: Sequence[WordSpan],
) -> None:
    """Writes each word into its speaker's lane, and behind it when it is said, if there is room.

    ``lanes`` are the voices that have a row. A word has room up to the next one of its speaker,
    and is never wider: words that run into each other cannot be read.
    """
    own: dict[int, list[WordSpan]] = {voice: [] for voice, _ in lanes}
    for word in words:
        if word.voice in own:
            own[word.voice].append(word)
    for voice, row in lanes:
        if own[voice]:
            ground = QColor(theme.speaker_color(voice))
            painter.setPen(theme.surface)
            for x, room, word in _placed(geometry, own[voice]):
                # As high as the lane, and told apart from the word before by a gap of one pixel.
                painter.fillRect(QRectF(x + 1, row.top, room, row.height - 1), ground)
                _write(painter, labels, row, (x + _PAD, room - _PAD), word)


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


def _write(
    painter: QPainter, labels: Labels, row: Row, place: tuple[float, float], word: WordSpan
) -> None:
    """A word, shortened to its room, and its time, where its file tells it and there is room."""
    x, room = place
    short = labels.fitting(word.text, room)
    if short:
        labels.put(painter, row, x, short)
    # Figures are all as wide: most words have no room for a time, and need none to be made.
    if word.exact and room > labels.width(_LONGEST_TIME):
        taken = labels.width(word.text) + _APART
        if room >= taken + labels.width(_LONGEST_TIME):
            labels.put(painter, row, x + taken, format_time(word.start_ms, milliseconds=True))
