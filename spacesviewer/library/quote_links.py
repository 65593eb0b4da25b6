"""Where a person found the words of a quote in a later text, when the program could not be sure."""

from __future__ import annotations

import json
from collections.abc import Sequence

from spacesviewer.library.clock import now
from spacesviewer.library.connection import Handle
from spacesviewer.library.journal import RowWriter

Span = tuple[int, int, int]  # segment id, start, end in its text


def accept(
    archive: Handle,
    op: RowWriter,
    quote_id: int,
    version_id: int,
    spans: Sequence[Span],
    reviewer: str,
) -> None:
    """Keeps that a quote stands at these places of a version, in place of what was kept before."""
    remove(archive, op, quote_id, version_id)
    op.insert(
        "quote_link",
        {
            "quote_id": quote_id,
            "version_id": version_id,
            "spans": json.dumps([list(span) for span in spans]),
            "reviewer": reviewer,
            "at": now(),
        },
    )


def remove(archive: Handle, op: RowWriter, quote_id: int, version_id: int) -> None:
    """Forgets where a quote was found in a version."""
    for (link,) in archive.rows(
        "SELECT id FROM quote_link WHERE quote_id = ? AND version_id = ?", (quote_id, version_id)
    ):
        op.delete("quote_link", link)


def of_quote(archive: Handle, uid: str) -> dict[int, tuple[Span, ...]]:
    """The places that were accepted, by version."""
    return {
        version: tuple((span[0], span[1], span[2]) for span in json.loads(spans))
        for version, spans in archive.rows(
            "SELECT l.version_id, l.spans FROM quote_link l JOIN quote q ON q.id = l.quote_id "
            "WHERE q.uid = ? ORDER BY l.id",
            (uid,),
        )
    }
