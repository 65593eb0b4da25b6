"""Notes as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from spacesviewer.domain.note import Note
from spacesviewer.domain.plaintext import escaped_json
from spacesviewer.domain.wording import one_line, tidy

NAME = "JSON"
EXTENSION = "json"
KIND = "notes"


def render(notes: Sequence[Note]) -> bytes:
    """A list with an object for each note, field by field."""
    document = [_entry(note) for note in notes]
    return (escaped_json(json.dumps(document, ensure_ascii=False, indent=2)) + "\n").encode()


def _entry(note: Note) -> dict[str, Any]:
    return {
        "on": note.kind,
        "session": note.session,
        "title": one_line(note.title),
        "started_at": note.started_at,
        "at_ms": note.at_ms,
        "note": tidy(note.text),
        "follow_ups": [{"text": tidy(one.text), "done": one.done} for one in note.follow_ups],
    }
