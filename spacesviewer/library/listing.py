"""The list of sessions: the first thing that is read, so it loads nothing that it does not need."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from spacesviewer.domain.session import SessionSummary
from spacesviewer.library.connection import Handle
from spacesviewer.library.uids import row_id


class Extent(NamedTuple):
    """How much there is of a session: its length, and counts of what belongs to it."""

    title: str
    duration_ms: int
    recordings: int
    transcripts: int
    segments: int


def list_sessions(archive: Handle) -> list[SessionSummary]:
    """All sessions, the newest first, those without a date last (in order of their adding)."""
    recorded = _by_session(
        archive,
        "SELECT session_id, count(*), max(offset_ms + duration_ms) FROM recording GROUP BY 1",
    )
    quoted = _by_session(
        archive,
        "SELECT coalesce(f.joined_into, f.id), count(*) FROM quote q "
        "JOIN session f ON f.id = q.session_id WHERE q.deleted_at IS NULL GROUP BY 1",
    )
    lines: dict[int, list[tuple[str, int, int, int]]] = defaultdict(list)
    for key, *line in archive.rows(
        "SELECT t.session_id, t.language, v.segments, v.end_ms, v.searched FROM transcript t "
        "JOIN transcript_version v ON v.id = t.current_id WHERE t.deleted_at IS NULL ORDER BY t.id"
    ):
        lines[key].append((line[0], line[1], line[2], line[3]))
    return [
        SessionSummary(
            uid,
            title,
            started_at,
            platform,
            recorded.get(key, (0, 0))[1] or max((end for _, _, end, _ in lines[key]), default=0),
            tuple(dict.fromkeys(language for language, *_ in lines[key] if language)),
            sum(segments for _, segments, _, searched in lines[key] if searched),
            quoted.get(key, (0,))[0],
            recorded.get(key, (0, 0))[0],
            bool(synthetic),
            added_at,
        )
        for key, uid, title, started_at, platform, synthetic, added_at in archive.rows(
            "SELECT id, uid, title, started_at, platform, synthetic, added_at FROM session "
            "WHERE deleted_at IS NULL ORDER BY started_utc DESC, id DESC"
        )
    ]


def extent_of(archive: Handle, uid: str) -> Extent:
    """How much there is of one session; WrongUsage for an unknown uid.

    Its length is where the last recording ends, or the last words where there is none.
    """
    key = (row_id(archive, uid),)
    title = archive.value("SELECT title FROM session WHERE id = ?", key)
    recorded, sound_ms = archive.rows(
        "SELECT count(*), coalesce(max(offset_ms + duration_ms), 0) FROM recording "
        "WHERE session_id = ?",
        key,
    )[0]
    transcripts, segments, words_ms = archive.rows(
        "SELECT count(*), coalesce(sum(v.segments), 0), coalesce(max(v.end_ms), 0) "
        "FROM transcript t JOIN transcript_version v ON v.id = t.current_id "
        "WHERE t.session_id = ? AND t.deleted_at IS NULL",
        key,
    )[0]
    return Extent(title, sound_ms or words_ms, recorded, transcripts, segments)


def _by_session(archive: Handle, query: str) -> dict[int, tuple[int, ...]]:
    return {key: tuple(values) for key, *values in archive.rows(query)}
