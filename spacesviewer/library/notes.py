"""Notes of marks and of quotes, and follow-ups: listed and searched like words, never as words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacesviewer.domain.note import MARK, QUOTE, Note
from spacesviewer.library import marks, normalise
from spacesviewer.library import search as words
from spacesviewer.library.connection import Handle
from spacesviewer.library.query import Query, parse
from spacesviewer.library.search import Hit, SearchResult
from spacesviewer.library.snippets import snippet

FOLLOW_UP = "follow-up"
_NAMES = {MARK: "Note", FOLLOW_UP: "To do", QUOTE: "Note on a quote"}
_MOST = 50  # beside the words that were found; the command line tells of all


@dataclass(frozen=True, slots=True)
class NoteHit(Hit):
    """A note that was found; ``speaker`` says what it is. ``key`` is the mark's or the quote's."""

    kind: str = MARK
    key: str = ""


def list_notes(archive: Handle, session: str | None = None) -> list[Note]:
    """All marks, and the quotes that have a note; the newest session first, in order of time."""
    found = [*_of_marks(archive, session), *_of_quotes(archive, session)]
    places = {uid: n for n, uid in enumerate(_newest_first(archive))}
    return sorted(found, key=lambda one: (places[one.session], one.at_ms, one.kind, one.key))


def search(
    archive: Handle, query: str, *, session: str | None = None, typing: bool = False
) -> list[NoteHit]:
    """The notes and follow-ups that have all words of a query; read as a search of words."""
    wanted = parse(query, typing=typing)
    if not wanted.terms:
        return []
    return [
        hit
        for note in list_notes(archive, session)
        for kind, text in _texts(note)
        if (hit := _hit(note, kind, text, wanted)) is not None
    ]


def search_all(archive: Handle, query: str, *, limit: int) -> SearchResult:
    """What is found in the words as one types, with the notes that say so before it."""
    found = words.search(archive, query, limit=limit, typing=True)
    notes = search(archive, query, typing=True)
    return replace(found, total=found.total + len(notes), hits=[*notes[:_MOST], *found.hits])


def _texts(note: Note) -> Iterable[tuple[str, str]]:
    yield note.kind, note.text
    for one in note.follow_ups:
        yield FOLLOW_UP, one.text


def _hit(note: Note, kind: str, text: str, wanted: Query) -> NoteHit | None:
    tokens = normalise.tokens(text)
    if not wanted.among([f" {' '.join(token.text for token in tokens)} "]):
        return None
    found = wanted.marks(tokens)
    part, lit = snippet(text, tokens, found)
    return NoteHit(
        note.session, note.title, note.at_ms, note.at_ms + 1, _NAMES[kind], text,
        " ".join(part.split("\n")), 0, 0, found, lit,
        started_at=note.started_at, kind=kind, key=note.key,
    )  # fmt: skip


def _of_marks(archive: Handle, session: str | None) -> list[Note]:
    facts = {
        uid: (title, started)
        for uid, title, started in archive.rows("SELECT uid, title, started_at FROM session")
    }
    known = marks.list_for(archive, session) if session else marks.list_all(archive)
    return [
        Note(MARK, str(one.id), one.session, *facts[one.session], one.at_ms, one.note,
             one.follow_ups)
        for one in known
    ]  # fmt: skip


def _of_quotes(archive: Handle, session: str | None) -> list[Note]:
    return [
        Note(QUOTE, *row)
        for row in archive.rows(
            "SELECT q.uid, s.uid, s.title, s.started_at, q.start_ms, q.note FROM quote q "
            "JOIN session s ON s.id = q.session_id WHERE q.deleted_at IS NULL "
            "AND s.deleted_at IS NULL AND q.note <> '' AND (? IS NULL OR s.uid = ?)",
            (session, session),
        )
    ]


def _newest_first(archive: Handle) -> list[str]:
    rows = archive.rows("SELECT uid FROM session ORDER BY started_utc DESC, id DESC")
    return [uid for (uid,) in rows]
