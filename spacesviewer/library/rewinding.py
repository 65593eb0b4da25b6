"""An older text of a transcript made the current one again: a version of its own."""

from __future__ import annotations

import json
from typing import Any

from spacesviewer.library import corrected
from spacesviewer.library.connection import Handle
from spacesviewer.library.journal import RowWriter, stored_row
from spacesviewer.library.segmentids import id_range


def start_from(
    archive: Handle, op: RowWriter, transcript_id: int, version: int, after: int | None
) -> int:
    """Makes a version, as it stood after one of its corrections (None: as it is), current again.

    It is a copy from which the journal's later changes are taken away; the version itself stays.
    """
    copy = corrected.start_again(archive, op, transcript_id, version)
    if after is not None:
        _rewind(archive, version, copy, after)
    return copy


def _rewind(archive: Handle, version: int, copy: int, after: int) -> None:
    """Takes from a copy what was done to its version after a correction, the last thing first."""
    voices: dict[int, int] = dict(
        archive.rows(
            "SELECT o.id, n.id FROM voice o JOIN voice n ON n.name = o.name "
            "WHERE o.version_id = ? AND n.version_id = ?",
            (version, copy),
        )
    )
    moved = 0  # by how much the text was shifted since, where sessions were put together
    for table, row_id, before, then in archive.rows(
        "SELECT i.tbl, i.row_id, i.before, i.after FROM op_item i JOIN op o ON o.id = i.op_id "
        "WHERE o.state = 'done' AND i.op_id > (SELECT op_id FROM correction WHERE id = ?) "
        "AND ((i.tbl IN ('segment', 'segment_words') AND i.row_id BETWEEN ? AND ?) "
        "OR (i.tbl = 'transcript_version' AND i.row_id = ?)) ORDER BY i.op_id DESC, i.n DESC",
        (after, *id_range(version), version),
    ):
        if table == "transcript_version":
            was, became = (json.loads(row).get("shift_ms", 0) for row in (before, then))
            moved += became - was
            continue
        key = corrected.in_version(row_id, copy)
        wanted = stored_row(before)
        if wanted is None:
            archive.delete(table, key)
            continue
        wanted = _moved(wanted, moved, voices)
        if archive.value(f"SELECT 1 FROM {table} WHERE id = ?", (key,)) is None:  # noqa: S608
            ids = {"id": key, "version_id": copy} if table == "segment" else {"id": key}
            archive.insert(table, {**wanted, **ids})
        else:
            archive.update(table, key, wanted)
    count, end = archive.row(
        "SELECT count(*), coalesce(max(end_ms), 0) FROM segment WHERE id BETWEEN ? AND ?",
        id_range(copy),
    ) or (0, 0)
    archive.update("transcript_version", copy, {"segments": count, "end_ms": end})


def _moved(row: dict[str, Any], by_ms: int, voices: dict[int, int]) -> dict[str, Any]:
    changed = dict(row)
    for column in ("start_ms", "end_ms"):
        if column in changed:
            changed[column] += by_ms
    if changed.get("voice_id") is not None:
        changed["voice_id"] = voices.get(changed["voice_id"])
    return changed
