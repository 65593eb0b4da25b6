"""A written-out text with the times of the words that were heard, though they are spelt otherwise.

Services tell times for words as they recognise them ("twenty", "dr") and a text as it is read
("20", "Dr."). The words of the text are what a person quotes; the times are the heard words'.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacesviewer.domain.segment import share_time
from spacesviewer.transcripts.words import Spoken

_AHEAD = 6  # words: a number or a date is spoken in about as many


def written_with_times(text: str, heard: Sequence[Spoken]) -> Iterator[Spoken]:
    """Each word of the text with its time, or without where nothing near it was heard."""
    written = text.split()
    if len(written) == len(heard):
        for shown, said in zip(written, heard, strict=True):
            yield said._replace(text=shown)
        return
    shown_letters = [_letters(word) for word in written]
    heard_letters = [_letters(said.text) for said in heard]
    at = place = 0
    while at < len(written):
        more, further = _next_match(shown_letters, at, heard_letters, place)
        if more or further:
            yield from _shared(written[at : at + more], heard[place : place + further])
            at, place = at + more, place + further
            continue
        yield heard[place]._replace(text=written[at])
        at, place = at + 1, place + 1


def _next_match(
    written: Sequence[str], at: int, heard: Sequence[str], place: int
) -> tuple[int, int]:
    """How many words on either side stand before the next ones that are the same."""
    left, right = len(written) - at, len(heard) - place
    most_left, most_right = min(left, _AHEAD), min(right, _AHEAD)
    for both in range(most_left + most_right):
        for more in range(max(0, both - most_right + 1), min(both, most_left - 1) + 1):
            if written[at + more] and written[at + more] == heard[place + both - more]:
                return more, both - more
    if left <= _AHEAD and right <= _AHEAD:
        return left, right
    return min(1, left), min(1, right)


def _shared(written: Sequence[str], heard: Sequence[Spoken]) -> Iterator[Spoken]:
    """Words that were heard otherwise, or not at all: the time of those shared among them."""
    if len(written) == len(heard):
        for shown, said in zip(written, heard, strict=True):
            yield said._replace(text=shown)
        return
    starts = [said.start_ms for said in heard if said.start_ms is not None]
    ends = [said.end_ms for said in heard if said.end_ms is not None]
    if not starts or not ends:
        yield from (Spoken(shown, None, None) for shown in written)
        return
    begin = min(starts)
    times = share_time([(0, len(shown)) for shown in written], begin, max(begin, *ends))
    for shown, time in zip(written, times, strict=True):
        yield Spoken(shown, time.start_ms, time.end_ms)


def _letters(word: str) -> str:
    folded = word.casefold()
    if folded.isalnum():
        return folded
    return "".join(letter for letter in folded if letter.isalnum())
