"""Gives the words of one transcript the times that another one tells for the same words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacesviewer.domain.segment import Segment, Word, word_spans


def graft_words(
    segments: Sequence[Segment], donors: Sequence[Segment]
) -> tuple[Segment, ...] | None:
    """The segments with the donors' words, or None where the two do not say quite the same.

    Only an exact match counts (case and punctuation apart): a word must not get the time of
    another. A time outside its new segment, with half a second of tolerance, is no match either.
    """
    timed = [
        (_letters(donor.text[word.start : word.end]), word)
        for donor in donors
        for word in donor.words
    ]
    timed = [(letters, word) for letters, word in timed if letters]
    grafted, place = [], 0
    for segment in segments:
        words = []
        for start, end in word_spans(segment.text):
            letters = _letters(segment.text[start:end])
            if not letters:
                continue
            if place >= len(timed) or timed[place][0] != letters:
                return None
            word = timed[place][1]
            place += 1
            if (
                word.start_ms < segment.start_ms - _LEEWAY_MS
                or word.end_ms > segment.end_ms + _LEEWAY_MS
            ):
                return None
            words.append(Word(word.start_ms, word.end_ms, start, end, word.confidence))
        grafted.append(replace(segment, words=tuple(words)))
    return tuple(grafted) if place == len(timed) and place else None


_LEEWAY_MS = 500


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
