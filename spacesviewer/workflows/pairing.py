"""Says by hand which session a file belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.errors import RefusedFile, UserError
from spacesviewer.domain.timecode import format_time
from spacesviewer.library import belonging, recordings, sessions, sources, transcripts, trash
from spacesviewer.library.journal import Operation
from spacesviewer.library.sources import SourceRow
from spacesviewer.library.store import Archive
from spacesviewer.workflows import joining

TO_CHECK = "to check"


@dataclass(frozen=True, slots=True)
class Paired:
    """What became of a file: where it was before, "" if it was new, and what a person must know."""

    kind: str
    before: str
    notes: tuple[str, ...]
    changes: Changes


def pair(archive: Archive, session: str, path: Path) -> Paired:
    """Gives a recording or a transcript to a session; it is added first if it is new.

    The move is one step of Undo. A session that has nothing left goes to the trash with it.
    """
    sessions.row_id(archive, session)
    known = _known(archive, path)
    if known is None:
        _add(archive, path)
        known = _known(archive, path)
    if known is None or known.kind not in ("recording", "transcript"):
        raise RefusedFile(
            "{file} is neither a recording nor a transcript.",
            hint="`spacesviewer formats` lists what is read.",
            file=path.name,
        )
    if known.session == session:
        return Paired(
            known.kind, session, (f"{path.name} belongs to this session already.",), Changes()
        )
    if known.session and sessions.home_of(archive, known.session) != known.session:
        raise UserError(
            "{file} belongs to a session in the trash.",
            hint="`spacesviewer bring-back {session}` first.",
            file=path.name,
            session=known.session,
        )
    with archive.operation("move file to another session") as op:
        notes = _move(archive, op, known, session)
        if known.session and belonging.is_empty(archive, known.session):
            title = sessions.get(archive, known.session).facts.title
            trash.put(archive, op, known.session)
            notes.append(f"“{title}” had nothing left and is in the trash.")
    changes = op.changes | Changes(sessions=frozenset({session, known.session}))
    return Paired(known.kind, known.session, tuple(notes), changes)


def _move(archive: Archive, op: Operation, known: SourceRow, session: str) -> list[str]:
    if known.kind == "recording":
        return _move_recording(archive, op, known, session)
    return _move_transcript(archive, op, known, session)


def _move_recording(archive: Archive, op: Operation, known: SourceRow, session: str) -> list[str]:
    found = recordings.by_sha256(archive, known.sha256)
    if found is None:
        raise UserError("{file} is not in the archive any more.", file=Path(known.path).name)
    heard = joining.to_hear(sessions.get(archive, session))
    if heard is None:
        role = "mirror" if recordings.list_for(archive, session) else "main"
        belonging.move_recording(archive, op, found.id, session, 0, role)
        return []
    offer = None
    if Path(found.path).is_file():
        offer, _ = joining.place_of(archive, heard, found)
    if offer is not None and offer.offset_ms >= 0:
        belonging.move_recording(archive, op, found.id, session, offer.offset_ms, "mirror")
        return [f"It begins at {format_time(offer.offset_ms)} of the session. {offer.sentence}"]
    belonging.move_recording(archive, op, found.id, session, 0, "mirror")
    return [
        "Its place could not be told by the sound: it begins with the session now. "
        "`spacesviewer edit SESSION offset:FILE TIME` moves it."
    ]


def _move_transcript(archive: Archive, op: Operation, known: SourceRow, session: str) -> list[str]:
    line = transcripts.of_path(archive, known.session, Path(known.path))
    if line is None:
        raise UserError("{file} is not in the archive any more.", file=Path(known.path).name)
    taken = belonging.quotes_of_transcript(archive, line)
    belonging.move_transcript(archive, op, line, session)
    for quote_id, state in taken:
        if state != TO_CHECK:
            op.update("quote", quote_id, {"state": TO_CHECK})
    if not taken:
        return []
    count = "1 quote was" if len(taken) == 1 else f"{len(taken)} quotes were"
    return [f"{count} taken from it before. They stay as they were taken: check them again."]


def _known(archive: Archive, path: Path) -> SourceRow | None:
    """The row of a file that was taken in and has not changed since."""
    try:
        status = path.stat()
    except OSError as error:
        row = sources.by_path(archive, path)
        if row is not None:  # its disk may be unplugged; the archive knows what it was
            return row
        raise RefusedFile(
            "{file} does not exist.", hint="Check the path.", file=path.name
        ) from error
    return sources.unchanged(archive, path, status.st_size, status.st_mtime_ns)


def _add(archive: Archive, path: Path) -> None:
    # PyAV, numpy and mutagen take a while to load; most commands need none of them.
    from spacesviewer.workflows import importing  # noqa: PLC0415

    report = importing.add(archive, [path])
    if report.refused:
        raise RefusedFile(report.refused[0].reason)
    for warning in report.warnings:
        if "in the trash" in warning.reason:
            raise UserError(warning.reason)
