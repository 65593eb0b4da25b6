"""What corrections of words need. History: never edit it, append a migration."""

from __future__ import annotations

V7 = """
-- A text that a person corrects is a version of its own: a copy of the one that came from a file,
-- which stays as it is. NULL: from a file. A number of a segment means the same line in both.
ALTER TABLE transcript_version ADD COLUMN base_id INTEGER
  REFERENCES transcript_version(id) ON DELETE RESTRICT;
CREATE INDEX transcript_version_base ON transcript_version(base_id) WHERE base_id IS NOT NULL;

-- The numbers of the lines of the file that a segment was made of, as JSON. NULL: its own number.
ALTER TABLE segment ADD COLUMN made_of TEXT;

-- Since single segments are added (the importer adds them before a text is searched).
CREATE TRIGGER segment_inserted AFTER INSERT ON segment
WHEN (SELECT searched FROM transcript_version WHERE id = new.version_id) BEGIN
  INSERT INTO segment_fts(rowid, search_text) VALUES (new.id, new.search_text);
END;

CREATE TABLE correction(                 -- for good: what is undone stays, and its op tells so
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  op_id INTEGER NOT NULL REFERENCES op(id) ON DELETE RESTRICT,
  transcript_id INTEGER NOT NULL REFERENCES transcript(id) ON DELETE RESTRICT,
  version_id INTEGER NOT NULL REFERENCES transcript_version(id) ON DELETE RESTRICT,
  kind TEXT NOT NULL,                    -- text, split, merge, times, delete, insert, speaker ...
  reviewer TEXT NOT NULL DEFAULT '',
  at TEXT NOT NULL,
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL,
  before TEXT NOT NULL,                  -- the lines that were, as JSON
  after TEXT NOT NULL,
  CHECK(end_ms >= start_ms)
) STRICT;
CREATE INDEX correction_transcript ON correction(transcript_id, start_ms);
CREATE INDEX correction_op ON correction(op_id);
CREATE INDEX correction_version ON correction(version_id);
CREATE TRIGGER correction_kept BEFORE UPDATE ON correction BEGIN
  SELECT RAISE(ABORT, 'what was corrected cannot be changed');
END;
CREATE TRIGGER correction_not_deleted BEFORE DELETE ON correction BEGIN
  SELECT RAISE(ABORT, 'what was corrected is kept for good');
END;

CREATE TABLE draft(                      -- what is being typed; it is offered after a crash
  transcript_id INTEGER PRIMARY KEY REFERENCES transcript(id) ON DELETE RESTRICT,
  segment_id INTEGER NOT NULL,
  text TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
"""
