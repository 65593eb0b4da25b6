"""What translations that are typed here need. History: never edit it, append a migration."""

from __future__ import annotations

V11 = """
-- What a translation that was begun here is a translation of. Its lines are versions like those of
-- every text; this says only from where they come.
CREATE TABLE translation(
  id INTEGER PRIMARY KEY REFERENCES transcript(id) ON DELETE RESTRICT,
  source_id INTEGER NOT NULL REFERENCES transcript(id) ON DELETE RESTRICT,
  translator TEXT NOT NULL DEFAULT '',
  begun_at TEXT NOT NULL
) STRICT;
CREATE INDEX translation_source ON translation(source_id);

-- How far each line has come. The id is that of the line in the version its text began as. It holds
-- for these very words: whatever else changes them, the line is checked no more.
CREATE TABLE translated(
  id INTEGER PRIMARY KEY,
  status TEXT NOT NULL CHECK(status IN ('machine', 'reporter', 'checked')),
  translator TEXT NOT NULL DEFAULT '',
  checker TEXT NOT NULL DEFAULT '',
  at TEXT NOT NULL,
  text TEXT NOT NULL,
  source_text TEXT NOT NULL DEFAULT ''   -- the words that were translated
) STRICT;
"""
