"""Versions of transcripts: append-only, the newest of a line is shown and searched."""

# ruff: noqa: S608 - the piece of SQL that is put in here comes from this file
from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacesviewer.domain.errors import RefusedFile, WrongUsage
from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.library import (
    byhand,
    custody,
    normalise,
    originals,
    participants,
    sources,
    wordpack,
)
from spacesviewer.library.clock import now
from spacesviewer.library.connection import Handle, Row
from spacesviewer.library.corrected import is_corrected
from spacesviewer.library.pathtext import to_path, to_text
from spacesviewer.library.searchindex import refresh, words_hash
from spacesviewer.library.segmentids import ID_BITS, id_range

IMPORTER = "1"  # rises when the same file would give other segments
_MAX_SEGMENTS = (1 << ID_BITS) - 1
_OF_THE_WORDS = ("language", "kind", "origin", "format")
_NEWEST_FILE = (
    "SELECT max(n.id) FROM transcript_version n WHERE n.transcript_id = t.id AND n.base_id IS NULL"
)


@dataclass(frozen=True, slots=True)
class Version:
    """One text of a transcript line."""

    id: int
    number: int
    sha256: str
    segments: int
    created_at: str
    importer: str
    notes: tuple[str, ...]
    base: int = 0  # the version of the file that a person's text began as; 0: from a file


def add_version(
    archive: Handle,
    session_uid: str,
    parsed: ParsedTranscript,
    *,
    format: str,  # noqa: A002 - what it is called everywhere else
    name: str,
    path: Path,
    sha256: str,
    language: str = "",
    data: bytes | None = None,
    size: int = 0,
    mtime_ns: int = 0,
    quick_hash: str = "",
    renewed: bool = False,
    is_file: bool = True,
) -> int:
    """Stores a transcript file; gives the transcript's id.

    A file of the same path, or of the same name and language where the old one is gone, is a new
    version of that line, unless its content is the current one already; any other file begins a
    line. ``data`` is kept as it came. ``renewed`` is for a known file of which more is known now
    (speakers that a file beside it tells): a new version, unless the text was corrected since.
    ``is_file`` is false for a text inside a recording. A text that a person has corrected stays
    current whatever comes; a newer file waits as a version beside it.
    """
    if len(parsed.segments) > _MAX_SEGMENTS:
        raise RefusedFile(
            "{name} has {count} segments, more than a transcript can hold.",
            name=name,
            count=len(parsed.segments),
        )
    with archive.transaction():
        session_id = archive.value("SELECT id FROM session WHERE uid = ?", (session_uid,))
        if session_id is None:
            raise WrongUsage("There is no session {session}.", session=session_uid)
        language = language or parsed.language
        if data is not None:
            originals.keep(archive, data)
        if is_file:
            sources.record(
                archive,
                path,
                "transcript",
                size=size,
                mtime_ns=mtime_ns,
                sha256=sha256,
                quick_hash=quick_hash,
                session_uid=session_uid,
            )
        line = _line(archive, session_id, path, sha256, (name, language, parsed.kind))
        unchanged = line is not None and _file_sha256(archive, line) == sha256
        if line is not None and unchanged is not renewed:
            archive.update("transcript", line, {"path": to_text(path), "name": name})
            return line
        values = {
            "language": language,
            "kind": parsed.kind,
            "origin": parsed.origin,
            "format": format,
            "name": name,
            "path": to_text(path),
        }
        corrected = line is not None and is_corrected(archive, line)
        if line is None:
            line = archive.insert(
                "transcript", {"session_id": session_id, "created_at": now(), **values}
            )
        else:
            set_by_hand = byhand.fields_of(archive, "transcript", line)
            own = _OF_THE_WORDS if corrected else ()
            kept = {key: value for key, value in values.items() if key not in (*set_by_hand, *own)}
            archive.update("transcript", line, kept)
        version = _insert_version(archive, line, parsed, sha256)
        custody.append(archive, custody.ADDED, f"transcript:{sha256}", {"format": format})
        _insert_segments(archive, session_id, line, version, parsed.segments)
        _stand_where_it_stood(archive, line, version)
        if not corrected:
            archive.update("transcript", line, {"current_id": version})
        refresh(archive, session_id)
    return line


def list_versions(archive: Handle, transcript_id: int) -> list[Version]:
    """All texts that a line has had, the first one first."""
    return [
        Version(*(*row[:6], tuple(json.loads(row[6])), row[7]))
        for row in archive.rows(
            "SELECT id, number, sha256, segments, created_at, importer, notes, coalesce(base_id, 0)"
            " "
            "FROM transcript_version WHERE transcript_id = ? ORDER BY number",
            (transcript_id,),
        )
    ]


def _line(archive: Handle, session_id: int, path: Path, sha256: str, wanted: Row) -> int | None:
    """The line that a file belongs to; ``wanted`` are its name, language and kind."""
    lines = archive.rows(
        "SELECT t.id, t.path, v.sha256, t.name, t.language, t.kind FROM transcript t "
        f"JOIN transcript_version v ON v.id = ({_NEWEST_FILE}) "
        "WHERE t.session_id = ? AND t.deleted_at IS NULL ORDER BY t.id",
        (session_id,),
    )
    same_place = [row[0] for row in lines if row[1] == to_text(path)]
    same_content = [row[0] for row in lines if row[2] == sha256]
    # Moved and changed: only if the old file is gone. Two files of a name are two lines.
    named = [row for row in lines if row[3] == wanted[0] and _is_gone(row[1])]
    same_name = [row[0] for row in named if _agrees(archive, row, wanted)]
    return next(iter(same_place + same_content + same_name), None)


def _agrees(archive: Handle, line: Row, wanted: Row) -> bool:
    """Whether language and kind are those of a line, as far as no person has set them."""
    set_by_hand = byhand.fields_of(archive, "transcript", line[0])
    pairs = zip(("language", "kind"), line[4:6], wanted[1:3], strict=True)
    return all(old == new or field in set_by_hand for field, old, new in pairs)


def _stand_where_it_stood(archive: Handle, line: int, version: int) -> None:
    """Shifts a new version as the one before it, where sessions were put together."""
    row = archive.row(
        "SELECT v.shift_ms, n.end_ms FROM transcript t JOIN transcript_version v "
        "ON v.id = t.current_id, transcript_version n WHERE t.id = ? AND n.id = ?",
        (line, version),
    )
    if row is not None and row[0]:
        archive.update(
            "transcript_version", version, {"shift_ms": row[0], "end_ms": row[1] + row[0]}
        )


def _is_gone(path: str) -> bool:
    return not os.path.exists(to_path(path))  # noqa: PTH110 - Path.exists() raises on some disks


def _file_sha256(archive: Handle, transcript_id: int) -> str | None:
    found = archive.value(
        "SELECT v.sha256 FROM transcript t "
        f"JOIN transcript_version v ON v.id = ({_NEWEST_FILE}) WHERE t.id = ?",
        (transcript_id,),
    )
    return str(found) if found else None


def _insert_version(
    archive: Handle, transcript_id: int, parsed: ParsedTranscript, sha256: str
) -> int:
    number = archive.value(
        "SELECT coalesce(max(number), 0) + 1 FROM transcript_version WHERE transcript_id = ?",
        (transcript_id,),
    )
    return archive.insert(
        "transcript_version",
        {
            "transcript_id": transcript_id,
            "number": number,
            "sha256": sha256,
            "importer": IMPORTER,
            "notes": json.dumps(parsed.notes),
            "segments": len(parsed.segments),
            "next_n": len(parsed.segments) + 1,
            "end_ms": max((segment.end_ms for segment in parsed.segments), default=0),
            "has_words": int(any(segment.words for segment in parsed.segments)),
            "has_speakers": int(any(segment.speaker for segment in parsed.segments)),
            "timed": int(parsed.timed),
            "words_hash": "",
            "created_at": now(),
        },
    )


def _insert_segments(
    archive: Handle, session_id: int, line: int, version: int, segments: Sequence[Segment]
) -> None:
    voices = _insert_voices(archive, session_id, line, version, segments)
    shadows = [normalise.shadow(segment.text) for segment in segments]
    first = id_range(version)[0] + 1
    archive.run_many(
        "INSERT INTO segment(id, version_id, row, start_ms, end_ms, voice_id, text, norm) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (key, version, s.row, s.start_ms, s.end_ms, voices.get(s.speaker), s.text, norm)
            for key, (s, norm) in enumerate(zip(segments, shadows, strict=True), first)
        ],
    )
    archive.run_many("INSERT INTO segment_words(id, data) VALUES (?, ?)", _packed(segments, first))
    read = [norm if norm is not None else s.text for s, norm in zip(segments, shadows, strict=True)]
    archive.update("transcript_version", version, {"words_hash": words_hash(read)})


def _insert_voices(
    archive: Handle, session_id: int, line: int, version: int, segments: Sequence[Segment]
) -> dict[str, int]:
    """The ids of the labels. Whom a label stood for before, it stands for again."""
    labels = [label for label in dict.fromkeys(s.speaker for s in segments) if label]
    people = participants.matching(archive, session_id, labels)
    people |= dict(
        archive.rows(
            "SELECT o.name, o.participant_id FROM voice o JOIN transcript t "
            "ON t.current_id = o.version_id WHERE t.id = ? AND o.participant_id IS NOT NULL",
            (line,),
        )
    )
    return {
        label: archive.insert(
            "voice",
            {"version_id": version, "name": label, "participant_id": people.get(label)},
        )
        for label in labels
    }


def _packed(segments: Sequence[Segment], first: int) -> Iterator[tuple[int, bytes]]:
    for key, segment in enumerate(segments, first):
        if segment.words:
            yield key, wordpack.pack(segment.words, segment.start_ms)
