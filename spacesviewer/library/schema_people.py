"""What people, who speaks where, checked words and follow-ups need. Never edit it: append."""

from __future__ import annotations

V10 = """
-- What a person is called in all that leaves the archive; '': by the name.
ALTER TABLE person ADD COLUMN pseudonym TEXT NOT NULL DEFAULT '';

CREATE TABLE person_alias(               -- what somebody was called before: old quotes still do
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE RESTRICT,
  name TEXT NOT NULL DEFAULT '',
  handle TEXT COLLATE NOCASE NOT NULL DEFAULT '',
  merged INTEGER NOT NULL DEFAULT 0 CHECK(merged IN (0, 1)), -- somebody said: one person
  at TEXT NOT NULL
) STRICT;
CREATE INDEX person_alias_person ON person_alias(person_id);
CREATE INDEX person_alias_handle ON person_alias(handle) WHERE merged;

-- Who has said who speaks. A machine or a file says it with the label; here is what people say.
CREATE TABLE speaker_claim(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version_id INTEGER NOT NULL REFERENCES transcript_version(id) ON DELETE RESTRICT, -- of the file
  number INTEGER,                        -- of the segment; NULL: all that the label speaks
  label TEXT NOT NULL,                   -- '': nobody is known to speak
  person_id INTEGER,                     -- whom the label stood for; no longer: it does not count
  kind TEXT NOT NULL CHECK(kind IN ('person', 'confirmed')),
  reviewer TEXT NOT NULL DEFAULT '',
  at TEXT NOT NULL
) STRICT;
CREATE INDEX speaker_claim_version ON speaker_claim(version_id, number);
CREATE INDEX speaker_claim_person ON speaker_claim(person_id);

CREATE TABLE word_check(                 -- numbers and names that somebody has heard and confirmed
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version_id INTEGER NOT NULL REFERENCES transcript_version(id) ON DELETE RESTRICT, -- of the file
  number INTEGER NOT NULL,               -- of the segment
  word TEXT NOT NULL,                    -- as it stood; another text there is not checked
  nth INTEGER NOT NULL DEFAULT 0,        -- which of several equal ones in the segment
  verdict TEXT NOT NULL CHECK(verdict IN ('confirmed', 'corrected')),
  reviewer TEXT NOT NULL DEFAULT '',
  at TEXT NOT NULL
) STRICT;
CREATE INDEX word_check_version ON word_check(version_id, number);

CREATE TABLE follow_up(                  -- what a note on a moment asks to be done
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  mark_id INTEGER NOT NULL REFERENCES mark(id) ON DELETE RESTRICT,
  text TEXT NOT NULL,
  done INTEGER NOT NULL DEFAULT 0 CHECK(done IN (0, 1)),
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX follow_up_mark ON follow_up(mark_id);
"""
