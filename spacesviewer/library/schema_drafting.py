"""What typing a transcript and tapping along need. History: never edit it, append a migration."""

from __future__ import annotations

V13 = """
CREATE TABLE typing(                     -- who types a transcript, and what is not stored yet
  session_id INTEGER PRIMARY KEY REFERENCES session(id) ON DELETE RESTRICT,
  transcript_id INTEGER REFERENCES transcript(id) ON DELETE RESTRICT,  -- NULL: nothing stored yet
  language TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT 'original' CHECK(kind IN ('original', 'translation')),
  start_ms INTEGER NOT NULL,
  text TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX typing_transcript ON typing(transcript_id);

CREATE TABLE tapping(                    -- times that were tapped and are not a version yet
  transcript_id INTEGER PRIMARY KEY REFERENCES transcript(id) ON DELETE RESTRICT,
  version_id INTEGER NOT NULL REFERENCES transcript_version(id) ON DELETE RESTRICT,
  taps TEXT NOT NULL,                    -- JSON: [[number of the segment, place in its text, ms]]
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX tapping_version ON tapping(version_id);
"""
