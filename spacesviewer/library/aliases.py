"""What people were called before: by it files and old quotes know them still."""

from __future__ import annotations

from spacesviewer.library.clock import now
from spacesviewer.library.connection import Handle
from spacesviewer.library.journal import RowWriter


def keep(
    archive: Handle,
    op: RowWriter,
    person_id: int,
    name: str,
    handle: str,
    *,
    merged: bool = False,
) -> None:
    """Remembers a name and handle that somebody has had; the same twice is once.

    ``merged``: it was that of another entry for the same person, so that files that tell of that
    handle mean this one. A handle that was merely corrected may really be somebody else's.
    """
    known = archive.value(
        "SELECT 1 FROM person_alias WHERE person_id = ? AND name = ? AND handle = ? "
        "AND merged >= ?",
        (person_id, name, handle, int(merged)),
    )
    if known is None:
        values = {"person_id": person_id, "name": name, "handle": handle, "merged": int(merged)}
        op.insert("person_alias", {**values, "at": now()})


def person_of(archive: Handle, handle: str) -> int | None:
    """Into whom somebody of this handle was merged, None where nobody was."""
    if not handle:
        return None
    found = archive.value(
        "SELECT person_id FROM person_alias WHERE handle = ? AND merged ORDER BY id DESC LIMIT 1",
        (handle,),
    )
    return None if found is None else int(found)


def of(archive: Handle, person_id: int | None = None) -> dict[int, list[str]]:
    """The former names and handles (with the @) of everybody, or of one, by the person's number.

    What somebody is called now is not among them.
    """
    found: dict[int, list[str]] = {}
    for key, *pair, name, handle in archive.rows(
        "SELECT x.person_id, x.name, x.handle, p.name, coalesce(p.handle, '') FROM person_alias x "
        "JOIN person p ON p.id = x.person_id WHERE ? IS NULL OR x.person_id = ? ORDER BY x.id",
        (person_id, person_id),
    ):
        former = [pair[0]] if pair[0] not in ("", name) else []
        former += [f"@{pair[1]}"] if pair[1] and pair[1].casefold() != handle.casefold() else []
        known = found.setdefault(key, [])
        known += [text for text in former if text not in known]
    return found
