"""The archive's one list of people: who they are everywhere, renamed and merged at once."""

from __future__ import annotations

from collections import defaultdict

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.participant import ROLES
from spacesviewer.domain.person import Person
from spacesviewer.library import aliases, byhand
from spacesviewer.library.connection import Handle, Row
from spacesviewer.library.journal import RowWriter

_SELECT = (
    "SELECT p.id, p.name, coalesce(p.handle, ''), p.note, p.pseudonym, "
    "(SELECT count(*) FROM participant a JOIN session s ON s.id = a.session_id "
    "WHERE a.person_id = p.id AND s.deleted_at IS NULL) FROM person p "
)


def list_people(archive: Handle) -> list[Person]:
    """Everybody, by name; with the roles in the sessions that are not in the trash."""
    return _people(archive, archive.rows(_SELECT + "ORDER BY lower(p.name), p.id"))


def list_elsewhere(archive: Handle, session: str) -> list[Person]:
    """Everybody who does not take part in a session, known by its uid."""
    here = {
        row[0]
        for row in archive.rows(
            "SELECT a.person_id FROM participant a JOIN session s ON s.id = a.session_id "
            "WHERE s.uid = ?",
            (session,),
        )
    }
    return [one for one in list_people(archive) if one.id not in here]


def get(archive: Handle, person_id: int) -> Person:
    """One person; WrongUsage if there is none with this number."""
    rows = archive.rows(_SELECT + "WHERE p.id = ?", (person_id,))
    if not rows:
        raise WrongUsage("This person is not on the list any more.", hint="Look at it again.")
    return _people(archive, rows)[0]


def find(archive: Handle, name: str) -> Person:
    """The person of this number, handle, name, or unique part of a name."""
    wanted, everybody = " ".join(name.split()).casefold().removeprefix("@"), list_people(archive)
    for fits in (
        lambda one: wanted == f"#{one.id}",
        lambda one: wanted == one.handle.casefold(),
        lambda one: wanted == one.name.casefold(),
        lambda one: wanted == one.pseudonym.casefold(),
        lambda one: wanted in one.name.casefold(),
    ):
        found = [one for one in everybody if wanted and fits(one)]
        if len(found) == 1:
            return found[0]
        if found:
            raise WrongUsage(
                "“{name}” fits {count} people.",
                hint="Give the number of one, with its #.",
                candidates=[told(one) for one in found[:20]],
                name=name.strip(),
                count=len(found),
            )
    raise WrongUsage(
        "There is nobody “{name}” in the archive.",
        hint="`spacesviewer people` lists everybody.",
        name=name.strip(),
    )


def told(person: Person) -> str:
    """``#3  Ayesha (@ayesha)``, for lists to choose from."""
    return f"#{person.id}  {person.name}" + (f" (@{person.handle})" if person.handle else "")


def rename(
    archive: Handle, op: RowWriter, person_id: int, name: str, handle: str, *, reviewer: str = ""
) -> None:
    """Gives somebody another name and handle in all sessions, whose files know the old ones."""
    old = get(archive, person_id)
    other = archive.row("SELECT id, name FROM person WHERE handle = ?", (handle,))
    if handle and other is not None and other[0] != person_id:
        raise WrongUsage(
            "@{handle} is {other} already.",
            hint="If they are one person, merge them.",
            handle=handle,
            other=other[1],
        )
    aliases.keep(archive, op, person_id, old.name, old.handle)
    for session_id, participant_id in _places(archive, person_id):
        for text in sorted({old.name.casefold(), old.handle.casefold()} - {""}):
            byhand.claim(
                archive, op, session_id, "participant", participant_id, "person",
                told=text, reviewer=reviewer,
            )  # fmt: skip
    op.update("person", person_id, {"name": name, "handle": handle or None})


def set_pseudonym(archive: Handle, op: RowWriter, person_id: int, pseudonym: str) -> None:
    """Says what somebody is called outside of the archive; "": by the name."""
    get(archive, person_id)
    op.update("person", person_id, {"pseudonym": pseudonym})


def set_note(archive: Handle, op: RowWriter, person_id: int, note: str) -> None:
    """Writes a note on somebody."""
    get(archive, person_id)
    op.update("person", person_id, {"note": note})


def merge(
    archive: Handle, op: RowWriter, kept_id: int, gone_id: int, *, reviewer: str = ""
) -> None:
    """Makes one person of two. In a session that has both the higher role counts.

    The one who is kept gets what only the other has: handle, note, pseudonym. Files that tell of
    the other mean the kept one from now on.
    """
    kept, gone = get(archive, kept_id), get(archive, gone_id)
    if kept_id == gone_id:
        raise WrongUsage("These are one person already.")
    there = dict(_places(archive, kept_id))
    for session_id, participant_id in _places(archive, gone_id):
        home = there.get(session_id)
        if home is None:
            op.update("participant", participant_id, {"person_id": kept_id})
            home = participant_id
        else:
            _become(archive, op, participant_id, home)
        for text in sorted({gone.name.casefold(), gone.handle.casefold()} - {""}):
            byhand.claim(
                archive, op, session_id, "participant", home, "person", told=text, reviewer=reviewer
            )
    for table in ("person_alias", "speaker_claim"):
        for (row,) in archive.rows(
            f"SELECT id FROM {table} WHERE person_id = ?",  # noqa: S608 - names from code
            (gone_id,),
        ):
            op.update(table, row, {"person_id": kept_id})
    aliases.keep(archive, op, kept_id, gone.name, gone.handle, merged=True)
    op.delete("person", gone_id)
    op.update(
        "person",
        kept_id,
        {
            "handle": kept.handle or gone.handle or None,
            "pseudonym": kept.pseudonym or gone.pseudonym,
            "note": "\n".join(dict.fromkeys(filter(None, (kept.note, gone.note)))),
        },
    )


def _become(archive: Handle, op: RowWriter, gone_id: int, home_id: int) -> None:
    """Makes one participant of two of a session."""
    rows = {
        key: (role, joined_ms)
        for key, role, joined_ms in archive.rows(
            "SELECT id, role, joined_ms FROM participant WHERE id IN (?, ?)", (gone_id, home_id)
        )
    }
    times = [joined_ms for _, joined_ms in rows.values() if joined_ms is not None]
    role = min((role for role, _ in rows.values()), key=ROLES.index)
    for (voice,) in archive.rows("SELECT id FROM voice WHERE participant_id = ?", (gone_id,)):
        op.update("voice", voice, {"participant_id": home_id})
    _move_claims(archive, op, gone_id, home_id)
    op.delete("participant", gone_id)
    op.update("participant", home_id, {"role": role, "joined_ms": min(times, default=None)})


def _move_claims(archive: Handle, op: RowWriter, gone_id: int, home_id: int) -> None:
    """What a person has set of one participant is said of the other; the same twice is once."""
    rows = archive.rows(
        "SELECT id, row_id, field, told FROM by_hand WHERE tbl = 'participant' "
        "AND row_id IN (?, ?) ORDER BY row_id = ? DESC, id",
        (gone_id, home_id, home_id),
    )
    known: set[tuple[str, str]] = set()
    for key, row_id, field, said in rows:
        if row_id == gone_id and (field, said) in known:
            op.delete("by_hand", key)
        elif row_id == gone_id:
            op.update("by_hand", key, {"row_id": home_id})
        known.add((field, said))


def _places(archive: Handle, person_id: int) -> list[tuple[int, int]]:
    """(session, participant) of a person, in the trash too."""
    return [
        (row[0], row[1])
        for row in archive.rows(
            "SELECT session_id, id FROM participant WHERE person_id = ? ORDER BY id", (person_id,)
        )
    ]


def _people(archive: Handle, rows: list[Row]) -> list[Person]:
    ids = {row[0] for row in rows}
    one = next(iter(ids)) if len(ids) == 1 else None
    roles: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for person_id, role, count in archive.rows(
        "SELECT a.person_id, a.role, count(*) FROM participant a "
        "JOIN session s ON s.id = a.session_id WHERE s.deleted_at IS NULL "
        "AND (:one IS NULL OR a.person_id = :one) GROUP BY 1, 2",
        {"one": one},
    ):
        roles[person_id].append((role, count))
    former = aliases.of(archive, one)
    return [
        Person(
            key,
            name,
            handle,
            note,
            pseudonym,
            count,
            tuple(sorted(roles[key], key=lambda pair: ROLES.index(pair[0]))),
            tuple(former.get(key, ())),
        )
        for key, name, handle, note, pseudonym, count in rows
    ]


def with_pseudonyms(archive: Handle) -> list[Person]:
    """Everybody who is called otherwise outside of the archive."""
    return _people(archive, archive.rows(_SELECT + "WHERE p.pseudonym <> '' ORDER BY p.id"))


def labels_in(archive: Handle, session_uid: str) -> tuple[list[tuple[str, int]], list[str]]:
    """The labels of a session's transcripts with their people who have pseudonyms, as
    (label, person); and the names and handles of those in it who have none.
    """
    labels = archive.rows(
        "SELECT DISTINCT o.name, a.person_id FROM session s "
        "JOIN participant a ON a.session_id = s.id JOIN person p ON p.id = a.person_id "
        "JOIN voice o ON o.participant_id = a.id WHERE s.uid = ? AND p.pseudonym <> ''",
        (session_uid,),
    )
    others = archive.rows(
        "SELECT p.name, coalesce(p.handle, '') FROM session s "
        "JOIN participant a ON a.session_id = s.id JOIN person p ON p.id = a.person_id "
        "WHERE s.uid = ? AND p.pseudonym = ''",
        (session_uid,),
    )
    return [(row[0], row[1]) for row in labels], [name for row in others for name in row if name]


def owners(archive: Handle, transcript_id: int) -> dict[str, int]:
    """The people of the names that a transcript's current text shows; a name of two is nobody's."""
    found: dict[str, int | None] = {}
    for name, person_id in archive.rows(
        "SELECT DISTINCT p.name, p.id FROM transcript t "
        "JOIN voice o ON o.version_id = t.current_id "
        "JOIN participant a ON a.id = o.participant_id JOIN person p ON p.id = a.person_id "
        "WHERE t.id = ?",
        (transcript_id,),
    ):
        found[name] = None if name in found else person_id
    return {name: person_id for name, person_id in found.items() if person_id is not None}
