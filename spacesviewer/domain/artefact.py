"""What a file that lies beside a recording says about one event, and how far to believe it."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacesviewer.domain.recording import Chapter
from spacesviewer.domain.session import SessionFacts

# Where two files disagree, the one with the lower rank is shown; the other stays on record.
PLATFORM, DOWNLOADER, FEED, TAGS, NAME = range(1, 6)
RANKS = {
    PLATFORM: "what the platform itself recorded",
    DOWNLOADER: "what a downloader found",
    FEED: "what a feed tells",
    TAGS: "the tags inside the recording",
    NAME: "the file's name",
}


@dataclass(frozen=True, slots=True)
class MissingChunks:
    """Numbers of a stream's pieces that its playlist leaves out, first to last.

    ``at_ms`` is where in the sound they would stand, ``missing_ms`` how long they are by the
    usual length of the pieces: an estimate.
    """

    first: int
    last: int
    at_ms: int
    missing_ms: int


@dataclass(frozen=True, slots=True)
class Told:
    """One event as one file tells it.

    ``rank`` is one of those above. ``called`` holds what the event's recordings may be called
    besides its platform's id: names of files, a guid; only files that tell of many events need
    it. ``more`` are facts that only some files have, by a plain name: season, live status.
    """

    facts: SessionFacts = field(default_factory=SessionFacts)
    rank: int = DOWNLOADER
    chapters: tuple[Chapter, ...] = ()
    missing: tuple[MissingChunks, ...] = ()
    more: dict[str, str] = field(default_factory=dict)
    called: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()  # names of transcripts and chapters that belong to it


@dataclass(frozen=True, slots=True)
class Claim:
    """One fact as one file tells it, kept whether or not it is the one that is shown.

    ``field`` is a text of SessionFacts or another plain name; ``note`` says where in the file a
    date stands.
    """

    source: str
    artefact: str
    rank: int
    field: str
    value: str
    note: str = ""
