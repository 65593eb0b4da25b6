"""Transcripts as they are read: lines, their segments, their words."""

# ruff: noqa: S608 - the pieces of SQL that are put together here come from this file
from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.segment import Segment, Word
from spacesviewer.domain.session import INSIDE, TranscriptInfo
from spacesviewer.domain.timeline import Timeline
from spacesviewer.library import wordpack
from spacesviewer.library.connection import Handle, Row
from spacesviewer.library.pathtext import to_text
from spacesviewer.library.searchindex import words_hash
from spacesviewer.library.segmentids import id_range, version_of
from spacesviewer.library.versions import Version, add_version, list_versions

__all__ = [
    "Version",
    "add_version",
    "end_ms",
    "get",
    "list_for",
    "list_versions",
    "of_path",
    "of_segment",
    "primary",
    "segments",
    "segments_of",
    "timeline",
    "words",
]

_SELECT = (
    "SELECT t.id, s.uid, t.language, t.kind, t.origin, t.format, t.name, v.segments, "
    "(SELECT count(*) FROM transcript_version n WHERE n.transcript_id = t.id), v.sha256, "
    "v.has_words, v.has_speakers, v.notes, v.timed, "
    f"v.words_hash = '{words_hash(())}', v.base_id IS NOT NULL, EXISTS (SELECT 1 FROM "
    "transcript_version n WHERE n.transcript_id = t.id AND n.base_id IS NULL AND n.id > v.id) "
    "FROM transcript t "
    "JOIN transcript_version v ON v.id = t.current_id JOIN session s ON s.id = t.session_id "
    "WHERE t.deleted_at IS NULL "
)
# A line of a corrected text has the words of the file's until it gets its own.
_OWN_WORDS = "coalesce(g.words_id, g.id)"
_NAMES = (
    "SELECT o.id, coalesce(p.name, o.name) FROM voice o "
    "LEFT JOIN participant a ON a.id = o.participant_id LEFT JOIN person p ON p.id = a.person_id "
    "WHERE o.version_id = ?"
)


def list_for(archive: Handle, session_uid: str) -> list[TranscriptInfo]:
    """The transcripts of a session: originals first, then as they came."""
    rows = archive.rows(
        _SELECT + "AND s.uid = ? ORDER BY t.kind <> 'original', t.id", (session_uid,)
    )
    return [_info(row) for row in rows]


def get(archive: Handle, transcript_id: int) -> TranscriptInfo:
    """One transcript; WrongUsage if there is none with this id."""
    row = archive.row(_SELECT + "AND t.id = ?", (transcript_id,))
    if row is None:
        raise WrongUsage("There is no transcript {transcript}.", transcript=transcript_id)
    return _info(row)


def of_path(archive: Handle, session_uid: str, path: Path) -> int | None:
    """The transcript of a session that a file became; None if there is none."""
    found = archive.value(
        "SELECT t.id FROM transcript t JOIN session s ON s.id = t.session_id "
        "WHERE s.uid = ? AND t.path = ? AND t.deleted_at IS NULL ORDER BY t.id DESC",
        (session_uid, to_text(path)),
    )
    return int(found) if found is not None else None


def primary(
    archive: Handle, session_uid: str, language: str | None = None
) -> TranscriptInfo | None:
    """The transcript to show first: with times, an original, with speakers, with words.

    One that tells turns of speakers alone is shown where there is no other.
    """
    fitting = [
        info
        for info in list_for(archive, session_uid)
        if language is None or _same_language(info.language, language)
    ]
    return min(
        fitting,
        # A file beside the recording was made on purpose; what is inside may be a machine's.
        key=lambda t: (
            t.turns,
            not t.timed,
            t.kind != "original",
            not t.has_speakers,
            not t.has_words,
            t.format.endswith(INSIDE),
            t.id,
        ),
        default=None,
    )


def timeline(archive: Handle, transcript_id: int) -> Timeline:
    """The current version's segments as columns in order of time."""
    version = _current(archive, transcript_id)
    ids, starts, ends, voices, texts = archive.columns_between(
        "segment", ("id", "start_ms", "end_ms", "voice_id", "text"), id_range(version)
    )
    if starts != sorted(starts):  # a quick look where they are in order, as nearly always
        order = sorted(range(len(ids)), key=lambda n: (starts[n], ids[n]))
        ids, starts, ends, voices, texts = (
            [column[n] for n in order] for column in (ids, starts, ends, voices, texts)
        )
    names: dict[int, str] = dict(archive.rows(_NAMES, (version,)))
    # In order of first speaking; two labels of one person are one speaker.
    speakers: dict[str, int] = _standing_order(archive, version, names)
    places = {
        voice: -1 if voice is None else speakers.setdefault(names.get(voice, ""), len(speakers))
        for voice in dict.fromkeys(voices)
    }
    timed = bool(archive.value("SELECT timed FROM transcript_version WHERE id = ?", (version,)))
    columns = (ids, starts, ends, [places[v] for v in voices], texts, tuple(speakers))
    return Timeline(*columns, timed=timed)


def _standing_order(archive: Handle, version: int, names: dict[int, str]) -> dict[str, int]:
    """The speakers of a corrected text as the file's text has them, then those who were added.

    A speaker is chosen by number: to say who speaks one segment must not renumber all others.
    """
    rows = archive.rows(
        "SELECT o.id FROM transcript_version v JOIN voice o ON o.version_id = v.id "
        "LEFT JOIN voice f ON f.version_id = v.base_id AND f.name = o.name "
        "LEFT JOIN (SELECT voice_id, min(start_ms) AS start_ms, min(id) AS id FROM segment "
        "WHERE id BETWEEN (SELECT base_id << 24 FROM transcript_version WHERE id = :version) "
        "AND (SELECT (base_id + 1 << 24) - 1 FROM transcript_version WHERE id = :version) "
        "GROUP BY voice_id) s ON s.voice_id = f.id "
        "WHERE v.id = :version AND v.base_id IS NOT NULL "
        "ORDER BY s.id IS NULL, s.start_ms, s.id, o.id",
        {"version": version},
    )
    order = dict.fromkeys(names[voice] for (voice,) in rows)
    return {name: place for place, name in enumerate(order)}


def segments(
    archive: Handle,
    transcript_id: int,
    start_ms: int | None = None,
    end_ms: int | None = None,
    *,
    words: bool = True,
) -> list[Segment]:
    """The current version's segments that share any time with start_ms <= t < end_ms."""
    version = _current(archive, transcript_id)
    return segments_of(archive, version, start_ms, end_ms, words=words)


def segments_of(
    archive: Handle,
    version: int,
    start_ms: int | None = None,
    end_ms: int | None = None,
    *,
    words: bool = True,
) -> list[Segment]:
    """The same of any version."""
    low, high = id_range(version)
    rows = archive.rows(
        "SELECT g.id, g.start_ms, g.end_ms, g.voice_id, g.text, g.row, w.data FROM segment g "
        f"LEFT JOIN segment_words w ON w.id = {_OWN_WORDS if words else 'NULL'} "
        "WHERE g.id BETWEEN ? AND ? AND g.start_ms < ? AND (g.end_ms > ? OR g.start_ms >= ?) "
        "ORDER BY g.start_ms, g.id",
        (low, high, _END if end_ms is None else end_ms, start_ms or 0, start_ms or 0),
    )
    names: dict[int, str] = dict(archive.rows(_NAMES, (version,)))
    return [
        Segment(
            start,
            end,
            text,
            names.get(voice, ""),
            wordpack.unpack(data, start) if data else (),
            row,
            key,
        )
        for key, start, end, voice, text, row, data in rows
    ]


def file_version(archive: Handle, transcript_id: int, sha256: str) -> int | None:
    """The version of a transcript that is a file's with this SHA-256, as it came; else None."""
    found = archive.value(
        "SELECT max(id) FROM transcript_version "
        "WHERE transcript_id = ? AND sha256 = ? AND base_id IS NULL",
        (transcript_id, sha256),
    )
    return None if found is None else int(found)


def words(archive: Handle, segment_ids: Sequence[int]) -> dict[int, tuple[Word, ...]]:
    """The times that the file told for the words of segments; one without them is left out."""
    found = {}
    for first in range(0, len(segment_ids), 500):
        some = segment_ids[first : first + 500]
        for key, start, data in archive.rows(
            "SELECT g.id, g.start_ms, w.data FROM segment g "
            f"JOIN segment_words w ON w.id = {_OWN_WORDS} "
            f"WHERE g.id IN ({', '.join('?' * len(some))})",
            some,
        ):
            found[key] = wordpack.unpack(data, start)
    return found


def end_ms(archive: Handle, session_uid: str) -> int:
    """Where the last words of a session end, 0 if it has no transcript."""
    return int(
        archive.value(
            "SELECT coalesce(max(v.end_ms), 0) FROM transcript t "
            "JOIN transcript_version v ON v.id = t.current_id "
            "JOIN session s ON s.id = t.session_id WHERE s.uid = ? AND t.deleted_at IS NULL",
            (session_uid,),
        )
    )


def of_segment(archive: Handle, segment_id: int) -> TranscriptInfo:
    """The transcript that a segment is of."""
    row = archive.row(
        _SELECT + "AND t.id = (SELECT transcript_id FROM transcript_version WHERE id = ?)",
        (version_of(segment_id),),
    )
    if row is None:
        raise WrongUsage("There is no segment {segment}.", segment=segment_id)
    return _info(row)


_END = 1 << 62
_NEWER_FILE = (
    "A newer file of this text was added since you corrected it. Your corrections are kept and "
    "shown; “Compare With Newer File” puts the two together."
)


def _current(archive: Handle, transcript_id: int) -> int:
    found = archive.value("SELECT current_id FROM transcript WHERE id = ?", (transcript_id,))
    if found is None:
        raise WrongUsage("There is no transcript {transcript}.", transcript=transcript_id)
    return int(found)


def _info(row: Row) -> TranscriptInfo:
    corrected, notes = bool(row[15]), tuple(json.loads(row[12]))
    if corrected and row[16]:
        notes += (_NEWER_FILE,)
    flags = (bool(row[10]), bool(row[11]), notes, bool(row[13]), bool(row[14]), corrected)
    return TranscriptInfo(*(*row[:10], *flags))


def _same_language(tag: str, wanted: str) -> bool:
    """Whether a tag is of a language: ``en`` fits ``en-US``, not the other way round."""
    tag, wanted = tag.casefold(), wanted.casefold()
    return tag == wanted or tag.startswith(f"{wanted}-")
