"""The archive's tables as they were first made. History: never edit it, append a migration."""

from __future__ import annotations

APPLICATION_ID = 0x53505657  # "SPVW"

# Times are integer milliseconds. Nothing cascades: what holds quotes cannot be deleted from under
# them, and a removed quote or session stays as a row with deleted_at. Tables that can be undone
# have an integer "id" and no generated columns.
V1 = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE session(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL DEFAULT '',
  description TEXT NOT NULL DEFAULT '',
  platform TEXT NOT NULL DEFAULT '',
  platform_id TEXT NOT NULL DEFAULT '',
  url TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT '',
  started_at TEXT NOT NULL DEFAULT '',   -- ISO 8601 with its offset, or a bare date
  ended_at TEXT NOT NULL DEFAULT '',
  scheduled_at TEXT NOT NULL DEFAULT '',
  date_source TEXT NOT NULL DEFAULT '',
  started_utc TEXT NOT NULL DEFAULT '',  -- started_at in UTC: what lists and search sort by
  synthetic INTEGER NOT NULL DEFAULT 0 CHECK(synthetic IN (0, 1)),
  source TEXT NOT NULL DEFAULT '',       -- what brought it in
  added_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE INDEX session_started ON session(started_utc);
CREATE INDEX session_platform ON session(platform_id) WHERE platform_id <> '';

CREATE TABLE place(                      -- where one stopped; not undone, so not in session
  session_id INTEGER PRIMARY KEY REFERENCES session(id) ON DELETE RESTRICT,
  at_ms INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT '{}',
  updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE person(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  handle TEXT COLLATE NOCASE UNIQUE,     -- without the @; people are joined by it, never by name
  note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE participant(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  session_id INTEGER NOT NULL REFERENCES session(id) ON DELETE RESTRICT,
  person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE RESTRICT,
  role TEXT NOT NULL CHECK(role IN ('host', 'cohost', 'speaker', 'caller', 'listener')),
  joined_ms INTEGER,
  UNIQUE(session_id, person_id)
) STRICT;
CREATE INDEX participant_person ON participant(person_id);

CREATE TABLE figure(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  session_id INTEGER NOT NULL REFERENCES session(id) ON DELETE RESTRICT,
  kind TEXT NOT NULL,
  value INTEGER NOT NULL,
  source TEXT NOT NULL DEFAULT '',
  date TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX figure_session ON figure(session_id);

CREATE TABLE original(                   -- bytes as they came: transcripts, metadata, covers
  sha256 TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  encoding TEXT NOT NULL CHECK(encoding IN ('raw', 'zlib')),
  data BLOB NOT NULL
) STRICT;

CREATE TABLE recording(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  session_id INTEGER NOT NULL REFERENCES session(id) ON DELETE RESTRICT,
  path TEXT NOT NULL,                    -- where it was seen last
  sha256 TEXT NOT NULL UNIQUE,
  quick_hash TEXT NOT NULL DEFAULT '',
  size INTEGER NOT NULL,
  mtime_ns INTEGER NOT NULL,
  missing INTEGER NOT NULL DEFAULT 0 CHECK(missing IN (0, 1)),
  role TEXT NOT NULL DEFAULT 'main',     -- main, mirror, part
  offset_ms INTEGER NOT NULL DEFAULT 0,
  duration_ms INTEGER NOT NULL,
  claimed_ms INTEGER,
  container TEXT NOT NULL DEFAULT '',
  codec TEXT NOT NULL DEFAULT '',
  sample_rate INTEGER NOT NULL DEFAULT 0,
  channels INTEGER NOT NULL DEFAULT 0,
  has_video INTEGER NOT NULL DEFAULT 0 CHECK(has_video IN (0, 1)),
  chapters TEXT NOT NULL DEFAULT '[]',
  tags TEXT NOT NULL DEFAULT '{}',
  problems TEXT NOT NULL DEFAULT '[]',
  cover TEXT REFERENCES original(sha256) ON DELETE RESTRICT,
  added_at TEXT NOT NULL
) STRICT;
CREATE INDEX recording_session ON recording(session_id);
CREATE INDEX recording_path ON recording(path);

CREATE TABLE source(                     -- every file that was taken in, and where it lay
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  path TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK(kind IN ('recording', 'transcript', 'metadata', 'other')),
  session_id INTEGER REFERENCES session(id) ON DELETE RESTRICT,
  size INTEGER NOT NULL,
  mtime_ns INTEGER NOT NULL,
  quick_hash TEXT NOT NULL DEFAULT '',
  sha256 TEXT NOT NULL DEFAULT '',
  missing INTEGER NOT NULL DEFAULT 0 CHECK(missing IN (0, 1)),
  seen_at TEXT NOT NULL
) STRICT;
CREATE INDEX source_sha256 ON source(sha256);
CREATE INDEX source_quick ON source(size, quick_hash);
CREATE INDEX source_session ON source(session_id);

CREATE TABLE refusal(                    -- files that could not be read, until they change
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  path TEXT NOT NULL UNIQUE,
  reason TEXT NOT NULL,
  size INTEGER NOT NULL DEFAULT 0,
  mtime_ns INTEGER NOT NULL DEFAULT 0,
  refused_at TEXT NOT NULL
) STRICT;

CREATE TABLE transcript(                 -- a line; its texts are versions
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  session_id INTEGER NOT NULL REFERENCES session(id) ON DELETE RESTRICT,
  language TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT 'original' CHECK(kind IN ('original', 'translation')),
  origin TEXT NOT NULL DEFAULT '' CHECK(origin IN ('', 'machine', 'human')),
  format TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL DEFAULT '',         -- of the file
  path TEXT NOT NULL DEFAULT '',
  current_id INTEGER REFERENCES transcript_version(id) ON DELETE RESTRICT,
  created_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE INDEX transcript_session ON transcript(session_id);
CREATE INDEX transcript_current ON transcript(current_id);

CREATE TABLE transcript_version(         -- append-only
  id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used again: segment ids carry it
  transcript_id INTEGER NOT NULL REFERENCES transcript(id) ON DELETE RESTRICT,
  number INTEGER NOT NULL,
  sha256 TEXT NOT NULL,                  -- of the file
  importer TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '[]',
  segments INTEGER NOT NULL,
  next_n INTEGER NOT NULL,               -- the next segment's number; one is never used twice
  end_ms INTEGER NOT NULL DEFAULT 0,
  has_words INTEGER NOT NULL DEFAULT 0 CHECK(has_words IN (0, 1)),
  has_speakers INTEGER NOT NULL DEFAULT 0 CHECK(has_speakers IN (0, 1)),
  words_hash TEXT NOT NULL,              -- equal words, however cut into segments: equal hash
  searched INTEGER NOT NULL DEFAULT 0 CHECK(searched IN (0, 1)),  -- whether it is in segment_fts
  created_at TEXT NOT NULL,
  name TEXT GENERATED ALWAYS AS ('version ' || number) VIRTUAL,  -- Datasette's label
  UNIQUE(transcript_id, number)
) STRICT;
CREATE INDEX transcript_version_sha256 ON transcript_version(sha256);

CREATE TABLE voice(                      -- a label in a version, and the person it stands for
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version_id INTEGER NOT NULL REFERENCES transcript_version(id) ON DELETE RESTRICT,
  name TEXT NOT NULL,                    -- as the file has it
  participant_id INTEGER REFERENCES participant(id) ON DELETE RESTRICT,
  UNIQUE(version_id, name)
) STRICT;
CREATE INDEX voice_participant ON voice(participant_id);

CREATE TABLE segment(
  id INTEGER PRIMARY KEY,                -- version_id << 24 | n: a version is a range of ids
  version_id INTEGER NOT NULL REFERENCES transcript_version(id) ON DELETE RESTRICT,
  row INTEGER NOT NULL DEFAULT 0,        -- the cue's place in its file
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL,
  voice_id INTEGER REFERENCES voice(id) ON DELETE RESTRICT,
  text TEXT NOT NULL,
  norm TEXT,                             -- NULL: plain ASCII that splits into itself
  search_text TEXT GENERATED ALWAYS AS (coalesce(norm, text)) VIRTUAL,
  CHECK(id >> 24 = version_id), CHECK(end_ms >= start_ms)
) STRICT;
CREATE INDEX segment_voice ON segment(voice_id) WHERE voice_id IS NOT NULL;

CREATE TABLE segment_words(              -- packed times of the words, see wordpack.py
  id INTEGER PRIMARY KEY REFERENCES segment(id) ON DELETE RESTRICT,
  data BLOB NOT NULL
) STRICT;

-- Double quotes around the table's name: sqlite-utils and Datasette look for them.
CREATE VIRTUAL TABLE segment_fts USING fts5(
  search_text, content="segment", content_rowid="id", tokenize="ascii");
-- Inserting is the importer's work: one statement for all is thrice as quick as a trigger.
CREATE TRIGGER segment_deleted AFTER DELETE ON segment
WHEN (SELECT searched FROM transcript_version WHERE id = old.version_id) BEGIN
  INSERT INTO segment_fts(segment_fts, rowid, search_text)
  VALUES ('delete', old.id, old.search_text);
END;
CREATE TRIGGER segment_updated AFTER UPDATE ON segment
WHEN old.search_text IS NOT new.search_text
  AND (SELECT searched FROM transcript_version WHERE id = old.version_id) BEGIN
  INSERT INTO segment_fts(segment_fts, rowid, search_text)
  VALUES ('delete', old.id, old.search_text);
  INSERT INTO segment_fts(rowid, search_text) VALUES (new.id, new.search_text);
END;
-- A tool that edits the text cannot normalise it: better found as it stands than by its old words.
-- (Where our own edit leaves the norm equal, it adds a space to it, so that the norm changes too.)
CREATE TRIGGER segment_edited_elsewhere AFTER UPDATE OF text ON segment
WHEN old.text <> new.text AND new.norm IS old.norm AND old.norm IS NOT NULL BEGIN
  UPDATE segment SET norm = NULL WHERE id = new.id;
END;

CREATE TABLE topic(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  key TEXT NOT NULL UNIQUE,              -- two spellings with one key are one topic
  color TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE topic_span(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  topic_id INTEGER NOT NULL REFERENCES topic(id) ON DELETE RESTRICT,
  session_id INTEGER NOT NULL REFERENCES session(id) ON DELETE RESTRICT,
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL,
  source TEXT NOT NULL DEFAULT 'person',
  created_at TEXT NOT NULL,
  CHECK(end_ms >= start_ms)
) STRICT;
CREATE INDEX topic_span_topic ON topic_span(topic_id, session_id);
CREATE INDEX topic_span_session ON topic_span(session_id, start_ms);

CREATE TABLE mark(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  session_id INTEGER NOT NULL REFERENCES session(id) ON DELETE RESTRICT,
  at_ms INTEGER NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX mark_session ON mark(session_id, at_ms);

CREATE TABLE quote(                      -- frozen: only note, state and the tombstone may change
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  session_id INTEGER NOT NULL REFERENCES session(id) ON DELETE RESTRICT,
  session_title TEXT NOT NULL,
  session_date TEXT NOT NULL,
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL,
  text TEXT NOT NULL,
  speaker TEXT NOT NULL,
  parts TEXT NOT NULL,
  language TEXT NOT NULL,
  platform TEXT NOT NULL,
  url TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  exact INTEGER NOT NULL CHECK(exact IN (0, 1)),
  synthetic INTEGER NOT NULL CHECK(synthetic IN (0, 1)),
  reviewer TEXT NOT NULL,
  transcript_id INTEGER REFERENCES transcript(id) ON DELETE RESTRICT,
  transcript_origin TEXT NOT NULL,
  segment_ids TEXT NOT NULL,
  recording_sha256 TEXT NOT NULL,
  recording_offset_ms INTEGER NOT NULL,  -- start_ms less this is the time in the recording itself
  transcript_sha256 TEXT NOT NULL,
  created_at TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'to check',
  deleted_at TEXT,
  CHECK(end_ms >= start_ms)
) STRICT;
CREATE INDEX quote_session ON quote(session_id, start_ms);
CREATE INDEX quote_transcript ON quote(transcript_id);
CREATE TRIGGER quote_frozen BEFORE UPDATE OF
  id, uid, session_id, session_title, session_date, start_ms, end_ms, text, speaker, parts,
  language, platform, url, before, after, exact, synthetic, reviewer, transcript_id,
  transcript_origin, segment_ids, recording_sha256, recording_offset_ms, transcript_sha256,
  created_at ON quote BEGIN
  SELECT RAISE(ABORT, 'a quote is frozen: its words, times and sources cannot be changed');
END;

CREATE TABLE quote_topic(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  quote_id INTEGER NOT NULL REFERENCES quote(id) ON DELETE RESTRICT,
  topic_id INTEGER NOT NULL REFERENCES topic(id) ON DELETE RESTRICT,
  UNIQUE(quote_id, topic_id)
) STRICT;
CREATE INDEX quote_topic_topic ON quote_topic(topic_id);

CREATE TABLE op(                         -- the journal: what was done, and can be undone
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  label TEXT NOT NULL,
  at TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'done' CHECK(state IN ('done', 'undone', 'dropped'))
) STRICT;
CREATE INDEX op_state ON op(state, id);

CREATE TABLE op_item(
  op_id INTEGER NOT NULL REFERENCES op(id) ON DELETE RESTRICT,
  n INTEGER NOT NULL,
  tbl TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  before TEXT,  -- NULL: there was no row
  after TEXT,     -- NULL: the row is gone
  PRIMARY KEY(op_id, n)
) STRICT, WITHOUT ROWID;

-- For people who open the archive with Datasette or sqlite-utils.
CREATE VIEW sessions AS
SELECT e.uid, e.title, e.started_at, e.platform, e.url, e.synthetic,
  (SELECT count(*) FROM recording r WHERE r.session_id = e.id) AS recordings,
  (SELECT max(r.offset_ms + r.duration_ms) FROM recording r WHERE r.session_id = e.id)
    AS duration_ms,
  (SELECT group_concat(DISTINCT t.language) FROM transcript t
   WHERE t.session_id = e.id AND t.deleted_at IS NULL) AS languages,
  (SELECT count(*) FROM quote q WHERE q.session_id = e.id AND q.deleted_at IS NULL) AS quotes
FROM session e WHERE e.deleted_at IS NULL;

CREATE VIEW segments AS
SELECT s.id, e.title AS session, t.language, t.kind, v.number AS version,
  printf('%d:%02d:%02d', s.start_ms / 3600000, s.start_ms / 60000 % 60, s.start_ms / 1000 % 60)
    AS at,
  coalesce(p.name, o.name, '') AS speaker, s.text, e.uid AS session_uid, s.start_ms, s.end_ms
FROM segment s
JOIN transcript_version v ON v.id = s.version_id
JOIN transcript t ON t.current_id = v.id
JOIN session e ON e.id = t.session_id
LEFT JOIN voice o ON o.id = s.voice_id
LEFT JOIN participant a ON a.id = o.participant_id
LEFT JOIN person p ON p.id = a.person_id
WHERE e.deleted_at IS NULL AND t.deleted_at IS NULL;

CREATE VIEW quotes AS
SELECT q.uid, q.session_title AS session, q.session_date AS date,
  printf('%d:%02d:%02d', q.start_ms / 3600000, q.start_ms / 60000 % 60, q.start_ms / 1000 % 60)
    AS at,
  q.speaker, q.text, q.state, q.note, q.exact, q.synthetic,
  (SELECT group_concat(t.name, ', ') FROM quote_topic x JOIN topic t ON t.id = x.topic_id
   WHERE x.quote_id = q.id) AS topics,
  q.recording_sha256, q.start_ms, q.end_ms, q.created_at
FROM quote q WHERE q.deleted_at IS NULL;
"""

# Since 002: a text without times shows none.
SEGMENTS_V2 = """
CREATE VIEW segments AS
SELECT s.id, e.title AS session, t.language, t.kind, v.number AS version,
  CASE WHEN v.timed THEN printf('%d:%02d:%02d',
    s.start_ms / 3600000, s.start_ms / 60000 % 60, s.start_ms / 1000 % 60) END AS at,
  coalesce(p.name, o.name, '') AS speaker, s.text, e.uid AS session_uid,
  CASE WHEN v.timed THEN s.start_ms END AS start_ms,
  CASE WHEN v.timed THEN s.end_ms END AS end_ms
FROM segment s
JOIN transcript_version v ON v.id = s.version_id
JOIN transcript t ON t.current_id = v.id
JOIN session e ON e.id = t.session_id
LEFT JOIN voice o ON o.id = s.voice_id
LEFT JOIN participant a ON a.id = o.participant_id
LEFT JOIN person p ON p.id = a.person_id
WHERE e.deleted_at IS NULL AND t.deleted_at IS NULL
"""

# Of 003. Facts that were not taken stay on record beside the one that is shown; so do those that
# the session has no column for: season, live status, pieces that a playlist leaves out.
PLATFORM_TRACES = """
CREATE TABLE claim(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  session_id INTEGER NOT NULL REFERENCES session(id) ON DELETE RESTRICT,
  source TEXT NOT NULL,                  -- path of the file that tells it
  artefact TEXT NOT NULL,                -- what kind of file it is, in words
  rank INTEGER NOT NULL,                 -- how far to believe it: see domain/artefact.py
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  UNIQUE(session_id, source, field)
) STRICT;
"""
