"""What a person has set: files that say otherwise are noted beside it, and change nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacesviewer.library.clock import now
from spacesviewer.library.connection import Handle
from spacesviewer.library.journal import RowWriter


@dataclass(frozen=True, slots=True)
class OtherValue:
    """What a file says of a field that a person has set otherwise."""

    field: str
    value: str
    source: str


def claim(
    archive: Handle,
    op: RowWriter,
    session_id: int,
    table: str,
    row_id: int,
    field: str,
    *,
    told: str = "",
    reviewer: str = "",
) -> None:
    """Notes that a field of a row is a person's from now on.

    ``told`` is what files call the person or figure, so that they are known again.
    """
    known = archive.value(
        "SELECT id FROM by_hand WHERE tbl = ? AND row_id = ? AND field = ? AND told = ?",
        (table, row_id, field, told),
    )
    if known is not None:
        op.update("by_hand", int(known), {"reviewer": reviewer, "at": now()})
        return
    op.insert(
        "by_hand",
        {
            "session_id": session_id,
            "tbl": table,
            "row_id": row_id,
            "field": field,
            "told": told,
            "reviewer": reviewer,
            "at": now(),
        },
    )


def fields_of(archive: Handle, table: str, row_id: int) -> frozenset[str]:
    """The fields of a row that a person has set."""
    return frozenset(
        field
        for (field,) in archive.rows(
            "SELECT field FROM by_hand WHERE tbl = ? AND row_id = ?", (table, row_id)
        )
    )


def rows_with(archive: Handle, session_id: int, table: str, field: str) -> frozenset[int]:
    """The rows of a session in which a person has set this field."""
    return frozenset(
        row_id
        for (row_id,) in archive.rows(
            "SELECT row_id FROM by_hand WHERE session_id = ? AND tbl = ? AND field = ?",
            (session_id, table, field),
        )
    )


def names_told(archive: Handle, session_id: int, table: str, field: str) -> dict[str, int]:
    """What files call the rows that a person has changed or taken away, with the row's number."""
    return dict(
        archive.rows(
            "SELECT told, row_id FROM by_hand WHERE session_id = ? AND tbl = ? AND field = ? "
            "AND told <> '' ORDER BY id",
            (session_id, table, field),
        )
    )


def note_other(
    archive: Handle,
    session_id: int,
    field: str,
    value: str,
    source: str,
    writer: RowWriter | None = None,
) -> None:
    """Keeps what a file says of a field that a person has set; the same twice is one note."""
    if not value or archive.value(
        "SELECT 1 FROM told_otherwise WHERE session_id = ? AND field = ? AND value = ?",
        (session_id, field, value),
    ):
        return
    (writer or archive).insert(
        "told_otherwise",
        {
            "session_id": session_id,
            "field": field,
            "value": value,
            "source": source,
            "at": now(),
        },
    )


def others(archive: Handle, session_id: int, current: dict[str, str]) -> list[OtherValue]:
    """What files say otherwise, of the fields that are a person's and differ from it now."""
    ours = fields_of(archive, "session", session_id)
    rows = archive.rows(
        "SELECT field, value, source FROM told_otherwise WHERE session_id = ? ORDER BY id",
        (session_id,),
    )
    return [OtherValue(*row) for row in rows if row[0] in ours and row[1] != current.get(row[0])]


def move(archive: Handle, op: RowWriter, from_id: int, to_id: int, tables: Iterable[str]) -> None:
    """Takes what was set in one session over to another that it becomes part of."""
    for table in tables:
        for (row_id,) in archive.rows(
            "SELECT id FROM by_hand WHERE session_id = ? AND tbl = ?", (from_id, table)
        ):
            op.update("by_hand", row_id, {"session_id": to_id})
