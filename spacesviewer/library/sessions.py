"""Sessions: the list, one with everything known, its facts, and where one stopped."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, fields
from typing import Any

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.figure import Figure
from spacesviewer.domain.recording import Recording
from spacesviewer.domain.session import SessionFacts, SessionSummary, TranscriptInfo
from spacesviewer.domain.topic import TopicSpan
from spacesviewer.library import participants, recordings, topics, transcripts
from spacesviewer.library.clock import now, utc_key
from spacesviewer.library.connection import Handle
from spacesviewer.library.journal import RowWriter
from spacesviewer.library.uids import new_uid

_TEXTS = (
    "title", "description", "platform", "platform_id", "url", "language",
    "started_at", "ended_at", "scheduled_at", "date_source",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SessionDetail:
    """One session with everything known; ``facts`` holds its participants and figures with ids.

    ``duration_ms`` is where its last recording ends, or its last words where there is none.
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
        _add_figures(archive, session_id, facts.figures)
    return uid


def update_facts(
    archive: Handle,
    uid: str,
    facts: SessionFacts,
    *,
    overwrite: bool = False,
    op: RowWriter | None = None,
) -> bool:
    """Adds what is told to a session; whether anything changed.

    What is known already stays unless ``overwrite``; people and figures are only ever added.
    """
    session_id = row_id(archive, uid)
    writer = op or archive
    with archive.transaction():
        known = _texts(archive, session_id)
        values: dict[str, object] = {
            name: told
            for name in _TEXTS
            if (told := getattr(facts, name))
            and told != known[name]
            and (overwrite or not known[name])
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
        figures = _add_figures(archive, session_id, facts.figures, writer)
    return bool(values or people or figures)


def edit(archive: Handle, op: RowWriter, uid: str, **values: str) -> None:
    """Corrects facts by hand: the fields of SessionFacts that are text, by their names."""
    unknown = set(values) - set(_TEXTS)
    if unknown:
        raise WrongUsage(
            f"A session has no field “{min(unknown)}”.", hint=f"It has: {', '.join(_TEXTS)}."
        )
    changed: dict[str, object] = dict(values)
    if "started_at" in values:
        changed["started_utc"] = utc_key(values["started_at"])
    op.update("session", row_id(archive, uid), changed)


def row_id(archive: Handle, uid: str) -> int:
    """The number of a session's row; WrongUsage for an unknown uid."""
    found = archive.value("SELECT id FROM session WHERE uid = ? AND deleted_at IS NULL", (uid,))
    if found is None:
        raise WrongUsage(f"There is no session {uid}.", hint="`spacesviewer sessions` lists them.")
    return int(found)


def list_sessions(archive: Handle) -> list[SessionSummary]:
    """All sessions, the newest first, those without a date last (in order of their adding)."""
    recorded = _by_session(
        archive,
        "SELECT session_id, count(*), max(offset_ms + duration_ms) FROM recording GROUP BY 1",
    )
    quoted = _by_session(
        archive,
        "SELECT session_id, count(*) FROM quote WHERE deleted_at IS NULL GROUP BY 1",
    )
    lines: dict[int, list[tuple[str, int, int, int]]] = defaultdict(list)
    for key, *line in archive.rows(
        "SELECT t.session_id, t.language, v.segments, v.end_ms, v.searched FROM transcript t "
        "JOIN transcript_version v ON v.id = t.current_id WHERE t.deleted_at IS NULL ORDER BY t.id"
    ):
        lines[key].append((line[0], line[1], line[2], line[3]))
    return [
        SessionSummary(
            uid,
            title,
            started_at,
            platform,
            recorded.get(key, (0, 0))[1] or max((end for _, _, end, _ in lines[key]), default=0),
            tuple(dict.fromkeys(language for language, *_ in lines[key] if language)),
            sum(segments for _, segments, _, searched in lines[key] if searched),
            quoted.get(key, (0,))[0],
            recorded.get(key, (0, 0))[0],
            bool(synthetic),
            added_at,
        )
        for key, uid, title, started_at, platform, synthetic, added_at in archive.rows(
            "SELECT id, uid, title, started_at, platform, synthetic, added_at FROM session "
            "WHERE deleted_at IS NULL ORDER BY started_utc DESC, id DESC"
        )
    ]


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
        figures=tuple(figures_for(archive, uid)),
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
            "SELECT count(*) FROM quote WHERE session_id = ? AND deleted_at IS NULL", (session_id,)
        ),
        known["source"],
        known["added_at"],
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
                f"“{wanted}” fits {len(found)} sessions.",
                hint="Give the id of one.",
                candidates=[f"{uid}  {title}" for uid, title in found],
            )
    raise WrongUsage(
        f"No session is called “{wanted}”.",
        hint="Give an id or a part of the title.",
        candidates=[f"{uid}  {title}" for uid, title in known[:20]],
    )


def by_platform_id(archive: Handle, platform_id: str) -> str | None:
    """The uid of the session that a platform knows by this id, None if there is none."""
    if not platform_id:
        return None
    found = archive.value(
        "SELECT uid FROM session WHERE platform_id = ? AND deleted_at IS NULL ORDER BY id",
        (platform_id,),
    )
    return str(found) if found else None


def figures_for(archive: Handle, uid: str) -> list[Figure]:
    """The numbers about a session, as they were told; those that disagree stand side by side."""
    rows = archive.rows(
        "SELECT kind, value, source, date, id FROM figure WHERE session_id = ? ORDER BY id",
        (row_id(archive, uid),),
    )
    return [Figure(*row) for row in rows]


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


def _add_figures(
    archive: Handle, session_id: int, told: tuple[Figure, ...], writer: RowWriter | None = None
) -> int:
    known = set(
        archive.rows(
            "SELECT kind, value, source, date FROM figure WHERE session_id = ?", (session_id,)
        )
    )
    added = 0
    for figure in told:
        key = (figure.kind, figure.value, figure.source, figure.date)
        if key in known:
            continue
        known.add(key)
        values = {field.name: getattr(figure, field.name) for field in fields(figure)}
        del values["id"]
        (writer or archive).insert("figure", {"session_id": session_id, **values})
        added += 1
    return added


def _by_session(archive: Handle, query: str) -> dict[int, tuple[int, ...]]:
    return {key: tuple(values) for key, *values in archive.rows(query)}
