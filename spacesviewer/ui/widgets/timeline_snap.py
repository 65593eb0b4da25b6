"""The places where the edges of a range like to lie: where words, segments and silences end."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from spacesviewer.domain.heard import Stretches
from spacesviewer.domain.timeline import Timeline
from spacesviewer.ui.widgets.timeline_columns import Doubles, Speech, times
from spacesviewer.ui.widgets.timeline_data import WordSpan


class Snaps:
    """Where something begins to be said, and where it ends, in ms of the session.

    ``speech`` is that of the timeline, where it is prepared.
    """

    def __init__(self, timeline: Timeline | None = None, speech: Speech | None = None) -> None:
        none = np.zeros(0)
        self._starts = self._ends = none
        self._word_starts = self._word_ends = none
        self._sound_starts = self._sound_ends = none
        if timeline is not None and timeline.timed:
            speech = speech or Speech.of(timeline)
            self._starts, self._ends = speech.starts, speech.ends

    def set_words(self, words: Sequence[WordSpan]) -> None:
        """Takes the words that are in view."""
        self._word_starts = np.sort(times(word.start_ms for word in words))
        self._word_ends = np.sort(times(word.end_ms for word in words))

    def set_silences(self, silences: Stretches) -> None:
        """Takes where nothing is heard: a sound ends where silence begins."""
        self._sound_ends = times(start for start, _ in silences)
        self._sound_starts = times(end for _, end in silences)

    def start(self, ms: float, reach_ms: float) -> float:
        """The nearest place within reach at which something begins; else the time itself."""
        return _nearest(ms, reach_ms, self._word_starts, self._starts, self._sound_starts)

    def end(self, ms: float, reach_ms: float) -> float:
        """The nearest place within reach at which something ends; else the time itself."""
        return _nearest(ms, reach_ms, self._word_ends, self._ends, self._sound_ends)

    def step_start(self, ms: float, step: int) -> float | None:
        """Where the next (1) or the previous (-1) word or segment begins."""
        return _step(ms, step, self._word_starts, self._starts)

    def step_end(self, ms: float, step: int) -> float | None:
        """Where the next (1) or the previous (-1) word or segment ends."""
        return _step(ms, step, self._word_ends, self._ends)


def _nearest(ms: float, reach_ms: float, *columns: Doubles) -> float:
    """The nearest of several sorted columns' times; of two as near, that of the earlier column."""
    best, away = ms, reach_ms
    for column in columns:
        place = int(column.searchsorted(ms))
        for value in column[max(0, place - 1) : place + 1].tolist():
            if abs(value - ms) < away:
                best, away = value, abs(value - ms)
    return best


def _step(ms: float, step: int, *columns: Doubles) -> float | None:
    found: list[float] = []
    for column in columns:
        place = int(column.searchsorted(ms, "right" if step > 0 else "left"))
        found += column[place : place + 1].tolist() if step > 0 else column[:place][-1:].tolist()
    return (min if step > 0 else max)(found, default=None)
