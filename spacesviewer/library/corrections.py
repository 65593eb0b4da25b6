"""Who corrected which words, when, from what to what. Nothing here is ever changed or deleted."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from spacesviewer.domain.segment import Segment
from spacesviewer.library.clock import now
from spacesviewer.library.connection import Handle


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
    """One correction: the lines before and after it. ``undone``: it does not count any more."""

    id: int
    kind: str
    reviewer: str
    at: str
    start_ms: int
    end_ms: int
    before: tuple[Line, ...]
    after: tuple[Line, ...]
    undone: bool


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
) -> None:
    """Keeps what an operation has corrected."""
    touched = [*before, *after]
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
        },
    )


def list_for(archive: Handle, transcript_id: int, at_ms: int | None = None) -> list[Correction]:
    """The corrections of a transcript, or those of what is said at a time; the first one first."""
    return [
        Correction(*(*row[:6], _read(row[6]), _read(row[7]), row[8] != "done"))
        for row in archive.rows(
            "SELECT c.id, c.kind, c.reviewer, c.at, c.start_ms, c.end_ms, c.before, c.after, "
            "o.state FROM correction c JOIN op o ON o.id = c.op_id WHERE c.transcript_id = :line "
            "AND (:at IS NULL OR (c.start_ms <= :at AND c.end_ms >= :at)) ORDER BY c.id",
            {"line": transcript_id, "at": at_ms},
        )
    ]


def _lines(segments: Sequence[Segment]) -> str:
    told = [asdict(Line(s.id, s.start_ms, s.end_ms, s.speaker, s.text)) for s in segments]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _read(text: str) -> tuple[Line, ...]:
    return tuple(Line(**line) for line in json.loads(text))
