"""Events that were recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from spacesviewer.domain.figure import Figure
from spacesviewer.domain.participant import Participant

# How the format of a transcript ends that was found in the recording itself.
INSIDE = " inside the recording"


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """What files say about an event, before it is stored; "" and None are "not told".

    ``started_at``, ``ended_at`` and ``scheduled_at`` are ISO 8601 with an offset, a bare date, or
    the time of a clock somewhere (without an offset: the name of a recorder's file tells no more);
    ``date_source`` says where the date came from. ``synthetic`` marks invented material.
    """

    title: str = ""
    description: str = ""
    platform: str = ""
    platform_id: str = ""
    url: str = ""
    language: str = ""
    started_at: str = ""
    ended_at: str = ""
    scheduled_at: str = ""
    date_source: str = ""
    synthetic: bool = False
    participants: tuple[Participant, ...] = ()
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """A line of the library list. ``languages`` are those of its transcripts."""

    id: str
    title: str
    started_at: str = ""
    platform: str = ""
    duration_ms: int = 0
    languages: tuple[str, ...] = ()
    segments: int = 0
    quotes: int = 0
    recordings: int = 0
    synthetic: bool = False
    added_at: str = ""


@dataclass(frozen=True, slots=True)
class TranscriptInfo:
    """A transcript line of a session: its current version and how many versions there have been."""

    id: int
    session: str
    language: str
    kind: str
    origin: str
    format: str
    name: str
    segments: int
    versions: int
    sha256: str
    has_words: bool = False
    has_speakers: bool = False
    notes: tuple[str, ...] = ()
    timed: bool = True
    turns: bool = False  # it tells who speaks when, and no words
    corrected: bool = False  # by a person; the texts from files are kept beside it


def is_local(text: str) -> bool:
    """Whether it is a time without an offset: that of a clock, nobody knows where."""
    if len(text) <= 10:
        return False
    try:
        return datetime.fromisoformat(text).tzinfo is None
    except ValueError:
        return False


def parse_started_at(text: str) -> datetime | None:
    """The start as an aware datetime in its own offset; None where only a date or nothing is.

    One that tells no offset (see ``is_local``) is taken for UTC, so that it can be counted from.
    """
    if len(text) <= 10:
        return None
    try:
        parsed = datetime.fromisoformat(text)
    except ValueError:
        return None
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)


def at_offset(moment: datetime, offset_minutes: int) -> datetime:
    """The same moment on a clock that is that far ahead of UTC."""
    return moment.astimezone(timezone(timedelta(minutes=offset_minutes)))
