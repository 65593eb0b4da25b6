"""Removes sessions from the archive and brings them back whole; nothing is deleted from disk."""

from __future__ import annotations

from spacesviewer.domain.changes import Changes
from spacesviewer.library import trash
from spacesviewer.library.store import Archive


def remove(archive: Archive, session: str) -> Changes:
    """Puts a session into the trash; Undo, or ``bring_back`` at any time, returns it."""
    with archive.operation("remove session") as op:
        trash.put(archive, op, session)
    return op.changes


def bring_back(archive: Archive, session: str) -> Changes:
    """Takes a session out of the trash, with its quotes, topics and marks."""
    with archive.operation("bring back session") as op:
        trash.bring_back(archive, op, session)
    return op.changes
