"""What the timeline shows, in plain values: no Qt here, and nothing of how it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from spacesviewer.domain.gap import Gap
from spacesviewer.domain.question import Question
from spacesviewer.domain.recording import Chapter
from spacesviewer.domain.timeline import Timeline
from spacesviewer.domain.topic import Mark, TopicSpan
from spacesviewer.ui.widgets.timeline_columns import Speech

Floats = NDArray[np.float32]


class Waveform(Protocol):
    """The sound of a recording, ready to be drawn at any zoom; it may still be growing."""

    @property
    def duration_ms(self) -> float:
        """How much of the sound is known so far."""

    def columns(self, start_ms: float, end_ms: float, width: int) -> tuple[Floats, Floats, Floats]:
        """Lowest and highest sample (-1..1) and RMS (0..1) of each of width equal stretches."""


@dataclass(frozen=True, slots=True)
class QuoteSpan:
    """Where a quote was said, and by whom."""

    uid: str
    start_ms: int
    end_ms: int
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class WordSpan:
    """A word as it is said, and by which voice.

    ``exact``: a file tells its time. ``closes``: it is the last one of its segment.
    """

    start_ms: int
    end_ms: int
    voice: int
    text: str
    exact: bool = False
    closes: bool = False


@dataclass(frozen=True, slots=True)
class TimelineData:
    """A session as the timeline sees it; all times in ms of the session.

    ``speakers`` is the order of the lanes; those who say nothing get none, those who are missing
    from it follow behind. A speaker's colour is the place in ``timeline.speakers``. ``hits`` are
    the places of found words. ``turns`` are the stretches that the lanes show, where a file tells
    them better than the segments do; its voices are those of ``timeline``. ``speech`` is that of
    what the lanes show, where somebody has prepared it.
    """

    duration_ms: int = 0
    timeline: Timeline | None = None
    speakers: tuple[str, ...] = ()
    topics: tuple[TopicSpan, ...] = ()
    marks: tuple[Mark, ...] = ()
    quotes: tuple[QuoteSpan, ...] = ()
    hits: tuple[int, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    turns: Timeline | None = None
    speech: Speech | None = None

    @property
    def spoken(self) -> Timeline | None:
        """Who speaks when."""
        return self.timeline if self.turns is None else self.turns

    gaps: tuple[Gap, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def length_ms(self) -> int:
        """How long the timeline is: the sound, or the transcript where that goes on longer."""
        spoken = self.timeline.end_ms if self.timeline is not None else 0
        return max(self.duration_ms, spoken)
