"""Topics of the archive's own list, and where in a session they are talked about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """A tag of the archive; ``spans`` counts its places over all sessions."""

    id: int
    name: str
    spans: int = 0
    sessions: int = 0


@dataclass(frozen=True, slots=True)
class TopicSpan:
    """Where a topic is talked about, in ms of the session."""

    id: int
    topic_id: int
    topic: str
    session: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Something that a note asks to be done."""

    id: int
    text: str
    done: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment noted in passing, in ms of the session, with what is to be done about it."""

    id: int
    session: str
    at_ms: int
    note: str = ""
    follow_ups: tuple[FollowUp, ...] = ()


def topic_key(name: str) -> str:
    """The form under which two spellings are one topic: case and runs of space do not count."""
    return " ".join(name.split()).casefold()
