"""Search over all transcripts: every hit of the words, the newest session first.

Ranking single segments by their words (bm25) means little and costs seconds for common words, so
the order is that of the sessions' dates, then of time. A count stops at ``CAP`` and says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, islice
from typing import Any

from spacesviewer.library import normalise, scope
from spacesviewer.library.connection import Handle
from spacesviewer.library.query import Query, parse
from spacesviewer.library.scope import JOINED, Scope, as_json
from spacesviewer.library.segmentids import id_range, version_of
from spacesviewer.library.snippets import snippet

CAP = 10_000  # hits are counted up to here
_WALK = 400  # sessions looked into one by one before all places of a frequent word are read
_AT_ONCE = 500  # so few hits are read in one query
_SAME_TIME_MS = 2000  # equal words so close together in two transcripts are one hit


@dataclass(frozen=True, slots=True)
class Hit:
    """A segment that was found.

    ``marks`` are the stretches of ``text`` that matched; ``snippet`` is the part of the text
    around the first of them, in plain text, with ``snippet_marks`` of its own.
    """

    session: str
    title: str
    start_ms: int
    end_ms: int
    speaker: str
    text: str
    snippet: str
    segment_id: int
    transcript_id: int
    marks: tuple[tuple[int, int], ...]
    snippet_marks: tuple[tuple[int, int], ...] = ()
    language: str = ""
    started_at: str = ""


@dataclass(frozen=True, slots=True)
class TitleHit:
    """A session whose title was found."""

    session: str
    title: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """``total`` segments were found, or at least as many where counting stopped (``capped``)."""

    total: int
    capped: bool
    hits: list[Hit]
    titles: tuple[TitleHit, ...] = ()


def search(
    archive: Handle,
    query: str,
    *,
    limit: int = 50,
    speaker: str | None = None,
    topic: str | None = None,
    session: str | None = None,
    language: str | None = None,
    before: str | None = None,
    after: str | None = None,
    typing: bool = False,
) -> SearchResult:
    """The segments with all words of a query, and the sessions with them in their title.

    ``session`` is a uid; ``before`` and ``after`` are dates of sessions (that day itself is
    after, not before); of a speaker's name a part will do. ``typing``: the last word may be
    unfinished. Raises Interrupted when archive.interrupt() was called meanwhile.
    """
    parsed = parse(query, typing=typing)
    if not parsed.terms:
        return SearchResult(0, False, [])
    within = scope.narrowed(
        archive,
        speaker=speaker,
        topic=topic,
        session=session,
        language=language,
        before=before,
        after=after,
    )
    limit = max(0, min(limit, CAP))
    ids, total, capped = _Finder(archive, parsed, within).find(limit)
    titles = () if within.inside_sessions else _titles(archive, parsed, limit)
    return SearchResult(total, capped, _hits(archive, parsed, ids), titles)


_RANGE = "AND f.rowid BETWEEN ? AND ? "

# A segment that was found: its id, its start, its words.
_Found = tuple[int, int, str]


class _Finder:
    """Finds ids of segments, in the order in which they are shown."""

    def __init__(self, archive: Handle, query: Query, within: Scope) -> None:
        self._archive = archive
        self._scope = within
        self._matching, self._values = within.matching(query.expression())

    def find(self, limit: int) -> tuple[list[int], int, bool]:
        """The first ids, how many there are, and whether counting stopped."""
        counts = self._counts()
        if sum(counts.values()) <= CAP:
            ids, total = self._count_exactly(counts, limit)
            return ids, total, False
        return list(islice(self._newest(limit), limit)), CAP, True

    def _counts(self) -> dict[int, int]:
        """How many hits each version has, up to one more than the cap in all."""
        if not self._scope.few:
            return dict(self._select("f.rowid >> 24, count(*)", f"LIMIT {CAP + 1}", grouped=True))
        counts: dict[int, int] = {}
        room = CAP + 1
        for version in (v for group in self._scope.sessions(self._archive) for v in group):
            rows = self._select("f.rowid", _RANGE + "LIMIT ?", *id_range(version), room)
            counts[version] = len(rows)
            room -= len(rows)
            if not room:
                break
        return counts

    def _count_exactly(self, counts: dict[int, int], limit: int) -> tuple[list[int], int]:
        """The first ids and the number of all; only what is shown or may be a twin is read."""
        hits: dict[int, list[_Found]] = defaultdict(list)
        if sum(counts.values()) <= _AT_ONCE and not self._scope.few:
            for row in self._segments(""):
                hits[version_of(row[0])].append(row)
        ids: list[int] = []
        total = 0
        for versions in by_session(self._archive, [v for v, count in counts.items() if count]):
            if len(versions) == 1 and len(ids) >= limit:
                total += counts[versions[0]]
                continue
            found = in_time([hits.get(v) or self._in_version(v, CAP) for v in versions])
            ids += found[: limit - len(ids)]
            total += len(found)
        return ids, total

    def _newest(self, limit: int) -> Iterator[int]:
        """Ids of a frequent word, session by session; reads no more than is taken from it."""
        holding: set[int] = set()
        for place, versions in enumerate(self._scope.sessions(self._archive)):
            if place == _WALK:  # the word stands in few sessions, and not in the newest
                holding = {version for (version,) in self._select("DISTINCT f.rowid >> 24", "")}
            if place < _WALK or not holding.isdisjoint(versions):
                yield from in_time([self._in_version(version, limit) for version in versions])

    def _in_version(self, version: int, most: int) -> list[_Found]:
        return self._segments(f"{_RANGE} ORDER BY f.rowid LIMIT ?", *id_range(version), most)

    def _segments(self, tail: str, *values: object) -> list[_Found]:
        return self._select("f.rowid, g.start_ms, g.search_text", tail, *values)

    def _select(self, what: str, tail: str, *values: object, grouped: bool = False) -> list[Any]:
        """Rows of what matches."""
        matching = self._matching
        if "g." in what and JOINED not in matching:
            matching = matching.replace("WHERE", f"{JOINED}WHERE", 1)
        if grouped:  # over as many hits as the tail lets through
            what, inner = what.replace("f.rowid", "id"), f"SELECT f.rowid AS id {matching} {tail}"
            sql = f"SELECT {what} FROM ({inner}) GROUP BY 1"  # noqa: S608
        else:
            sql = f"SELECT {what} {matching} {tail}"
        return self._archive.rows(sql, (*self._values, *values))


def by_session(archive: Handle, versions: Sequence[int]) -> list[list[int]]:
    """The versions that are searched, those of a session together, the newest session first.

    Others are left out: a tool that rebuilds the index puts old versions into it, too.
    """
    rows = archive.rows(
        "SELECT s.id, v.id FROM transcript_version v JOIN transcript t ON t.current_id = v.id "
        "JOIN session s ON s.id = t.session_id WHERE v.searched AND s.deleted_at IS NULL "
        "AND t.deleted_at IS NULL AND v.id IN (SELECT value FROM json_each(?)) "
        "ORDER BY s.started_utc DESC, s.id DESC, v.id",
        (as_json(versions),),
    )
    groups = groupby(rows, key=lambda row: row[0])
    return [[version for _, version in group] for _, group in groups]


def in_time(found: Sequence[Sequence[_Found]]) -> list[int]:
    """The hits of a session's transcripts in order of time, equal words at one time once."""
    rows = sorted((row for rows in found for row in rows), key=lambda row: (row[1], row[0]))
    if sum(map(bool, found)) < 2:
        return [key for key, _, _ in rows]
    kept: list[int] = []
    seen: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for key, start, text in rows:
        same, version = seen[" ".join(normalise.words(text))], version_of(key)
        if not any(start - at <= _SAME_TIME_MS and version != other for at, other in same):
            same.append((start, version))
            kept.append(key)
    return kept


def _hits(archive: Handle, query: Query, ids: Sequence[int]) -> list[Hit]:
    rows = archive.rows(
        "SELECT g.id, s.uid, s.title, g.start_ms, g.end_ms, coalesce(p.name, o.name, ''), "
        "g.text, t.id, t.language, s.started_at FROM segment g "
        "JOIN transcript t ON t.current_id = g.version_id JOIN session s ON s.id = t.session_id "
        "LEFT JOIN voice o ON o.id = g.voice_id LEFT JOIN participant a ON a.id = o.participant_id "
        "LEFT JOIN person p ON p.id = a.person_id "
        "WHERE g.id IN (SELECT value FROM json_each(?))",
        (as_json(ids),),
    )
    found = {}
    for key, uid, title, start, end, speaker, text, line, language, started_at in rows:
        tokens = normalise.tokens(text)
        marks = query.marks(tokens)
        part, part_marks = snippet(text, tokens, marks)
        place = (uid, title, start, end, speaker, text, part, key, line)
        found[key] = Hit(*place, marks, part_marks, language, started_at)
    return [found[key] for key in ids]


def _titles(archive: Handle, query: Query, limit: int) -> tuple[TitleHit, ...]:
    rows = archive.rows(
        "SELECT uid, title FROM session WHERE deleted_at IS NULL ORDER BY started_utc DESC, id DESC"
    )
    found = [rows[n] for n in query.among(_words(title) for _, title in rows)]
    return tuple(
        TitleHit(uid, title, query.marks(normalise.tokens(title))) for uid, title in found[:limit]
    )


@lru_cache(maxsize=65_536)
def _words(title: str) -> str:
    return f" {' '.join(normalise.words(title))} "
