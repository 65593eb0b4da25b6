"""The table of questions, as the migration 008_questions makes it. Append, never edit."""

from __future__ import annotations

V8 = """
CREATE TABLE question(            -- where somebody asks something, and where it is answered
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  session_id INTEGER NOT NULL REFERENCES session(id) ON DELETE RESTRICT,
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL,
  asker TEXT NOT NULL DEFAULT '', -- who asks, '' if nobody knows
  text TEXT NOT NULL DEFAULT '',
  answer_start_ms INTEGER,        -- both NULL: nobody has said where it is answered
  answer_end_ms INTEGER,
  created_at TEXT NOT NULL,
  CHECK(end_ms > start_ms),
  CHECK((answer_start_ms IS NULL) = (answer_end_ms IS NULL)),
  CHECK(answer_end_ms > answer_start_ms)
) STRICT;
CREATE INDEX question_session ON question(session_id, start_ms);
"""
