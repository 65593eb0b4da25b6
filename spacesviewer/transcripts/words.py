"""Words with times, laid over the text of their segment."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from spacesviewer.domain.segment import Word, word_spans
from spacesviewer.domain.timecode import MAX_MS
from spacesviewer.transcripts.mends import Mends


class Spoken(NamedTuple):
    """A word as a file tells it, without space around it; a time that it does not tell is None."""

    text: str
    start_ms: int | None
    end_ms: int | None
    confidence: float | None = None


def laid_over(
    text: str, spoken: Sequence[Spoken], start_ms: int, end_ms: int, mends: Mends, row: int = 0
) -> tuple[Word, ...]:
    """The words where they stand in the text, in order of place and time.

    A word without times gets those between its neighbours, and no confidence: it is an estimate.
    """
    words: list[Word] = []
    untimed: list[int] = []
    place, now = 0, min(max(start_ms, 0), MAX_MS)
    for said in spoken:
        shown, begin, end, sure = said
        found = text.find(shown, place) if shown else -1
        if found < 0:
            if shown:
                mends.add("Timed words that are not in their text, left without times", row)
            continue
        place = found + len(shown)
        if begin is None or end is None:
            untimed.append(len(words))
            words.append(Word(now, now, found, place))
            continue
        if not now <= begin <= end <= MAX_MS:
            begin = min(max(begin, now if words else 0), MAX_MS)
            end = min(max(begin, end), MAX_MS)
        now = begin
        words.append(Word(begin, end, found, place, sure))
    if untimed:
        mends.add("Words without times, placed between their neighbours", row, len(untimed))
        _fill(words, untimed, end_ms)
    return tuple(words)


def _fill(words: list[Word], untimed: list[int], end_ms: int) -> None:
    """Shares the time between two timed words among the untimed ones between them."""
    index = 0
    while index < len(untimed):
        first = last = untimed[index]
        while index + 1 < len(untimed) and untimed[index + 1] == last + 1:
            index += 1
            last = untimed[index]
        index += 1
        begin = words[first - 1].end_ms if first else words[first].start_ms
        if last + 1 < len(words):
            end = words[last + 1].start_ms
            begin = min(begin, end)  # the word before may be said to end after the next begins
        else:
            end = max(begin, end_ms)
        spans = [(words[i].start, words[i].end) for i in range(first, last + 1)]
        words[first : last + 1] = _shared(spans, begin, end)


def _shared(spans: Sequence[tuple[int, int]], start_ms: int, end_ms: int) -> list[Word]:
    """Words at these places that share a time by their lengths."""
    total, done, words = sum(end - start + 1 for start, end in spans), 0, []
    for start, end in spans:
        begin = start_ms + (end_ms - start_ms) * done // total
        done += end - start + 1
        words.append(Word(begin, start_ms + (end_ms - start_ms) * done // total, start, end))
    return words


def between_marks(
    text: str, marks: Sequence[tuple[int, int]], start_ms: int, end_ms: int
) -> tuple[Word, ...]:
    """The words of a text with times at some of its places, as captions for singing have them.

    ``marks`` are (place, ms) in order of place; the first word begins at start_ms. Words that
    share a mark share its time; marks inside a word are passed over.
    """
    spans = word_spans(text)
    begins = [start for start, _ in spans]
    groups: list[tuple[int, int]] = [(0, start_ms)]  # index of the first word, ms
    for place, ms in marks:
        index = bisect_right(begins, place)
        if index and spans[index - 1][1] > place:  # at the first letter of a word, or within it
            index -= 1
            if begins[index] < place:
                continue
        ms = min(max(ms, groups[-1][1]), end_ms)
        if index == groups[-1][0]:
            groups[-1] = (index, ms if index else start_ms)
        elif index < len(spans):
            groups.append((index, ms))
    words: list[Word] = []
    for number, (index, ms) in enumerate(groups):
        following = groups[number + 1] if number + 1 < len(groups) else (len(spans), end_ms)
        if index < following[0]:
            words += _shared(spans[index : following[0]], ms, following[1])
    return tuple(words)
