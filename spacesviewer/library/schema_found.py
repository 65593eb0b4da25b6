"""What makes the first correction of a long text quick. History: never edit it, append a migration.

The search index holds the lines of a corrected text under the numbers of the file's version, so
that a copy which is equal line by line takes no work there; and a copy has the file's words with
their times until one of its lines gets its own.
"""

from __future__ import annotations

V9 = """
-- The line whose words with times these are; NULL: its own. Lines of files never change.
ALTER TABLE segment ADD COLUMN words_id INTEGER;

-- Of a correction that shows an older text again: the version that was shown, and the last
-- correction that counted in it (NULL: the text as its file brought it).
ALTER TABLE correction ADD COLUMN restored_version INTEGER
  REFERENCES transcript_version(id) ON DELETE RESTRICT;
ALTER TABLE correction ADD COLUMN restored_id INTEGER REFERENCES correction(id) ON DELETE RESTRICT;
CREATE INDEX correction_restored ON correction(restored_version)
  WHERE restored_version IS NOT NULL;
CREATE INDEX correction_restored_id ON correction(restored_id) WHERE restored_id IS NOT NULL;

-- All texts that began as one file share their places in the index; one of them is found at a time.
DROP TRIGGER segment_inserted;
CREATE TRIGGER segment_inserted AFTER INSERT ON segment
WHEN (SELECT searched FROM transcript_version WHERE id = new.version_id) BEGIN
  INSERT INTO segment_fts(rowid, search_text)
  SELECT (coalesce(base_id, id) << 24) | (new.id & 16777215), new.search_text
  FROM transcript_version WHERE id = new.version_id;
END;
DROP TRIGGER segment_deleted;
CREATE TRIGGER segment_deleted AFTER DELETE ON segment
WHEN (SELECT searched FROM transcript_version WHERE id = old.version_id) BEGIN
  INSERT INTO segment_fts(segment_fts, rowid, search_text)
  SELECT 'delete', (coalesce(base_id, id) << 24) | (old.id & 16777215), old.search_text
  FROM transcript_version WHERE id = old.version_id;
END;
DROP TRIGGER segment_updated;
CREATE TRIGGER segment_updated AFTER UPDATE ON segment
WHEN old.search_text IS NOT new.search_text
  AND (SELECT searched FROM transcript_version WHERE id = old.version_id) BEGIN
  INSERT INTO segment_fts(segment_fts, rowid, search_text)
  SELECT 'delete', (coalesce(base_id, id) << 24) | (old.id & 16777215), old.search_text
  FROM transcript_version WHERE id = old.version_id;
  INSERT INTO segment_fts(rowid, search_text)
  SELECT (coalesce(base_id, id) << 24) | (new.id & 16777215), new.search_text
  FROM transcript_version WHERE id = new.version_id;
END;

INSERT INTO segment_fts(segment_fts, rowid, search_text)
SELECT 'delete', g.id, g.search_text FROM transcript_version v
JOIN segment g ON g.id BETWEEN v.id << 24 AND ((v.id + 1) << 24) - 1
WHERE v.searched AND v.base_id IS NOT NULL;
INSERT INTO segment_fts(rowid, search_text)
SELECT (v.base_id << 24) | (g.id & 16777215), g.search_text FROM transcript_version v
JOIN segment g ON g.id BETWEEN v.id << 24 AND ((v.id + 1) << 24) - 1
WHERE v.searched AND v.base_id IS NOT NULL;
"""
