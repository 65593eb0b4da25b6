"""Times that are tapped to a text without any: kept meanwhile, and then a version of their own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from spacesviewer.domain.errors import UserError
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.segment import Segment
from spacesviewer.domain.tapping import Paragraph, Placed, Tap
from spacesviewer.library import corrected, lines
from spacesviewer.library.clock import now
from spacesviewer.library.connection import Handle
from spacesviewer.library.journal import RowWriter
from spacesviewer.library.segmentids import ID_BITS, id_range

_NUMBER = (1 << ID_BITS) - 1


def current_version(archive: Handle, transcript_id: int) -> int:
    """The version that is shown."""
    return int(archive.value("SELECT current_id FROM transcript WHERE id = ?", (transcript_id,)))


def paragraphs(archive: Handle, version: int) -> list[Paragraph]:
    """The segments of a text without times, in the order in which it is read."""
    rows = archive.rows(
        "SELECT g.id, g.text, coalesce(p.name, o.name, '') FROM segment g "
        "LEFT JOIN voice o ON o.id = g.voice_id LEFT JOIN participant a ON a.id = o.participant_id "
        "LEFT JOIN person p ON p.id = a.person_id WHERE g.id BETWEEN ? AND ? "
        "ORDER BY g.start_ms, g.id",
        id_range(version),
    )
    return [Paragraph(key & _NUMBER, text, speaker) for key, text, speaker in rows]


def keep(archive: Handle, transcript_id: int, version: int, taps: Sequence[Tap]) -> None:
    """Remembers the taps so far; one set for each transcript."""
    told = json.dumps([[tap.number, tap.offset, tap.at_ms] for tap in taps])
    with archive.transaction():
        archive.run(
            "INSERT OR REPLACE INTO tapping(transcript_id, version_id, taps, updated_at) "
            "VALUES (?, ?, ?, ?)",
            (transcript_id, version, told, now()),
        )


def of(archive: Handle, transcript_id: int, version: int) -> list[Tap]:
    """The taps of an interrupted run; none where the text has come from another file since.

    A text in which words were corrected meanwhile has the same paragraphs.
    """
    row = archive.row(
        "SELECT taps, version_id FROM tapping WHERE transcript_id = ?", (transcript_id,)
    )
    if row is None or row[1] not in {version, *corrected.kin(archive, transcript_id)}:
        return []
    return [Tap(*told) for told in json.loads(row[0])]


def count_of(archive: Handle, transcript_id: int) -> tuple[int, int]:
    """How many paragraphs of a text have got their time so far, and how many it has."""
    version = current_version(archive, transcript_id)
    taps = of(archive, transcript_id, version)
    everything = archive.value(
        "SELECT count(*) FROM segment WHERE id BETWEEN ? AND ?", id_range(version)
    )
    return len({tap.number for tap in taps if tap.number}), int(everything)


def drop(archive: Handle, transcript_id: int) -> None:
    """Forgets the taps: they are a version now."""
    with archive.transaction():
        archive.run("DELETE FROM tapping WHERE transcript_id = ?", (transcript_id,))


def store(
    archive: Handle, op: RowWriter, transcript_id: int, version: int, placed: Sequence[Placed]
) -> tuple[list[Segment], list[Segment]]:
    """Makes a copy of the text with these times the current one; gives the lines before and after.

    The text that had no times stays as it is; undoing shows it again.
    """
    if current_version(archive, transcript_id) != version:
        raise UserError(
            "This text was changed meanwhile, by another window or program.",
            hint="Nothing was changed now; tap along again.",
        )
    copy = corrected.start_again(archive, op, transcript_id, version)
    before, after, done = [], [], set[int]()
    for one in placed:
        key = corrected.in_version(one.number, copy)
        if one.number not in done:
            old = lines.get(archive, key)
            before.append(old)
        text = clean_line(old.text[one.start : one.end])
        line = replace(old, start_ms=one.start_ms, end_ms=one.end_ms, text=text, words=())
        if one.number not in done:
            numbers, voice = lines.made_of(archive, key), lines.voice_of(archive, key)
            lines.put(archive, archive, line)
            if text != old.text:
                lines.set_made_of(archive, key, numbers)
        else:
            key = lines.add(archive, archive, copy, line, voice, numbers)
        done.add(one.number)
        after.append(lines.get(archive, key))
    archive.update("transcript_version", copy, {"timed": 1, "has_words": 0})
    return before, after
