"""The archive is pleasant to open with the tools that people have."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from sqlite_utils import Database
from sqlite_utils.db import Table

from spacesviewer.domain.participant import Participant
from spacesviewer.library import quotes, topics
from spacesviewer.library.store import Archive
from tests.unit.library import making


@pytest.fixture
def plain(archive: Archive) -> Iterator[sqlite3.Connection]:
    """The system's own SQLite on an archive with something in it."""
    uid = making.session(archive, participants=(Participant("Imran Khan", handle="Imran"),))
    making.recording(archive, uid)
    making.transcript(archive, uid)
    with archive.operation("Bookmark quote") as op:
        quotes.add(archive, op, making.quote(uid, topics=("Army",)))
        topics.add_span(archive, op, uid, "Army", 0, 5)
    with closing(sqlite3.connect(archive.path)) as connection:
        yield connection


def test_views_read_like_sentences(plain: sqlite3.Connection) -> None:
    assert plain.execute("SELECT session, at, speaker, text FROM segments").fetchall()[-1] == (
        "On the rally",
        "0:00:12",
        "Imran Khan",
        "The army has no role in media freedom.",
    )
    assert plain.execute(
        "SELECT title, recordings, duration_ms, languages, quotes FROM sessions"
    ).fetchall() == [("On the rally", 1, 60_000, "en", 1)]


def test_sqlite_utils_finds_the_search_index(plain: sqlite3.Connection) -> None:
    segments = Database(plain)["segment"]
    assert isinstance(segments, Table)
    assert segments.detect_fts() == "segment_fts"
    assert [row["start_ms"] for row in segments.search("army")] == [8000, 12000]


def test_rows_that_others_point_to_have_a_name(plain: sqlite3.Connection) -> None:
    """Datasette shows a column called name or title in place of a foreign key's number."""
    database = Database(plain)
    for table in ("session", "person", "transcript", "transcript_version", "voice", "topic"):
        columns = {row[1] for row in plain.execute(f"PRAGMA table_xinfo({table})")}
        assert columns & {"name", "title"}, table
    keys = {
        key.other_table
        for name in database.table_names()
        for key in database.table(name).foreign_keys
    }
    assert keys <= set(database.table_names())
