"""What somebody is typing into a transcript, kept so that a crash takes no more than a second."""

from __future__ import annotations

from spacesviewer.library.clock import now
from spacesviewer.library.connection import Handle


def keep(archive: Handle, transcript_id: int, segment_id: int, text: str) -> None:
    """Remembers the text that stands in the editor; one for each transcript."""
    with archive.transaction():
        archive.run(
            "INSERT OR REPLACE INTO draft(transcript_id, segment_id, text, updated_at) "
            "VALUES (?, ?, ?, ?)",
            (transcript_id, segment_id, text, now()),
        )


def drop(archive: Handle, transcript_id: int) -> None:
    """Forgets it: it was saved, or it is not wanted."""
    with archive.transaction():
        archive.run("DELETE FROM draft WHERE transcript_id = ?", (transcript_id,))


def of(archive: Handle, transcript_id: int) -> tuple[int, str] | None:
    """The segment and the text that were typed last and not saved."""
    row = archive.row(
        "SELECT segment_id, text FROM draft WHERE transcript_id = ?", (transcript_id,)
    )
    return (int(row[0]), str(row[1])) if row is not None else None
