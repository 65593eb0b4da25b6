"""What an action changed, so that each panel refreshes only what it shows."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Changes:
    """Uids (sessions, quotes) and ids (the rest) of what was added, altered or removed."""

    sessions: frozenset[str] = frozenset()
    transcripts: frozenset[int] = frozenset()
    participants: frozenset[int] = frozenset()
    topics: frozenset[int] = frozenset()
    topic_spans: frozenset[int] = frozenset()
    marks: frozenset[int] = frozenset()
    quotes: frozenset[str] = frozenset()
    questions: frozenset[int] = frozenset()

    def __or__(self, other: Changes) -> Changes:
        return Changes(*(getattr(self, f.name) | getattr(other, f.name) for f in fields(self)))

    def __bool__(self) -> bool:
        return any(getattr(self, f.name) for f in fields(self))
