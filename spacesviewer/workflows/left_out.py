"""When the words of a quote are said, and what of its sound the quote leaves out (``[...]``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from spacesviewer.domain.elision import edits_of, pieces
from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.segment import Segment, share_time, word_spans
from spacesviewer.domain.soundclip import KEEP, LEFT_OUT
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.wording import one_line
from spacesviewer.library import transcripts
from spacesviewer.library.store import Archive

# (word, start, end) in the session's time.
Spoken = tuple[str, int, int]
_EDGE_MS = 150  # a word is often begun before its time says so


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words that a quote leaves out, and when they are said; ``exact``: the file told the times."""

    words: str
    start_ms: int
    end_ms: int
    exact: bool


def times_of(archive: Archive, quote: Quote) -> dict[int, list[Spoken]]:
    """By part of a quote, its words with the times that the file told; none of other parts."""
    try:
        segments = transcripts.segments(archive, quote.transcript_id, *quote.words_ms)
    except WrongUsage:
        return {}  # its transcript has gone; the quote is a snapshot and stays
    by_ms = quote.moved_ms - quote.words_moved_ms
    spoken = [(word, start + by_ms, end + by_ms) for word, start, end in _spoken(segments)]
    found = {}
    for number, part in enumerate(quote.parts):
        wanted = one_line(part.text).split()
        places = [
            at
            for at in range(len(spoken))
            if wanted and [word for word, _, _ in spoken[at : at + len(wanted)]] == wanted
        ]
        if places:
            # "No, no, no": the words nearest to where the quote was taken.
            begin_ms = part.start_ms + quote.moved_ms
            at = min(places, key=lambda place: abs(spoken[place][1] - begin_ms))
            found[number] = spoken[at : at + len(wanted)]
    return found


def shown_times(quote: Quote, known: Mapping[int, Sequence[Spoken]]) -> dict[int, list[Spoken]]:
    """The same with the marks in place of what they cover, as the quote is read."""
    return {
        number: list(_with_marks(quote, number, times)) if edits_of(quote, number) else list(times)
        for number, times in known.items()
    }


def of_quote(archive: Archive, quote: Quote) -> tuple[LeftOut, ...]:
    """What a quote leaves out, in order; clarifications leave nothing out."""
    if not any(not edit.text for edit in quote.edits):
        return ()
    known = times_of(archive, quote)
    spoken = sorted(chain.from_iterable(known.values()), key=lambda one: one[1])
    found = []
    for number, part in enumerate(quote.parts):
        by_ms = quote.moved_ms
        places = word_spans(part.text)
        exact = number in known and len(known[number]) == len(places)
        times = (
            [(start, end) for _, start, end in known[number]]
            if exact
            else [
                (word.start_ms, word.end_ms)
                for word in share_time(places, part.start_ms + by_ms, part.end_ms + by_ms)
            ]
        )
        for edit in edits_of(quote, number):
            inside = [
                time
                for (start, end), time in zip(places, times, strict=True)
                if start < edit.end and end > edit.start
            ]
            if not edit.text and inside:
                words = one_line(part.text[edit.start : edit.end])
                span = _widened(inside[0][0], inside[-1][1], spoken if exact else [])
                found.append(LeftOut(words, *span, exact))
    return tuple(found)


def need_times(found: Sequence[LeftOut], how: str) -> tuple[tuple[int, int], ...]:
    """The stretches that are to be treated so; UserError where nobody knows when they are said."""
    if how not in LEFT_OUT:
        raise WrongUsage("“{how}” is none of {known}.", how=how, known=", ".join(LEFT_OUT))
    guessed = [one for one in found if not one.exact]
    if how != KEEP and guessed:
        raise UserError(
            "The transcript does not tell when “{words}” is said.",
            hint="Keep the sound whole, or cover the stretch by its time, such as 1:02.5-1:04.",
            words=guessed[0].words,
        )
    return spans(found)


def spans(found: Sequence[LeftOut]) -> tuple[tuple[int, int], ...]:
    """When the words are said, in the session's time."""
    return tuple((one.start_ms, one.end_ms) for one in found)


def told(found: Sequence[LeftOut]) -> str:
    """A sentence about what the quote leaves out, "" where it leaves nothing out."""
    if not found:
        return ""
    places = []
    for one in found:
        begin, end = (format_time(at, milliseconds=True) for at in (one.start_ms, one.end_ms))
        places.append(f"{begin} – {end} (“{one.words}”)")
    return f"The quote leaves out {', '.join(places)}."


def _widened(start_ms: int, end_ms: int, spoken: Sequence[Spoken]) -> tuple[int, int]:
    """The stretch with its share of the pauses at both sides, and nothing of the words there."""
    before = max((end for _, _, end in spoken if end <= start_ms), default=None)
    after = min((start for _, start, _ in spoken if start >= end_ms), default=None)
    if before is not None:
        start_ms = max(start_ms - _EDGE_MS, (before + start_ms) // 2)
    if after is not None:
        end_ms = min(end_ms + _EDGE_MS, (end_ms + after) // 2)
    return start_ms, end_ms


def _with_marks(quote: Quote, number: int, times: Sequence[Spoken]) -> Iterator[Spoken]:
    at = 0
    part = quote.parts[number]
    for piece in pieces(part, edits_of(quote, number)):
        count = len(piece.words.split())
        here = times[at : at + count]
        at += count
        if not piece.marked:
            yield from here
            continue
        if here:
            start_ms, end_ms = here[0][1], here[-1][2]
        else:
            start_ms = end_ms = times[at - 1][2] if at else times[0][1]
        for word in share_time(word_spans(piece.shown), start_ms, end_ms):
            yield piece.shown[word.start : word.end], word.start_ms, word.end_ms


def _spoken(segments: Sequence[Segment]) -> list[Spoken]:
    return [
        (segment.text[word.start : word.end].strip(), word.start_ms, word.end_ms)
        for segment in segments
        for word in segment.words
    ]
