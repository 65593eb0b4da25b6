"""What somebody is typing into a transcript, kept so that a crash takes no more than a second."""

from __future__ import annotations

from typing import NamedTuple

from spacesviewer.library.clock import now
from spacesviewer.library.connection import Handle


class Draft(NamedTuple):
    """What was typed for a segment; ``shown`` are the words it was typed over, None: not known."""

    segment: int
    text: str
    shown: str | None = None


def keep(
    archive: Handle, transcript_id: int, segment_id: int, text: str, shown: str | None = None
) -> None:
    """Remembers the text that stands in the editor; one for each transcript."""
    with archive.transaction():
        archive.run(
            "INSERT OR REPLACE INTO draft(transcript_id, segment_id, text, shown, updated_at) "
            "VALUES (?, ?, ?, ?, ?)",
            (transcript_id, segment_id, text, shown, now()),
        )


def drop(archive: Handle, transcript_id: int) -> None:
    """Forgets it: it was saved, or it is not wanted."""
    with archive.transaction():
        archive.run("DELETE FROM draft WHERE transcript_id = ?", (transcript_id,))


def of(archive: Handle, transcript_id: int) -> Draft | None:
    """The segment and the text that were typed last and not saved."""
    row = archive.row(
        "SELECT segment_id, text, shown FROM draft WHERE transcript_id = ?", (transcript_id,)
    )
    return Draft(*row) if row is not None else None
