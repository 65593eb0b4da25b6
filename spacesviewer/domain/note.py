"""What somebody has written beside the words: notes on moments and on quotes, and what is to do."""

from __future__ import annotations

from dataclasses import dataclass

from spacesviewer.domain.topic import FollowUp

MARK, QUOTE = "mark", "quote"


@dataclass(frozen=True, slots=True)
class Note:
    """A note at a time of a session. ``kind``: on a MARK or on a QUOTE; ``key`` is its id there."""

    kind: str
    key: str
    session: str
    title: str
    started_at: str
    at_ms: int
    text: str = ""
    follow_ups: tuple[FollowUp, ...] = ()
