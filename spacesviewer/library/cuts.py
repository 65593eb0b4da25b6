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

from spacesviewer.library import normalise
from spacesviewer.library.connection import Handle, Row
from spacesviewer.library.query import Query, Term
from spacesviewer.library.segmentorder import Order

REACH = 2  # so many segments behind the first one may belong to a place
LONGEST_PAUSE_MS = 5000  # a longer silence parts what was said
_TAIL = 60  # characters
_WORDS = re.compile("[0-9a-z]+")


@dataclass(slots=True, eq=False)
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
    _words: str | None = None

    @property
    def words(self) -> str:
        """The words with a space behind each of them."""
        if self._words is None:
            plain = self.letters.isascii()
            words = _WORDS.findall(self.letters) if plain else self.letters.split()
            self._words = "".join([f"{word} " for word in words])
        return self._words


def runs(archive: Handle, order: Order, ids: Iterable[int], query: Query) -> Iterator[list[Line]]:
    """The surroundings of some segments, parted where what is said there does not hang together.

    Those in which a word of the query is missing are left out.
    """
    around = [run for places in order.around(ids, REACH) for run in _unbroken(places)]
    stored = {
        row[0]: row[1:]
        for row in archive.rows(
            "SELECT id, start_ms, end_ms, voice_id, coalesce(norm, lower(text)), norm IS NULL "
            "FROM segment WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps([key for places in around for _, key in places]),),
        )
    }
    tokens = _tokens(query)
    one_voice = len(query.terms) > 1
    for places in around:
        lines = [Line(key, place, *_read(stored[key])) for place, key in places if key in stored]
        if not _may_hold(lines, tokens):
            continue
        run = lines[:1]
        for line, before in zip(lines[1:], lines, strict=False):
            if not _follows(line, before, one_voice=one_voice):
                yield run
                run = []
            run.append(line)
        yield run


def _unbroken(places: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    run: list[tuple[int, int]] = []
    for one in places:
        if run and one[0] != run[-1][0] + 1:
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _read(row: Row) -> Row:
    start, end, voice, letters, plain = row
    # Another tool has edited it where it is not plain: see the trigger segment_edited_elsewhere.
    if plain and not letters.isascii():
        letters = " ".join(normalise.words(letters))
    return start, end, voice, letters


def _may_hold(lines: Sequence[Line], tokens: Sequence[str]) -> bool:
    letters = " ".join([line.letters for line in lines])
    return all([token in letters for token in tokens])  # noqa: C419 - quicker so


def _tokens(query: Query) -> list[str]:
    return list(dict.fromkeys(token for term in query.terms for token in term.tokens))


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
    """The stretches of two or three lines that a place of a query is cut over, in order.

    A phrase begins in the first line and ends in the last one. Several words stand in the whole
    stretch, and in no part of it; ``found`` are lines that have them all, as far as known.
    """
    tokens = _tokens(query)
    holding = [frozenset([t for t in tokens if t in line.letters]) for line in run]
    phrase = query.terms[0] if len(query.terms) == 1 else None
    for first in range(len(run) - 1):
        held = holding[first]
        if not held or (phrase is None and run[first].id in found):
            continue
        for last in range(first + 1, min(first + REACH, len(run) - 1) + 1):
            held |= holding[last]
            if phrase is None and run[last].id in found:
                break
            if len(held) < len(tokens):
                continue
            stretch = run[first : last + 1]
            if phrase is not None:
                here = done = _goes_through(stretch, phrase)
            else:
                done = query.stands_in(_joined(stretch))
                here = done and not any(
                    query.stands_in(_joined(part)) for part in (stretch[1:], stretch[:-1])
                )
            if here and not query.is_excluded(_joined(stretch)):
                yield stretch
            if done:
                break


def _goes_through(stretch: Sequence[Line], phrase: Term) -> bool:
    """Whether a phrase begins in the first line and ends in the last one."""
    words, needle = _joined(stretch), phrase.needle()
    latest, earliest = len(stretch[0].words), len(words) - len(stretch[-1].words)
    place = words.find(needle)
    while 0 <= place < latest:
        if place + len(needle.rstrip()) > earliest:
            return True
        place = words.find(needle, place + 1)
    return False


def _joined(lines: Sequence[Line]) -> str:
    return " " + "".join([line.words for line in lines])


def _follows(line: Line, before: Line, *, one_voice: bool) -> bool:
    return (
        line.place == before.place + 1
        and line.start_ms - before.end_ms <= LONGEST_PAUSE_MS
        and (line.voice_id == before.voice_id or not one_voice)
    )
