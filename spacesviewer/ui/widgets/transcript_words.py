"""The words of segments with their times, asked for when they are needed and kept. No Qt."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Mapping, Sequence

from spacesviewer.domain.segment import Word
from spacesviewer.domain.selection import WordsOf, timed_words
from spacesviewer.domain.timeline import Timeline

KEPT = 4000  # segments


class WordStore:
    """Words by index of the timeline.

    ``fetch`` may answer at once, or answer nothing and have the words given later: what is not in
    its answer counts as a segment without words of its own until then.
    """

    def __init__(self, timeline: Timeline, fetch: WordsOf) -> None:
        self._timeline = timeline
        self._fetch = fetch
        self._own: OrderedDict[int, tuple[Word, ...]] = OrderedDict()
        self._timed: OrderedDict[int, tuple[Word, ...]] = OrderedDict()

    def ask(self, indices: Sequence[int]) -> bool:
        """Fetches the words of those that were not asked for yet; whether any have come."""
        ids = [self._timeline.ids[i] for i in indices]
        wanted = [key for key in ids if key not in self._own]
        if not wanted:
            return False
        for key in wanted:
            self._own[key] = ()
        while len(self._own) > max(KEPT, len(wanted)):
            self._own.popitem(last=False)
        return self.give(self._fetch(wanted))

    def give(self, words: Mapping[int, tuple[Word, ...]]) -> bool:
        """Takes words by segment id; whether they are news."""
        news = {key: own for key, own in words.items() if self._own.get(key, ()) != own}
        self._own.update(news)
        if news:
            self._timed.clear()
        return bool(news)

    def of(self, ids: Sequence[int]) -> dict[int, tuple[Word, ...]]:
        """The files' own words by segment id, as domain.selection asks for them."""
        unknown = [key for key in ids if key not in self._own]
        if unknown:
            self.ask([self._timeline.index_of(key) for key in unknown])
        return {key: self._own.get(key, ()) for key in ids}

    def known(self, index: int) -> tuple[Word, ...]:
        """The file's words of a segment as far as they have come; nothing is asked for."""
        return self._own.get(self._timeline.ids[index], ())

    def own(self, index: int) -> tuple[Word, ...]:
        """The file's words of a segment, none where it has none or they have not come yet."""
        self.ask([index])
        return self._own.get(self._timeline.ids[index], ())

    def timed(self, index: int) -> tuple[Word, ...]:
        """The words of a segment with times: the file's, or else shared out by their length."""
        timed = self._timed.get(index)
        if timed is None:
            timed = self._timed[index] = timed_words(self._timeline, index, self.own(index))
            if len(self._timed) > KEPT:
                self._timed.popitem(last=False)
        return timed

    def next_start(self, index: int, ms: int) -> int | None:
        """When the first word of a segment begins that begins after a time."""
        timed = self.timed(index)
        place = bisect_right(timed, ms, key=lambda word: word.start_ms)
        return timed[place].start_ms if place < len(timed) else None

    def spoken(self, index: int, ms: int) -> tuple[int, int] | None:
        """Where the word stands that is said at a time: the last that has begun."""
        timed = self.timed(index)
        place = bisect_right(timed, ms, key=lambda word: word.start_ms) - 1
        return (timed[place].start, timed[place].end) if place >= 0 else None
