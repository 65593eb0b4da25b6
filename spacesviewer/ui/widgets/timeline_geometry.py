"""Where everything on the timeline stands, in logical pixels."""

from __future__ import annotations

from dataclasses import dataclass

from spacesviewer.ui.widgets.timeline_zoom import Zoom

GUTTER = 144  # the labels, with the window's left edge of 24
MARGIN = 24
OVERVIEW, RULER, CHAPTERS, MARKS = 24, 24, 18, 18
WAVE, WAVE_LEAST, WAVE_ROOMY = 64, 24, 120
LANE, TOPIC, GAPS, QUESTIONS = 14, 20, 12, 20
LANES_SHOWN = 8
LANES_LEAST = 3
_TOP, _GAP = 2, 4


@dataclass(frozen=True, slots=True)
class Content:
    """How many rows of each kind there are to show."""

    lanes: int = 0
    levels: int = 0
    chapters: bool = False
    gaps: bool = False
    questions: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A horizontal strip of the widget."""

    top: int
    height: int

    @property
    def bottom(self) -> int:
        """The first y below it."""
        return self.top + self.height

    def holds(self, y: float) -> bool:
        """Whether a y lies in it."""
        return self.top <= y < self.bottom


@dataclass(frozen=True, slots=True)
class Rows:
    """The strips from top to bottom. ``lane_slots`` and ``topic_slots`` are those with room."""

    overview: Row
    ruler: Row
    chapters: Row
    marks: Row
    wave: Row
    gaps: Row
    lanes: Row
    questions: Row
    topics: Row
    lane_slots: int
    topic_slots: int

    @property
    def bottom(self) -> int:
        """The first y below the last row."""
        return self.topics.bottom

    def lane(self, slot: int) -> Row:
        """The strip of one lane."""
        return Row(self.lanes.top + slot * LANE, LANE)

    def topic(self, slot: int) -> Row:
        """The strip of one level of topics."""
        return Row(self.topics.top + slot * TOPIC, TOPIC)


def height_for(content: Content, lanes: int, levels: int, wave: int) -> int:
    """The height that so many lanes and levels take with the rows that are there anyway."""
    fixed = _TOP + OVERVIEW + _GAP + RULER + MARKS + _GAP
    fixed += CHAPTERS * content.chapters + (GAPS + _GAP) * content.gaps
    fixed += QUESTIONS * content.questions
    below = (lanes * LANE + _GAP if lanes else 0) + (levels * TOPIC + _GAP if levels else 0)
    return fixed + wave + below


def preferred_height(content: Content) -> int:
    """The height at which up to LANES_SHOWN lanes and all levels stand in full."""
    lanes = min(content.lanes, LANES_SHOWN)
    return height_for(content, lanes, content.levels, WAVE)


def least_height(content: Content) -> int:
    """The height below which rows would be cut off."""
    lanes = min(content.lanes, LANES_LEAST)
    return height_for(content, lanes, min(content.levels, 1), WAVE_LEAST)


def arrange(height: int, content: Content) -> Rows:
    """The rows in a given height.

    Where it is scarce the waveform gives way first, then topics beyond two levels, then lanes.
    Where there is plenty, lanes beyond LANES_SHOWN appear and the waveform takes the rest.
    """
    lanes, levels = min(content.lanes, LANES_SHOWN), content.levels
    while height_for(content, lanes, levels, WAVE_LEAST) > height:
        if levels > 2:
            levels -= 1
        elif lanes > LANES_LEAST:
            lanes -= 1
        elif levels > 1:
            levels -= 1
        else:
            break
    while lanes < content.lanes:
        if height_for(content, lanes + 1, levels, WAVE_ROOMY) > height:
            break
        lanes += 1
    rest = height - height_for(content, lanes, levels, 0)
    return _stacked(content, max(WAVE_LEAST, rest), lanes, levels)


def _stacked(content: Content, wave: int, lanes: int, levels: int) -> Rows:
    y = _TOP

    def row(height: int, gap: int = 0) -> Row:
        nonlocal y
        made = Row(y, height)
        y += height + gap
        return made

    return Rows(
        overview=row(OVERVIEW, _GAP),
        ruler=row(RULER),
        chapters=row(CHAPTERS * content.chapters),
        marks=row(MARKS),
        wave=row(wave, _GAP),  # what was heard stands in between
        gaps=row(GAPS * content.gaps, _GAP * content.gaps),
        lanes=row(lanes * LANE, _GAP if lanes else 0),
        questions=row(QUESTIONS * content.questions),
        topics=row(levels * TOPIC),
        lane_slots=lanes,
        topic_slots=levels,
    )


class Geometry:
    """Between pixels and times: the size and the rows of a widget, and its visible range."""

    def __init__(self, width: int, height: int, rows: Rows, zoom: Zoom) -> None:
        self.width, self.height = width, height
        self.rows = rows
        self.zoom = zoom
        self.left = GUTTER
        self.span_px = max(1, width - GUTTER)

    def x_of(self, ms: float) -> float:
        """Where a time stands in the zoomed rows; left or right of them if out of sight."""
        return self.left + self.zoom.fraction(ms) * self.span_px

    def ms_at(self, x: float) -> float:
        """The time at an x of the zoomed rows, kept within the session."""
        ms = self.zoom.at((x - self.left) / self.span_px)
        return min(max(ms, 0.0), self.zoom.duration_ms)

    def ms_of_pixels(self, pixels: float) -> float:
        """How much time so many pixels of the zoomed rows are."""
        return pixels * self.zoom.span_ms / self.span_px

    def overview_x(self, ms: float) -> float:
        """Where a time stands in the strip of the whole session."""
        return self.left + ms / max(1.0, self.zoom.duration_ms) * self.span_px

    def overview_ms(self, x: float) -> float:
        """The time at an x of the strip of the whole session, kept within the session."""
        ms = (x - self.left) / self.span_px * self.zoom.duration_ms
        return min(max(ms, 0.0), self.zoom.duration_ms)
