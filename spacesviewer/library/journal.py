"""The journal of operations: what was done, undone and redone, row by row, for good."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.errors import UserError
from spacesviewer.library import searchindex, since
from spacesviewer.library.connection import Handle, sqlite3


class RowWriter(Protocol):
    """What changes rows: an archive (for good) or an operation (can be undone)."""

    def insert(self, table: str, values: Mapping[str, object]) -> int:
        """Inserts a row and gives its id."""

    def update(self, table: str, row_id: int, values: Mapping[str, object]) -> None:
        """Sets columns of one row."""

    def delete(self, table: str, row_id: int) -> None:
        """Deletes one row."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A row of an operation: what it was, and what it became."""

    n: int
    table: str
    row_id: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class Operation:
    """Row changes of one action of a person, remembered with what was there before."""

    def __init__(self, handle: Handle, label: str) -> None:
        self._handle = handle
        self.label = label
        self.id = 0  # in the journal, when it is finished and has changed anything
        self.changes = Changes()
        self._items: list[tuple[str, int, str | None, str | None]] = []

    def insert(self, table: str, values: Mapping[str, object]) -> int:
        """Inserts a row and gives its id."""
        row_id = self._handle.insert(table, values)
        after = _row(self._handle, table, row_id)
        self._remember(table, row_id, None, after)
        return row_id

    def update(self, table: str, row_id: int, values: Mapping[str, object]) -> None:
        """Sets columns of one row; only those that really differ are remembered."""
        before = _row(self._handle, table, row_id)
        if before is None:
            raise KeyError(f"{table} {row_id}")
        self._handle.update(table, row_id, values)
        after = _row(self._handle, table, row_id) or {}
        changed = [column for column, value in before.items() if after[column] != value]
        if changed:
            self._remember(
                table, row_id, {c: before[c] for c in changed}, {c: after[c] for c in changed}
            )

    def delete(self, table: str, row_id: int) -> None:
        """Deletes one row."""
        before = _row(self._handle, table, row_id)
        if before is None:
            return
        self.changes |= _changes(self._handle, table, row_id)
        self._handle.delete(table, row_id)
        self._items.append((table, row_id, _to_json(before), None))

    def finish(self) -> None:
        """Writes the operation into the journal; what was undone before can't be redone now."""
        if not self._items:
            return
        searchindex.settle(self._handle, self.changes)
        self._handle.run("UPDATE op SET state = 'dropped' WHERE state = 'undone'")
        self.id = op_id = self._handle.insert("op", {"label": self.label, "at": _now()})
        self._handle.run_many(
            "INSERT INTO op_item(op_id, n, tbl, row_id, before, after) VALUES (?, ?, ?, ?, ?, ?)",
            [(op_id, n, *item) for n, item in enumerate(self._items)],
        )

    def _remember(
        self, table: str, row_id: int, before: dict[str, Any] | None, after: dict[str, Any] | None
    ) -> None:
        self._items.append((table, row_id, _to_json(before), _to_json(after)))
        self.changes |= _changes(self._handle, table, row_id)


def next_undo(handle: Handle) -> str | None:
    """What would be undone next, in words; None if nothing."""
    found = _next_undo(handle)
    return found[1] if found else None


def next_redo(handle: Handle) -> str | None:
    """What would be redone next, in words; None if nothing."""
    found = _next_redo(handle)
    return found[1] if found else None


def mark(handle: Handle) -> tuple[object, ...]:
    """What differs after a person's step, its way back, or the adding of files; quickly read."""
    return (
        handle.row(
            "SELECT (SELECT max(id) FROM op), (SELECT max(id) FROM op WHERE state = 'done'), "
            "(SELECT max(id) FROM transcript_version), (SELECT max(id) FROM recording), "
            "(SELECT max(id) FROM session)"
        )
        or ()
    )


def undo(handle: Handle) -> tuple[str, Changes] | None:
    """Takes the last operation back; its label and what changed, None if there is none.

    What files have brought since does not bar the way. UserError, and nothing changes, where
    another program has changed what only a person says.
    """
    return _turn(handle, back=True)


def redo(handle: Handle) -> tuple[str, Changes] | None:
    """Does the operation that was undone last again; as undo() otherwise."""
    return _turn(handle, back=False)


def _turn(handle: Handle, *, back: bool) -> tuple[str, Changes] | None:
    with handle.transaction():
        found = (_next_undo if back else _next_redo)(handle)
        if found is None:
            return None
        op_id, label = found
        what, changes = f"{'Undo' if back else 'Redo'} “{label}”", Changes()
        since.take_along(handle, op_id, back=back)
        items = _items(handle, op_id)
        for item in reversed(items) if back else items:
            changes |= _replace(handle, op_id, item, what, back=back)
        searchindex.settle(handle, changes)
        handle.run("UPDATE op SET state = ? WHERE id = ?", ("undone" if back else "done", op_id))
        return label, changes


def _next_undo(handle: Handle) -> tuple[int, str] | None:
    row = handle.row("SELECT id, label FROM op WHERE state = 'done' ORDER BY id DESC LIMIT 1")
    return (row[0], row[1]) if row else None


def _next_redo(handle: Handle) -> tuple[int, str] | None:
    row = handle.row("SELECT id, label FROM op WHERE state = 'undone' ORDER BY id LIMIT 1")
    return (row[0], row[1]) if row else None


def _items(handle: Handle, op_id: int) -> list[_Item]:
    rows = handle.rows(
        "SELECT n, tbl, row_id, before, after FROM op_item WHERE op_id = ? ORDER BY n", (op_id,)
    )
    return [
        _Item(n, table, row_id, stored_row(old), stored_row(new))
        for n, table, row_id, old, new in rows
    ]


def _replace(handle: Handle, op_id: int, item: _Item, what: str, *, back: bool) -> Changes:
    """Turns one row of an operation; what is there must be what the operation knows of it."""
    expected, wanted = (item.after, item.before) if back else (item.before, item.after)
    table, row_id = item.table, item.row_id
    found, may_differ = _row(handle, table, row_id), table in since.FILLED
    if not _fits(found, expected):
        if not may_differ:
            raise _changed_since(what)
        if found is None or expected is None:
            return Changes()  # it has gone, or has stayed, already
        seen = found if wanted is None else {column: found[column] for column in expected}
        handle.run(
            f"UPDATE op_item SET {'after' if back else 'before'} = ? "  # noqa: S608 - from here
            "WHERE op_id = ? AND n = ?",
            (_to_json(seen), op_id, item.n),
        )
    changes = _changes(handle, table, row_id) if found is not None else Changes()
    try:
        if wanted is None:
            handle.delete(table, row_id)
        elif found is None:
            handle.insert(table, wanted)
        else:
            handle.update(table, row_id, wanted)
    except sqlite3.IntegrityError as error:
        if not may_differ:
            raise _changed_since(what) from error
        return Changes()  # others need the row, or have taken its place: it stays as it is
    return changes | (_changes(handle, table, row_id) if wanted is not None else Changes())


def _fits(found: dict[str, Any] | None, expected: dict[str, Any] | None) -> bool:
    if expected is None or found is None:
        return found is expected
    return all(found[column] == value for column, value in expected.items())


def _changed_since(what: str) -> UserError:
    return UserError(
        "{problem} is not possible: the same things were changed since by another window or "
        "program.",
        hint="Nothing was changed now.",
        problem=what,
    )


def _row(handle: Handle, table: str, row_id: int) -> dict[str, Any] | None:
    columns = handle.columns(table)
    row = handle.row(
        f"SELECT {', '.join(columns)} FROM {table} WHERE id = ?",  # noqa: S608 - names from code
        (row_id,),
    )
    return dict(zip(columns, row, strict=True)) if row else None


_OF_VERSION = (
    "SELECT s.uid FROM {} x JOIN transcript_version v ON v.id = x.version_id "
    "JOIN transcript t ON t.id = v.transcript_id JOIN session s ON s.id = t.session_id "
    "WHERE x.id = ?"
)
_OF_SEGMENT = "SELECT transcript_id FROM transcript_version WHERE id = ? >> 24"

# For each table that can be undone: the field of Changes, and what names the row in it.
_NAMED = {
    "session": ("sessions", "SELECT uid FROM session WHERE id = ?"),
    "figure": (
        "sessions",
        "SELECT s.uid FROM figure f JOIN session s ON s.id = f.session_id WHERE f.id = ?",
    ),
    "recording": (
        "sessions",
        "SELECT s.uid FROM recording r JOIN session s ON s.id = r.session_id WHERE r.id = ?",
    ),
    "transcript": ("transcripts", "SELECT id FROM transcript WHERE id = ?"),
    "voice": (
        "transcripts",
        "SELECT v.transcript_id FROM voice o JOIN transcript_version v ON v.id = o.version_id "
        "WHERE o.id = ?",
    ),
    "segment": ("transcripts", _OF_SEGMENT),
    "segment_words": ("transcripts", _OF_SEGMENT),
    "translated": ("transcripts", _OF_SEGMENT),
    "transcript_version": (
        "transcripts",
        "SELECT transcript_id FROM transcript_version WHERE id = ?",
    ),
    "source": (
        "sessions",
        "SELECT s.uid FROM source f JOIN session s ON s.id = f.session_id WHERE f.id = ?",
    ),
    "by_hand": (
        "sessions",
        "SELECT s.uid FROM by_hand h JOIN session s ON s.id = h.session_id WHERE h.id = ?",
    ),
    "told_otherwise": (
        "sessions",
        "SELECT s.uid FROM told_otherwise o JOIN session s ON s.id = o.session_id WHERE o.id = ?",
    ),
    "participant": ("participants", "SELECT id FROM participant WHERE id = ?"),
    "person": ("participants", "SELECT id FROM participant WHERE person_id = ?"),
    "person_alias": (
        "participants",
        "SELECT a.id FROM person_alias x JOIN participant a ON a.person_id = x.person_id "
        "WHERE x.id = ?",
    ),
    "speaker_claim": ("sessions", _OF_VERSION.format("speaker_claim")),
    "word_check": ("sessions", _OF_VERSION.format("word_check")),
    "topic": ("topics", "SELECT id FROM topic WHERE id = ?"),
    "topic_span": ("topic_spans", "SELECT id FROM topic_span WHERE id = ?"),
    "question": ("questions", "SELECT id FROM question WHERE id = ?"),
    "mark": ("marks", "SELECT id FROM mark WHERE id = ?"),
    "follow_up": ("marks", "SELECT mark_id FROM follow_up WHERE id = ?"),
    "quote": ("quotes", "SELECT uid FROM quote WHERE id = ?"),
    "quote_topic": (
        "quotes",
        "SELECT q.uid FROM quote_topic x JOIN quote q ON q.id = x.quote_id WHERE x.id = ?",
    ),
    "story": (
        "quotes",
        "SELECT q.uid FROM quote_story x JOIN quote q ON q.id = x.quote_id WHERE x.story_id = ?",
    ),
    "quote_story": (
        "quotes",
        "SELECT q.uid FROM quote_story x JOIN quote q ON q.id = x.quote_id WHERE x.id = ?",
    ),
    "quote_link": (
        "quotes",
        "SELECT q.uid FROM quote_link x JOIN quote q ON q.id = x.quote_id WHERE x.id = ?",
    ),
}


def _changes(handle: Handle, table: str, row_id: int) -> Changes:
    field, query = _NAMED[table]
    return Changes(**{field: frozenset(r[0] for r in handle.rows(query, (row_id,)))})


def _to_json(row: dict[str, Any] | None) -> str | None:
    if row is None:
        return None
    return json.dumps(row, ensure_ascii=False, default=_blob, separators=(",", ":"))


def _blob(value: bytes) -> dict[str, str]:
    return {"base64": base64.b64encode(value).decode()}


def stored_row(text: str | None) -> dict[str, Any] | None:
    """A row as an item of the journal has it, None where there was none."""
    if text is None:
        return None
    row: dict[str, Any] = json.loads(text)
    return {
        column: base64.b64decode(value["base64"]) if isinstance(value, dict) else value
        for column, value in row.items()
    }


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
