"""Where a stretch of words meets the sentences: edges drawn a little off, and whole sentences."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from spacesviewer.domain.selection import Place, selectable_spans
from spacesviewer.domain.sentence import sentence_around
from spacesviewer.domain.timeline import Timeline

MOST_WORDS = 2  # so far from the edge of a sentence a hand that is in a hurry may stop


class _Move(NamedTuple):
    """An edge put to that of a sentence: over so many words; taking words in comes first."""

    words: int
    gives_up: bool
    place: Place


def snapped(timeline: Timeline, begin: Place, end: Place) -> tuple[Place, Place]:
    """The edges of chosen words, put to the next edge of a sentence that is near enough.

    That is at most two words away, and fewer than half of what was chosen: "media freedom" out of
    six words is meant so. No edge goes over into the words of another speaker. Punctuation that
    stands alone, such as an Urdu full stop behind a space, is no word, and goes with its sentence.
    """
    begin, end = _tidied(timeline, begin, end)
    if begin >= end:
        return begin, end
    chosen = len(list(islice(_words(timeline, begin, end), 2 * MOST_WORDS + 1)))
    far = min(MOST_WORDS, (chosen - 1) // 2)
    first = min(_starts(timeline, begin), default=None)
    last = min(_ends(timeline, end), default=None)
    return (
        first.place if first is not None and first.words <= far else begin,
        last.place if last is not None and last.words <= far else end,
    )


def whole(timeline: Timeline, begin: Place, end: Place) -> tuple[Place, Place]:
    """The same edges, stretched to the sentences that they cut."""
    (first, start), (last, stop) = _tidied(timeline, begin, end)
    head = sentence_around(timeline, first, start)
    tail = sentence_around(timeline, last, max(0, stop - 1))
    return min((first, start), head[:2]), max((last, stop), tail[2:])


def _starts(timeline: Timeline, begin: Place) -> Iterator[_Move]:
    """To the start of the sentence that is begun in, or of the one behind it."""
    first, start, last, end = sentence_around(timeline, *begin)
    head = min(begin, (first, start))
    yield _Move(_count(timeline, head, begin), False, head)
    for index in range(last, len(timeline)):
        place = end if index == last else 0
        left = [span for span in selectable_spans(timeline.texts[index]) if span[0] >= place]
        if timeline.voices[index] != timeline.voices[begin[0]]:
            return
        if left:
            behind = index, left[0][0]
            yield _Move(_count(timeline, begin, behind), True, behind)
            return


def _ends(timeline: Timeline, end: Place) -> Iterator[_Move]:
    """To the end of the sentence that is ended in, or of the one before it."""
    first, start, last, stop = sentence_around(timeline, end[0], end[1] - 1)
    tail = max(end, (last, stop))
    yield _Move(_count(timeline, end, tail), False, tail)
    for index in range(first, -1, -1):
        place = start if index == first else len(timeline.texts[index])
        left = [span for span in selectable_spans(timeline.texts[index]) if span[1] <= place]
        if timeline.voices[index] != timeline.voices[end[0]]:
            return
        if left:
            before = index, left[-1][1]
            yield _Move(_count(timeline, before, end), True, before)
            return


def _tidied(timeline: Timeline, begin: Place, end: Place) -> tuple[Place, Place]:
    """The edges without white space inside them."""
    (first, start), (last, stop) = begin, end
    text = timeline.texts[first]
    start += len(text[start:]) - len(text[start:].lstrip())
    return (first, start), (last, len(timeline.texts[last][:stop].rstrip()))


def _count(timeline: Timeline, begin: Place, end: Place) -> int:
    """How many words stand between two places; more than two count as three."""
    return len(list(islice(_words(timeline, begin, end), MOST_WORDS + 1)))


def _words(timeline: Timeline, begin: Place, end: Place) -> Iterator[str]:
    for index in range(begin[0], end[0] + 1):
        text = timeline.texts[index]
        low = begin[1] if index == begin[0] else 0
        high = end[1] if index == end[0] else len(text)
        for start, stop in selectable_spans(text):
            inside = text[max(low, start) : min(high, stop)]
            if any(character.isalnum() for character in inside):
                yield inside
