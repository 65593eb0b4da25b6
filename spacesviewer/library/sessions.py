"""Sessions: the list, one with everything known, its facts, and where one stopped."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.recording import Recording
from spacesviewer.domain.session import SessionFacts, TranscriptInfo
from spacesviewer.domain.topic import TopicSpan
from spacesviewer.library import byhand, figures, participants, recordings, topics, transcripts
from spacesviewer.library.clock import now, utc_key
from spacesviewer.library.connection import Handle
from spacesviewer.library.journal import RowWriter
from spacesviewer.library.listing import list_sessions
from spacesviewer.library.uids import new_uid, row_id

__all__ = [
    "SessionDetail", "add", "by_platform_id", "edit", "find", "get", "home_of", "is_before",
    "last_place", "list_sessions", "place", "row_id", "set_place", "update_facts",
]  # fmt: skip

_TEXTS = (
    "title", "description", "platform", "platform_id", "url", "language",
    "started_at", "ended_at", "scheduled_at", "date_source",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SessionDetail:
    """One session with everything known; ``facts`` holds its participants and figures with ids.

    ``duration_ms`` is where its last recording ends, or its last words where there is none.
    ``by_hand`` are the fields that a person has set, ``told_otherwise`` what files say of them.
    """

    id: str
    facts: SessionFacts
    duration_ms: int
    recordings: tuple[Recording, ...]
    transcripts: tuple[TranscriptInfo, ...]
    topics: tuple[TopicSpan, ...]
    quotes: int
    source: str
    added_at: str
    by_hand: frozenset[str] = frozenset()
    told_otherwise: tuple[byhand.OtherValue, ...] = ()


def add(archive: Handle, facts: SessionFacts, *, source: str) -> str:
    """Stores a new session and gives its uid; ``source`` says what brought it in."""
    uid = new_uid("s")
    values: dict[str, object] = {name: getattr(facts, name) for name in _TEXTS}
    values |= {
        "uid": uid,
        "started_utc": utc_key(facts.started_at),
        "synthetic": int(facts.synthetic),
        "source": source,
        "added_at": now(),
    }
    with archive.transaction():
        session_id = archive.insert("session", values)
        participants.add_missing(archive, session_id, facts.participants)
        figures.add_missing(archive, session_id, facts.figures)
    return uid


def update_facts(
    archive: Handle,
    uid: str,
    facts: SessionFacts,
    *,
    overwrite: bool = False,
    op: RowWriter | None = None,
    source: str = "",
) -> bool:
    """Adds what is told to a session; whether anything changed.

    What is known already stays unless ``overwrite``; people and figures are only ever added. What
    a person has set stays in any case; what ``source`` says otherwise is noted beside it.
    """
    session_id = row_id(archive, uid)
    writer = op or archive
    with archive.transaction():
        known = _texts(archive, session_id)
        set_by_hand = byhand.fields_of(archive, "session", session_id)
        for name in set_by_hand & set(_TEXTS):
            if (told := getattr(facts, name)) != known[name]:
                byhand.note_other(archive, session_id, name, told, source, op)
        values: dict[str, object] = {
            name: told
            for name in _TEXTS
            if (told := getattr(facts, name))
            and told != known[name]
            and (overwrite or not known[name])
            and name not in set_by_hand
        }
        if "started_at" in values:
            values["started_utc"] = utc_key(facts.started_at)
        elif "date_source" in values:
            del values["date_source"]  # it tells of a date that was not taken
        if facts.synthetic and not known["synthetic"]:
            values["synthetic"] = 1
        if values:
            writer.update("session", session_id, values)
        people = participants.add_missing(archive, session_id, facts.participants, writer)
        numbers = figures.add_missing(archive, session_id, facts.figures, writer)
    return bool(values or people or numbers)


def edit(archive: Handle, op: RowWriter, uid: str, *, reviewer: str = "", **values: str) -> None:
    """Corrects facts by hand: the fields of SessionFacts that are text, by their names.

    They are the person's from then on; what files had said is noted beside them.
    """
    unknown = set(values) - set(_TEXTS)
    if unknown:
        raise WrongUsage(
            "A session has no field “{unknown}”.",
            hint="It has: {known}.",
            unknown=min(unknown),
            known=", ".join(_TEXTS),
        )
    session_id = row_id(archive, uid)
    known = _texts(archive, session_id)
    ours = byhand.fields_of(archive, "session", session_id)
    for name, value in values.items():
        if name not in ours and known[name] != value:
            byhand.note_other(archive, session_id, name, known[name], "before the correction", op)
        byhand.claim(archive, op, session_id, "session", session_id, name, reviewer=reviewer)
    changed: dict[str, object] = dict(values)
    if "started_at" in values:
        changed["started_utc"] = utc_key(values["started_at"])
    op.update("session", session_id, changed)


def is_before(one: str, other: str) -> bool:
    """Whether a date is earlier than another, as far as both tell; bare dates only by their day."""
    first, second = utc_key(one), utc_key(other)
    if not first or not second:
        return False
    length = 10 if 10 in (len(first), len(second)) else None
    return first[:length] < second[:length]


def get(archive: Handle, uid: str) -> SessionDetail:
    """One session with everything known; WrongUsage for an unknown uid."""
    session_id = row_id(archive, uid)
    known = _texts(archive, session_id)
    recorded = tuple(recordings.list_for(archive, uid))
    lines = tuple(transcripts.list_for(archive, uid))
    facts = SessionFacts(
        **{name: known[name] for name in _TEXTS},
        synthetic=bool(known["synthetic"]),
        participants=tuple(participants.list_for(archive, uid)),
        figures=tuple(figures.list_for(archive, session_id)),
    )
    return SessionDetail(
        uid,
        facts,
        max((r.offset_ms + r.duration_ms for r in recorded), default=0)
        or transcripts.end_ms(archive, uid),
        recorded,
        lines,
        tuple(topics.spans_for(archive, uid)),
        archive.value(
            "SELECT count(*) FROM quote q JOIN session f ON f.id = q.session_id "
            "WHERE coalesce(f.joined_into, f.id) = ? AND q.deleted_at IS NULL",
            (session_id,),
        ),
        known["source"],
        known["added_at"],
        byhand.fields_of(archive, "session", session_id),
        tuple(byhand.others(archive, session_id, known)),
    )


def find(archive: Handle, name: str) -> str:
    """The uid of a session by its id, a unique prefix of it, or a unique part of the title.

    WrongUsage, with the candidates, for a name that is unknown or fits several.
    """
    wanted = name.strip()
    known = archive.rows(
        "SELECT uid, title FROM session WHERE deleted_at IS NULL ORDER BY started_utc DESC, id DESC"
    )
    folded = wanted.casefold()
    for fits in (
        lambda uid, title: uid == wanted,
        lambda uid, title: title.casefold() == folded,
        lambda uid, title: len(wanted) > 1 and uid.startswith(folded),
        lambda uid, title: folded in title.casefold(),
    ):
        found = [(uid, title) for uid, title in known if wanted and fits(uid, title)]
        if len(found) == 1:
            return str(found[0][0])
        if found:
            raise WrongUsage(
                "“{name}” fits {count} sessions.",
                hint="Give the id of one.",
                candidates=[f"{uid}  {title}" for uid, title in found],
                name=wanted,
                count=len(found),
            )
    raise WrongUsage(
        "No session is called “{name}”.",
        hint="Give an id or a part of the title.",
        candidates=[f"{uid}  {title}" for uid, title in known[:20]],
        name=wanted,
    )


def by_platform_id(archive: Handle, platform_id: str) -> str | None:
    """The uid of the session that a platform knows by this id, None if there is none.

    It may be in the trash, if no other one is known by it.
    """
    if not platform_id:
        return None
    found = archive.value(
        "SELECT e.uid FROM session f JOIN session e ON e.id = coalesce(f.joined_into, f.id) "
        "WHERE f.platform_id = ? ORDER BY e.deleted_at IS NOT NULL, f.id",
        (platform_id,),
    )
    return str(found) if found else None


def home_of(archive: Handle, uid: str) -> str | None:
    """Where a session is to be found: itself, or what it was joined into; None: in the trash."""
    found = archive.value(
        "SELECT e.uid FROM session f JOIN session e ON e.id = coalesce(f.joined_into, f.id) "
        "WHERE f.uid = ? AND e.deleted_at IS NULL",
        (uid,),
    )
    return str(found) if found else None


def set_place(archive: Handle, uid: str, at_ms: int, state: dict[str, Any] | None = None) -> None:
    """Remembers where one stopped in a session, with what the window wants to know again."""
    with archive.transaction():
        archive.run(
            "INSERT INTO place(session_id, at_ms, state, updated_at) VALUES (?, ?, ?, ?) "
            "ON CONFLICT(session_id) DO UPDATE SET at_ms = excluded.at_ms, "
            "state = excluded.state, updated_at = excluded.updated_at",
            (row_id(archive, uid), at_ms, json.dumps(state or {}), now()),
        )


def place(archive: Handle, uid: str) -> tuple[int, dict[str, Any]] | None:
    """Where one stopped in a session, in ms, and the window's state; None if never."""
    row = archive.row(
        "SELECT at_ms, state FROM place WHERE session_id = ?", (row_id(archive, uid),)
    )
    return (row[0], json.loads(row[1])) if row else None


def last_place(archive: Handle) -> str | None:
    """The uid of the session one stopped in last, None if there is none."""
    found = archive.value(
        "SELECT s.uid FROM place p JOIN session s ON s.id = p.session_id "
        "WHERE s.deleted_at IS NULL ORDER BY p.updated_at DESC, p.rowid DESC LIMIT 1"
    )
    return str(found) if found else None


def _texts(archive: Handle, session_id: int) -> dict[str, Any]:
    names = (*_TEXTS, "synthetic", "source", "added_at")
    row = archive.row(
        f"SELECT {', '.join(names)} FROM session WHERE id = ?",  # noqa: S608 - names from code
        (session_id,),
    )
    assert row is not None
    return dict(zip(names, row, strict=True))
