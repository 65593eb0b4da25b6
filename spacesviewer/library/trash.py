"""Sessions that were removed: kept whole, listed, and brought back. Nothing here deletes.

The quotes of a removed session are kept with it and hidden with it: who takes a session out of the
archive does not want its words in the next export. The list tells how many there are.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.library.clock import now
from spacesviewer.library.connection import Handle
from spacesviewer.library.journal import RowWriter
from spacesviewer.library.uids import row_id


@dataclass(frozen=True, slots=True)
class RemovedSession:
    """A session in the trash, with what comes back with it."""

    id: str
    title: str
    started_at: str
    removed_at: str
    recordings: int
    transcripts: int
    quotes: int


def put(archive: Handle, op: RowWriter, uid: str) -> None:
    """Puts a session into the trash: out of lists, search, topics and exports."""
    op.update("session", row_id(archive, uid), {"deleted_at": now()})


def bring_back(archive: Handle, op: RowWriter, uid: str) -> None:
    """Takes a session out of the trash, with all that it had."""
    row = archive.row("SELECT id, deleted_at, joined_into FROM session WHERE uid = ?", (uid,))
    if row is None or row[1] is None or row[2] is not None:
        raise WrongUsage(
            "The session {id} is not in the trash.",
            hint="`spacesviewer trash` lists what is.",
            id=uid,
        )
    op.update("session", row[0], {"deleted_at": None})


def list_removed(archive: Handle) -> list[RemovedSession]:
    """The sessions in the trash, the one removed last first."""
    return [
        RemovedSession(*row)
        for row in archive.rows(
            "SELECT e.uid, e.title, e.started_at, e.deleted_at, "
            "(SELECT count(*) FROM recording r WHERE r.session_id = e.id), "
            "(SELECT count(*) FROM transcript t WHERE t.session_id = e.id "
            "AND t.deleted_at IS NULL), "
            "(SELECT count(*) FROM quote q JOIN session f ON f.id = q.session_id "
            "WHERE coalesce(f.joined_into, f.id) = e.id AND q.deleted_at IS NULL) "
            "FROM session e WHERE e.deleted_at IS NOT NULL AND e.joined_into IS NULL "
            "ORDER BY e.deleted_at DESC, e.id DESC"
        )
    ]


def holds(archive: Handle, uid: str) -> RemovedSession | None:
    """The entry of a session that is in the trash, or part of one that is; None if it is not."""
    found = archive.value(
        "SELECT e.uid FROM session f JOIN session e ON e.id = coalesce(f.joined_into, f.id) "
        "WHERE f.uid = ? AND e.deleted_at IS NOT NULL",
        (uid,),
    )
    return next((entry for entry in list_removed(archive) if entry.id == found), None)


def find(archive: Handle, name: str) -> RemovedSession:
    """The entry of this id, a unique beginning of one, or a unique part of the title."""
    wanted, entries = name.strip().casefold(), list_removed(archive)
    for fits in (
        lambda entry: entry.id == wanted,
        lambda entry: entry.title.casefold() == wanted,
        lambda entry: len(wanted) > 1 and entry.id.startswith(wanted),
        lambda entry: wanted in entry.title.casefold(),
    ):
        found = [entry for entry in entries if wanted and fits(entry)]
        if len(found) == 1:
            return found[0]
        if found:
            raise WrongUsage(
                "“{name}” fits {count} sessions in the trash.",
                hint="Give the id of one.",
                candidates=[f"{entry.id}  {entry.title}" for entry in found],
                name=name.strip(),
                count=len(found),
            )
    if not entries:
        raise UserError("The trash is empty.")
    raise WrongUsage(
        "No session in the trash is called “{name}”.",
        candidates=[f"{entry.id}  {entry.title}" for entry in entries[:20]],
        name=name.strip(),
    )
