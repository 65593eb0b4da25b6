"""The people of a session as a person corrects them, and the voices that follow."""

from __future__ import annotations

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.participant import ROLES, Participant
from spacesviewer.library import aliases, byhand, participants
from spacesviewer.library.connection import Handle
from spacesviewer.library.journal import RowWriter


def add(
    archive: Handle, op: RowWriter, session_id: int, person: Participant, *, reviewer: str = ""
) -> int:
    """Adds somebody; voices that are called so speak as this person. Gives the participant."""
    _check_free(archive, session_id, person, 0)
    key = op.insert(
        "participant",
        {
            "session_id": session_id,
            "person_id": _person(archive, op, person),
            "role": _role(person.role),
            "joined_ms": person.joined_ms,
        },
    )
    byhand.claim(archive, op, session_id, "participant", key, "role", reviewer=reviewer)
    give_voices(archive, op, session_id, key, person.name)
    return key


def join(
    archive: Handle, op: RowWriter, session_id: int, person_id: int, *, reviewer: str = ""
) -> int:
    """Somebody of the archive's list takes part in a session, too. Gives the participant."""
    known = archive.value(
        "SELECT id FROM participant WHERE session_id = ? AND person_id = ?",
        (session_id, person_id),
    )
    if known is not None:
        return int(known)
    key = op.insert(
        "participant",
        {"session_id": session_id, "person_id": person_id, "role": "speaker", "joined_ms": None},
    )
    byhand.claim(archive, op, session_id, "participant", key, "role", reviewer=reviewer)
    name = archive.value("SELECT name FROM person WHERE id = ?", (person_id,))
    give_voices(archive, op, session_id, key, name)
    return key


def change(
    archive: Handle, op: RowWriter, session_id: int, person: Participant, *, reviewer: str = ""
) -> None:
    """Gives somebody, known by the id, another name, handle or role.

    A handle says who somebody is in all sessions: a new name counts in all of them, another
    handle means another person, in this session only.
    """
    old = get(archive, session_id, person.id)
    if (old.name, old.handle) != (person.name, person.handle):
        _check_free(archive, session_id, person, person.id)
        _claim_names(archive, op, session_id, old, reviewer)
        if old.handle.casefold() == person.handle.casefold() or not _is_elsewhere(archive, old.id):
            _rewrite(archive, op, old, person)
        else:
            op.update("participant", old.id, {"person_id": _person(archive, op, person)})
    if old.role != person.role:
        byhand.claim(archive, op, session_id, "participant", old.id, "role", reviewer=reviewer)
        op.update("participant", old.id, {"role": _role(person.role)})


def remove(
    archive: Handle, op: RowWriter, session_id: int, participant_id: int, *, reviewer: str = ""
) -> None:
    """Takes somebody out; their voices are called as in the file, and no file adds them again."""
    old = get(archive, session_id, participant_id)
    _claim_names(archive, op, session_id, old, reviewer)
    for (voice,) in archive.rows("SELECT id FROM voice WHERE participant_id = ?", (old.id,)):
        op.update("voice", voice, {"participant_id": None})
    op.delete("participant", old.id)


def get(archive: Handle, session_id: int, participant_id: int) -> Participant:
    """Somebody of a session; WrongUsage if not there."""
    row = archive.row(
        "SELECT p.name, a.role, coalesce(p.handle, ''), a.joined_ms, a.id FROM participant a "
        "JOIN person p ON p.id = a.person_id WHERE a.session_id = ? AND a.id = ?",
        (session_id, participant_id),
    )
    if row is None:
        raise WrongUsage("This person is not in the session any more.", hint="Look at it again.")
    return Participant(*row)


def people(archive: Handle, session_id: int) -> list[Participant]:
    """The people of a session, by the number of its row."""
    uid = archive.value("SELECT uid FROM session WHERE id = ?", (session_id,))
    return participants.list_for(archive, uid)


def labels(archive: Handle, session_id: int) -> list[str]:
    """What the voices of a session are called that nobody is known to stand behind."""
    return [
        name
        for (name,) in archive.rows(
            "SELECT DISTINCT o.name FROM voice o JOIN transcript t ON t.current_id = o.version_id "
            "WHERE t.session_id = ? AND t.deleted_at IS NULL AND o.participant_id IS NULL "
            "ORDER BY o.name",
            (session_id,),
        )
    ]


def give_voices(
    archive: Handle, op: RowWriter, session_id: int, participant_id: int, label: str
) -> list[int]:
    """Says that the voices of this label, which are nobody's yet, are this person's; gives them."""
    wanted, given = " ".join(label.split()).casefold(), []
    for voice, name in archive.rows(
        "SELECT o.id, o.name FROM voice o JOIN transcript_version v ON v.id = o.version_id "
        "JOIN transcript t ON t.id = v.transcript_id "
        "WHERE t.session_id = ? AND o.participant_id IS NULL",
        (session_id,),
    ):
        if wanted and " ".join(name.split()).casefold() == wanted:
            op.update("voice", voice, {"participant_id": participant_id})
            given.append(voice)
    return given


def _rewrite(archive: Handle, op: RowWriter, old: Participant, new: Participant) -> None:
    person_id = _person_id(archive, old.id)
    other = archive.value(
        "SELECT id FROM person WHERE handle = ? AND id <> ?", (new.handle, person_id)
    )
    if new.handle and other is not None:
        # Somebody of this handle is known from other sessions: it is the same person.
        op.update("participant", old.id, {"person_id": int(other)})
        _keep_names(archive, op, int(other), new.name)
        op.update("person", int(other), {"name": new.name})
    else:
        aliases.keep(archive, op, person_id, old.name, old.handle)
        op.update("person", person_id, {"name": new.name, "handle": new.handle or None})


def _person(archive: Handle, op: RowWriter, told: Participant) -> int:
    """The person of this handle, or a new one."""
    known = archive.value("SELECT id FROM person WHERE handle = ?", (told.handle,))
    if told.handle and known is not None:
        _keep_names(archive, op, int(known), told.name)
        op.update("person", int(known), {"name": told.name})
        return int(known)
    return op.insert("person", {"name": told.name, "handle": told.handle or None})


def _keep_names(archive: Handle, op: RowWriter, person_id: int, but: str) -> None:
    """Remembers what somebody was called until now, unless it is this."""
    for name, handle in archive.rows(
        "SELECT name, coalesce(handle, '') FROM person WHERE id = ? AND name <> ?", (person_id, but)
    ):
        aliases.keep(archive, op, person_id, name, handle)


def _check_free(archive: Handle, session_id: int, person: Participant, but: int) -> None:
    """Refuses a second one of a handle or, where there is none, of a name."""
    if not person.name:
        raise WrongUsage("A person needs a name.")
    for one in people(archive, session_id):
        same_handle = person.handle and one.handle.casefold() == person.handle.casefold()
        nameless = not person.handle and not one.handle
        same_name = nameless and one.name.casefold() == person.name.casefold()
        if one.id != but and (same_handle or same_name):
            called = f"@{one.handle}" if same_handle else one.name
            raise WrongUsage("{name} is in this session already.", name=called)


def _is_elsewhere(archive: Handle, participant_id: int) -> bool:
    """Whether the person takes part in another session, too."""
    return bool(
        archive.value(
            "SELECT 1 FROM participant WHERE person_id = ? AND id <> ?",
            (_person_id(archive, participant_id), participant_id),
        )
    )


def _person_id(archive: Handle, participant_id: int) -> int:
    return int(archive.value("SELECT person_id FROM participant WHERE id = ?", (participant_id,)))


def _claim_names(
    archive: Handle, op: RowWriter, session_id: int, old: Participant, reviewer: str
) -> None:
    for told in sorted(participants.names_of(old)):
        byhand.claim(
            archive, op, session_id, "participant", old.id, "person", told=told, reviewer=reviewer
        )


def _role(role: str) -> str:
    if role not in ROLES:
        raise WrongUsage(
            "There is no role “{role}”.",
            hint="There are: {known}.",
            role=role,
            known=", ".join(ROLES),
        )
    return role
