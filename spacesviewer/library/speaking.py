"""What people have said of who speaks: added to, never changed, taken back by Undo alone."""

from __future__ import annotations

from dataclasses import dataclass

from spacesviewer.domain.participant import Participant
from spacesviewer.library import cast
from spacesviewer.library.clock import now
from spacesviewer.library.connection import Handle
from spacesviewer.library.journal import RowWriter
from spacesviewer.library.segmentids import ID_BITS, id_range, version_of

PERSON, CONFIRMED = "person", "confirmed"
_NUMBER = (1 << ID_BITS) - 1


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody has said: of one segment, or (``number`` None) of all that a label speaks.

    It counts for as long as the label is the same and stands for the same person.
    ``same_text``: it was said of the text that is asked about, or a copy of it.
    """

    number: int | None
    label: str
    person_id: int | None
    kind: str
    reviewer: str
    at: str
    same_text: bool


@dataclass(frozen=True, slots=True)
class Label:
    """A voice of a version: its label, the person it stands for, and what is shown."""

    label: str
    person_id: int | None
    name: str
    handle: str


def claim_segment(
    archive: Handle, op: RowWriter, segment_id: int, kind: str, *, reviewer: str = ""
) -> None:
    """Notes that somebody has named, or has confirmed, who speaks a segment as it is now."""
    row = archive.row(
        "SELECT coalesce(o.name, ''), a.person_id FROM segment g "
        "LEFT JOIN voice o ON o.id = g.voice_id "
        "LEFT JOIN participant a ON a.id = o.participant_id WHERE g.id = ?",
        (segment_id,),
    )
    label, person_id = row or ("", None)
    version = version_of(segment_id)
    _insert(archive, op, version, segment_id & _NUMBER, label, person_id, kind, reviewer)


def claim_label(
    archive: Handle, op: RowWriter, voice_id: int, kind: str, *, reviewer: str = ""
) -> None:
    """The same of all that a label speaks."""
    row = archive.row(
        "SELECT o.version_id, o.name, a.person_id FROM voice o "
        "LEFT JOIN participant a ON a.id = o.participant_id WHERE o.id = ?",
        (voice_id,),
    )
    if row is not None:
        _insert(archive, op, row[0], None, row[1], row[2], kind, reviewer)


def add_unknown(
    archive: Handle, op: RowWriter, version: int, name: str, *, reviewer: str = ""
) -> None:
    """Adds somebody to the session of a version, unless a speaker or person is called so."""
    session_id = archive.value(
        "SELECT t.session_id FROM transcript t JOIN transcript_version v ON v.transcript_id = t.id "
        "WHERE v.id = ?",
        (version,),
    )
    wanted = " ".join(name.split())
    known = {one.name.casefold() for one in labels(archive, version).values()}
    for person in cast.people(archive, session_id):
        known |= {person.name.casefold(), person.handle.casefold()}
    if wanted and wanted.casefold().removeprefix("@") not in known:
        cast.add(archive, op, session_id, Participant(wanted), reviewer=reviewer)


def voices_of_label(archive: Handle, transcript_id: int, voice_id: int) -> list[int]:
    """The voices of all versions of a transcript that have the label of this one."""
    return [
        row[0]
        for row in archive.rows(
            "SELECT o.id FROM voice o JOIN transcript_version v ON v.id = o.version_id "
            "WHERE v.transcript_id = ? AND o.name = (SELECT name FROM voice WHERE id = ?) "
            "ORDER BY o.id",
            (transcript_id, voice_id),
        )
    ]


def current_version(archive: Handle, transcript_id: int) -> int:
    """The version of a transcript that is shown."""
    found = archive.value("SELECT current_id FROM transcript WHERE id = ?", (transcript_id,))
    return int(found or 0)


def labels(archive: Handle, version: int) -> dict[int, Label]:
    """The voices of a version, by their numbers."""
    return {
        row[0]: Label(*row[1:])
        for row in archive.rows(
            "SELECT o.id, o.name, a.person_id, coalesce(p.name, o.name), coalesce(p.handle, '') "
            "FROM voice o LEFT JOIN participant a ON a.id = o.participant_id "
            "LEFT JOIN person p ON p.id = a.person_id WHERE o.version_id = ? ORDER BY o.id",
            (version,),
        )
    }


def claims(archive: Handle, version: int) -> list[Claim]:
    """What was said of a version's transcript, the first first."""
    return [
        Claim(number, label, person_id, kind, reviewer, at, bool(same))
        for number, label, person_id, kind, reviewer, at, same in archive.rows(
            "SELECT c.number, c.label, c.person_id, c.kind, c.reviewer, c.at, c.version_id = "
            "coalesce(v.base_id, v.id) FROM transcript_version v "
            "JOIN transcript_version w ON w.transcript_id = v.transcript_id "
            "JOIN speaker_claim c ON c.version_id = w.id WHERE v.id = ? ORDER BY c.id",
            (version,),
        )
    ]


def voices_of_segments(archive: Handle, version: int, numbers: set[int]) -> dict[int, int | None]:
    """The voices of some segments of a version, by the segment's id; one that is gone is left out.

    A segment that was split is in the copy alone.
    """
    found: dict[int, int | None] = {}
    first = id_range(version)[0]
    for number in sorted(numbers):
        for key, voice in archive.rows(
            "SELECT id, voice_id FROM segment WHERE id = ?", (first | number,)
        ):
            found[key] = voice
    return found


def origin(archive: Handle, version: int) -> str:
    """Whether a machine or a person has made the transcript of a version; "" if not known."""
    return str(
        archive.value(
            "SELECT t.origin FROM transcript t JOIN transcript_version v "
            "ON v.transcript_id = t.id WHERE v.id = ?",
            (version,),
        )
        or ""
    )


def _insert(
    archive: Handle,
    op: RowWriter,
    version: int,
    number: int | None,
    label: str,
    person_id: int | None,
    kind: str,
    reviewer: str,
) -> None:
    base = archive.value(
        "SELECT coalesce(base_id, id) FROM transcript_version WHERE id = ?", (version,)
    )
    op.insert(
        "speaker_claim",
        {
            "version_id": base,
            "number": number,
            "label": label,
            "person_id": person_id,
            "kind": kind,
            "reviewer": reviewer,
            "at": now(),
        },
    )
