"""What belongs to which session, as a person says it: transcripts, recordings, their places."""

from __future__ import annotations

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.library import byhand, cast
from spacesviewer.library.connection import Handle
from spacesviewer.library.journal import RowWriter
from spacesviewer.library.sessions import row_id

_KINDS = ("original", "translation")
_ORIGINS = ("", "machine", "human")


def edit_transcript(
    archive: Handle,
    op: RowWriter,
    transcript_id: int,
    *,
    reviewer: str = "",
    language: str | None = None,
    kind: str | None = None,
    origin: str | None = None,
) -> None:
    """Corrects what a transcript is; None: as it was. Later versions of its file keep it."""
    given = {"language": language, "kind": kind, "origin": origin}
    told = {field: value for field, value in given.items() if value is not None}
    _one_of("kind", told.get("kind", "original"), _KINDS)
    _one_of("origin", told.get("origin", ""), _ORIGINS)
    session_id = session_of_transcript(archive, transcript_id)
    for field in told:
        byhand.claim(archive, op, session_id, "transcript", transcript_id, field, reviewer=reviewer)
    op.update("transcript", transcript_id, told)


def move_transcript(
    archive: Handle, op: RowWriter, transcript_id: int, to_uid: str, shift_ms: int = 0
) -> None:
    """Gives a transcript to another session; whoever speaks in it takes part there."""
    from_id, to_id = session_of_transcript(archive, transcript_id), row_id(archive, to_uid)
    path = archive.value("SELECT path FROM transcript WHERE id = ?", (transcript_id,))
    for voice, person in archive.rows(
        "SELECT o.id, o.participant_id FROM voice o JOIN transcript_version v "
        "ON v.id = o.version_id WHERE v.transcript_id = ? AND o.participant_id IS NOT NULL",
        (transcript_id,),
    ):
        there = counterpart(archive, op, from_id, to_id, person)
        op.update("voice", voice, {"participant_id": there})
    op.update("transcript", transcript_id, {"session_id": to_id, "recording_id": None})
    for (row,) in archive.rows(
        "SELECT id FROM by_hand WHERE tbl = 'transcript' AND row_id = ?", (transcript_id,)
    ):
        op.update("by_hand", row, {"session_id": to_id})
    _move_source(archive, op, path, to_id)
    shift_transcript(archive, op, transcript_id, shift_ms)


def shift_transcript(archive: Handle, op: RowWriter, transcript_id: int, by_ms: int) -> None:
    """Moves a transcript, with all its versions, to later in its session (earlier if below 0)."""
    for version, shift_ms, end_ms in archive.rows(
        "SELECT id, shift_ms, end_ms FROM transcript_version WHERE transcript_id = ? ORDER BY id",
        (transcript_id,),
    ):
        if by_ms:
            moved: dict[str, object] = {"shift_ms": shift_ms + by_ms, "end_ms": end_ms + by_ms}
            op.update("transcript_version", version, moved)


def move_recording(
    archive: Handle, op: RowWriter, recording_id: int, to_uid: str, offset_ms: int, role: str
) -> None:
    """Gives a recording to another session, at a place in it."""
    to_id = row_id(archive, to_uid)
    sha256 = archive.value("SELECT sha256 FROM recording WHERE id = ?", (recording_id,))
    values: dict[str, object] = {"session_id": to_id, "offset_ms": offset_ms, "role": role}
    op.update("recording", recording_id, values)
    for (source,) in archive.rows("SELECT id FROM source WHERE sha256 = ?", (sha256,)):
        op.update("source", source, {"session_id": to_id})
    for (line,) in archive.rows(
        "SELECT id FROM transcript WHERE recording_id = ? AND session_id <> ?",
        (recording_id, to_id),
    ):
        op.update("transcript", line, {"recording_id": None})


def set_main(archive: Handle, op: RowWriter, uid: str, recording_id: int) -> None:
    """Chooses the recording that is played where several hold the same stretch."""
    for key, role in archive.rows(
        "SELECT id, role FROM recording WHERE session_id = ?", (row_id(archive, uid),)
    ):
        if key == recording_id:
            op.update("recording", key, {"role": "main"})
        elif role == "main":
            op.update("recording", key, {"role": "mirror"})


def counterpart(
    archive: Handle, op: RowWriter, from_id: int, to_id: int, participant_id: int
) -> int:
    """Who somebody of one session is in another, which they join where they are not there yet."""
    person_id = archive.value("SELECT person_id FROM participant WHERE id = ?", (participant_id,))
    same = archive.value(
        "SELECT id FROM participant WHERE session_id = ? AND person_id = ?", (to_id, person_id)
    )
    if same is not None:
        return int(same)
    person = cast.get(archive, from_id, participant_id)
    for one in cast.people(archive, to_id):
        known_apart = one.handle and person.handle  # their handles differ
        if not known_apart and one.name.casefold() == person.name.casefold():
            return one.id
    values = {"session_id": to_id, "person_id": person_id, "role": person.role}
    return op.insert("participant", values)


def session_of_transcript(archive: Handle, transcript_id: int) -> int:
    """The number of the session that a transcript belongs to."""
    found = archive.value(
        "SELECT session_id FROM transcript WHERE id = ? AND deleted_at IS NULL", (transcript_id,)
    )
    if found is None:
        raise WrongUsage("There is no transcript {transcript}.", transcript=transcript_id)
    return int(found)


def quotes_of_transcript(archive: Handle, transcript_id: int) -> list[tuple[int, str]]:
    """Number and state of the quotes that were taken from a transcript."""
    return [
        (row[0], row[1])
        for row in archive.rows(
            "SELECT id, state FROM quote WHERE transcript_id = ? AND deleted_at IS NULL",
            (transcript_id,),
        )
    ]


def is_empty(archive: Handle, uid: str) -> bool:
    """Whether a session has nothing left: no sound, no words, and nothing noted about them."""
    session_id = row_id(archive, uid)
    return not any(
        archive.value(
            f"SELECT 1 FROM {table} WHERE session_id = ? LIMIT 1",  # noqa: S608 - names from code
            (session_id,),
        )
        for table in ("recording", "transcript", "topic_span", "question", "mark", "quote")
    )


def _move_source(archive: Handle, op: RowWriter, path: str, to_id: int) -> None:
    for (source,) in archive.rows("SELECT id FROM source WHERE path = ?", (path,)):
        op.update("source", source, {"session_id": to_id})


def _one_of(field: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        names = ", ".join(name or "“” (not known)" for name in allowed)
        raise WrongUsage(
            "“{value}” is no {field} of a transcript.",
            hint="There are: {known}.",
            value=value,
            field=field,
            known=names,
        )
