"""Stretches of a transcript and the words in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import bidirectional


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a segment: its times, and its place in the text (start <= i < end)."""

    start_ms: int
    end_ms: int
    start: int
    end: int
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """What one speaker says from start_ms to end_ms.

    ``speaker`` is the label that the file carried, or the name given since; "" is unknown.
    ``row`` is the cue's place in its file, from 1. ``id`` is the library's, 0 before it is stored.
    """

    start_ms: int
    end_ms: int
    text: str
    speaker: str = ""
    words: tuple[Word, ...] = ()
    row: int = 0
    id: int = 0


@dataclass(frozen=True, slots=True)
class ParsedTranscript:
    """What a transcript file held: its segments in order of time, and what had to be mended.

    ``language`` is a BCP 47 tag or "" where the file does not tell. ``kind`` is "original" or
    "translation". ``origin`` is "machine", "human" or "" (the file does not tell). ``notes`` are
    sentences about merges, drops and clamps, in the words of the person who reads them. ``turns``
    is for files that tell who speaks when and no words: their segments have no text. ``zero_at`` is
    the moment that 0 ms stands for where the file tells times of a clock (ISO 8601, or
    ``T18:31:02`` without a day); "" where its times count from the recording's beginning.
    One that is not ``timed`` tells words in their order and no time of any: all its times are 0.
    ``open_end``: no file tells when its last words end, that is a guess.
    """

    segments: tuple[Segment, ...]
    language: str = ""
    kind: str = "original"
    origin: str = ""
    title: str = ""
    notes: tuple[str, ...] = ()
    turns: bool = False
    zero_at: str = ""
    timed: bool = True
    open_end: bool = False


def spread_words(segment: Segment) -> tuple[Word, ...]:
    """The words of a segment with times: the file's own, or else shared out by their length.

    An estimated word has no confidence. Words are runs of anything but white space.
    """
    if segment.words:
        return segment.words
    return share_time(word_spans(segment.text), segment.start_ms, segment.end_ms)


def share_time(spans: Sequence[tuple[int, int]], start_ms: int, end_ms: int) -> tuple[Word, ...]:
    """Words at the given places of a text, with the time shared out by their length."""
    # One more for each word: the pause behind it. Long words take longer to say.
    weights = [end - start + 1 for start, end in spans]
    total, length, done = sum(weights), end_ms - start_ms, 0
    words = []
    for (start, end), weight in zip(spans, weights, strict=True):
        begin_ms = start_ms + length * done // total
        done += weight
        words.append(Word(begin_ms, start_ms + length * done // total, start, end))
    return tuple(words)


def word_spans(text: str) -> list[tuple[int, int]]:
    """Where the words of a text stand: (start, end) of each run without white space."""
    spans, begin = [], -1
    for place, character in enumerate(text):
        if character.isspace():
            if begin >= 0:
                spans.append((begin, place))
            begin = -1
        elif begin < 0:
            begin = place
    if begin >= 0:
        spans.append((begin, len(text)))
    return spans


def snap_to_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The smallest stretch of whole words over start..end; (start, start) where there is none."""
    touched = [(a, b) for a, b in word_spans(text) if a < end and b > start]
    return (touched[0][0], touched[-1][1]) if touched else (start, start)


def time_of(segment: Segment, offset: int) -> int:
    """When the word at a place of the text begins, in ms."""
    words = spread_words(segment)
    for word in words:
        if offset < word.end:
            return word.start_ms
    return words[-1].start_ms if words else segment.start_ms


def end_time_of(segment: Segment, offset: int) -> int:
    """When the word before a place of the text ends, in ms."""
    ends = [word.end_ms for word in spread_words(segment) if word.start < offset]
    return ends[-1] if ends else segment.end_ms


def is_right_to_left(text: str) -> bool:
    """Whether the first strong character reads from right to left."""
    for character in text:
        direction = bidirectional(character)
        if direction == "L":
            return False
        if direction in ("R", "AL"):
            return True
    return False


def reads_from_right(text: str, *, expected: bool = False) -> bool:
    """Whether a segment is read from right to left.

    The first strong character decides. In a language that is ``expected`` to be read so, a segment
    may begin with a name in Latin letters, and then most of its letters decide: or the words of one
    sentence in ten would stand in another order than the others.
    """
    if text.isascii():
        return False
    if not expected or is_right_to_left(text):
        return is_right_to_left(text)
    directions = [bidirectional(character) for character in text]
    return directions.count("L") < sum(directions.count(sort) for sort in ("R", "AL"))


def in_order(segments: Sequence[Segment]) -> bool:
    """Whether the segments are sorted by start and none ends before it begins."""
    return all(s.start_ms <= s.end_ms for s in segments) and all(
        a.start_ms <= b.start_ms for a, b in pairwise(segments)
    )
