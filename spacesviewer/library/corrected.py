"""Texts that a person corrects: a copy of what came from a file, a version of its own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.domain.rewording import changed_spans
from spacesviewer.library import searchindex
from spacesviewer.library.clock import now
from spacesviewer.library.connection import Handle
from spacesviewer.library.journal import RowWriter
from spacesviewer.library.segmentids import ID_BITS, id_range, version_of

# What a warning of such a file says; the window looks for it.
NEWER_FILE = "is newer than the text that you have corrected"
_NUMBER = (1 << ID_BITS) - 1


@dataclass(frozen=True, slots=True)
class Original:
    """A line as the file had it."""

    id: int
    start_ms: int
    end_ms: int
    speaker: str
    text: str


def working_version(archive: Handle, op: RowWriter, transcript_id: int) -> int:
    """The version of a transcript that may be changed; made now if there is none yet."""
    current, base = _current(archive, transcript_id)
    if base is not None:
        return current
    return start_again(archive, op, transcript_id, current)


def start_again(archive: Handle, op: RowWriter, transcript_id: int, source: int) -> int:
    """Makes a copy of a version the current text of its transcript; gives the copy.

    Only that it is current is undone: versions are for good.
    """
    copy = _copy(archive, transcript_id, source)
    if source == _current(archive, transcript_id)[0]:
        searchindex.take_over(archive, source, copy)
    op.update("transcript", transcript_id, {"current_id": copy})
    return copy


def version_of_file(archive: Handle, transcript_id: int) -> int:
    """The newest version of a transcript that came from a file."""
    return int(
        archive.value(
            "SELECT max(id) FROM transcript_version WHERE transcript_id = ? AND base_id IS NULL",
            (transcript_id,),
        )
    )


def is_corrected(archive: Handle, transcript_id: int) -> bool:
    """Whether the current text of a transcript is a person's."""
    return _current(archive, transcript_id)[1] is not None


def file_waits(archive: Handle, transcript_id: int) -> bool:
    """Whether a newer text from a file stands beside the one that a person has corrected."""
    current, base = _current(archive, transcript_id)
    return base is not None and version_of_file(archive, transcript_id) > current


def versions_to_compare(archive: Handle, transcript_id: int) -> tuple[int, int, int]:
    """The file's version that a corrected text began as, that text, and the newest file's."""
    current, base = _current(archive, transcript_id)
    return current if base is None else base, current, version_of_file(archive, transcript_id)


def made_of_all(archive: Handle, base: int, segment_ids: Sequence[int]) -> list[list[int]]:
    """For each segment of a corrected text, in their order, the file's lines it was made of."""
    told: dict[int, str | None] = dict(
        archive.rows(
            "SELECT id, made_of FROM segment WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps([*segment_ids]),),
        )
    )
    return [[in_version(n, base) for n in numbers_of(key, told[key])] for key in segment_ids]


def kin(archive: Handle, transcript_id: int) -> frozenset[int]:
    """The versions in which a segment's number means the same line as in the current one."""
    current, base = _current(archive, transcript_id)
    rows = archive.rows(
        "SELECT id FROM transcript_version WHERE base_id = ?",
        (current if base is None else base,),
    )
    return frozenset({current if base is None else base, *(row[0] for row in rows)})


def in_version(segment_id: int, version: int) -> int:
    """The id that the line of a segment has in another version of the same kin."""
    return (version << ID_BITS) | (segment_id & _NUMBER)


def segment_in(archive: Handle, transcript_id: int, version: int, segment_id: int) -> int:
    """Where a line of a version that was shown stands in the one that is changed."""
    key = in_version(segment_id, version)
    if version_of(segment_id) not in kin(archive, transcript_id) or not archive.value(
        "SELECT 1 FROM segment WHERE id = ?", (key,)
    ):
        raise UserError(
            "These words were changed meanwhile, by another window or program.",
            hint="Nothing was changed now; look at them again.",
        )
    return key


def segment_now(archive: Handle, transcript_id: int, segment_id: int) -> int:
    """The same in the current version, whether it may be changed or not."""
    return segment_in(archive, transcript_id, _current(archive, transcript_id)[0], segment_id)


def shares_its_lines(archive: Handle, segment_id: int) -> bool:
    """Whether another segment is made of the same line of the file, too: one was split."""
    made_of = archive.value("SELECT made_of FROM segment WHERE id = ?", (segment_id,))
    version = version_of(segment_id)
    return bool(
        archive.value(
            "SELECT 1 FROM segment g, json_each(g.made_of) n WHERE g.id BETWEEN ? AND ? "
            "AND g.id <> ? AND n.value IN (SELECT value FROM json_each(?))",
            (*id_range(version), segment_id, json.dumps(numbers_of(segment_id, made_of))),
        )
    )


def originals_of(archive: Handle, segment_id: int) -> list[Original]:
    """The lines of the file that a segment was made of; none for one that a person has added."""
    row = archive.row(
        "SELECT coalesce(v.base_id, v.id), g.made_of FROM segment g "
        "JOIN transcript_version v ON v.id = g.version_id WHERE g.id = ?",
        (segment_id,),
    )
    if row is None:
        raise WrongUsage("There is no segment {segment}.", segment=segment_id)
    base, made_of = row
    keys = [in_version(number, base) for number in numbers_of(segment_id, made_of)]
    return [
        Original(*found)
        for found in archive.rows(
            "SELECT g.id, g.start_ms, g.end_ms, coalesce(p.name, o.name, ''), g.text "
            "FROM segment g LEFT JOIN voice o ON o.id = g.voice_id "
            "LEFT JOIN participant a ON a.id = o.participant_id "
            "LEFT JOIN person p ON p.id = a.person_id "
            "WHERE g.id IN (SELECT value FROM json_each(?)) ORDER BY g.start_ms, g.id",
            (json.dumps(keys),),
        )
    ]


def numbers_of(segment_id: int, made_of: str | None) -> list[int]:
    """The numbers of the file's lines that a segment was made of."""
    return [segment_id & _NUMBER] if made_of is None else list(json.loads(made_of))


def changed_words(archive: Handle, transcript_id: int) -> dict[int, tuple[tuple[int, int], ...]]:
    """Where the words stand, by segment, that are not the file's: (start, end) in its text."""
    current, base = _current(archive, transcript_id)
    if base is None:
        return {}
    low, high = id_range(current)
    rows = archive.rows(
        "SELECT g.id, g.text, g.made_of FROM segment g LEFT JOIN segment o ON o.id = g.id + ? "
        "WHERE g.id BETWEEN ? AND ? AND (o.text IS NOT g.text OR g.made_of IS NOT NULL)",
        ((base - current) << ID_BITS, low, high),
    )
    found = {}
    for key, text, _ in rows:
        was = " ".join(one.text for one in originals_of(archive, key))
        spans = changed_spans(was, text)
        if spans:
            found[key] = spans
    return found


def next_number(archive: Handle, version: int) -> int:
    """A number for a new segment. It is not given back by Undo: none is used twice."""
    number = int(archive.value("SELECT next_n FROM transcript_version WHERE id = ?", (version,)))
    if number > _NUMBER:
        raise UserError("This transcript has as many segments as one can hold.")
    archive.update("transcript_version", version, {"next_n": number + 1})
    return number


def _current(archive: Handle, transcript_id: int) -> tuple[int, int | None]:
    row = archive.row(
        "SELECT v.id, v.base_id FROM transcript t JOIN transcript_version v ON v.id = t.current_id "
        "WHERE t.id = ? AND t.deleted_at IS NULL",
        (transcript_id,),
    )
    if row is None:
        raise WrongUsage("There is no transcript {transcript}.", transcript=transcript_id)
    return row[0], row[1]


def _copy(archive: Handle, transcript_id: int, source: int) -> int:
    """A version with the same segments, words and voices, under numbers of its own."""
    copy = archive.run(
        "INSERT INTO transcript_version(transcript_id, number, sha256, importer, notes, segments, "
        "next_n, end_ms, has_words, has_speakers, words_hash, created_at, timed, shift_ms, base_id)"
        " SELECT transcript_id, (SELECT max(number) + 1 FROM transcript_version "
        "WHERE transcript_id = v.transcript_id), sha256, importer, notes, segments, next_n, end_ms,"
        " has_words, has_speakers, words_hash, ?, timed, shift_ms, coalesce(base_id, id) "
        "FROM transcript_version v WHERE id = ? AND transcript_id = ?",
        (now(), source, transcript_id),
    )
    archive.run(
        "INSERT INTO voice(version_id, name, participant_id) "
        "SELECT ?, name, participant_id FROM voice WHERE version_id = ? ORDER BY id",
        (copy, source),
    )
    low, high = id_range(source)
    by = (copy - source) << ID_BITS
    archive.run(
        "INSERT INTO segment(id, version_id, row, start_ms, end_ms, voice_id, text, norm, made_of, "
        "words_id) SELECT g.id + ?, ?, g.row, g.start_ms, g.end_ms, n.id, g.text, g.norm, "
        "g.made_of, CASE WHEN v.base_id IS NULL THEN g.id ELSE g.words_id END "
        "FROM segment g JOIN transcript_version v ON v.id = g.version_id "
        "LEFT JOIN voice o ON o.id = g.voice_id "
        "LEFT JOIN voice n ON n.version_id = ? AND n.name = o.name "
        "WHERE g.id BETWEEN ? AND ? ORDER BY g.id",
        (by, copy, copy, low, high),
    )
    archive.run(  # those that are not the file's, and may still change
        "INSERT INTO segment_words(id, data) SELECT w.id + ?, w.data FROM segment_words w "
        "WHERE w.id BETWEEN ? AND ? AND (SELECT base_id FROM transcript_version WHERE id = ?) "
        "IS NOT NULL",
        (by, low, high, source),
    )
    return copy
