"""Which numbers and names of a text somebody has heard and found right, or has put right."""

from __future__ import annotations

from dataclasses import dataclass

from spacesviewer.library.clock import now
from spacesviewer.library.connection import Handle
from spacesviewer.library.journal import RowWriter
from spacesviewer.library.segmentids import ID_BITS, id_range, version_of

_NUMBER = (1 << ID_BITS) - 1


@dataclass(frozen=True, slots=True)
class Check:
    """What somebody has said of a word at a place. It counts while that word stands there.

    ``text`` were the words of the segment, and ``start`` is where it stood in them; "" of a check
    from before that was kept: it is the ``nth`` of its kind.
    """

    segment: int
    word: str
    nth: int
    verdict: str
    reviewer: str
    at: str
    text: str = ""
    start: int = 0


def add(
    archive: Handle,
    op: RowWriter,
    segment_id: int,
    word: str,
    nth: int,
    verdict: str,
    *,
    start: int,
    reviewer: str = "",
) -> None:
    """Notes that somebody has confirmed a word, or has corrected it to what it is."""
    base = archive.value(
        "SELECT coalesce(base_id, id) FROM transcript_version WHERE id = ?",
        (version_of(segment_id),),
    )
    op.insert(
        "word_check",
        {
            "version_id": base,
            "number": segment_id & _NUMBER,
            "word": word,
            "nth": nth,
            "text": archive.value("SELECT text FROM segment WHERE id = ?", (segment_id,)),
            "start": start,
            "verdict": verdict,
            "reviewer": reviewer,
            "at": now(),
        },
    )


def list_for(archive: Handle, transcript_id: int) -> list[Check]:
    """All that was checked of the text that is shown, or a text it was copied from."""
    row = archive.row(
        "SELECT v.id, coalesce(v.base_id, v.id) FROM transcript t "
        "JOIN transcript_version v ON v.id = t.current_id WHERE t.id = ?",
        (transcript_id,),
    )
    if row is None:
        return []
    first = id_range(row[0])[0]
    return [
        Check(first | number, *rest)
        for number, *rest in archive.rows(
            "SELECT number, word, nth, verdict, reviewer, at, text, start FROM word_check "
            "WHERE version_id = ? ORDER BY id",
            (row[1],),
        )
    ]
