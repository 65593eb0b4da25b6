"""Gives a text without times its times by hand: somebody taps as each paragraph is heard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.errors import UserError
from spacesviewer.domain.tapping import Tap, Tapping
from spacesviewer.library import corrections, tapped, transcripts
from spacesviewer.library.store import Archive


@dataclass(slots=True)
class Run:
    """The taps over one version of a transcript."""

    transcript_id: int
    version: int
    tapping: Tapping


def begin(archive: Archive, transcript_id: int) -> Run:
    """Begins, or goes on where one was interrupted. UserError for a text that has times."""
    info = transcripts.get(archive, transcript_id)
    if info.timed:
        raise UserError(
            "{name} has times already.",
            hint="Move the edges of single segments with “Segment Begins Here”.",
            name=info.name,
        )
    version = tapped.current_version(archive, transcript_id)
    paragraphs = tapped.paragraphs(archive, version)
    if not paragraphs:
        raise UserError("{name} has no words.", name=info.name)
    taps = tapped.of(archive, transcript_id, version)
    return Run(transcript_id, version, Tapping(paragraphs, taps))


def keep(archive: Archive, run: Run, taps: Sequence[Tap]) -> None:
    """Keeps the taps so far, also over a crash."""
    tapped.keep(archive, run.transcript_id, run.version, taps)


def finish(archive: Archive, run: Run, *, reviewer: str) -> Changes:
    """Stores a version with the times; one step of Undo. The text without times stays."""
    placed = run.tapping.placed()
    if not placed:
        raise UserError("Not all paragraphs have their times yet.")
    with archive.transaction():
        with archive.operation("tap along") as op:
            before, after = tapped.store(archive, op, run.transcript_id, run.version, placed)
        version = tapped.current_version(archive, run.transcript_id)
        corrections.record(
            archive, op.id, run.transcript_id, version, "times", before, after, reviewer=reviewer
        )
        tapped.drop(archive, run.transcript_id)
    return op.changes
