"""Who speaks in which lane, and which topics lie above each other where they overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from spacesviewer.domain.timeline import Timeline
from spacesviewer.domain.topic import TopicSpan
from spacesviewer.ui.interface import said, to_say
from spacesviewer.ui.widgets.timeline_columns import Coverage, Speech, times

MAX_LEVELS = 4
UNKNOWN = to_say("Unidentified speaker")
SPEECH = to_say("Speech")


@dataclass(frozen=True, slots=True)
class Lane:
    """One speaker: the name, the place in ``Timeline.speakers`` (-1: unknown), the spoken time."""

    name: str
    voice: int
    spoken: Coverage


def lanes_of(
    timeline: Timeline | None, order: Sequence[str], speech: Speech | None = None
) -> list[Lane]:
    """A lane for each speaker who says something, in the given order; unknown ones come last.

    ``speech`` is that of the timeline, where it is prepared.
    """
    if timeline is None or not len(timeline):
        return []
    spoken = (speech or Speech.of(timeline)).voices
    place = {name: index for index, name in enumerate(order)}
    names = timeline.speakers

    def rank(voice: int) -> tuple[bool, int, int]:
        return voice < 0, place.get(names[voice], len(place)) if voice >= 0 else 0, voice

    nobody = said(UNKNOWN if len(spoken) > 1 else SPEECH)
    return [
        Lane(names[voice] if voice >= 0 else nobody, voice, spoken[voice])
        for voice in sorted(spoken, key=rank)
    ]


class TopicLevel:
    """Topic spans that stand side by side in one row, sorted by start."""

    def __init__(self, spans: Sequence[TopicSpan]) -> None:
        self.spans = tuple(spans)
        self.ids = frozenset(span.id for span in spans)
        self.names = tuple(span.topic for span in spans)
        self.starts = times(span.start_ms for span in spans)
        self.ends = times(span.end_ms for span in spans)
        self.colors = np.array([topic_index(span.topic_id) for span in spans])
        # A name has room up to its span's end, or to the next span where too many overlap.
        self.rooms = np.minimum(self.ends, np.append(self.starts[1:], np.inf))

    def at(self, ms: float, slack_ms: float) -> TopicSpan | None:
        """The span at a time; a very short one is still found slack_ms behind its start."""
        index = int(np.searchsorted(self.starts, ms, side="right")) - 1
        if index < 0:
            return None
        span = self.spans[index]
        return span if ms < max(span.end_ms, span.start_ms + slack_ms) else None


def topic_index(topic_id: int) -> int:
    """A topic's place among the theme's colours: the same in every session."""
    return max(0, topic_id - 1)


def levels_of(spans: Sequence[TopicSpan]) -> list[TopicLevel]:
    """The spans in as few rows as they need; what goes beyond MAX_LEVELS shares the last row."""
    rows: list[list[TopicSpan]] = []
    free_from: list[int] = []
    for span in sorted(spans, key=lambda s: (s.start_ms, -s.end_ms, s.id)):
        for level, free in enumerate(free_from):
            if free <= span.start_ms or level == MAX_LEVELS - 1:
                break
        else:
            level = len(rows)
            rows.append([])
            free_from.append(0)
        rows[level].append(span)
        free_from[level] = max(free_from[level], span.end_ms)
    return [TopicLevel(row) for row in rows]
