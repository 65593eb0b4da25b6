"""The lines of a text that a person corrects, written one by one so that each can be undone."""

from __future__ import annotations

import json
from collections.abc import Sequence

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.segment import Segment
from spacesviewer.library import corrected, normalise, wordpack
from spacesviewer.library.connection import Handle
from spacesviewer.library.journal import RowWriter
from spacesviewer.library.segmentids import id_range, version_of

_LINE = (
    "SELECT g.id, g.start_ms, g.end_ms, g.text, coalesce(p.name, o.name, ''), g.row, w.data "
    "FROM segment g LEFT JOIN segment_words w ON w.id = coalesce(g.words_id, g.id) "
    "LEFT JOIN voice o ON o.id = g.voice_id LEFT JOIN participant a ON a.id = o.participant_id "
    "LEFT JOIN person p ON p.id = a.person_id "
)


def get(archive: Handle, segment_id: int) -> Segment:
    """A line with its words and its speaker's name; WrongUsage if there is none."""
    row = archive.row(_LINE + "WHERE g.id = ?", (segment_id,))
    if row is None:
        raise WrongUsage("There is no segment {segment}.", segment=segment_id)
    key, start, end, text, speaker, place, data = row
    words = wordpack.unpack(data, start) if data else ()
    return Segment(start, end, text, speaker, words, place, key)


def following(archive: Handle, segment_id: int) -> int | None:
    """The line behind another one in order of time."""
    start = archive.value("SELECT start_ms FROM segment WHERE id = ?", (segment_id,))
    found = archive.value(
        "SELECT id FROM segment WHERE id BETWEEN ? AND ? AND (start_ms, id) > (?, ?) "
        "ORDER BY start_ms, id LIMIT 1",
        (*id_range(version_of(segment_id)), start, segment_id),
    )
    return None if found is None else int(found)


def put(archive: Handle, op: RowWriter, line: Segment) -> None:
    """Gives a line, known by its id, the text, times and words of another; the voice stays."""
    old_norm, old_text, old_end = archive.row(
        "SELECT norm, text, end_ms FROM segment WHERE id = ?", (line.id,)
    ) or (None, "", None)
    norm = normalise.shadow(line.text)
    if old_text != line.text and norm is not None and norm == old_norm:
        norm += " "  # the sign of an edit of ours: see the trigger segment_edited_elsewhere
    elif old_text == line.text:
        norm = old_norm
    values = {"start_ms": line.start_ms, "end_ms": line.end_ms, "text": line.text, "norm": norm}
    op.update("segment", line.id, values)
    _put_words(archive, op, line)
    if line.end_ms != old_end:
        _settle(archive, op, version_of(line.id), 0)


def add(
    archive: Handle,
    op: RowWriter,
    version: int,
    line: Segment,
    voice_id: int | None,
    made_of: Sequence[int],
) -> int:
    """Adds a line, made of those of the file with these numbers; gives its id."""
    key = corrected.in_version(corrected.next_number(archive, version), version)
    op.insert(
        "segment",
        {
            "id": key,
            "version_id": version,
            "row": line.row,
            "start_ms": line.start_ms,
            "end_ms": line.end_ms,
            "voice_id": voice_id,
            "text": line.text,
            "norm": normalise.shadow(line.text),
            "made_of": json.dumps([*made_of]),
        },
    )
    if line.words:
        data = wordpack.pack(line.words, line.start_ms)
        op.insert("segment_words", {"id": key, "data": data})
    _settle(archive, op, version, 1)
    return key


def remove(archive: Handle, op: RowWriter, *segment_ids: int) -> None:
    """Takes lines of one version away."""
    for segment_id in segment_ids:
        op.delete("segment_words", segment_id)
        op.delete("segment", segment_id)
    if segment_ids:  # once: it looks through all lines
        _settle(archive, op, version_of(segment_ids[0]), -len(segment_ids))


def made_of(archive: Handle, segment_id: int) -> list[int]:
    """The numbers of the file's lines that a line was made of."""
    stored = archive.value("SELECT made_of FROM segment WHERE id = ?", (segment_id,))
    return corrected.numbers_of(segment_id, stored)


def set_made_of(op: RowWriter, segment_id: int, numbers: Sequence[int]) -> None:
    """Says of which lines of the file a line was made."""
    op.update("segment", segment_id, {"made_of": json.dumps(sorted({*numbers}))})


def voice_of(archive: Handle, segment_id: int) -> int | None:
    """The voice that speaks a line, None where nobody is known to."""
    found = archive.value("SELECT voice_id FROM segment WHERE id = ?", (segment_id,))
    return None if found is None else int(found)


def voices_heard(archive: Handle, version: int) -> list[int]:
    """The voices of a version that speak any of its lines."""
    rows = archive.rows(
        "SELECT o.id FROM voice o WHERE o.version_id = ? "
        "AND EXISTS (SELECT 1 FROM segment g WHERE g.voice_id = o.id) ORDER BY o.id",
        (version,),
    )
    return [row[0] for row in rows]


def speakers(archive: Handle, version: int) -> dict[str, int]:
    """The voices of a version by the names that are shown; of two of a name, the first."""
    found: dict[str, int] = {}
    for key, name in archive.rows(
        "SELECT o.id, coalesce(p.name, o.name) FROM voice o "
        "LEFT JOIN participant a ON a.id = o.participant_id LEFT JOIN person p ON p.id = "
        "a.person_id WHERE o.version_id = ? ORDER BY o.id",
        (version,),
    ):
        found.setdefault(name, key)
    return found


def labels(archive: Handle, version: int) -> set[str]:
    """What the voices of a version are called in their file."""
    return {
        name for (name,) in archive.rows("SELECT name FROM voice WHERE version_id = ?", (version,))
    }


def add_voice(op: RowWriter, version: int, name: str, participant_id: int | None) -> int:
    """A voice for somebody whom the file has no label for."""
    return op.insert(
        "voice", {"version_id": version, "name": name, "participant_id": participant_id}
    )


def voice_of_person(archive: Handle, version: int, participant_id: int) -> int | None:
    """The first voice of a version that stands for somebody, None where there is none."""
    found = archive.value(
        "SELECT min(id) FROM voice WHERE version_id = ? AND participant_id = ?",
        (version, participant_id),
    )
    return None if found is None else int(found)


def person_of(archive: Handle, voice_id: int) -> int | None:
    """The participant that a voice stands for, None where nobody has said."""
    found = archive.value("SELECT participant_id FROM voice WHERE id = ?", (voice_id,))
    return None if found is None else int(found)


def set_voice(op: RowWriter, segment_id: int, voice_id: int | None) -> None:
    """Says who speaks a line."""
    op.update("segment", segment_id, {"voice_id": voice_id})


def _put_words(archive: Handle, op: RowWriter, line: Segment) -> None:
    """Gives a line words of its own, unless those that it has of the file's say the same."""
    known = archive.row(
        "SELECT w.data, w.id FROM segment g LEFT JOIN segment_words w "
        "ON w.id = coalesce(g.words_id, g.id) WHERE g.id = ?",
        (line.id,),
    ) or (None, None)
    data = wordpack.pack(line.words, line.start_ms) if line.words else None
    if known[0] == data:
        return
    op.update("segment", line.id, {"words_id": None})
    if data is None:
        op.delete("segment_words", line.id)
    elif known[1] == line.id:
        op.update("segment_words", line.id, {"data": data})
    else:
        op.insert("segment_words", {"id": line.id, "data": data})


def _settle(archive: Handle, op: RowWriter, version: int, more: int) -> None:
    """Brings the version's count and end in line with its lines."""
    count, end = archive.row(
        "SELECT segments, end_ms FROM transcript_version WHERE id = ?", (version,)
    ) or (0, 0)
    last = archive.value(
        "SELECT coalesce(max(end_ms), 0) FROM segment WHERE id BETWEEN ? AND ?", id_range(version)
    )
    if more or last != end:
        op.update("transcript_version", version, {"segments": count + more, "end_ms": last})
