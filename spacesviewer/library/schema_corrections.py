"""What corrections by hand need. History: never edit it, append a migration."""

from __future__ import annotations

V4 = """
-- A session that was put together with another one stays as a row: its quotes are frozen to it.
ALTER TABLE session ADD COLUMN joined_into INTEGER REFERENCES session(id) ON DELETE RESTRICT;
CREATE INDEX session_joined ON session(joined_into) WHERE joined_into IS NOT NULL;

-- The recording that a transcript is of, where a session has several; NULL: of the session.
ALTER TABLE transcript ADD COLUMN recording_id INTEGER REFERENCES recording(id) ON DELETE RESTRICT;

-- By how much the times of a version stand later in the session than in its file. To change it is
-- to move the segments, in one statement, however many there are; so it is undone, too.
ALTER TABLE transcript_version ADD COLUMN shift_ms INTEGER NOT NULL DEFAULT 0;
CREATE TRIGGER version_shifted AFTER UPDATE OF shift_ms ON transcript_version
WHEN old.shift_ms <> new.shift_ms BEGIN
  UPDATE segment SET start_ms = start_ms + new.shift_ms - old.shift_ms,
    end_ms = end_ms + new.shift_ms - old.shift_ms
  WHERE id BETWEEN new.id << 24 AND ((new.id + 1) << 24) - 1;
END;

-- The shift of its transcript when a quote was taken: by it the words are found again.
ALTER TABLE quote ADD COLUMN transcript_shift_ms INTEGER NOT NULL DEFAULT 0;
CREATE TRIGGER quote_shift_frozen BEFORE UPDATE OF transcript_shift_ms ON quote BEGIN
  SELECT RAISE(ABORT, 'a quote is frozen: its words, times and sources cannot be changed');
END;

CREATE TABLE by_hand(                    -- what a person has set: no file changes it again
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  session_id INTEGER NOT NULL REFERENCES session(id) ON DELETE RESTRICT,
  tbl TEXT NOT NULL,                     -- session, participant, figure, transcript, recording
  row_id INTEGER NOT NULL,               -- of a row that may be gone: files do not bring it back
  field TEXT NOT NULL,
  told TEXT NOT NULL DEFAULT '',         -- what files call the person or figure
  reviewer TEXT NOT NULL DEFAULT '',
  at TEXT NOT NULL,
  UNIQUE(tbl, row_id, field, told)
) STRICT;
CREATE INDEX by_hand_session ON by_hand(session_id);

CREATE TABLE told_otherwise(             -- what files say of a fact that a person has set
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  session_id INTEGER NOT NULL REFERENCES session(id) ON DELETE RESTRICT,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  source TEXT NOT NULL DEFAULT '',
  at TEXT NOT NULL,
  UNIQUE(session_id, field, value)
) STRICT;

DROP VIEW sessions;
CREATE VIEW sessions AS
SELECT e.uid, e.title, e.started_at, e.platform, e.url, e.synthetic,
  (SELECT count(*) FROM recording r WHERE r.session_id = e.id) AS recordings,
  (SELECT max(r.offset_ms + r.duration_ms) FROM recording r WHERE r.session_id = e.id)
    AS duration_ms,
  (SELECT group_concat(DISTINCT t.language) FROM transcript t
   WHERE t.session_id = e.id AND t.deleted_at IS NULL) AS languages,
  (SELECT count(*) FROM quote q JOIN session f ON f.id = q.session_id
   WHERE coalesce(f.joined_into, f.id) = e.id AND q.deleted_at IS NULL) AS quotes
FROM session e WHERE e.deleted_at IS NULL;

DROP VIEW quotes;
CREATE VIEW quotes AS
SELECT q.uid, q.session_title AS session, q.session_date AS date,
  printf('%d:%02d:%02d', q.start_ms / 3600000, q.start_ms / 60000 % 60, q.start_ms / 1000 % 60)
    AS at,
  q.speaker, q.text, q.state, q.note, q.exact, q.synthetic,
  (SELECT group_concat(t.name, ', ') FROM quote_topic x JOIN topic t ON t.id = x.topic_id
   WHERE x.quote_id = q.id) AS topics,
  q.recording_sha256, q.start_ms, q.end_ms, q.created_at
FROM quote q JOIN session f ON f.id = q.session_id
JOIN session e ON e.id = coalesce(f.joined_into, f.id)
WHERE q.deleted_at IS NULL AND e.deleted_at IS NULL;
"""
