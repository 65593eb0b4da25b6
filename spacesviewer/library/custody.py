"""The log of custody: what was done to quotes and to their sources. Nothing goes with Undo.

Its entries are chained by hashes, and hold no words of anybody, no path and no name of a file.
"""

# ruff: noqa: S608 - the pieces of SQL that are put together here come from this file
from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from spacesviewer.domain import chain
from spacesviewer.library.clock import now
from spacesviewer.library.connection import Handle

ADDED, CORRECTED, SOUND_HASHED = "added", "corrected", "sound hashed"
EXPORTED, BUNDLED = "exported", "bundled"


@dataclass(frozen=True, slots=True)
class Step:
    """An entry of the log; ``subject`` is such as ``quote:UID`` or ``recording:SHA-256``."""

    id: int
    kind: str
    subject: str
    at: str
    reviewer: str
    detail: dict[str, Any]
    previous: str
    hash: str


def append(
    archive: Handle,
    kind: str,
    subject: str,
    detail: Mapping[str, object],
    *,
    reviewer: str = "",
    at: str = "",
) -> str:
    """Adds an entry at the end of the log; gives its hash. It stays whatever is undone."""
    with archive.transaction():
        last = archive.value("SELECT hash FROM custody ORDER BY id DESC LIMIT 1")
        previous, at, told = last or chain.FIRST, at or now(), chain.canonical(detail)
        digest = chain.digest((previous, kind, subject, at, reviewer, told))
        archive.insert(
            "custody",
            {
                "kind": kind,
                "subject": subject,
                "at": at,
                "reviewer": reviewer,
                "detail": told,
                "previous": previous,
                "hash": digest,
            },
        )
    return digest


def of_subjects(archive: Handle, subjects: list[str]) -> list[Step]:
    """What was done to some quotes, recordings and transcripts, the first thing first."""
    marks = ", ".join("?" * len(subjects))
    return list(_some(archive, f"WHERE subject IN ({marks}) ORDER BY id", tuple(subjects)))


def all_steps(archive: Handle) -> list[Step]:
    """All of the log, the first thing first."""
    return list(_some(archive, "ORDER BY id", ()))


def of_bundle(archive: Handle, seal: str) -> Step | None:
    """The making of the bundle that has this seal; None if it was not made from this archive."""
    return next(
        _some(
            archive,
            f"WHERE kind = ? AND {_told('detail', 'seal')} = ? ORDER BY id",
            (BUNDLED, seal),
        ),
        None,
    )


def count(archive: Handle) -> int:
    """How many entries there are."""
    return int(archive.value("SELECT count(*) FROM custody"))


def problems(archive: Handle) -> list[str]:
    """Sentences about entries that do not fit the chain, and about what they tell of otherwise."""
    found, previous = [], chain.FIRST
    for row in archive.rows(
        "SELECT id, previous, kind, subject, at, reviewer, detail, hash FROM custody ORDER BY id"
    ):
        if row[1] != previous:
            found.append(f"Entry {row[0]} of the log of custody does not follow the one before it.")
        if chain.digest(row[1:7]) != row[7]:
            found.append(f"Entry {row[0]} of the log of custody was changed after it was written.")
        previous = row[7]
    for (uid,) in archive.rows(
        "SELECT e.quote FROM quote_entry e LEFT JOIN custody c ON c.subject = 'quote:' || e.quote "
        f"AND {_told('c.detail', 'entry')} = e.hash WHERE c.id IS NULL ORDER BY e.id"
    ):
        found.append(f"The log of custody does not know of an entry of the quote {uid}.")
    return [*found, *_changed_corrections(archive)]


def _told(column: str, name: str) -> str:
    """What a detail tells, in SQL; nothing where somebody has spoilt it."""
    return f"CASE WHEN json_valid({column}) THEN json_extract({column}, '$.{name}') END"


def _changed_corrections(archive: Handle) -> Iterator[str]:
    kept = {
        chain.sha256(f"{before}\n{after}")
        for before, after in archive.rows("SELECT before, after FROM correction")
    }
    for step in _some(archive, "WHERE kind = ? ORDER BY id", (CORRECTED,)):
        if step.detail.get("sha256") not in kept:
            yield f"The correction of entry {step.id} of the log of custody was changed or is gone."


def _some(archive: Handle, where: str, values: tuple[object, ...]) -> Iterator[Step]:
    for row in archive.rows(
        "SELECT id, kind, subject, at, reviewer, detail, previous, hash FROM custody " + where,
        values,
    ):
        yield Step(*(*row[:5], _read(row[5]), *row[6:]))


def _read(text: str) -> dict[str, Any]:
    """What an entry tells; nothing where somebody has spoilt it, which ``problems`` tells."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
