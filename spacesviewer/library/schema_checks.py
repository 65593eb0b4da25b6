"""Where a checked word stood (migration 021). History: never edit it, append a migration."""

from __future__ import annotations

V21 = """
-- Counting equal words told another one to be checked once those before it were corrected: what was
-- heard is known by its place in the words that stood there. '': of before, counted as it was.
ALTER TABLE word_check ADD COLUMN text TEXT NOT NULL DEFAULT '';
ALTER TABLE word_check ADD COLUMN start INTEGER NOT NULL DEFAULT 0;
"""
