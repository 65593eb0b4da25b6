"""The table of what was heard, as the migration 006_heard_map makes it. Append, never edit."""

from __future__ import annotations

V6 = """
CREATE TABLE heard(               -- what was really played to somebody, in ms of the recording
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  recording_id INTEGER NOT NULL REFERENCES recording(id) ON DELETE RESTRICT,
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL,
  speed INTEGER NOT NULL,         -- in percent; 0: digital silence that was passed over
  CHECK(end_ms > start_ms AND start_ms >= 0 AND speed >= 0)
) STRICT;
CREATE INDEX heard_recording ON heard(recording_id, speed, start_ms);
"""
