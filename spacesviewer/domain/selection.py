"""A chosen stretch of a transcript: whole words, who says them, and when."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter
from typing import NamedTuple
from unicodedata import category

from spacesviewer.domain.quote import QuotePart
from spacesviewer.domain.segment import Word, share_time, word_spans
from spacesviewer.domain.timeline import Timeline

Place = tuple[int, int]  # index in the timeline, place in that segment's text
WordsOf = Callable[[Sequence[int]], Mapping[int, tuple[Word, ...]]]  # by segment id

UNKNOWN_SPEAKER = "Unidentified speaker"

# Scripts that put no space between words: Thai and Lao, Burmese, Khmer, kana, Han.
_UNSPACED = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x2E80, 0x2FDF), (0x3005, 0x3007),
    (0x3040, 0x30FF), (0x31F0, 0x31FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Selection:
    """Chosen words. ``segments`` are (segment id, start, end) in the text of each segment.

    ``parts`` has one entry for each turn of a speaker; ``text`` is their words, a paragraph each.
    """

    segments: tuple[tuple[int, int, int], ...]
    start_ms: int
    end_ms: int
    parts: tuple[QuotePart, ...]
    text: str

    def with_names(self) -> str:
        """The text as it is copied: with the speakers' names where there are several."""
        if len({part.speaker for part in self.parts}) < 2:
            return self.text
        return "\n".join(f"{part.speaker or UNKNOWN_SPEAKER}: {part.text}" for part in self.parts)


class _Piece(NamedTuple):
    """What is chosen of one segment."""

    segment_id: int
    speaker: str
    text: str
    start: int
    end: int
    start_ms: int
    end_ms: int


def select(timeline: Timeline, words: WordsOf, one: Place, other: Place) -> Selection | None:
    """The whole words between two places, in whichever order they come; None without a word."""
    (first, start), (last, end) = sorted((one, other))
    found = words([timeline.ids[index] for index in sorted({first, last})])
    if first == last:
        pieces = _cut(timeline, first, start, end, found)
    else:
        pieces = _cut(timeline, first, start, len(timeline.texts[first]), found)
        pieces += _between(timeline, first + 1, last)
        pieces += _cut(timeline, last, 0, end, found)
    if not pieces:
        return None
    parts = tuple(_parts(pieces))
    return Selection(
        tuple([(piece.segment_id, piece.start, piece.end) for piece in pieces]),
        min(part.start_ms for part in parts),
        max(part.end_ms for part in parts),
        parts,
        "\n".join(part.text for part in parts),
    )


def selectable_spans(text: str) -> list[tuple[int, int]]:
    """Where the words of a text stand; in scripts without spaces, its characters.

    Vowel signs and punctuation belong to the character before them.
    """
    spans = word_spans(text)
    if text.isascii() or not any(map(is_unspaced, text)):
        return spans
    return [piece for start, end in spans for piece in _characters(text, start, end)]


def is_unspaced(character: str) -> bool:
    """Whether the character is of a script that puts no space between words."""
    code = ord(character)
    return code >= 0x0E00 and any(first <= code <= last for first, last in _UNSPACED)


def snap(text: str, start: int, end: int, words: Sequence[Word] = ()) -> tuple[int, int]:
    """The smallest stretch of whole words over start..end; (start, start) where there is none."""
    touched = [(a, b) for a, b in selectable_spans(text) if a < end and b > start]
    if not touched or start >= end:
        return start, start
    start, end = touched[0][0], touched[-1][1]
    # A file's own words may be longer than a character of Chinese; they stay whole too.
    over = [word for word in words if word.start < end and word.end > start]
    if over:
        start, end = min(start, over[0].start), max(end, over[-1].end)
    return max(0, start), min(len(text), end)


def timed_words(timeline: Timeline, index: int, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of a segment with times: the file's own, or else shared out by their length."""
    if words:
        return words
    spans = selectable_spans(timeline.texts[index])
    return share_time(spans, timeline.starts[index], timeline.ends[index])


def time_at(timed: Sequence[Word], place: int, default_ms: int) -> int:
    """When the word at a place of the text begins."""
    for word in timed:
        if place < word.end:
            return word.start_ms
    return timed[-1].start_ms if timed else default_ms


def _cut(
    timeline: Timeline, index: int, start: int, end: int, found: Mapping[int, tuple[Word, ...]]
) -> list[_Piece]:
    words = found.get(timeline.ids[index], ())
    text = timeline.texts[index]
    start, end = snap(text, start, end, words)
    if start == end:
        return []
    timed = timed_words(timeline, index, words)
    inside = [word for word in timed if word.start < end and word.end > start]
    start_ms = inside[0].start_ms if inside else time_at(timed, start, timeline.starts[index])
    end_ms = max((word.end_ms for word in inside), default=timeline.ends[index])
    chosen = _spaced(text[start:end])
    speaker = timeline.speaker(index)
    return [_Piece(timeline.ids[index], speaker, chosen, start, end, start_ms, end_ms)]


def _between(timeline: Timeline, first: int, last: int) -> list[_Piece]:
    """The segments first <= i < last as wholes; there may be a hundred thousand of them."""
    inside = slice(first, last)
    names = (*timeline.speakers, "")  # -1 is nobody known
    columns = zip(
        timeline.ids[inside],
        timeline.voices[inside],
        timeline.texts[inside],
        timeline.starts[inside],
        timeline.ends[inside],
        strict=True,
    )
    return [
        _Piece(key, names[voice], tidied, 0, len(text), start_ms, end_ms)
        for key, voice, text, start_ms, end_ms in columns
        if (tidied := _spaced(text))
    ]


def _parts(pieces: list[_Piece]) -> Iterator[QuotePart]:
    for speaker, turn in groupby(pieces, itemgetter(1)):
        said = list(turn)
        first = said[0]
        if len(said) == 1:
            yield QuotePart(speaker, first.text, first.start_ms, first.end_ms)
            continue
        text = _joined([piece.text for piece in said])
        start_ms = min(piece.start_ms for piece in said)
        yield QuotePart(speaker, text, start_ms, max(piece.end_ms for piece in said))


def _joined(texts: list[str]) -> str:
    """The texts with a space between two, except between characters that take none."""
    joined = texts[:1]
    for before, text in pairwise(texts):
        tight = is_unspaced(text[0]) and is_unspaced(before.rstrip("。！？，、")[-1:] or before[-1])
        joined.append(text if tight else f" {text}")
    return "".join(joined)


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _characters(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin, kind = start, ""  # kind: what the piece holds, once it holds more than brackets
    for place in range(start, end):
        character = text[place]
        sort = category(character)
        if sort in ("Ps", "Pi"):
            new, following = bool(kind), ""
        elif sort[0] in "MP":
            new, following = False, kind
        else:
            following = "unspaced" if is_unspaced(character) else "spaced"
            new = bool(kind) and (kind == "unspaced" or following == "unspaced")
        if new:
            yield begin, place
            begin = place
        kind = following
    yield begin, end
