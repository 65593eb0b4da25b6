"""Edges of what stands on the timeline, which can be taken and moved."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from spacesviewer.domain.question import Question
from spacesviewer.domain.timeline import Timeline
from spacesviewer.ui.widgets.timeline_data import QuoteSpan
from spacesviewer.ui.widgets.timeline_geometry import TOPIC, Geometry
from spacesviewer.ui.widgets.timeline_hover import lane_at
from spacesviewer.ui.widgets.timeline_lanes import Lane
from spacesviewer.ui.widgets.timeline_scene import Scene

Found = tuple[str, int | str, int, int, str]  # kind, key, start, end, name
_LEAST = 4  # grips: what is narrower cannot be taken at one end and not at the other


@dataclass(frozen=True, slots=True)
class Edge:
    """One end of a topic, question, answer, quote, segment or turn.

    ``key`` is its id, an answer's that of the question; ``name`` tells who or what.
    """

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
        for kind, key, start, end, name in look(ms):
            left, right = geometry.x_of(start), geometry.x_of(end)
            if right - left < _LEAST * grip_px:
                continue
            for edge_x, is_start in ((left, True), (right, False)):
                if abs(edge_x - x) <= grip_px:
                    return Edge(kind, key, start, end, is_start, name)
    return None


def _look(
    geometry: Geometry, scene: Scene, first_lane: int, y: float
) -> Callable[[float], Iterable[Found]] | None:
    """What gives the things at a time in the row at a y; None where nothing has edges."""
    rows = geometry.rows
    if rows.topics.holds(y):
        level = int(y - rows.topics.top) // TOPIC
        return lambda ms: _topic(scene, level, ms)
    if rows.questions.holds(y):
        return lambda ms: _questions(scene, ms)
    if rows.marks.holds(y):
        return lambda ms: _quote(scene.quote_at(ms, 0))
    lane = lane_at(geometry, scene, first_lane, y)
    if lane is None:
        return None
    # Where a file tells the turns, the lanes show those and not the segments.
    kind = "segment" if scene.data.turns is None else "turn"
    return lambda ms: _spoken(kind, scene.data.spoken, lane, ms)


def _topic(scene: Scene, level: int, ms: float) -> Iterable[Found]:
    span = scene.topic_at(level, ms, 0)
    if span is not None:
        yield "topic", span.id, span.start_ms, span.end_ms, span.topic


def _questions(scene: Scene, ms: float) -> Iterable[Found]:
    """The question there, then what is answered there: a question may lie within an answer."""
    asked: Question | None = scene.question_at(ms, 0)
    if asked is not None:
        yield "question", asked.id, asked.start_ms, asked.end_ms, asked.title
    for one in scene.all_answered_at(ms):
        if one.answer is not None:
            yield "answer", one.id, *one.answer, f"Answer of: {one.title}"


def _quote(quote: QuoteSpan | None) -> Iterable[Found]:
    if quote is not None:
        yield "quote", quote.uid, quote.start_ms, quote.end_ms, quote.speaker


def _spoken(kind: str, spoken: Timeline | None, lane: Lane, ms: float) -> Iterable[Found]:
    if spoken is None or not spoken.timed:
        return
    for index in reversed(spoken.segments_at(int(ms))):
        if spoken.voices[index] == lane.voice:
            yield kind, spoken.ids[index], spoken.starts[index], spoken.ends[index], lane.name
