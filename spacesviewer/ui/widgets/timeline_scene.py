"""A session prepared for drawing: sorted columns and lanes, made once and asked at every frame."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from spacesviewer.domain.gap import CERTAIN, Gap
from spacesviewer.domain.heard import Stretches
from spacesviewer.domain.question import Question
from spacesviewer.domain.topic import Mark, TopicSpan
from spacesviewer.ui.widgets.timeline_columns import Coverage, Doubles, times
from spacesviewer.ui.widgets.timeline_data import QuoteSpan, TimelineData, WordSpan
from spacesviewer.ui.widgets.timeline_geometry import Content
from spacesviewer.ui.widgets.timeline_heard import HeardMap
from spacesviewer.ui.widgets.timeline_lanes import lanes_of, levels_of
from spacesviewer.ui.widgets.timeline_snap import Snaps


class Scene:
    """What there is to draw. Replacing one part does not prepare the others again."""

    def __init__(self, data: TimelineData) -> None:
        self.data = data
        self.length_ms = float(data.length_ms)
        self.lanes = lanes_of(data.spoken, data.speakers, data.speech)
        self.heard = HeardMap()
        self.words: tuple[WordSpan, ...] = ()
        self.silences: Stretches = ()
        self.snaps = _snaps(data)
        self._others: tuple[tuple[int, ...], Coverage] | None = None
        self._prepare_marks()
        self.set_hits(data.hits)

    def update(self, data: TimelineData) -> None:
        """Takes over a changed session; the lanes are kept where the transcript is the same."""
        old, self.data = self.data, data
        self.length_ms = float(data.length_ms)
        if data.spoken is not old.spoken or data.speakers != old.speakers:
            self.lanes = lanes_of(data.spoken, data.speakers, data.speech)
            self._others = None
        if data.timeline is not old.timeline:
            self.words, self.snaps = (), _snaps(data)
            self.snaps.set_silences(self.silences)
        self._prepare_marks()
        self.set_hits(data.hits)

    def set_words(self, words: tuple[WordSpan, ...]) -> None:
        """Takes the words that are in view, in order of time."""
        self.words = words
        self.snaps.set_words(words)

    def word_at_edge(self, start_ms: int, end_ms: int, first: bool) -> str:
        """The first or the last of the words in view that are said in a stretch; "" for none."""
        middle = [(word.start_ms + word.end_ms) // 2 for word in self.words]
        said = [w.text for w, at in zip(self.words, middle, strict=True) if start_ms <= at < end_ms]
        return said[0 if first else -1] if said else ""

    def set_silences(self, silences: Stretches) -> None:
        """Takes where nothing is heard."""
        self.silences = silences
        self.snaps.set_silences(silences)

    def set_hits(self, hits: tuple[int, ...]) -> None:
        """Replaces the places of found words."""
        self.data = replace(self.data, hits=hits)
        self.hits = np.sort(times(hits))

    def content(self) -> Content:
        """How many rows there are to show."""
        return Content(
            len(self.lanes),
            len(self.levels),
            bool(self.data.chapters),
            bool(self.data.gaps),
            bool(self.data.questions),
        )

    def others(self, lanes: tuple[int, ...]) -> Coverage:
        """When any of several lanes' speakers speaks; the last answer is kept."""
        if self._others is None or self._others[0] != lanes:
            starts = np.concatenate([self.lanes[index].spoken.starts for index in lanes])
            ends = np.concatenate([self.lanes[index].spoken.ends for index in lanes])
            self._others = lanes, Coverage(starts, ends)
        return self._others[1]

    def quote_at(self, ms: float, slack_ms: float) -> QuoteSpan | None:
        """The quote said at a time; else the nearest one within the slack."""
        away = np.maximum(self.quote_starts - ms, ms - self.quote_ends)
        return self.quotes[int(np.argmin(away))] if _near(away, slack_ms) else None

    def mark_at(self, ms: float, slack_ms: float) -> Mark | None:
        """The mark nearest to a time, within the slack."""
        away = np.abs(self.mark_times - ms)
        return self.marks[int(np.argmin(away))] if _near(away, slack_ms) else None

    def gap_at(self, ms: float, slack_ms: float) -> Gap | None:
        """The gap at a time, of several the shortest; else the nearest one within the slack."""
        if not len(self.gap_starts):
            return None
        away = np.maximum(np.maximum(self.gap_starts - ms, ms - self.gap_ends), 0.0)
        if not _near(away, slack_ms):
            return None
        lengths = np.where(away <= away.min(), self.gap_ends - self.gap_starts, np.inf)
        return self.data.gaps[int(np.argmin(lengths))]

    def question_at(self, ms: float, slack_ms: float) -> Question | None:
        """The question asked at a time, of several the last; else the nearest within the slack."""
        if not len(self.question_starts):
            return None
        away = np.maximum(np.maximum(self.question_starts - ms, ms - self.question_ends), 0.0)
        nearest = len(away) - 1 - int(np.argmin(away[::-1]))
        return self.questions[nearest] if away[nearest] <= slack_ms else None

    def answered_at(self, ms: float) -> Question | None:
        """The question that is answered at a time, of several the last."""
        return next(iter(self.all_answered_at(ms)), None)

    def all_answered_at(self, ms: float) -> list[Question]:
        """The questions that are answered at a time, the last one first."""
        later_first = reversed(self.questions)
        return [q for q in later_first if q.answer and q.answer[0] <= ms < q.answer[1]]

    def topic_at(self, level: int, ms: float, slack_ms: float) -> TopicSpan | None:
        """The topic span of a level at a time."""
        return self.levels[level].at(ms, slack_ms) if level < len(self.levels) else None

    def _prepare_marks(self) -> None:
        data = self.data
        self.levels = levels_of(data.topics)
        self.quotes = sorted(data.quotes, key=lambda quote: quote.start_ms)
        self.quote_starts = times(quote.start_ms for quote in self.quotes)
        self.quote_ends = times(quote.end_ms for quote in self.quotes)
        self.quoted = Coverage(self.quote_starts, self.quote_ends)
        self.marks = sorted(data.marks, key=lambda mark: mark.at_ms)
        self.mark_times = times(mark.at_ms for mark in self.marks)
        self._prepare_questions(data.questions)
        self._prepare_gaps(data.gaps)

    def _prepare_questions(self, questions: tuple[Question, ...]) -> None:
        self.questions = sorted(questions, key=lambda one: (one.start_ms, one.end_ms))
        self.question_starts = times(one.start_ms for one in self.questions)
        self.question_ends = times(one.end_ms for one in self.questions)
        answers = [one.answer for one in self.questions if one.answer is not None]
        self.answers = Coverage(
            times(start for start, _ in answers), times(end for _, end in answers)
        )
        following = np.append(self.question_starts[1:], np.inf)
        # What is asked is written on over its answer, up to the next question.
        ends = times(one.answer[1] if one.answer else one.end_ms for one in self.questions)
        self.question_rooms = np.minimum(np.maximum(ends, self.question_ends), following)

    def _prepare_gaps(self, gaps: tuple[Gap, ...]) -> None:
        """Gaps as columns; what is missing behind the end stands at the end, where it is seen."""
        starts, ends = times(g.start_ms for g in gaps), times(g.end_ms for g in gaps)
        last = max(0.0, self.length_ms - 1)
        self.gap_starts = np.clip(starts, 0, last)
        self.gap_ends = np.clip(np.maximum(ends, starts + 1), self.gap_starts, self.length_ms)

        def some(chosen: list[bool]) -> Coverage:
            which = np.array(chosen, dtype=np.bool_)
            return Coverage(self.gap_starts[which], self.gap_ends[which])

        self.certain = some([gap.certainty == CERTAIN for gap in gaps])
        self.guessed = some([gap.certainty != CERTAIN for gap in gaps])
        self.soundless = some([gap.of_sound for gap in gaps])


def _snaps(data: TimelineData) -> Snaps:
    return Snaps(data.timeline, data.speech if data.turns is None else None)


def _near(away: Doubles, slack_ms: float) -> bool:
    return bool(len(away)) and float(away.min()) <= slack_ms
