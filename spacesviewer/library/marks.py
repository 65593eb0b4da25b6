"""Moments noted in passing."""

from __future__ import annotations

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.topic import Mark
from spacesviewer.library.clock import now
from spacesviewer.library.connection import Handle
from spacesviewer.library.journal import RowWriter


def add(archive: Handle, op: RowWriter, session_uid: str, at_ms: int, note: str = "") -> Mark:
    """Marks a moment of a session."""
    session_id = archive.value(
        "SELECT id FROM session WHERE uid = ? AND deleted_at IS NULL", (session_uid,)
    )
    if session_id is None:
        raise WrongUsage(f"There is no session {session_uid}.")
    values = {"session_id": session_id, "at_ms": at_ms, "note": note, "created_at": now()}
    return Mark(op.insert("mark", values), session_uid, at_ms, note)


def list_for(archive: Handle, session_uid: str) -> list[Mark]:
    """The marks of a session in order of time."""
    rows = archive.rows(
        "SELECT m.id, s.uid, m.at_ms, m.note FROM mark m JOIN session s ON s.id = m.session_id "
        "WHERE s.uid = ? ORDER BY m.at_ms, m.id",
        (session_uid,),
    )
    return [Mark(*row) for row in rows]


def set_note(archive: Handle, op: RowWriter, mark_id: int, note: str) -> None:
    """Writes a note on a mark."""
    op.update("mark", mark_id, {"note": note})


def remove(archive: Handle, op: RowWriter, mark_id: int) -> None:
    """Takes a mark away."""
    op.delete("mark", mark_id)
