"""What files have brought since a step was done or undone: the step takes it along, both ways.

A step says "this label is Sana's", and a newer file of the same transcript comes, with the same
label. Undo must take the name from both, and Redo must give it to both: so the rows that came are
added to the step before it is turned.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from spacesviewer.library.connection import Handle, Row

# The tables that files go on to fill in. What they say since must not bar the way back: where a
# row differs, what is found is remembered for the way forth, and where others need a row, it stays.
FILLED = frozenset(
    {
        "session", "person", "person_alias", "participant", "figure", "recording", "source",
        "transcript", "transcript_version", "voice", "by_hand", "told_otherwise",
    }
)  # fmt: skip

_VOICES_OF_SESSION = (
    "SELECT o.id, o.name, o.participant_id FROM voice o "
    "JOIN transcript_version v ON v.id = o.version_id JOIN transcript t ON t.id = v.transcript_id "
    "WHERE t.session_id = ? AND (o.participant_id IS NULL OR "
    "(o.participant_id = ? AND v.created_at >= (SELECT at FROM op WHERE id = ?)))"
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A row of a step, as it is now and as it is to be; None: there is no row."""

    table: str
    row_id: int
    now: dict[str, Any] | None
    then: dict[str, Any] | None


def take_along(handle: Handle, op_id: int, *, back: bool) -> None:
    """Adds to a step, which is undone (``back``) or redone next, what came since and goes with it.

    That are the voices of texts that came since: those of a label that the step gives to somebody
    else, those of a person who goes with the step, and those of one who comes back with it.
    """
    turns = list(_turns(handle, op_id, back))
    voices: dict[int, tuple[Any, Any]] = {}
    for voice, was, to in (
        *_of_those_who_come(handle, turns, op_id),
        *_of_those_who_go(handle, turns),
        *_of_the_same_label(handle, turns),
    ):
        voices[voice] = (was, to)
    known = {turn.row_id for turn in turns if turn.table == "voice"}
    come = {turn.row_id for turn in turns if turn.table == "participant" and turn.now is None}
    for voice, (was, to) in voices.items():
        if voice not in known:
            _insert(handle, op_id, "voice", voice, "participant_id", (was, to), back, to in come)
    for row in _places_of_merged(handle, turns):
        _insert(handle, op_id, "participant", row[0], "person_id", row[1:], back, False)


def _turns(handle: Handle, op_id: int, back: bool) -> Iterator[Turn]:
    for table, row_id, before, after in handle.rows(
        "SELECT tbl, row_id, before, after FROM op_item WHERE op_id = ? AND tbl IN "
        "('voice', 'participant', 'person', 'person_alias', 'by_hand') ORDER BY n",
        (op_id,),
    ):
        old, new = (json.loads(text) if text else None for text in (before, after))
        yield Turn(table, row_id, *((new, old) if back else (old, new)))


def _of_the_same_label(handle: Handle, turns: list[Turn]) -> Iterator[tuple[int, Any, Any]]:
    """Voices that came later and are called as one that the step gives to somebody else."""
    moved = [
        turn
        for turn in turns
        if turn.table == "voice" and turn.now and turn.then and "participant_id" in turn.then
    ]
    newest = max((turn.row_id for turn in moved), default=0)
    for turn in moved:
        assert turn.now is not None
        assert turn.then is not None
        was, to = turn.now["participant_id"], turn.then["participant_id"]
        for (voice,) in handle.rows(
            "SELECT n.id FROM voice o JOIN transcript_version v ON v.id = o.version_id "
            "JOIN transcript_version w ON w.transcript_id = v.transcript_id "
            "JOIN voice n ON n.version_id = w.id AND n.name = o.name "
            "WHERE o.id = ? AND n.id > ? AND n.participant_id IS ?",
            (turn.row_id, newest, was),
        ):
            yield voice, was, to


def _of_those_who_go(handle: Handle, turns: list[Turn]) -> Iterator[tuple[int, int, Any]]:
    """Voices of one who goes: they are nobody's, or of whom that one is made one with."""
    for turn in turns:
        if turn.table != "participant" or turn.now is None or turn.then is not None:
            continue
        names = _names(handle, turn.now["person_id"])
        homes = [row["row_id"] for row in _told(one.then for one in turns) if row["told"] in names]
        for (voice,) in handle.rows(
            "SELECT id FROM voice WHERE participant_id = ?", (turn.row_id,)
        ):
            yield voice, turn.row_id, homes[0] if homes and homes[0] != turn.row_id else None


def _of_those_who_come(
    handle: Handle, turns: list[Turn], op_id: int
) -> Iterator[tuple[int, Any, int]]:
    """Voices of nobody, or of whom they were made one with since, called as one who comes."""
    people = {turn.row_id: turn.then for turn in turns if turn.table == "person" and turn.then}
    for turn in turns:
        if turn.table != "participant" or turn.now is not None or turn.then is None:
            continue
        person = turn.then["person_id"]
        names = _names(handle, person) | _called(people.get(person) or {})
        homes = [row["row_id"] for row in _told(one.now for one in turns) if row["told"] in names]
        asked = (turn.then["session_id"], homes[0] if homes else None, op_id)
        for voice, label, was in handle.rows(_VOICES_OF_SESSION, asked):
            if " ".join(label.split()).casefold() in names:
                yield voice, was, turn.row_id


def _told(rows: Iterable[dict[str, Any] | None]) -> Iterator[dict[str, Any]]:
    """What a step has noted of how files call people: rows of by_hand that are whole."""
    return (row for row in rows if row and row.get("told") and row.get("tbl") == "participant")


def _places_of_merged(handle: Handle, turns: list[Turn]) -> list[Row]:
    """Where somebody takes part who becomes one with another: (participant, was, becomes)."""
    kept = [
        turn.then["person_id"]
        for turn in turns
        if turn.table == "person_alias" and turn.then and turn.then.get("merged")
    ]
    known = [turn.row_id for turn in turns if turn.table == "participant"]
    return [
        (key, turn.row_id, kept[0])
        for turn in turns
        if kept and turn.table == "person" and turn.then is None
        for (key,) in handle.rows(
            "SELECT id FROM participant WHERE person_id = ? AND id NOT IN "
            "(SELECT value FROM json_each(?)) AND session_id NOT IN "
            "(SELECT session_id FROM participant WHERE person_id = ?)",
            (turn.row_id, json.dumps(known), kept[0]),
        )
    ]


def _names(handle: Handle, person_id: int) -> set[str]:
    row = handle.row("SELECT name, handle FROM person WHERE id = ?", (person_id,))
    return _called(dict(zip(("name", "handle"), row, strict=True))) if row else set()


def _called(person: dict[str, Any]) -> set[str]:
    texts = (person.get("name"), person.get("handle"))
    return {" ".join(text.split()).casefold() for text in texts if text}


def _insert(
    handle: Handle,
    op_id: int,
    table: str,
    row_id: int,
    column: str,
    pair: tuple[Any, ...],
    back: bool,
    at_the_end: bool,
) -> None:
    """Adds a change to a step where it is done before all others, or after them.

    Who goes must have no voice any more when the row goes, and who comes must be there already.
    """
    was, to = ({column: value} for value in pair)
    # The way back goes through the step from its end.
    place = "max(n) + 1" if back is not at_the_end else "min(n) - 1"
    handle.run(
        "INSERT INTO op_item(op_id, n, tbl, row_id, before, after) "  # noqa: S608 - from above
        f"SELECT ?, {place}, ?, ?, ?, ? FROM op_item WHERE op_id = ?",
        (op_id, table, row_id, *map(json.dumps, (to, was) if back else (was, to)), op_id),
    )
