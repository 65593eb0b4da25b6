"""People in sessions, and the voices of transcripts that stand for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.participant import ROLES, Participant
from spacesviewer.library import byhand
from spacesviewer.library.connection import Handle
from spacesviewer.library.journal import RowWriter


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker label of a transcript; ``name`` is the participant's, or else the label."""

    id: int
    label: str
    name: str
    participant_id: int | None = None


def list_for(archive: Handle, session_uid: str) -> list[Participant]:
    """The people of a session: hosts first, then by role, then in order of joining."""
    rows = archive.rows(
        "SELECT p.name, a.role, coalesce(p.handle, ''), a.joined_ms, a.id FROM participant a "
        "JOIN person p ON p.id = a.person_id JOIN session s ON s.id = a.session_id "
        "WHERE s.uid = ? ORDER BY coalesce(a.joined_ms, 0), a.id",
        (session_uid,),
    )
    return sorted((Participant(*row) for row in rows), key=lambda p: ROLES.index(p.role))


def add_missing(
    archive: Handle,
    session_id: int,
    told: Iterable[Participant],
    writer: RowWriter | None = None,
) -> int:
    """Adds the people that a session lacks; how many were added or got a better role.

    Within a session the handle, or else the name, tells who is who. Across sessions only the
    handle does: two callers named Ali are two people until somebody says otherwise. Whom a person
    has renamed is known by the old name, too, and whom she has taken out stays out.
    """
    writer = writer or archive
    known, roles = _known(archive, session_id)
    set_by_hand = byhand.rows_with(archive, session_id, "participant", "role")
    changed = 0
    for person in told:
        who = (person.handle or person.name).casefold()
        if not who:
            continue
        if who in known:
            key, role = known[who], roles.get(known[who])
            better = role is not None and ROLES.index(person.role) < ROLES.index(role)
            if better and key not in set_by_hand:
                writer.update("participant", key, {"role": person.role})
                roles[key] = person.role
                changed += 1
            continue
        key = writer.insert(
            "participant",
            {
                "session_id": session_id,
                "person_id": _person(archive, person, writer),
                "role": person.role,
                "joined_ms": person.joined_ms,
            },
        )
        known[who], roles[key] = key, person.role
        changed += 1
    return changed


def _known(archive: Handle, session_id: int) -> tuple[dict[str, int], dict[int, str]]:
    """The people of a session by what files call them, and their roles; who was removed has none.

    A name that somebody has now counts before the same name that somebody had.
    """
    rows = archive.rows(
        "SELECT a.id, p.name, p.handle, a.role FROM participant a "
        "JOIN person p ON p.id = a.person_id WHERE a.session_id = ?",
        (session_id,),
    )
    known = byhand.names_told(archive, session_id, "participant", "person")
    known |= {(handle or name).casefold(): key for key, name, handle, _ in rows}
    return known, {key: role for key, _, _, role in rows}


def names_of(person: Participant) -> set[str]:
    """What files may call a person, in the form in which two spellings are one."""
    return {name.casefold() for name in (person.handle, person.name) if name}


def _person(archive: Handle, told: Participant, writer: RowWriter) -> int:
    if told.handle:
        found = archive.value("SELECT id FROM person WHERE handle = ?", (told.handle,))
        if found is not None:
            return int(found)
    return writer.insert(
        "person", {"name": told.name or told.handle, "handle": told.handle or None}
    )


def voices(archive: Handle, transcript_id: int) -> list[Voice]:
    """The speaker labels of a transcript's current version."""
    rows = archive.rows(
        "SELECT o.id, o.name, coalesce(p.name, o.name), o.participant_id FROM transcript t "
        "JOIN voice o ON o.version_id = t.current_id "
        "LEFT JOIN participant a ON a.id = o.participant_id "
        "LEFT JOIN person p ON p.id = a.person_id WHERE t.id = ? ORDER BY o.id",
        (transcript_id,),
    )
    return [Voice(*row) for row in rows]


def assign_voice(archive: Handle, op: RowWriter, voice_id: int, participant_id: int | None) -> None:
    """Says who a label stands for (None: nobody known), in the whole version."""
    fits = participant_id is None or archive.value(
        "SELECT 1 FROM voice o JOIN transcript_version v ON v.id = o.version_id "
        "JOIN transcript t ON t.id = v.transcript_id "
        "JOIN participant a ON a.session_id = t.session_id WHERE o.id = ? AND a.id = ?",
        (voice_id, participant_id),
    )
    if not fits:
        raise WrongUsage("That person does not take part in this session.")
    op.update("voice", voice_id, {"participant_id": participant_id})


def matching(archive: Handle, session_id: int, labels: Iterable[str]) -> dict[str, int]:
    """The participants whose name or handle is exactly a label; a name shared by two is nobody."""
    found: dict[str, int | None] = {}
    known = archive.rows(
        "SELECT a.id, p.name, p.handle FROM participant a JOIN person p ON p.id = a.person_id "
        "WHERE a.session_id = ?",
        (session_id,),
    )
    for key, name, handle in known:
        for text in {_key(name), _key(handle or "")} - {""}:
            found[text] = None if text in found else key
    # Who was renamed speaks under the old name in files that come later.
    there = {key for key, _, _ in known}
    for text, key in byhand.names_told(archive, session_id, "participant", "person").items():
        if key in there:
            found.setdefault(_key(text), key)
    return {label: key for label in labels if (key := found.get(_key(label)))}


def _key(name: str) -> str:
    return " ".join(name.removeprefix("@").split()).casefold()
