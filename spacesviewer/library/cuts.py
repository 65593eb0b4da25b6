"""What stands in neighbouring segments together, and in none of them alone.

Neighbours are up to three segments of one text that follow each other without a long pause. Words
that are looked for one by one must be of one voice: a question and its answer are two things. A
phrase goes on over a change of voices, as machines often tell it a word too soon or too late.
"""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacesviewer.library import normalise
from spacesviewer.library.connection import Handle
from spacesviewer.library.query import Query
from spacesviewer.library.segmentorder import Order

REACH = 2  # so many segments behind the first one may belong to a place
LONGEST_PAUSE_MS = 5000  # a longer silence parts what was said
_TAIL = 60  # characters
_WORDS = re.compile("[0-9a-z]+")


@dataclass(frozen=True)  # without slots: the words are kept
class Line:
    """A segment as it is compared. ``place`` is one higher than that of the segment before it.

    Every word of the segment is a part of ``letters``, which may hold other signs as well.
    """

    id: int
    place: int
    start_ms: int
    end_ms: int
    voice_id: int | None
    letters: str

    @cached_property
    def words(self) -> str:
        """The words with a space behind each of them."""
        if self.letters.isascii():
            return "".join([f"{word} " for word in _WORDS.findall(self.letters)])
        return "".join([f"{word} " for word in self.letters.split()])


def runs(
    archive: Handle, order: Order, ids: Iterable[int], *, one_voice: bool
) -> Iterator[list[Line]]:
    """The surroundings of some segments, parted where what is said there does not hang together."""
    around = list(order.around(ids, REACH))
    stored = {
        row[0]: row
        for row in archive.rows(
            "SELECT id, start_ms, end_ms, voice_id, text, norm FROM segment "
            "WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps([key for places in around for _, key in places]),),
        )
    }
    for places in around:
        run: list[Line] = []
        for place, key in places:
            if key not in stored:
                continue
            _, start, end, voice, text, norm = stored[key]
            line = Line(key, place, start, end, voice, _letters(text, norm))
            if run and not _follows(line, run[-1], one_voice=one_voice):
                yield run
                run = []
            run.append(line)
        if run:
            yield run


def with_end(archive: Handle, order: Order, ids: Sequence[int], words: Container[str]) -> list[int]:
    """Those of some segments that end with one of the words, or that follow one that does."""
    before = order.before(ids)
    ends = {
        key: _last_word(text, norm)
        for key, text, norm in archive.rows(
            "SELECT id, substr(text, -?2), norm FROM segment "
            "WHERE id IN (SELECT value FROM json_each(?1))",
            (json.dumps(sorted({*ids, *before.values()})), _TAIL),
        )
    }
    return [
        key
        for key in ids
        if any(end is None or end in words for end in (ends[key], ends.get(before[key], "")))
    ]


def _last_word(tail: str, norm: str | None) -> str | None:
    """The last token of a text; None where there is none, or it cannot be told from its end."""
    if norm is not None:
        found = norm.rsplit(maxsplit=1)[-1:]
    elif tail.isascii():
        found = _WORDS.findall(tail.lower())[-1:]
    else:
        found = normalise.words(tail)[-1:]
    return None if not found or (norm is None and len(found[0]) >= _TAIL // 2) else found[0]


def cut(run: Sequence[Line], query: Query, found: set[int]) -> Iterator[Sequence[Line]]:
    """The shortest stretches of two or three lines in which a query is found, in order.

    ``found`` are segments in which it is found alone, as far as that is known.
    """
    tokens = list(dict.fromkeys(token for term in query.terms for token in term.tokens))
    holding = [frozenset([t for t in tokens if t in line.letters]) for line in run]
    for first in range(len(run) - 1):
        held = holding[first]
        for last in range(first + 1, min(first + REACH, len(run) - 1) + 1):
            held |= holding[last]
            stretch = run[first : last + 1]
            if run[first].id in found or run[last].id in found:
                break
            if len(held) < len(tokens) or not query.stands_in(_joined(stretch)):
                continue
            shorter = any(query.stands_in(_joined(part)) for part in (stretch[1:], stretch[:-1]))
            if not shorter and not query.is_excluded(_joined(stretch)):
                yield stretch
            break


def _joined(lines: Sequence[Line]) -> str:
    return " " + "".join([line.words for line in lines])


def _letters(text: str, norm: str | None) -> str:
    if norm is not None:
        return norm
    # Another tool has edited it where it is not plain: see the trigger segment_edited_elsewhere.
    return text.lower() if text.isascii() else " ".join(normalise.words(text))


def _follows(line: Line, before: Line, *, one_voice: bool) -> bool:
    return (
        line.place == before.place + 1
        and line.start_ms - before.end_ms <= LONGEST_PAUSE_MS
        and (line.voice_id == before.voice_id or not one_voice)
    )
