"""Revisions, proofs and stories of quotes (migration 012). History: never edit it, append one."""

from __future__ import annotations

from spacesviewer.domain import chain
from spacesviewer.library.connection import sqlite3

V12 = """
CREATE TABLE quote_entry(                -- a chain: what was frozen, revised and checked, for good
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  quote TEXT NOT NULL,                   -- uid; the row is gone where the taking was undone
  kind TEXT NOT NULL CHECK(kind IN ('taken', 'revised', 'checked')),
  number INTEGER NOT NULL,               -- of the revision, from 1
  at TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  why TEXT NOT NULL DEFAULT '',
  content TEXT,                          -- JSON; NULL: erased
  content_sha256 TEXT NOT NULL,
  previous TEXT NOT NULL,                -- hash of the entry before
  hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX quote_entry_quote ON quote_entry(quote, id);
CREATE TRIGGER quote_entry_kept BEFORE DELETE ON quote_entry BEGIN
  SELECT RAISE(ABORT, 'an entry of the chain of quotes is never deleted');
END;
CREATE TRIGGER quote_entry_frozen BEFORE UPDATE ON quote_entry
WHEN new.content IS NOT NULL OR new.id <> old.id OR new.quote <> old.quote OR new.kind <> old.kind
  OR new.number <> old.number OR new.at <> old.at OR new.reviewer <> old.reviewer
  OR new.why <> old.why OR new.content_sha256 <> old.content_sha256 OR new.previous <> old.previous
  OR new.hash <> old.hash BEGIN
  SELECT RAISE(ABORT, 'an entry of the chain of quotes is never changed');
END;

CREATE TABLE story(                      -- a collection of quotes
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  key TEXT NOT NULL UNIQUE,              -- two spellings with one key are one story
  created_at TEXT NOT NULL
) STRICT;
CREATE TABLE quote_story(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  quote_id INTEGER NOT NULL REFERENCES quote(id) ON DELETE RESTRICT,
  story_id INTEGER NOT NULL REFERENCES story(id) ON DELETE RESTRICT,
  place INTEGER NOT NULL DEFAULT 0,      -- its order in the story
  UNIQUE(quote_id, story_id)
) STRICT;
CREATE INDEX quote_story_story ON quote_story(story_id, place);

CREATE TABLE quote_link(                 -- where a person found a quote in a later text
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  quote_id INTEGER NOT NULL REFERENCES quote(id) ON DELETE RESTRICT,
  version_id INTEGER NOT NULL REFERENCES transcript_version(id) ON DELETE RESTRICT,
  spans TEXT NOT NULL,                   -- JSON: [segment id, start, end]
  reviewer TEXT NOT NULL DEFAULT '',
  at TEXT NOT NULL
) STRICT;
CREATE INDEX quote_link_quote ON quote_link(quote_id);

ALTER TABLE recording ADD COLUMN audio_sha256 TEXT NOT NULL DEFAULT '';
ALTER TABLE quote ADD COLUMN question TEXT NOT NULL DEFAULT '';
ALTER TABLE quote ADD COLUMN edits TEXT NOT NULL DEFAULT '[]';
ALTER TABLE quote ADD COLUMN proof TEXT NOT NULL DEFAULT '{}';
ALTER TABLE quote ADD COLUMN rating INTEGER NOT NULL DEFAULT 0 CHECK(rating BETWEEN 0 AND 5);
ALTER TABLE quote ADD COLUMN entry_id INTEGER REFERENCES quote_entry(id) ON DELETE RESTRICT;
ALTER TABLE quote ADD COLUMN checked_id INTEGER REFERENCES quote_entry(id) ON DELETE RESTRICT;

DROP TRIGGER quote_frozen;
DROP TRIGGER quote_shift_frozen;
CREATE TRIGGER quote_frozen BEFORE UPDATE OF id, uid, session_id, created_at ON quote BEGIN
  SELECT RAISE(ABORT, 'a quote is frozen: its words, times and sources cannot be changed');
END;
-- Its words change only together with the entry that holds them: as a revision.
CREATE TRIGGER quote_revised BEFORE UPDATE OF
  session_title, session_date, start_ms, end_ms, text, speaker, parts, language, platform, url,
  before, after, exact, synthetic, reviewer, transcript_id, transcript_origin, segment_ids,
  recording_sha256, recording_offset_ms, transcript_sha256, transcript_shift_ms, question, edits,
  proof ON quote
WHEN new.entry_id IS old.entry_id OR NOT EXISTS (SELECT 1 FROM quote_entry e
  WHERE e.id = new.entry_id AND e.quote = new.uid AND e.kind IN ('taken', 'revised')) BEGIN
  SELECT RAISE(ABORT, 'a quote is frozen: its words, times and sources cannot be changed');
END;
"""

# Columns that an entry holds since 012. A later migration may add to what new entries hold.
FROZEN = (
    "session_title", "session_date", "start_ms", "end_ms", "text", "speaker", "parts", "language",
    "platform", "url", "before", "after", "exact", "synthetic", "reviewer", "transcript_id",
    "transcript_origin", "segment_ids", "recording_sha256", "recording_offset_ms",
    "transcript_sha256", "transcript_shift_ms", "question", "edits", "proof",
)  # fmt: skip


def seal(db: sqlite3.Connection) -> None:
    """Gives each quote that was taken before the chain its first entry."""
    columns = ", ".join(FROZEN)
    previous = chain.FIRST
    for quote_id, uid, at, *values in db.execute(
        f"SELECT id, uid, created_at, {columns} FROM quote ORDER BY id"  # noqa: S608 - ours
    ).fetchall():
        kept = dict(zip(FROZEN, values, strict=True))
        content = chain.canonical(kept)
        reviewer, digest = str(kept["reviewer"]), chain.sha256(content)
        entry = chain.Entry("taken", uid, 1, at, reviewer, "", digest, previous)
        entry_id = db.execute(
            "INSERT INTO quote_entry(quote, kind, number, at, reviewer, content, content_sha256, "
            "previous, hash) VALUES (?, 'taken', 1, ?, ?, ?, ?, ?, ?)",
            (uid, at, reviewer, content, digest, previous, entry.hash),
        ).lastrowid
        db.execute("UPDATE quote SET entry_id = ? WHERE id = ?", (entry_id, quote_id))
        previous = entry.hash
