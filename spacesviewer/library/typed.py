"""Transcripts that a person types: begun empty, and what stands in the field meanwhile."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.library import lines, participants, uids, versions
from spacesviewer.library.clock import now
from spacesviewer.library.connection import Handle
from spacesviewer.library.journal import RowWriter
from spacesviewer.library.sessions import row_id

FORMAT = "Typed"


@dataclass(frozen=True, slots=True)
class Typing:
    """Who types a transcript of a session: ``transcript_id`` is 0 before the first paragraph."""

    language: str
    kind: str
    transcript_id: int = 0
    start_ms: int = 0
    text: str = ""


def keep(archive: Handle, session: str, typing: Typing) -> None:
    """Remembers what stands in the field; one for each session."""
    with archive.transaction():
        archive.run(
            "INSERT OR REPLACE INTO typing(session_id, transcript_id, language, kind, start_ms, "
            "text, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                row_id(archive, session),
                typing.transcript_id or None,
                typing.language,
                typing.kind,
                typing.start_ms,
                typing.text,
                now(),
            ),
        )


def of(archive: Handle, session: str) -> Typing | None:
    """What somebody was typing; None where nobody was."""
    row = archive.row(
        "SELECT y.language, y.kind, coalesce(t.id, 0), y.start_ms, y.text FROM typing y "
        "LEFT JOIN transcript t ON t.id = y.transcript_id AND t.deleted_at IS NULL "
        "WHERE y.session_id = ?",
        (row_id(archive, session),),
    )
    return Typing(*row) if row is not None else None


def current(archive: Handle, session: str, typing: Typing) -> Typing:
    """The same typing, in the transcript that its first paragraph has begun meanwhile."""
    known = of(archive, session) if not typing.transcript_id else None
    return replace(typing, transcript_id=known.transcript_id) if known is not None else typing


def drop(archive: Handle, session: str) -> None:
    """The person has stopped typing."""
    with archive.transaction():
        archive.run("DELETE FROM typing WHERE session_id = ?", (row_id(archive, session),))


def begin(
    archive: Handle, op: RowWriter, session: str, folder: Path, *, language: str, kind: str
) -> int:
    """An empty transcript of a session; gives its id. Undoing it takes it out of sight."""
    key = uids.new_uid("t")
    mark = f"Typed in Spaces Viewer, {key}.".encode()
    taken = archive.value(
        "SELECT count(*) FROM transcript WHERE session_id = ? AND format = ?",
        (row_id(archive, session), FORMAT),
    )
    line = versions.add_version(
        archive,
        session,
        ParsedTranscript((), language, kind, "human"),
        format=FORMAT,
        name=f"Typed transcript {taken + 1}" if taken else "Typed transcript",
        path=folder / f"typed-{key}",  # where no file is or will be
        sha256=hashlib.sha256(mark).hexdigest(),
        data=mark,
        is_file=False,
    )
    # Its words are its own: that of no words at all is the sign of a file that has none.
    archive.update(
        "transcript_version",
        current_version(archive, line),
        {"words_hash": hashlib.sha256(mark).hexdigest()},
    )
    archive.update("transcript", line, {"deleted_at": now()})
    op.update("transcript", line, {"deleted_at": None})
    return line


def is_there(archive: Handle, transcript_id: int) -> bool:
    """Whether a transcript is shown; undoing its beginning takes it away."""
    return bool(
        archive.value(
            "SELECT 1 FROM transcript WHERE id = ? AND deleted_at IS NULL", (transcript_id,)
        )
    )


def current_version(archive: Handle, transcript_id: int) -> int:
    """The version that is shown, and typed into: of a typed text the first one is its original."""
    return int(archive.value("SELECT current_id FROM transcript WHERE id = ?", (transcript_id,)))


def voice(archive: Handle, op: RowWriter, session: str, version: int, name: str) -> int | None:
    """The voice of a typed name, made where it is new; None for no name.

    Somebody of the session who is called so is who speaks.
    """
    if not name:
        return None
    wanted = name.casefold()
    for known, key in lines.speakers(archive, version).items():
        if known.casefold() == wanted:
            return key
    people = participants.matching(archive, row_id(archive, session), [name])
    values = {"version_id": version, "name": name, "participant_id": people.get(name)}
    key = op.insert("voice", values)
    op.update("transcript_version", version, {"has_speakers": 1})
    return key
