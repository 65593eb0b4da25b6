"""Notes as a table for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from spacesviewer.domain.note import Note
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.wording import date_text, one_line
from spacesviewer.export._table import guarded

NAME = "Table (CSV)"
EXTENSION = "csv"
KIND = "notes"

_COLUMNS = ("session", "session_date", "time", "at_ms", "on", "note", "to_do", "done")
# Excel takes UTF-8 for the system's old encoding, and Urdu for noise, without the mark.
_MARK = "\ufeff"


def render(notes: Sequence[Note]) -> bytes:
    """One row for each note, and one for each thing to be done about it; all cells quoted."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for note in notes:
        for cells in _rows(note):
            writer.writerow([guarded(cell) for cell in cells])
    return (_MARK + out.getvalue()).encode()


def _rows(note: Note) -> Iterator[tuple[str, ...]]:
    place = (
        one_line(note.title) or "Untitled session",
        date_text(note.started_at),
        format_time(note.at_ms),
        str(note.at_ms),
        note.kind,
    )
    if note.text or not note.follow_ups:
        yield (*place, note.text, "", "")
    for one in note.follow_ups:
        yield (*place, "", one_line(one.text), "yes" if one.done else "no")
