"""Who corrected which words, when, from what to what. Nothing here is ever changed or deleted."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from spacesviewer.domain import chain
from spacesviewer.domain.segment import Segment
from spacesviewer.library import corrected, custody
from spacesviewer.library.clock import now
from spacesviewer.library.connection import Handle, Row
from spacesviewer.library.segmentids import version_of


@dataclass(frozen=True, slots=True)
class Line:
    """A segment as it was, or became, when it was corrected."""

    segment: int
    start_ms: int
    end_ms: int
    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction: the lines before and after it. ``undone``: it does not count any more.

    ``version`` is the text that was corrected.
    """

    id: int
    kind: str
    reviewer: str
    at: str
    start_ms: int
    end_ms: int
    before: tuple[Line, ...]
    after: tuple[Line, ...]
    undone: bool
    version: int = 0


@dataclass(frozen=True, slots=True)
class Origin:
    """Where words come from: the file's lines that they were made of, and what was corrected since.

    ``sha256`` is of the file. The corrections are those that led to the words, the first one first;
    one that was undone is not among them.
    """

    sha256: str
    original: tuple[Line, ...]
    corrections: tuple[Correction, ...]


def record(
    archive: Handle,
    op_id: int,
    transcript_id: int,
    version: int,
    kind: str,
    before: Sequence[Segment],
    after: Sequence[Segment],
    *,
    reviewer: str,
    restored: tuple[int, int | None] | None = None,
) -> None:
    """Keeps what an operation has corrected.

    ``restored``: the version whose text is shown again, and the last correction that counts in it.
    """
    touched = [*before, *after]
    (sha256,) = archive.row("SELECT sha256 FROM transcript_version WHERE id = ?", (version,)) or (
        "",
    )
    words = chain.sha256(f"{_lines(before)}\n{_lines(after)}")
    told = {"correction": kind, "start_ms": min((s.start_ms for s in touched), default=0)}
    custody.append(
        archive,
        custody.CORRECTED,
        f"transcript:{sha256}",
        {**told, "sha256": words},
        reviewer=reviewer,
    )
    archive.insert(
        "correction",
        {
            "op_id": op_id,
            "transcript_id": transcript_id,
            "version_id": version,
            "kind": kind,
            "reviewer": reviewer,
            "at": now(),
            "start_ms": min((one.start_ms for one in touched), default=0),
            "end_ms": max((one.end_ms for one in touched), default=0),
            "before": _lines(before),
            "after": _lines(after),
            "restored_version": restored[0] if restored else None,
            "restored_id": restored[1] if restored else None,
        },
    )


def list_for(archive: Handle, transcript_id: int, at_ms: int | None = None) -> list[Correction]:
    """The corrections of a transcript, or those of what is said at a time; the first one first."""
    rows = archive.rows(
        f"{_SELECT} AND (? IS NULL OR (c.start_ms <= ? AND c.end_ms >= ?)) ORDER BY c.id",
        (transcript_id, at_ms, at_ms, at_ms),
    )
    return [_correction(row) for row in rows]


def of_segments(archive: Handle, segment_ids: Sequence[int]) -> Origin:
    """What a quote of some segments of one text carries: the file's words, and the corrections.

    Of a correction of many segments only the lines are told that these come from. WrongUsage for a
    segment that there is not.
    """
    originals = {one.id: one for key in segment_ids for one in corrected.originals_of(archive, key)}
    told = tuple(
        Line(one.id, one.start_ms, one.end_ms, one.speaker, one.text)
        for one in sorted(originals.values(), key=lambda one: (one.start_ms, one.id))
    )
    version = version_of(segment_ids[0]) if segment_ids else 0
    sha256, line = archive.row(
        "SELECT sha256, transcript_id FROM transcript_version WHERE id = ?", (version,)
    ) or ("", 0)
    return Origin(sha256, told, tuple(_lineage(archive, line, segment_ids)))


def _lineage(archive: Handle, line: int, segment_ids: Sequence[int]) -> list[Correction]:
    """The corrections that led to segments, by going back from what they are now."""
    wanted = {*segment_ids}
    newest: dict[int, int | None] = {}  # of versions that were shown again: what still counts
    found = []
    rows = archive.rows(f"{_SELECT} AND o.state = 'done' ORDER BY c.id DESC", (line,))
    for row in rows:
        one, version, restored, last = _correction(row), *row[9:]
        if version in newest and one.id > (newest[version] or 0):
            continue
        if restored is not None:
            here = {key for key in wanted if version_of(key) == version}
            if here:
                wanted |= {corrected.in_version(key, restored) for key in here}
                newest[restored] = last
            continue
        if wanted.isdisjoint(after.segment for after in one.after):
            continue
        if one.kind in _ONE_BY_ONE:
            one = replace(one, before=_among(one.before, wanted), after=_among(one.after, wanted))
        wanted |= {before.segment for before in one.before}
        found.append(one)
    return found[::-1]


# Who speaks all turns of a label was set; told of the segment where it was.
TURNS = "turns"
# What these do to a segment has nothing to do with the others that they touch.
_ONE_BY_ONE = ("speaker", "replace")
_SELECT = (
    "SELECT c.id, c.kind, c.reviewer, c.at, c.start_ms, c.end_ms, c.before, c.after, o.state, "
    "c.version_id, c.restored_version, c.restored_id "
    "FROM correction c JOIN op o ON o.id = c.op_id WHERE c.transcript_id = ?"
)


def _correction(row: Row) -> Correction:
    return Correction(*(*row[:6], _read(row[6]), _read(row[7]), row[8] != "done", row[9]))


def _among(lines: tuple[Line, ...], wanted: set[int]) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.segment in wanted)


def _lines(segments: Sequence[Segment]) -> str:
    told = [asdict(Line(s.id, s.start_ms, s.end_ms, s.speaker, s.text)) for s in segments]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _read(text: str) -> tuple[Line, ...]:
    return tuple(Line(**line) for line in json.loads(text))
