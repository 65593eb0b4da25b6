"""Edges of what stands on the timeline, which can be taken and moved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacesviewer.domain.question import Question
from spacesviewer.domain.topic import TopicSpan
from spacesviewer.ui.widgets.timeline_data import QuoteSpan
from spacesviewer.ui.widgets.timeline_geometry import TOPIC, Geometry
from spacesviewer.ui.widgets.timeline_hover import lane_at
from spacesviewer.ui.widgets.timeline_scene import Scene

Found = tuple[str, int | str, int, int, str]  # kind, key, start, end, name
_LEAST = 4  # grips: what is narrower cannot be taken at one end and not at the other


@dataclass(frozen=True, slots=True)
class Edge:
    """One end of a topic, question, quote or segment; ``key`` is its id, ``name`` who or what."""

    kind: str
    key: int | str
    start_ms: int
    end_ms: int
    is_start: bool
    name: str = ""

    @property
    def other_ms(self) -> int:
        """The end that stays."""
        return self.end_ms if self.is_start else self.start_ms


def edge_at(
    geometry: Geometry, scene: Scene, first_lane: int, place: tuple[float, float], grip_px: int
) -> Edge | None:
    """What can be taken at a place.

    Where two segments touch, it is the one that the mouse is in.
    """
    x, y = place
    if x < geometry.left:
        return None
    look = _look(geometry, scene, first_lane, y)
    if look is None:
        return None
    at, slack = geometry.ms_at(x), geometry.ms_of_pixels(grip_px)
    for ms in (at, at - slack, at + slack):
        found = look(ms)
        if found is None:
            continue
        kind, key, start, end, name = found
        left, right = geometry.x_of(start), geometry.x_of(end)
        if right - left < _LEAST * grip_px:
            continue
        for edge_x, is_start in ((left, True), (right, False)):
            if abs(edge_x - x) <= grip_px:
                return Edge(kind, key, start, end, is_start, name)
    return None


def _look(
    geometry: Geometry, scene: Scene, first_lane: int, y: float
) -> Callable[[float], Found | None] | None:
    """What gives the thing at a time in the row at a y; None where nothing has edges."""
    rows = geometry.rows
    if rows.topics.holds(y):
        level = int(y - rows.topics.top) // TOPIC
        return lambda ms: _topic(scene.topic_at(level, ms, 0))
    if rows.questions.holds(y):
        return lambda ms: _question(scene.question_at(ms, 0))
    if rows.marks.holds(y):
        return lambda ms: _quote(scene.quote_at(ms, 0))
    lane = lane_at(geometry, scene, first_lane, y)
    # Where a file tells the turns, the lanes show those and not the segments.
    if lane is None or scene.data.turns is not None:
        return None
    voice, name = lane.voice, lane.name
    return lambda ms: _segment(scene, voice, name, ms)


def _topic(span: TopicSpan | None) -> Found | None:
    return None if span is None else ("topic", span.id, span.start_ms, span.end_ms, span.topic)


def _question(one: Question | None) -> Found | None:
    return None if one is None else ("question", one.id, one.start_ms, one.end_ms, one.title)


def _quote(quote: QuoteSpan | None) -> Found | None:
    if quote is None:
        return None
    return "quote", quote.uid, quote.start_ms, quote.end_ms, quote.speaker


def _segment(scene: Scene, voice: int, name: str, ms: float) -> Found | None:
    timeline = scene.data.timeline
    if timeline is None or not timeline.timed:
        return None
    for index in reversed(timeline.segments_at(int(ms))):
        if timeline.voices[index] == voice:
            return (
                "segment",
                timeline.ids[index],
                timeline.starts[index],
                timeline.ends[index],
                name,
            )
    return None
