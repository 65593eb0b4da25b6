"""What files say about a session, each for itself, and which of them is shown.

The better source wins: a person's correction, then the platform's own record, a downloader's, a
feed's, the tags, the name of the file. Of dates one with a time goes before a bare day. What does
not win stays here, so that no file is contradicted unnoticed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path

from spacesviewer.domain.artefact import Claim, MissingChunks, Told
from spacesviewer.library import byhand
from spacesviewer.library.clock import utc_key
from spacesviewer.library.connection import Handle
from spacesviewer.library.pathtext import to_text

_FACTS = (
    "title", "description", "platform", "platform_id", "url", "language",
    "started_at", "ended_at", "scheduled_at",
)  # fmt: skip
_DATES = ("started_at", "ended_at", "scheduled_at")
_MISSING = "missing chunks"


def of_told(told: Told, source: str, artefact: str) -> list[Claim]:
    """The facts of one file, one by one."""
    values = {name: getattr(told.facts, name) for name in _FACTS} | told.more
    if told.chapters:
        values["chapters"] = json.dumps([asdict(chapter) for chapter in told.chapters])
    if told.missing:
        values[_MISSING] = json.dumps([asdict(stretch) for stretch in told.missing])
    return [
        Claim(
            source,
            artefact,
            told.rank,
            name,
            value,
            told.facts.date_source if name == "started_at" else "",
        )
        for name, value in values.items()
        if value
    ]


def record(archive: Handle, uid: str, claims: Iterable[Claim]) -> None:
    """Keeps what files say; what the same files said before is replaced."""
    by_source: dict[str, list[Claim]] = {}
    for claim in claims:
        by_source.setdefault(claim.source, []).append(claim)
    with archive.transaction():
        session_id = archive.value("SELECT id FROM session WHERE uid = ?", (uid,))
        for source, told in by_source.items():
            archive.run(
                "DELETE FROM claim WHERE session_id = ? AND source = ?", (session_id, source)
            )
            archive.run_many(
                "INSERT OR REPLACE INTO claim(session_id, source, artefact, rank, field, value, "
                "note) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [(session_id, source, c.artefact, c.rank, c.field, c.value, c.note) for c in told],
            )


def list_for(archive: Handle, uid: str) -> list[Claim]:
    """All that files say about a session, the most trusted first."""
    rows = archive.rows(
        "SELECT c.source, c.artefact, c.rank, c.field, c.value, c.note FROM claim c "
        "JOIN session s ON s.id = c.session_id WHERE s.uid = ? ORDER BY c.rank, c.id",
        (uid,),
    )
    return [Claim(*row) for row in rows]


def missing_chunks(archive: Handle, uid: str) -> tuple[MissingChunks, ...]:
    """The pieces that playlists of a session leave out, in order, in the session's time.

    A playlist is of the recording of its name; those of what was joined into the session count too.
    """
    places = {
        Path(path).stem: offset_ms
        for path, offset_ms in archive.rows(
            "SELECT r.path, r.offset_ms FROM recording r JOIN session s ON s.id = r.session_id "
            "WHERE s.uid = ?",
            (uid,),
        )
    }
    found: dict[MissingChunks, None] = {}
    for source, value in archive.rows(
        "SELECT c.source, c.value FROM claim c JOIN session f ON f.id = c.session_id "
        "JOIN session s ON s.id = coalesce(f.joined_into, f.id) WHERE s.uid = ? AND c.field = ?",
        (uid, _MISSING),
    ):
        shift_ms = places.get(Path(source).stem, 0)
        for one in json.loads(value):
            chunks = MissingChunks(**one)
            found[replace(chunks, at_ms=chunks.at_ms + shift_ms)] = None
    return tuple(sorted(found, key=lambda one: (one.at_ms, one.first)))


def facts_of(claims: Iterable[Claim]) -> list[Claim]:
    """Without what only the program reads."""
    return [claim for claim in claims if claim.field != _MISSING]


def settle(archive: Handle, uid: str) -> bool:
    """Shows for each fact what the best source says; whether anything changed.

    What a person corrected stays, and so does what no file claims (an older program took it).
    """
    with archive.transaction():
        claims = list_for(archive, uid)
        row = archive.row(
            f"SELECT id, date_source, {', '.join(_FACTS)} FROM session WHERE uid = ?",  # noqa: S608
            (uid,),
        )
        assert row is not None
        session_id, date_source, *values = row
        by_hand = byhand.fields_of(archive, "session", session_id)
        changed: dict[str, object] = {}
        for name, value in zip(_FACTS, values, strict=True):
            told = [claim for claim in claims if claim.field == name]
            claimed = not value or any(claim.value == value for claim in told)
            if not told or not claimed or name in by_hand:
                continue
            chosen = best(told)
            if chosen.value != value:
                changed[name] = chosen.value
            if name == "started_at" and chosen.note not in ("", date_source):
                changed["date_source"] = chosen.note
        if "started_at" in changed:
            changed["started_utc"] = utc_key(str(changed["started_at"]))
        if changed:
            archive.update("session", session_id, changed)
    return bool(changed)


def best(told: Sequence[Claim]) -> Claim:
    """The claim that is believed, of those about one fact."""
    return min(told, key=lambda claim: (_vagueness(claim), claim.rank))


def _vagueness(claim: Claim) -> int:
    """0 for anything but a date that lacks its offset (1) or its time (2)."""
    if claim.field not in _DATES:
        return 0
    if len(claim.value) <= 10:
        return 2
    try:
        return int(datetime.fromisoformat(claim.value).tzinfo is None)
    except ValueError:
        return 3


def source_text(path: Path) -> str:
    """A path as claims have it."""
    return to_text(path)
