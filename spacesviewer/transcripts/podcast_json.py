"""Podcast JSON transcripts: ``segments`` with ``startTime``, ``body`` and ``speaker``, in seconds.

The podcast namespace's own form, which hosts of podcasts write, and Descript for shared pages. A
segment is a phrase or a single word; words are gathered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from spacesviewer.domain.jsontext import as_dict, as_list, as_text
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.transcripts.answers import Clock, answer, clock_for, voice
from spacesviewer.transcripts.documents import milliseconds
from spacesviewer.transcripts.gathering import SpokenWord, gather
from spacesviewer.transcripts.mends import Mends

NAME = "Podcast JSON"
EXTENSIONS = ("json",)

_LENGTH_MS = 3000  # of a last phrase whose end nobody tells


def claims(root: object) -> bool:
    """Whether there are segments with a start and a body."""
    segments = _listed(root)
    return any({"startTime", "body"} <= as_dict(one).keys() for one in segments[:20])


def read_document(root: object) -> ParsedTranscript:
    """The phrases as segments, or the words gathered by who says them."""
    mends = Mends()
    listed = [as_dict(one) for one in _listed(root)]
    following = (one.get("startTime") for one in listed[1:])
    spans = (
        (one.get("startTime"), one.get("endTime", after), one.get("body"))
        for one, after in zip_longest(listed, following)
    )
    clock = clock_for(spans, milliseconds, mends)
    sample = [as_text(one.get("body")).split() for one in listed[:400]]
    if len(sample) > 2 and sum(len(words) <= 1 for words in sample) * 10 >= len(sample) * 8:
        segments = gather(_words(listed, clock), mends)
    else:
        segments = list(_phrases(listed, clock, mends))
    document = as_dict(root)
    return answer("a podcast", segments, mends, language=document.get("language"), origin="")


def _listed(root: object) -> Sequence[object]:
    return root if isinstance(root, list) else as_list(as_dict(root).get("segments"))


def _words(listed: Sequence[dict[str, object]], clock: Clock) -> Iterator[SpokenWord]:
    for row, one in enumerate(listed, 1):
        text = as_text(one.get("body")).strip()
        mark = bool(text) and not any(letter.isalnum() for letter in text)
        yield SpokenWord(
            text,
            clock(one.get("startTime")),
            clock(one.get("endTime")),
            voice(one.get("speaker")),
            glued=mark,
            row=row,
        )


def _phrases(listed: Sequence[dict[str, object]], clock: Clock, mends: Mends) -> Iterator[Segment]:
    now = 0
    for row, one in enumerate(listed, 1):
        text = clean_line(as_text(one.get("body")))
        start, end = clock(one.get("startTime")), clock(one.get("endTime"))
        if not text:
            mends.add("Segments without words, left out", row)
            continue
        if start is None:
            mends.add("Segments without a start, placed by their neighbours", row)
            start = now if end is None else min(now, end)
        if end is None:
            following = clock(listed[row].get("startTime")) if row < len(listed) else None
            end = start + _LENGTH_MS if following is None else max(start, following)
            mends.add("Segments without an end, ended by the next one", row)
        yield Segment(start, end, text, clean_line(voice(one.get("speaker"))), (), row)
        now = end
