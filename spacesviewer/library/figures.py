"""Numbers about sessions, as they were told; those that disagree stand side by side."""

from __future__ import annotations

import json
from collections.abc import Iterable

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.figure import Figure
from spacesviewer.library import byhand
from spacesviewer.library.connection import Handle
from spacesviewer.library.journal import RowWriter


def list_for(archive: Handle, session_id: int) -> list[Figure]:
    """The numbers about a session in order of their telling."""
    rows = archive.rows(
        "SELECT kind, value, source, date, id FROM figure WHERE session_id = ? ORDER BY id",
        (session_id,),
    )
    return [Figure(*row) for row in rows]


def add_missing(
    archive: Handle, session_id: int, told: Iterable[Figure], writer: RowWriter | None = None
) -> int:
    """Adds the numbers that a session lacks; how many. One that a person changed stays changed."""
    known = {_key(figure) for figure in list_for(archive, session_id)}
    known |= set(byhand.names_told(archive, session_id, "figure", "figure"))
    added = 0
    for figure in told:
        if _key(figure) not in known:
            known.add(_key(figure))
            add(writer or archive, session_id, figure)
            added += 1
    return added


def add(op: RowWriter, session_id: int, figure: Figure) -> int:
    """Adds a number; gives its id."""
    return op.insert("figure", {"session_id": session_id, **_values(figure)})


def change(
    archive: Handle, op: RowWriter, session_id: int, figure: Figure, *, reviewer: str = ""
) -> None:
    """Puts a number, known by its id, in the place of what it was."""
    old = _get(archive, session_id, figure.id)
    if _values(old) != _values(figure):
        _claim(archive, op, session_id, old, reviewer)
        op.update("figure", figure.id, _values(figure))


def remove(
    archive: Handle, op: RowWriter, session_id: int, figure_id: int, *, reviewer: str = ""
) -> None:
    """Takes a number away; the file that told it does not bring it back."""
    _claim(archive, op, session_id, _get(archive, session_id, figure_id), reviewer)
    op.delete("figure", figure_id)


def _get(archive: Handle, session_id: int, figure_id: int) -> Figure:
    for figure in list_for(archive, session_id):
        if figure.id == figure_id:
            return figure
    raise WrongUsage("This figure is not there any more.", hint="Look at the session again.")


def _claim(archive: Handle, op: RowWriter, session_id: int, old: Figure, reviewer: str) -> None:
    byhand.claim(
        archive, op, session_id, "figure", old.id, "figure", told=_key(old), reviewer=reviewer
    )


def _key(figure: Figure) -> str:
    return json.dumps([figure.kind, figure.value, figure.source, figure.date])


def _values(figure: Figure) -> dict[str, object]:
    return {
        "kind": figure.kind,
        "value": figure.value,
        "source": figure.source,
        "date": figure.date,
    }
