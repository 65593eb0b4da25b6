"""Search over all transcripts: every hit of the words, the newest session first.

Ranking single segments by their words (bm25) means little and costs seconds for common words, so
the order is that of the sessions' dates, then of time. A count stops at ``CAP`` and says so.
What is cut over neighbouring segments is a hit as well, if none of them is one alone: see across.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from spacesviewer.library import normalise, scope
from spacesviewer.library.across import Across
from spacesviewer.library.connection import Handle, Row
from spacesviewer.library.query import Query, parse
from spacesviewer.library.scope import Catalogue, Scope
from spacesviewer.library.segmentids import ID_BITS, id_range, version_of
from spacesviewer.library.snippets import snippet
from spacesviewer.library.twins import untimed, without_twins

CAP = 10_000  # hits are counted up to here
_WALK = 400  # sessions looked into one by one before all places of a frequent word are read
_ALL_OF = 8  # so few transcripts are looked into for longer


@dataclass(frozen=True, slots=True)
class Hit:
    """A segment that was found, or two or three with what is cut over them.

    ``segment_id`` is the first of ``segment_ids``; the times go from its start to the end of the
    last one, and ``text`` has them all. ``speaker`` names all who speak in it. ``marks`` are the
    stretches of ``text`` that matched; ``snippet`` is the part of the text around the first of
    them, in plain text, with ``snippet_marks`` of its own. Where the transcript has no times,
    ``timed`` is False and the times are 0.
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
    timed: bool = True
    segment_ids: tuple[int, ...] = ()


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
    """The places with all words of a query, and the sessions with them in their title.

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
    finder = _Finder(archive, parsed, within)
    ids, total, capped = finder.find(limit)
    titles = () if within.inside_sessions else _titles(archive, parsed, limit)
    return SearchResult(total, capped, _hits(archive, parsed, ids, finder.across.spans), titles)


_RANGE = "AND f.rowid BETWEEN ? AND ? ORDER BY f.rowid LIMIT ?"


class _Finder:
    """Finds ids of segments, in the order in which they are shown."""

    def __init__(self, archive: Handle, query: Query, within: Scope) -> None:
        self._archive = archive
        self._scope = within
        self._expression = query.expression()
        self._catalogue = Catalogue.of(archive)
        self.across = Across(archive, query, within)

    def find(self, limit: int) -> tuple[list[int], int, bool]:
        """The first ids, how many there are, and whether counting stopped."""
        found = self._few() if self._scope.few else self._all()
        if len(found) > CAP:
            return list(islice(self._newest(), limit)), CAP, True
        all_seen = self._look_across(found, limit)
        ordered, total = self._in_order(dict.fromkeys([*found, *self.across.spans]), limit)
        return ordered[:limit], total, not all_seen

    def _look_across(self, found: Sequence[int], limit: int) -> bool:
        """Looks for what is cut; whether it was looked for everywhere."""
        across, chosen = self.across, self._scope.chosen
        if not across.possible:
            return True
        if chosen is not None and len(chosen) <= _ALL_OF:
            across.take_time()
        elif across.everywhere(found):
            return True
        alone = defaultdict(list)
        for key in found:
            alone[version_of(key)].append(key)
        hits, versions = 0, self._catalogue.versions if chosen is None else chosen
        for group in self._catalogue.sessions(versions):
            if across.tired or (hits >= limit and len(versions) > _ALL_OF):
                return False
            for version in group:
                hits += len(alone[version]) + len(across.in_version(version, alone[version]))
        return not across.tired

    def _few(self) -> list[int]:
        found: list[int] = []
        for version in self._scope.chosen or ():
            found += self._in_version(version, CAP + 1 - len(found))
            if len(found) > CAP:
                break
        return found

    def _all(self) -> Sequence[int]:
        matching, values = self._scope.matching(self._expression)
        # As one text: rows of their own would take longer than to find them.
        sql = f"SELECT f.rowid AS id {matching} LIMIT {CAP + 1}"
        count, ids = self._archive.rows(
            f"SELECT count(*), group_concat(id) FROM ({sql})",  # noqa: S608
            values,
        )[0]
        if count > CAP:
            return range(count)
        return [self._catalogue.line_at(int(key)) for key in (ids or "").split(",") if key]

    def _in_order(self, ids: Iterable[int], limit: int) -> tuple[list[int], int]:
        """The first of the ids, and how many remain of them without twins."""
        by_version = defaultdict(list)
        for key in ids:
            by_version[version_of(key)].append(key)
        shown: list[list[int]] = []
        total, room = 0, limit
        for versions in self._catalogue.sessions(self._catalogue.in_order(by_version)):
            found = [by_version[version] for version in versions]
            kept = self._without_twins(found)
            total += len(kept)
            if room > 0:
                shown.append(kept)
                room -= len(kept)
        return in_time(self._archive, shown), total

    def _newest(self) -> Iterator[int]:
        """Ids of a frequent word, session by session; reads no more than is taken from it."""
        versions = self._scope.chosen or self._catalogue.versions
        holding: set[int] = set()
        for place, group in enumerate(self._catalogue.sessions(versions)):
            if place == _WALK:  # the word stands in few sessions, and not in the newest
                holding = self._versions_with_hits()
            if place < _WALK or not holding.isdisjoint(group):
                found = [self._in_version(version, CAP) for version in group]
                for version, ids in zip(group, found, strict=True):
                    ids += self.across.in_version(version, ids)
                yield from in_time(self._archive, [self._without_twins(found)])

    def _without_twins(self, found: Sequence[list[int]]) -> list[int]:
        if len(found) == 1:
            return found[0]
        return without_twins(self._archive, found, self.across.spans)

    def _in_version(self, version: int, most: int) -> list[int]:
        matching, values = self._scope.matching(self._expression, version)
        rows = self._archive.rows(
            f"SELECT f.rowid {matching} {_RANGE}",
            (*values, *id_range(self._catalogue.holders.get(version, version)), most),
        )
        return [self._catalogue.line_at(key) for (key,) in rows]

    def _versions_with_hits(self) -> set[int]:
        matching, values = self._scope.matching(self._expression)
        rows = self._archive.rows(f"SELECT DISTINCT f.rowid >> 24 {matching}", values)
        return {version_of(self._catalogue.line_at(holder << ID_BITS)) for (holder,) in rows}


def in_time(archive: Handle, groups: Sequence[Sequence[int]]) -> list[int]:
    """The ids of all groups, one group after the other, each in order of time."""
    rows = archive.rows(
        "SELECT id, start_ms FROM segment WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps([key for ids in groups for key in ids]),),
    )
    starts: dict[int, int] = dict(rows)
    without_times = untimed(archive)

    def place(key: int) -> tuple[bool, int, int]:
        return version_of(key) in without_times, starts[key], key

    return [key for ids in groups for key in sorted(ids, key=place)]


def _hits(
    archive: Handle, query: Query, ids: Sequence[int], spans: Mapping[int, tuple[int, ...]]
) -> list[Hit]:
    parts = [spans.get(key, (key,)) for key in ids]
    rows = archive.rows(
        "SELECT g.id, s.uid, s.title, g.start_ms, g.end_ms, coalesce(p.name, o.name, ''), "
        "g.text, t.id, t.language, s.started_at FROM segment g "
        "JOIN transcript t ON t.current_id = g.version_id JOIN session s ON s.id = t.session_id "
        "LEFT JOIN voice o ON o.id = g.voice_id LEFT JOIN participant a ON a.id = o.participant_id "
        "LEFT JOIN person p ON p.id = a.person_id "
        "WHERE g.id IN (SELECT value FROM json_each(?))",
        (json.dumps([key for part in parts for key in part]),),
    )
    without_times = untimed(archive)
    stored = {row[0]: row for row in rows}
    return [_hit(query, [stored[key] for key in part], without_times) for part in parts]


def _hit(query: Query, rows: Sequence[Row], without_times: Container[int]) -> Hit:
    key, uid, title, start, _, _, _, line, language, started_at = rows[0]
    text = " ".join(row[6] for row in rows)
    speaker = " / ".join(dict.fromkeys(row[5] for row in rows))
    tokens = normalise.tokens(text)
    marks = query.marks(tokens)
    part, part_marks = snippet(text, tokens, marks)
    place = (uid, title, start, max(row[4] for row in rows), speaker, text, part, key, line)
    timed = version_of(key) not in without_times
    ids = tuple(row[0] for row in rows)
    return Hit(*place, marks, part_marks, language, started_at, timed, ids)


def _titles(archive: Handle, query: Query, limit: int) -> tuple[TitleHit, ...]:
    titles, words = archive.remembered("titles", lambda: _all_titles(archive))
    return tuple(
        TitleHit(uid, title, query.marks(normalise.tokens(title)))
        for uid, title in (titles[n] for n in query.among(words)[:limit])
    )


def _all_titles(archive: Handle) -> tuple[list[Row], list[str]]:
    """Id and title of all sessions, the newest first, and the words for Query.among()."""
    rows = archive.rows(
        "SELECT uid, title FROM session WHERE deleted_at IS NULL ORDER BY started_utc DESC, id DESC"
    )
    return rows, [f" {' '.join(normalise.words(title))} " for _, title in rows]
