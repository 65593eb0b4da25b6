"""People in sessions, and the voices of transcripts that stand for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.participant import ROLES, Participant, completed
from spacesviewer.library import aliases, byhand
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
    known = _Known(archive, session_id)
    gone = byhand.names_told(archive, session_id, "participant", "person")
    changed = 0
    for person in told:
        if not (person.handle or person.name):
            continue
        place = known.find(person)
        if place is None:
            # Files go on to tell of those whom a person has renamed or taken out.
            who = (person.handle or person.name).casefold()
            if who in gone:
                place = known.place_of(gone[who])
                if place is None:
                    continue
        if place is not None:
            changed += known.complete(writer, place, person)
            continue
        person_id = _person(archive, person, writer)
        place = known.place_of_person(person_id)
        if place is not None:  # here under another handle: two were made one
            changed += known.complete(writer, place, person)
            continue
        key = writer.insert(
            "participant",
            {
                "session_id": session_id,
                "person_id": person_id,
                "role": person.role,
                "joined_ms": person.joined_ms,
            },
        )
        known.add(key, person_id, person)
        changed += 1
    return changed


class _Known:
    """The people that a session has: ids of participant and person, and what is told of them."""

    def __init__(self, archive: Handle, session_id: int) -> None:
        self._archive = archive
        self._roles_by_hand = byhand.rows_with(archive, session_id, "participant", "role")
        self._named_by_hand = byhand.rows_with(archive, session_id, "participant", "person")
        self._people: list[tuple[int, int, Participant]] = []
        self._handles: dict[str, int] = {}
        self._names: dict[str, int] = {}
        for key, person_id, *told in archive.rows(
            "SELECT a.id, p.id, p.name, a.role, coalesce(p.handle, ''), a.joined_ms "
            "FROM participant a JOIN person p ON p.id = a.person_id WHERE a.session_id = ? "
            "ORDER BY a.id",
            (session_id,),
        ):
            self.add(key, person_id, Participant(*told))

    def add(self, key: int, person_id: int, person: Participant) -> None:
        """Remembers one more."""
        place = len(self._people)
        self._people.append((key, person_id, person))
        self._names.setdefault(person.name.casefold(), place)
        if person.handle:
            self._handles[person.handle.casefold()] = place

    def find(self, person: Participant) -> int | None:
        """Where somebody is known, as ``domain.participant.joined`` tells who is who."""
        name, handle = person.name.casefold(), person.handle.casefold()
        if not handle:
            return self._names.get(name, self._handles.get(name.removeprefix("@")))
        place = self._handles.get(handle)
        named = self._names.get(name, self._names.get(handle))
        if place is None and named is not None and not self._people[named][2].handle:
            return named
        return place

    def place_of(self, key: int) -> int | None:
        """Where a participant stands; None for one that is no longer there."""
        return next((n for n, (one, _, _) in enumerate(self._people) if one == key), None)

    def place_of_person(self, person_id: int) -> int | None:
        """Where somebody of the archive's list stands; None where not in the session."""
        return next((n for n, (_, one, _) in enumerate(self._people) if one == person_id), None)

    def complete(self, writer: RowWriter, place: int, told: Participant) -> bool:
        """Adds what was not known of somebody: a better role, handle and name, when they joined.

        What a person has set stays.
        """
        key, person_id, known = self._people[place]
        now = completed(known, told)
        if key in self._roles_by_hand:
            now = replace(now, role=known.role)
        if key in self._named_by_hand:
            now = replace(now, name=known.name, handle=known.handle)
        if now == known:
            return False
        values: dict[str, object] = {}
        if (now.role, now.joined_ms) != (known.role, known.joined_ms):
            values |= {"role": now.role, "joined_ms": now.joined_ms}
        if (now.handle, now.name) != (known.handle, known.name):
            query = "SELECT id FROM person WHERE handle = ? AND id <> ?"
            other = self._archive.value(query, (now.handle, person_id))
            if other is None:
                writer.update("person", person_id, {"handle": now.handle, "name": now.name})
            else:  # known from another session
                person_id = int(other)
                values["person_id"] = person_id
            self._handles[now.handle.casefold()] = place
        if values:
            writer.update("participant", key, values)
        self._people[place] = (key, person_id, now)
        return True


def names_of(person: Participant) -> set[str]:
    """What files may call a person, in the form in which two spellings are one."""
    return {name.casefold() for name in (person.handle, person.name) if name}


def _person(archive: Handle, told: Participant, writer: RowWriter) -> int:
    if told.handle:
        found = archive.value("SELECT id FROM person WHERE handle = ?", (told.handle,))
        if found is None:
            found = aliases.person_of(archive, told.handle)
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
