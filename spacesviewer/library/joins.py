"""Two sessions put together: everything of one moves into the other, at its place in time.

Quotes stay as they are, frozen to the session in which they were taken; that row stays, too, and
says what it was joined into. Everything is undone as any other change.
"""

from __future__ import annotations

from datetime import timedelta

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.participant import ROLES
from spacesviewer.domain.session import is_local, parse_started_at
from spacesviewer.library import belonging, byhand, cast, figures, questions
from spacesviewer.library.clock import now, utc_key
from spacesviewer.library.connection import Handle
from spacesviewer.library.journal import RowWriter
from spacesviewer.library.sessions import row_id

_FILLED = (
    "description", "platform", "platform_id", "url", "language", "ended_at", "scheduled_at",
)  # fmt: skip


def join(archive: Handle, op: RowWriter, into_uid: str, from_uid: str, offset_ms: int) -> None:
    """Puts a session into another one; its beginning stands at ``offset_ms`` of that.

    Below 0 it begins earlier: then what was there moves to later, so that time begins at 0.
    """
    into_id, from_id = row_id(archive, into_uid), row_id(archive, from_uid)
    if into_id == from_id:
        raise WrongUsage("A session cannot be joined with itself.", hint="Name another one.")
    later_ms = max(0, -offset_ms)
    if later_ms:
        _shift_session(archive, op, into_id, later_ms)
    shift_ms = offset_ms + later_ms
    _fill_facts(archive, op, into_id, from_id, shift_ms)
    _move_people(archive, op, into_id, from_id, shift_ms)
    _move_files(archive, op, into_uid, into_id, from_id, shift_ms)
    _move_notes(archive, op, into_id, from_id, shift_ms)
    _move_figures(archive, op, into_id, from_id)
    for (earlier,) in archive.rows("SELECT id FROM session WHERE joined_into = ?", (from_id,)):
        op.update("session", earlier, {"joined_into": into_id})
    op.update("session", from_id, {"deleted_at": now(), "joined_into": into_id})


def move_recording_to(archive: Handle, op: RowWriter, recording_id: int, offset_ms: int) -> None:
    """Gives a recording another place in its session; what is of it alone moves along.

    That are its transcripts, and topics, questions and marks where no other recording has sound.
    """
    row = archive.row(
        "SELECT session_id, offset_ms, duration_ms FROM recording WHERE id = ?", (recording_id,)
    )
    if row is None:
        raise WrongUsage("This recording is not there any more.")
    if offset_ms < 0:
        raise WrongUsage(
            "A recording cannot begin before its session.", hint="Move the other one to later."
        )
    session_id, old_ms, length_ms = row
    by_ms = offset_ms - old_ms
    for (line,) in archive.rows(
        "SELECT id FROM transcript WHERE recording_id = ?", (recording_id,)
    ):
        belonging.shift_transcript(archive, op, line, by_ms)
    others = archive.rows(
        "SELECT offset_ms, offset_ms + duration_ms FROM recording WHERE session_id = ? AND id <> ?",
        (session_id, recording_id),
    )
    if by_ms and others:
        _move_alone(archive, op, session_id, (old_ms, old_ms + length_ms), others, by_ms)
    op.update("recording", recording_id, {"offset_ms": offset_ms})


def _shift_session(archive: Handle, op: RowWriter, session_id: int, by_ms: int) -> None:
    """Moves all of a session to later; its clock stays right, for its start moves to earlier."""
    for table, columns in (
        ("recording", ("offset_ms",)),
        ("topic_span", ("start_ms", "end_ms")),
        ("mark", ("at_ms",)),
        ("question", questions.TIMES),
        ("participant", ("joined_ms",)),
    ):
        for key, *times in archive.rows(
            f"SELECT id, {', '.join(columns)} FROM {table} WHERE session_id = ?",  # noqa: S608
            (session_id,),
        ):
            moved = {
                column: at_ms + by_ms
                for column, at_ms in zip(columns, times, strict=True)
                if at_ms is not None
            }
            if moved:
                op.update(table, key, moved)
    for (line,) in archive.rows("SELECT id FROM transcript WHERE session_id = ?", (session_id,)):
        belonging.shift_transcript(archive, op, line, by_ms)
    started_at, source = archive.rows(
        "SELECT started_at, date_source FROM session WHERE id = ?", (session_id,)
    )[0]
    if started := _earlier(started_at, by_ms):
        values = {"started_at": started, "started_utc": utc_key(started)}
        op.update("session", session_id, {**values, "date_source": _moved_source(source)})


def _fill_facts(archive: Handle, op: RowWriter, into_id: int, from_id: int, shift_ms: int) -> None:
    names = (*_FILLED, "started_at", "date_source")
    columns = f"SELECT {', '.join(names)}, synthetic FROM session WHERE id = ?"  # noqa: S608
    known, told = (
        dict(zip((*names, "synthetic"), archive.rows(columns, (key,))[0], strict=True))
        for key in (into_id, from_id)
    )
    ours = byhand.fields_of(archive, "session", into_id)
    values: dict[str, object] = {
        name: told[name] for name in _FILLED if told[name] and not known[name] and name not in ours
    }
    if told["synthetic"]:
        values["synthetic"] = 1
    if not known["started_at"] and told["started_at"] and "started_at" not in ours:
        started = _earlier(told["started_at"], shift_ms) if shift_ms else told["started_at"]
        values["started_at"] = started or told["started_at"]
        values["started_utc"] = utc_key(str(values["started_at"]))
        values["date_source"] = (
            _moved_source(told["date_source"]) if started and shift_ms else told["date_source"]
        )
    if values:
        op.update("session", into_id, values)


def _move_people(archive: Handle, op: RowWriter, into_id: int, from_id: int, shift_ms: int) -> None:
    set_by_hand = byhand.rows_with(archive, into_id, "participant", "role")
    there = {person.id for person in cast.people(archive, into_id)}
    homes: dict[int, int] = {}
    for person in cast.people(archive, from_id):
        key = belonging.counterpart(archive, op, from_id, into_id, person.id)
        homes[person.id] = key
        if key not in there and person.joined_ms is not None:
            op.update("participant", key, {"joined_ms": person.joined_ms + shift_ms})
        role = cast.get(archive, into_id, key).role
        if key not in set_by_hand and ROLES.index(person.role) < ROLES.index(role):
            op.update("participant", key, {"role": person.role})
    for row, person_id, field, told, reviewer in archive.rows(
        "SELECT id, row_id, field, told, reviewer FROM by_hand "
        "WHERE session_id = ? AND tbl = 'participant'",
        (from_id,),
    ):
        if person_id in homes:  # a claim of the one they are now
            home = homes[person_id]
            byhand.claim(
                archive, op, into_id, "participant", home, field, told=told, reviewer=reviewer
            )
        else:
            op.update("by_hand", row, {"session_id": into_id})


def _move_files(
    archive: Handle, op: RowWriter, into_uid: str, into_id: int, from_id: int, shift_ms: int
) -> None:
    stretches = _stretches(archive, into_id)
    moving = archive.rows(
        "SELECT id, offset_ms, duration_ms, role FROM recording WHERE session_id = ? "
        "ORDER BY role <> 'main', offset_ms, id",
        (from_id,),
    )
    for line, recording_id in archive.rows(
        "SELECT id, recording_id FROM transcript WHERE session_id = ?", (from_id,)
    ):
        belonging.move_transcript(archive, op, line, into_uid, shift_ms)
        of = recording_id or (moving[0][0] if moving else None)
        op.update("transcript", line, {"recording_id": of})
    for key, offset_ms, length_ms, role in moving:
        start_ms = offset_ms + shift_ms
        inside = any(start < start_ms + length_ms and end > start_ms for start, end in stretches)
        new_role = ("mirror" if inside else "part") if stretches else role
        belonging.move_recording(archive, op, key, into_uid, start_ms, new_role)
    for (source,) in archive.rows("SELECT id FROM source WHERE session_id = ?", (from_id,)):
        op.update("source", source, {"session_id": into_id})


def _move_notes(archive: Handle, op: RowWriter, into_id: int, from_id: int, shift_ms: int) -> None:
    for key, start_ms, end_ms in archive.rows(
        "SELECT id, start_ms, end_ms FROM topic_span WHERE session_id = ?", (from_id,)
    ):
        times = {"start_ms": start_ms + shift_ms, "end_ms": end_ms + shift_ms}
        op.update("topic_span", key, {"session_id": into_id, **times})
    for key, at_ms in archive.rows("SELECT id, at_ms FROM mark WHERE session_id = ?", (from_id,)):
        op.update("mark", key, {"session_id": into_id, "at_ms": at_ms + shift_ms})
    questions.shift(archive, op, from_id, shift_ms, into_id)


def _move_figures(archive: Handle, op: RowWriter, into_id: int, from_id: int) -> None:
    known = {(f.kind, f.value, f.source, f.date) for f in figures.list_for(archive, into_id)}
    for one in figures.list_for(archive, from_id):
        if (one.kind, one.value, one.source, one.date) not in known:
            op.update("figure", one.id, {"session_id": into_id})
    byhand.move(archive, op, from_id, into_id, ("figure", "recording"))


def _move_alone(
    archive: Handle,
    op: RowWriter,
    session_id: int,
    stretch: tuple[int, int],
    others: list[tuple[int, int]],
    by_ms: int,
) -> None:
    """Moves the topics, questions and marks that lie where no other recording has sound."""

    def alone(start_ms: int, end_ms: int) -> bool:
        inside = stretch[0] <= start_ms and end_ms <= stretch[1]
        return inside and not any(start < end_ms and end > start_ms for start, end in others)

    for key, start_ms, end_ms in archive.rows(
        "SELECT id, start_ms, end_ms FROM topic_span WHERE session_id = ?", (session_id,)
    ):
        if alone(start_ms, end_ms):
            times = {"start_ms": start_ms + by_ms, "end_ms": end_ms + by_ms}
            op.update("topic_span", key, times)
    for key, at_ms in archive.rows(
        "SELECT id, at_ms FROM mark WHERE session_id = ?", (session_id,)
    ):
        if alone(at_ms, at_ms + 1):
            op.update("mark", key, {"at_ms": at_ms + by_ms})
    questions.shift(archive, op, session_id, by_ms, which=alone)


def _stretches(archive: Handle, session_id: int) -> list[tuple[int, int]]:
    return [
        (row[0], row[1])
        for row in archive.rows(
            "SELECT offset_ms, offset_ms + duration_ms FROM recording WHERE session_id = ?",
            (session_id,),
        )
    ]


def _earlier(started_at: str, by_ms: int) -> str:
    """A start so much earlier; "" where no time of day is known."""
    moment = parse_started_at(started_at)
    if moment is None:
        return ""
    moved = moment - timedelta(milliseconds=by_ms)
    if is_local(started_at):
        moved = moved.replace(tzinfo=None)
    return moved.isoformat(timespec="milliseconds" if moved.microsecond else "seconds")


def _moved_source(source: str) -> str:
    note = "moved to the beginning of the earlier recording"
    return source if note in source else f"{source}, {note}" if source else note
