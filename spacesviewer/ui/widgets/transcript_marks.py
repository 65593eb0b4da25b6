"""What is marked in a transcript: quotes, found words, topics; by segment. No Qt here."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from spacesviewer.domain.timeline import Timeline
from spacesviewer.domain.topic import TopicSpan
from spacesviewer.ui.widgets.transcript_find import Finder
from spacesviewer.ui.widgets.transcript_words import WordStore

LANES = 3
Span = tuple[int, int]
QuoteRange = tuple[int, int, Sequence[int]]  # start_ms, end_ms, ids of its segments or nothing
Highlight = tuple[int, int, int]  # segment id, start and end in its text


@dataclass(frozen=True, slots=True)
class TopicBar:
    """A topic beside the segments ``first`` to ``last``, in a lane of its own."""

    span: TopicSpan
    first: int
    last: int
    lane: int


class Marks:
    """The marks of one transcript."""

    def __init__(self, timeline: Timeline, words: WordStore) -> None:
        self._timeline = timeline
        self._words = words
        self._quotes: dict[int, list[Span]] = {}
        self._highlights: dict[int, list[Span]] = {}
        self._corrected: dict[int, Sequence[Span]] = {}
        self._topics: list[TopicBar] = []
        self.finder = Finder((), "")
        self.current = -1
        # Where a segment stands in what is searched: two languages are searched together.
        self.place: Callable[[int], int] = _itself

    def set_quotes(self, quotes: Iterable[QuoteRange]) -> None:
        """Marks what is quoted; of voices that speak at once, only those of the named segments."""
        self._quotes.clear()
        for start_ms, end_ms, ids in quotes:
            inside = self._timeline.segments_between(start_ms, end_ms)
            own = set(ids)
            named = [index for index in inside if self._timeline.ids[index] in own]
            for index in named or inside:
                self._quotes.setdefault(index, []).append((start_ms, end_ms))

    def set_highlights(self, hits: Iterable[Highlight]) -> None:
        """Marks places by segment id; those of another transcript are left out."""
        self._highlights.clear()
        for key, start, end in hits:
            with suppress(KeyError):
                index = self._timeline.index_of(key)
                self._highlights.setdefault(index, []).append((start, end))

    def set_corrected(self, spans: Mapping[int, Sequence[Span]]) -> None:
        """Marks words by segment id that are not the file's."""
        self._corrected.clear()
        for key, places in spans.items():
            with suppress(KeyError):
                self._corrected[self._timeline.index_of(key)] = places

    def corrected(self, index: int) -> Sequence[Span]:
        """The words of a segment that a person has corrected."""
        return self._corrected.get(index, ())

    def set_topics(self, spans: Sequence[TopicSpan]) -> None:
        """Puts a bar beside what belongs to each topic; where they overlap, side by side."""
        self._topics.clear()
        free = [-1] * LANES  # the last segment that each lane is taken by
        for span in sorted(spans, key=lambda span: (span.start_ms, -span.end_ms)):
            first, last = self._reach(span)
            if first <= last:
                lane = min(range(LANES), key=lambda lane: (free[lane] >= first, lane))
                free[lane] = max(free[lane], last)
                self._topics.append(TopicBar(span, first, last, lane))

    def quoted(self, index: int) -> list[Span]:
        """The stretches of a segment that are quoted: whole words, those said in its time."""
        found: list[Span] = []
        for start_ms, end_ms in self._quotes.get(index, ()):
            said = [
                word
                for word in self._words.timed(index)
                if start_ms <= (word.start_ms + word.end_ms) // 2 < end_ms
            ]
            if said:
                found.append((said[0].start, said[-1].end))
        return found

    def found(self, index: int) -> list[Span]:
        """The places of a segment that are highlighted or match what is looked for."""
        matches = [span for _, span in self.finder.spans(self.place(index))]
        return self._highlights.get(index, []) + matches

    def found_now(self, index: int) -> Span | None:
        """The match that is being looked at, or what of it is in this segment."""
        here = (
            span for match, span in self.finder.spans(self.place(index)) if match == self.current
        )
        return next(here, None)

    @property
    def has_topics(self) -> bool:
        """Whether any topic is marked beside the text."""
        return bool(self._topics)

    def topics(self, first: int, last: int) -> list[TopicBar]:
        """The topics beside the segments first to last."""
        return [bar for bar in self._topics if bar.first <= last and bar.last >= first]

    def _reach(self, span: TopicSpan) -> Span:
        """The first and the last segment of a topic; the first is higher where it has none."""
        line = self._timeline
        first = max(0, line.nearest(span.start_ms))
        while first < len(line) and line.ends[first] <= span.start_ms:
            first += 1
        return first, bisect_left(line.starts, max(span.end_ms, span.start_ms + 1)) - 1


def _itself(index: int) -> int:
    return index
