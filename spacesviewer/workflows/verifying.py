"""Whether an archive is sound: its database, and the chain of the entries of its quotes."""

from __future__ import annotations

from dataclasses import dataclass

from spacesviewer.library import quote_entries, store
from spacesviewer.library.store import Archive


@dataclass(frozen=True, slots=True)
class Report:
    """What was looked at, and a sentence for each fault that was found."""

    entries: int
    quotes: int
    problems: tuple[str, ...]


def archive(opened: Archive) -> Report:
    """Reads all of the database and the chain. Not one byte is changed."""
    entries, quotes = quote_entries.counts(opened)
    problems = (*store.check(opened), *quote_entries.problems(opened))
    return Report(entries, quotes, problems)
