"""Translations: what each is a translation of, and how far its lines have come."""

from __future__ import annotations

from collections.abc import Iterable

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.session import TranscriptInfo
from spacesviewer.domain.translation import MACHINE, REPORTER, TranslatedLine
from spacesviewer.library import corrected, transcripts
from spacesviewer.library.clock import now
from spacesviewer.library.connection import Handle
from spacesviewer.library.journal import RowWriter
from spacesviewer.library.segmentids import id_range, version_of

TYPED = "typed here"
_BY_ORIGIN = {"machine": MACHINE, "human": REPORTER}


def begin(
    archive: Handle, op: RowWriter, source: TranscriptInfo, language: str, translator: str
) -> int:
    """Begins an empty translation of a transcript; gives its id. Undo takes it out of sight."""
    session_id = archive.value("SELECT id FROM session WHERE uid = ?", (source.session,))
    line = archive.insert(
        "transcript",
        {
            "session_id": session_id,
            "language": language,
            "kind": "translation",
            "origin": "human",
            "format": TYPED,
            "name": f"Translation of {source.name}",
            "created_at": now(),
            "deleted_at": now(),
        },
    )
    version = archive.insert(
        "transcript_version",
        {
            "transcript_id": line,
            "number": 1,
            "sha256": "",
            "segments": 0,
            "next_n": 1,
            "has_speakers": int(source.has_speakers),
            "words_hash": f"translation {line}",  # its own: it is no other text's double
            "created_at": now(),
        },
    )
    archive.update("transcript", line, {"current_id": version})
    archive.run(
        "INSERT INTO translation(id, source_id, translator, begun_at) VALUES (?, ?, ?, ?)",
        (line, source.id, translator, now()),
    )
    op.update("transcript", line, {"deleted_at": None})
    return line


def source_of(archive: Handle, transcript_id: int) -> TranscriptInfo | None:
    """What a translation is a translation of: as it was begun, else the session's best original."""
    info = transcripts.get(archive, transcript_id)
    told = archive.value("SELECT source_id FROM translation WHERE id = ?", (transcript_id,))
    others = [one for one in transcripts.list_for(archive, info.session) if one.id != info.id]
    for one in others:
        if one.id == told:
            return one
    fitting = [one for one in others if one.kind == "original" and one.timed and not one.turns]
    return min(fitting, key=lambda one: (not one.has_speakers, one.id), default=None)


def origin_of(archive: Handle, info: TranscriptInfo, segment_ids: Iterable[int] = ()) -> str:
    """Who is answerable for the words of a text, or of some of its segments: "human", "machine".

    What a person has translated is no surer than what lay before her: words that a machine heard
    stay its own in every language, and so do those that a machine has translated.
    """
    if info.kind != "translation" or info.origin != "human":
        return info.origin
    known = lines(archive, info.id)
    chosen = [known[key] for key in segment_ids if key in known] or list(known.values())
    if any(line.status == MACHINE for line in chosen):
        return "machine"
    source = source_of(archive, info.id)
    return info.origin if source is None else origin_of(archive, source)


def in_language(archive: Handle, source: TranscriptInfo, language: str) -> int | None:
    """The translation of a session into a language: one that was typed here before all others."""
    known = [
        one
        for one in transcripts.list_for(archive, source.session)
        if one.kind == "translation" and one.language.casefold() == language.casefold()
    ]
    best = min(known, key=lambda one: (one.format != TYPED, one.id), default=None)
    return best.id if best is not None else None


def lines(archive: Handle, transcript_id: int) -> dict[int, TranslatedLine]:
    """How far each segment of the current text has come, by its id; all of them."""
    info = transcripts.get(archive, transcript_id)
    row = archive.row(
        "SELECT v.id, coalesce(v.base_id, v.id) FROM transcript t JOIN transcript_version v "
        "ON v.id = t.current_id WHERE t.id = ?",
        (transcript_id,),
    )
    if row is None:
        raise WrongUsage("There is no transcript {transcript}.", transcript=transcript_id)
    current, base = row
    untold = TranslatedLine(_BY_ORIGIN.get(info.origin, ""))
    texts: dict[int, str] = dict(
        archive.rows(
            "SELECT id, text FROM segment WHERE id BETWEEN ? AND ? ORDER BY start_ms, id",
            id_range(current),
        )
    )
    found = dict.fromkeys(texts, untold)
    for key, text, *told in archive.rows(
        "SELECT id, text, status, translator, checker, at, source_text FROM translated "
        "WHERE id BETWEEN ? AND ?",
        id_range(base),
    ):
        here = corrected.in_version(key, current)
        if texts.get(here) == text:
            found[here] = TranslatedLine(*told)
    return found


def put(archive: Handle, op: RowWriter, segment_id: int, line: TranslatedLine) -> None:
    """Says how far a segment of a text that may be changed has come."""
    key = _key(archive, segment_id)
    values = {
        "text": archive.value("SELECT text FROM segment WHERE id = ?", (segment_id,)),
        "status": line.status,
        "translator": line.translator,
        "checker": line.checker,
        "at": line.at or now(),
        "source_text": line.source_text,
    }
    if archive.value("SELECT 1 FROM translated WHERE id = ?", (key,)):
        op.update("translated", key, values)
    else:
        op.insert("translated", {"id": key, **values})


def add_voice(archive: Handle, op: RowWriter, version: int, source_segment_id: int) -> int:
    """A voice for who speaks a segment of the original, known by the same person or label."""
    label, person = archive.row(
        "SELECT o.name, o.participant_id FROM segment g JOIN voice o ON o.id = g.voice_id "
        "WHERE g.id = ?",
        (source_segment_id,),
    ) or ("", None)
    values = {"version_id": version, "name": label, "participant_id": person}
    taken = archive.value(
        "SELECT id FROM voice WHERE version_id = ? AND name = ?", (version, label)
    )
    return int(taken) if taken is not None else op.insert("voice", values)


def drop(archive: Handle, op: RowWriter, segment_id: int) -> None:
    """Forgets a segment that is taken away."""
    op.delete("translated", _key(archive, segment_id))


def _key(archive: Handle, segment_id: int) -> int:
    version = version_of(segment_id)
    base = archive.value(
        "SELECT coalesce(base_id, id) FROM transcript_version WHERE id = ?", (version,)
    )
    return corrected.in_version(segment_id, int(base))
