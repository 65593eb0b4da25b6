"""Which lines of a text, as it is now, are those that a quote was taken from."""

from __future__ import annotations

import json
from collections.abc import Sequence

from spacesviewer.library import corrected
from spacesviewer.library.connection import Handle
from spacesviewer.library.segmentids import ID_BITS, id_range, version_of


def current_version(archive: Handle, transcript_id: int) -> int | None:
    """The version of a transcript that is shown; None where it is gone."""
    found = archive.value(
        "SELECT current_id FROM transcript WHERE id = ? AND deleted_at IS NULL", (transcript_id,)
    )
    return int(found) if found is not None else None


def texts_of(archive: Handle, version: int) -> list[str]:
    """The lines of any version of a transcript, in order of time."""
    rows = archive.rows(
        "SELECT text FROM segment WHERE id BETWEEN ? AND ? ORDER BY start_ms, id", id_range(version)
    )
    return [row[0] for row in rows]


def same_lines(
    archive: Handle, transcript_id: int, segment_ids: Sequence[int]
) -> frozenset[int] | None:
    """The segments of the current text that are made of the same lines of the same file.

    None where the text came from another file since: nothing there is the same line.
    """
    if not segment_ids or version_of(segment_ids[0]) not in corrected.kin(archive, transcript_id):
        return None
    current = current_version(archive, transcript_id)
    assert current is not None  # kin() knows it
    wanted: set[int] = set()
    own = {corrected.in_version(key, current) for key in segment_ids}
    for key, made_of in archive.rows(
        "SELECT id, made_of FROM segment WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(segment_ids)),),
    ):
        wanted.update(corrected.numbers_of(key, made_of))
    plain = [(current << ID_BITS) | number for number in wanted]
    rows = archive.rows(
        "SELECT id, made_of FROM segment WHERE id IN (SELECT value FROM json_each(:plain)) "
        "OR (id BETWEEN :low AND :high AND made_of IS NOT NULL)",
        {
            "plain": json.dumps([*plain, *own]),
            "low": id_range(current)[0],
            "high": id_range(current)[1],
        },
    )
    return frozenset(
        key
        for key, made_of in rows
        if key in own or wanted & set(corrected.numbers_of(key, made_of))
    )
