"""Moments noted in passing, with what is to be done about them."""

from __future__ import annotations

from collections.abc import Sequence

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.topic import FollowUp, Mark
from spacesviewer.library.clock import now
from spacesviewer.library.connection import Handle
from spacesviewer.library.journal import RowWriter

_SELECT = (
    "SELECT m.id, s.uid, m.at_ms, m.note FROM mark m JOIN session s ON s.id = m.session_id "
    "WHERE s.deleted_at IS NULL "
)


def add(
    archive: Handle,
    op: RowWriter,
    session_uid: str,
    at_ms: int,
    note: str = "",
    follow_ups: Sequence[str] = (),
) -> Mark:
    """Marks a moment of a session."""
    session_id = archive.value(
        "SELECT id FROM session WHERE uid = ? AND deleted_at IS NULL", (session_uid,)
    )
    if session_id is None:
        raise WrongUsage("There is no session {session}.", session=session_uid)
    values = {"session_id": session_id, "at_ms": at_ms, "note": note, "created_at": now()}
    key = op.insert("mark", values)
    asked = tuple(FollowUp(add_follow_up(op, key, text), text) for text in follow_ups)
    return Mark(key, session_uid, at_ms, note, asked)


def list_for(archive: Handle, session_uid: str) -> list[Mark]:
    """The marks of a session in order of time."""
    rows = archive.rows(_SELECT + "AND s.uid = ? ORDER BY m.at_ms, m.id", (session_uid,))
    return _marks(archive, rows)


def list_all(archive: Handle) -> list[Mark]:
    """The marks of all sessions, the newest session first."""
    order = "ORDER BY s.started_utc DESC, s.id DESC, m.at_ms, m.id"
    return _marks(archive, archive.rows(_SELECT + order))


def set_note(archive: Handle, op: RowWriter, mark_id: int, note: str) -> None:
    """Writes a note on a mark."""
    op.update("mark", mark_id, {"note": note})


def add_follow_up(op: RowWriter, mark_id: int, text: str) -> int:
    """Notes something that is to be done; gives its number."""
    return op.insert("follow_up", {"mark_id": mark_id, "text": text, "created_at": now()})


def set_done(archive: Handle, op: RowWriter, follow_up_id: int, done: bool) -> None:
    """Says that something was done, or was not."""
    if archive.value("SELECT 1 FROM follow_up WHERE id = ?", (follow_up_id,)) is None:
        raise WrongUsage("There is no follow-up {follow_up}.", follow_up=follow_up_id)
    op.update("follow_up", follow_up_id, {"done": int(done)})


def set_text(op: RowWriter, follow_up_id: int, text: str) -> None:
    """Says otherwise what is to be done."""
    op.update("follow_up", follow_up_id, {"text": text})


def remove_follow_up(op: RowWriter, follow_up_id: int) -> None:
    """Takes away something that was to be done."""
    op.delete("follow_up", follow_up_id)


def get(archive: Handle, mark_id: int) -> Mark:
    """One mark; WrongUsage if there is none."""
    found = _marks(archive, archive.rows(_SELECT + "AND m.id = ?", (mark_id,)))
    if not found:
        raise WrongUsage("This mark is not there any more.", hint="Look at the notes again.")
    return found[0]


def remove(archive: Handle, op: RowWriter, mark_id: int) -> None:
    """Takes a mark away, with what was to be done about it."""
    for (key,) in archive.rows("SELECT id FROM follow_up WHERE mark_id = ?", (mark_id,)):
        op.delete("follow_up", key)
    op.delete("mark", mark_id)


def _marks(archive: Handle, rows: Sequence[tuple[int, str, int, str]]) -> list[Mark]:
    asked: dict[int, tuple[FollowUp, ...]] = {}
    for mark_id, key, text, done in archive.rows(
        "SELECT mark_id, id, text, done FROM follow_up ORDER BY id"
    ):
        asked[mark_id] = (*asked.get(mark_id, ()), FollowUp(key, text, bool(done)))
    return [Mark(*row, asked.get(row[0], ())) for row in rows]
