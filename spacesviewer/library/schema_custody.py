"""The log of custody (migration 016). History: never edit it, append a new one."""

from __future__ import annotations

from spacesviewer.domain import chain
from spacesviewer.library.connection import sqlite3

V16 = """
CREATE TABLE custody(                    -- a chain: what was done to quotes and to their sources
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,                    -- added, known, taken, revised, checked, corrected, ...
  subject TEXT NOT NULL,                 -- quote:UID, recording:SHA-256 or transcript:SHA-256
  at TEXT NOT NULL,
  reviewer TEXT NOT NULL DEFAULT '',
  detail TEXT NOT NULL DEFAULT '{}',     -- JSON without words of anybody: hashes, sizes, counts
  previous TEXT NOT NULL,                -- hash of the entry before
  hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX custody_subject ON custody(subject, id);
CREATE TRIGGER custody_kept BEFORE DELETE ON custody BEGIN
  SELECT RAISE(ABORT, 'an entry of the log of custody is never deleted');
END;
CREATE TRIGGER custody_frozen BEFORE UPDATE ON custody BEGIN
  SELECT RAISE(ABORT, 'an entry of the log of custody is never changed');
END;
"""


def begin(db: sqlite3.Connection) -> None:
    """Begins the log with what the archive has held so far: "known", with the time of adding."""
    previous = chain.FIRST
    for kind, subject, at, reviewer, detail in _known(db):
        digest = chain.digest((previous, kind, subject, at, reviewer, detail))
        db.execute(
            "INSERT INTO custody(kind, subject, at, reviewer, detail, previous, hash) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (kind, subject, at, reviewer, detail, previous, digest),
        )
        previous = digest


def _known(db: sqlite3.Connection) -> list[tuple[str, str, str, str, str]]:
    found = []
    for sha256, at, size, ms in db.execute(
        "SELECT sha256, added_at, size, duration_ms FROM recording ORDER BY id"
    ).fetchall():
        detail = chain.canonical({"size": size, "duration_ms": ms})
        found.append(("known", f"recording:{sha256}", at, "", detail))
    for sha256, at, importer in db.execute(
        "SELECT sha256, created_at, importer FROM transcript_version WHERE base_id IS NULL "
        "ORDER BY id"
    ).fetchall():
        detail = chain.canonical({"format": importer})
        found.append(("known", f"transcript:{sha256}", at, "", detail))
    for kind, uid, at, reviewer, number, digest in db.execute(
        "SELECT kind, quote, at, reviewer, number, hash FROM quote_entry ORDER BY id"
    ).fetchall():
        detail = chain.canonical({"entry": digest, "number": number})
        found.append((kind, f"quote:{uid}", at, reviewer, detail))
    return found
