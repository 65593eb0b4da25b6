"""The words in their speakers' lanes, each where it is said, when the view is near enough."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from spacesviewer.domain.timecode import format_time
from spacesviewer.ui.theme import Theme
from spacesviewer.ui.widgets.timeline_data import WordSpan
from spacesviewer.ui.widgets.timeline_geometry import Geometry, Row
from spacesviewer.ui.widgets.timeline_labels import Labels

NEAR_MS = 30_000  # with more in view no word would have room
_LEAST_PX = 14  # a narrower word is left out
_PAD, _APART = 3, 8
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
        said = own[voice]
        color = theme.speaker_color(voice)
        for place, word in enumerate(said):
            begin = geometry.x_of(word.start_ms)
            if begin > geometry.width:
                break
            following = said[place + 1].start_ms if place + 1 < len(said) else word.end_ms
            end = geometry.x_of(max(word.end_ms, min(following, word.end_ms + 400)))
            end = min(end, geometry.x_of(following)) if following > word.start_ms else end
            begin = max(begin, geometry.left)
            room = end - begin - _PAD
            if room < _LEAST_PX:
                continue
            # As high as the lane, and told apart from the word before by a gap of one pixel.
            painter.fillRect(QRectF(begin + 1, row.top, end - begin - 1, row.height - 1), color)
            painter.setPen(theme.surface)
            labels.write(painter, row, begin + _PAD, room, word.text)
            _time(painter, labels, row, (begin + _PAD, room), word)


def _time(
    painter: QPainter, labels: Labels, row: Row, place: tuple[float, float], word: WordSpan
) -> None:
    """The time of a word, where its file tells it; what is only estimated is not told."""
    x, room = place
    taken = labels.width(word.text) + _APART
    # Figures are all as wide: most words have no room for a time, and need none to be made.
    if word.exact and room >= taken + labels.width(_LONGEST_TIME):
        labels.put(painter, row, x + taken, format_time(word.start_ms, milliseconds=True))
