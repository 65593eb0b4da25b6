"""The chain of entries: what was frozen, revised and checked. Nothing here goes with Undo."""

# ruff: noqa: S608 - the pieces of SQL that are put together here come from this file
from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from spacesviewer.domain import chain
from spacesviewer.domain.chain import Entry
from spacesviewer.library import custody
from spacesviewer.library.clock import now
from spacesviewer.library.connection import Handle
from spacesviewer.library.schema_quotes import FROZEN

TAKEN, REVISED, CHECKED = "taken", "revised", "checked"


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry as it is stored; ``content`` is None where it was erased."""

    id: int
    entry: Entry
    content: dict[str, Any] | None
    hash: str


def append(
    archive: Handle,
    kind: str,
    uid: str,
    number: int,
    content: Mapping[str, object],
    *,
    reviewer: str,
    why: str = "",
    at: str = "",
) -> int:
    """Adds an entry at the end of the chain; gives its id. It stays whatever is undone."""
    text = chain.canonical(content)
    previous = archive.value("SELECT hash FROM quote_entry ORDER BY id DESC LIMIT 1")
    entry = Entry(
        kind, uid, number, at or now(), reviewer, why, chain.sha256(text), previous or chain.FIRST
    )
    added = archive.insert(
        "quote_entry",
        {
            "quote": uid,
            "kind": kind,
            "number": number,
            "at": entry.at,
            "reviewer": reviewer,
            "why": why,
            "content": text,
            "content_sha256": entry.content_sha256,
            "previous": entry.previous,
            "hash": entry.hash,
        },
    )
    told = {"entry": entry.hash, "number": number}
    custody.append(archive, kind, f"quote:{uid}", told, reviewer=reviewer, at=entry.at)
    return added


def of_quote(archive: Handle, uid: str) -> list[Kept]:
    """The entries of a quote, the first one first; also those that were undone."""
    return list(_some(archive, "WHERE quote = ? ORDER BY id", (uid,)))


def get(archive: Handle, entry_id: int) -> Kept | None:
    """One entry; None if there is none."""
    return next(_some(archive, "WHERE id = ?", (entry_id,)), None)


def highest(archive: Handle, uid: str) -> int:
    """The highest number that a revision of a quote has; none is used twice."""
    return int(
        archive.value("SELECT coalesce(max(number), 0) FROM quote_entry WHERE quote = ?", (uid,))
    )


def counts(archive: Handle) -> tuple[int, int]:
    """How many entries there are, and of how many quotes."""
    row = archive.row("SELECT count(*), count(DISTINCT quote) FROM quote_entry")
    return (row[0], row[1]) if row else (0, 0)


def problems(archive: Handle) -> list[str]:
    """Sentences about entries that do not fit the chain, and quotes that are not their entries'."""
    found, previous = [], chain.FIRST
    for kept in _some(archive, "ORDER BY id", ()):
        told = f"Entry {kept.id} (quote {kept.entry.quote})"
        if kept.entry.previous != previous:
            found.append(f"{told} does not follow the entry before it.")
        if kept.entry.hash != kept.hash:
            found.append(f"{told} was changed after it was written.")
        previous = kept.hash
        text = archive.value("SELECT content FROM quote_entry WHERE id = ?", (kept.id,))
        if text is not None and chain.sha256(text) != kept.entry.content_sha256:
            found.append(f"The content of entry {kept.id} (quote {kept.entry.quote}) was changed.")
    return [*found, *_unlike_their_entry(archive), *_unlike_their_check(archive)]


def _unlike_their_entry(archive: Handle) -> Iterator[str]:
    columns = ", ".join(f"q.{name}" for name in FROZEN)
    for uid, entry_of, kind, content, *values in archive.rows(
        f"SELECT q.uid, e.quote, e.kind, e.content, {columns} FROM quote q "
        "LEFT JOIN quote_entry e ON e.id = q.entry_id ORDER BY q.id"
    ):
        if entry_of != uid or kind not in (TAKEN, REVISED):
            yield f"The quote {uid} has no entry in the chain."
            continue
        if content is None:
            continue
        kept = _read(content) or {}
        now_ = dict(zip(FROZEN, values, strict=True))
        odd = sorted(name for name in kept.keys() & now_.keys() if kept[name] != now_[name])
        if odd:
            yield f"The quote {uid} is not as it was frozen: {', '.join(odd)}."


def _unlike_their_check(archive: Handle) -> Iterator[str]:
    for (uid,) in archive.rows(
        "SELECT q.uid FROM quote q LEFT JOIN quote_entry e ON e.id = q.checked_id "
        "WHERE q.checked_id IS NOT NULL AND (e.quote IS NOT q.uid OR e.kind <> 'checked')"
    ):
        yield f"The quote {uid} is said to be checked by an entry that is not its own."


def _some(archive: Handle, where: str, values: tuple[object, ...]) -> Iterator[Kept]:
    for row in archive.rows(
        "SELECT id, kind, quote, number, at, reviewer, why, content_sha256, previous, content, "
        f"hash FROM quote_entry {where}",
        values,
    ):
        content = None if row[9] is None else _read(row[9])
        yield Kept(row[0], Entry(*row[1:9]), content, row[10])


def _read(text: str) -> dict[str, Any] | None:
    """What a content says; nothing where somebody has spoilt it, which ``problems`` tells."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
