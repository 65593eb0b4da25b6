"""Places of checked words, what drafts were typed over (021). History: never edit, append one."""

from __future__ import annotations

V21 = """
-- Counting equal words told another one to be checked once those before it were corrected: what was
-- heard is known by its place in the words that stood there. '': of before, counted as it was.
ALTER TABLE word_check ADD COLUMN text TEXT NOT NULL DEFAULT '';
ALTER TABLE word_check ADD COLUMN start INTEGER NOT NULL DEFAULT 0;

-- The words that were shown when one began to type. NULL: not known, of before.
ALTER TABLE draft ADD COLUMN shown TEXT;
"""
