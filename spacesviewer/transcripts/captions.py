"""Captions of any format on the last part of their way: from cues to the transcript they make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.transcripts.cues import Cue, filled_lines, unrolled
from spacesviewer.transcripts.mends import Mends, settle
from spacesviewer.transcripts.refusals import EmptyTranscript
from spacesviewer.transcripts.speakers import name_speakers

_LAST_MS = 2000  # the shortest time for a last line that no other ends
_LETTER_MS = 70  # and what each of its letters adds: slow speech
_LAST_MOST_MS = 15_000


def segments_of(cues: Sequence[Cue], mends: Mends) -> list[Segment]:
    """The cues as segments: rolling captions unrolled, names taken out of the words."""
    worded = [cue for cue in cues if filled_lines(cue.text)]
    if len(worded) < len(cues):
        mends.add("Captions without words, left out", count=len(cues) - len(worded))
    rolled = unrolled(worded)
    if rolled is not None:
        dropped = _lines(worded) - _lines(rolled)
        mends.add("Lines of rolling captions that only repeat others, left out", count=dropped)
        worded = rolled
    return [cue.segment() for cue in name_speakers(worded, mends)]


def _lines(cues: Sequence[Cue]) -> int:
    return sum(len(filled_lines(cue.text)) for cue in cues)


def transcript_of(
    segments: Iterable[Segment], mends: Mends, *, language: str = "", origin: str = "",
    title: str = "", kind: str = "original",
) -> ParsedTranscript:  # fmt: skip
    """The whole of it. Raises EmptyTranscript where there are no words."""
    worded = [segment for segment in segments if segment.text]
    settled = settle(worded, mends)
    if not settled:
        raise EmptyTranscript(
            "The file has the form of a transcript, but there are no words in it.",
            hint="Export it again.",
        )
    return ParsedTranscript(
        settled,
        language=language,
        kind=kind,
        origin=origin,
        title=clean_line(title),
        notes=mends.notes(),
    )


def with_ends(
    starts: Sequence[int], ends: Sequence[int | None], letters: Sequence[int], mends: Mends
) -> list[int]:
    """The ends, where the file tells them, else where the next later caption begins.

    ``letters`` is how much each says, by which the time of the last one is estimated.
    """
    missing = [row for row, end in enumerate(ends, 1) if end is None]
    if not missing:
        return [start if end is None else end for start, end in zip(starts, ends, strict=True)]
    if len(missing) == len(starts):
        mends.remark("The file tells only when lines begin; each ends where the next one begins.")
    else:
        for row in missing:
            mends.add("Captions without an end, ended where the next one begins", row)
    following = dict(pairwise(sorted(set(starts))))
    return [
        following.get(start, start + estimated_ms(length)) if end is None else end
        for start, end, length in zip(starts, ends, letters, strict=True)
    ]


def estimated_ms(letters: int) -> int:
    """How long somebody may take to say so many letters."""
    return min(_LAST_MS + _LETTER_MS * letters, _LAST_MOST_MS)


def once(segments: Iterable[Segment], mends: Mends) -> Iterator[Segment]:
    """The segments without those that say the same at the same time, as layers of a picture do."""
    seen: set[tuple[int, int, str, str]] = set()
    for segment in segments:
        key = (segment.start_ms, segment.end_ms, segment.speaker, segment.text)
        if key in seen:
            mends.add("Captions drawn twice (same time, same words), kept once", segment.row)
        else:
            seen.add(key)
            yield segment


def shifted(segment: Segment, ms: int) -> Segment:
    """The same segment and its words so much later."""
    words = tuple(
        replace(word, start_ms=max(0, word.start_ms + ms), end_ms=max(0, word.end_ms + ms))
        for word in segment.words
    )
    return replace(segment, start_ms=segment.start_ms + ms, end_ms=segment.end_ms + ms, words=words)
