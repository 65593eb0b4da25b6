"""The lines in which some words may stand, of one transcript, one session or the whole archive."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacesviewer.library import normalise
from spacesviewer.library.connection import Handle
from spacesviewer.library.query import Term
from spacesviewer.library.scope import Catalogue
from spacesviewer.library.segmentids import id_range, version_of

_STEP = 2000  # lines read at a time
_MOST = 60_000  # lines of the whole archive; nobody looks at more


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A line that may hold the words, with where it is said and by whom."""

    session: str
    title: str
    transcript_id: int
    segment_id: int
    start_ms: int
    timed: bool
    speaker: str
    text: str


def lines(
    archive: Handle,
    words: str,
    *,
    transcript_id: int | None = None,
    session: str | None = None,
    whole_words: bool = True,
) -> Iterator[Occurrence]:
    """Lines that may hold the words: all that do, and some that only look like it.

    Session by session, the newest first, each in order of time. Of all sessions those texts are
    looked at that search finds; whole words are asked of the search index, and parts of words of
    what it reads.
    """
    if transcript_id is None and session is None:
        ids = _in_archive(archive, words, whole_words=whole_words)
        ranks = Catalogue.of(archive).ranks
        starts: dict[int, int] = dict(
            archive.rows(
                "SELECT id, start_ms FROM segment WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(ids),),
            )
        )
        ids = [key for key in ids if version_of(key) in ranks]
        ids.sort(key=lambda key: (ranks[version_of(key)], starts[key], key))
        for first in range(0, len(ids), _STEP):
            yield from _described(archive, ids[first : first + _STEP])
        return
    for (version,) in archive.rows(
        "SELECT t.current_id FROM transcript t JOIN session s ON s.id = t.session_id "
        "JOIN transcript_version v ON v.id = t.current_id WHERE t.deleted_at IS NULL "
        "AND (t.id = ?1 OR (?1 IS NULL AND s.uid = ?2 AND v.searched)) ORDER BY t.id",
        (transcript_id, session),
    ):
        ids = [
            key
            for (key,) in archive.rows(
                "SELECT id FROM segment WHERE id BETWEEN ? AND ? ORDER BY start_ms, id",
                id_range(version),
            )
        ]
        for first in range(0, len(ids), _STEP):
            yield from _described(archive, ids[first : first + _STEP])


def _in_archive(archive: Handle, words: str, *, whole_words: bool) -> list[int]:
    tokens = normalise.words(words)
    if not tokens:
        return []
    catalogue = Catalogue.of(archive)
    if whole_words:
        rows = archive.rows(
            "SELECT rowid FROM segment_fts WHERE segment_fts MATCH ? ORDER BY rowid LIMIT ?",
            (Term(tuple(tokens)).expression(), _MOST),
        )
        return [catalogue.line_at(key) for (key,) in rows]
    longest = max(tokens, key=len)
    rows = archive.rows(
        "SELECT g.id FROM transcript_version v JOIN segment g "
        "ON g.id BETWEEN v.id << 24 AND ((v.id + 1) << 24) - 1 "
        "WHERE v.searched AND g.search_text LIKE ? LIMIT ?",
        (f"%{longest}%", _MOST),
    )
    return [key for (key,) in rows]


def _described(archive: Handle, ids: Sequence[int]) -> list[Occurrence]:
    place = {key: number for number, key in enumerate(ids)}
    rows = archive.rows(
        "SELECT s.uid, s.title, t.id, g.id, g.start_ms, v.timed, coalesce(p.name, o.name, ''), "
        "g.text FROM segment g JOIN transcript_version v ON v.id = g.version_id "
        "JOIN transcript t ON t.id = v.transcript_id JOIN session s ON s.id = t.session_id "
        "LEFT JOIN voice o ON o.id = g.voice_id LEFT JOIN participant a ON a.id = o.participant_id "
        "LEFT JOIN person p ON p.id = a.person_id "
        "WHERE g.id IN (SELECT value FROM json_each(?))",
        (json.dumps(ids),),
    )
    rows.sort(key=lambda row: place[row[3]])
    return [Occurrence(*(*row[:5], bool(row[5]), *row[6:])) for row in rows]
