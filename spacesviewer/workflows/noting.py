"""Notes as they may leave the archive, and written to a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from spacesviewer import export
from spacesviewer.domain import disguise as disguises
from spacesviewer.domain.disguise import Disguise
from spacesviewer.domain.errors import UserError
from spacesviewer.domain.note import QUOTE, Note
from spacesviewer.domain.quote import Quote
from spacesviewer.library import notes as stored
from spacesviewer.library import quotes
from spacesviewer.library.store import Archive
from spacesviewer.workflows import leaving, off_record, pseudonyms
from spacesviewer.workflows.exporting import format_of, say_nothing
from spacesviewer.workflows.leaving import Leaving
from spacesviewer.workflows.pseudonyms import Warn


def shareable(
    archive: Archive, notes: Sequence[Note], warn: Warn = say_nothing
) -> tuple[list[Note], int]:
    """The notes as they may leave, and how many are kept back: those on quotes off the record.

    Words off the record that a note repeats, and all that is noted where they are spoken, are
    replaced by a mark. A name that has a pseudonym is not altered: ``warn`` gets a sentence.
    """
    hidden: dict[str, list[Quote]] = {}
    known: dict[str, Disguise] = {}
    for uid in dict.fromkeys(note.session for note in notes):
        found = quotes.list_quotes(archive, session=uid)
        hidden[uid] = [quote for quote in found if off_record.is_off(quote)]
        known[uid] = pseudonyms.of_session(archive, uid)
    allowed = [_cleared(note, hidden[note.session]) for note in notes]
    kept = [note for note in allowed if note is not None]
    _warn(kept, known, warn)
    return kept, len(notes) - len(kept)


def export_notes(
    archive: Archive,
    format_name: str,
    target: Path,
    session: str | None = None,
    warn: Warn = say_nothing,
    reviewer: str = "",
) -> tuple[int, int]:
    """Writes the notes of a session, or all, to a file; how many, and how many are kept back.

    The log of custody is told, if it can be written to.
    """
    gone, count, kept_back = write_notes(archive, format_name, target, session, warn)
    leaving.log(archive, [gone], reviewer=reviewer, warn=warn)
    return count, kept_back


def write_notes(
    archive: Archive,
    format_name: str,
    target: Path,
    session: str | None = None,
    warn: Warn = say_nothing,
) -> tuple[Leaving, int, int]:
    """The same; gives what the log of custody must be told of first."""
    renderer = format_of(export.notes_formats(), format_name)
    notes, kept_back = shareable(archive, stored.list_notes(archive, session), warn)
    if not notes:
        said = "All of them are off the record." if kept_back else "There are no notes to export."
        raise UserError(said, hint="M marks the place that is heard, N writes a note there.")
    export.write(renderer.render(notes), target)
    subjects = dict.fromkeys(leaving.of_session(note.session) for note in notes)
    return leaving.a_file("notes", format_name, subjects, target), len(notes), kept_back


def _cleared(note: Note, hidden: Sequence[Quote]) -> Note | None:
    if note.kind == QUOTE and any(quote.id == note.key for quote in hidden):
        return None

    def without(text: str) -> str:
        if not text:
            return text
        return off_record.cleared_words(text, note.at_ms, note.at_ms, hidden)

    asked = tuple(replace(one, text=without(one.text)) for one in note.follow_ups)
    return replace(note, text=without(note.text), follow_ups=asked)


def _warn(notes: Sequence[Note], known: dict[str, Disguise], warn: Warn) -> None:
    named = titled = 0
    for note in notes:
        disguise = known[note.session]
        texts = (note.text, *(one.text for one in note.follow_ups))
        named += any(any(disguise.mentions(text, in_part=True)) for text in texts)
        titled += any(disguise.mentions(note.title, in_part=True))
    for place, count in (("the words", named), ("the title of a session", titled)):
        if count:
            warn(disguises.sentence(place, count, "note"))
