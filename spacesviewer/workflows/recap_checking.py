"""Holds a recap or show notes against the tape of a session."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from spacesviewer.domain.errors import UserError
from spacesviewer.domain.recap_check import SOUND, Finding, Tape
from spacesviewer.domain.recap_claims import HEADING, claims_of
from spacesviewer.library import normalise, sessions, transcripts
from spacesviewer.library.store import Archive
from spacesviewer.workflows import recap_files


@dataclass(frozen=True, slots=True)
class Checked:
    """A write-up with what the tape says to each of its claims, in the order of the document."""

    title: str
    findings: tuple[Finding, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many claims there are of each verdict."""
        return dict(Counter(finding.verdict for finding in self.findings))

    @property
    def doubtful(self) -> tuple[Finding, ...]:
        """Those that a person must look at: not on the tape, or not so."""
        return tuple(
            finding
            for finding in self.findings
            if finding.verdict not in SOUND
            # A heading is the writer's own; that its words were never said is no fault.
            and not (finding.claim.kind == HEADING and finding.claim.at_ms is None)
        )


def check(archive: Archive, session: str, path: Path, transcript_id: int | None = None) -> Checked:
    """Every claim of a file against the transcript of a session, the original one if none is named.

    Raises RefusedFile for what is no document, UserError for a session without words.
    """
    blocks = recap_files.read(path)
    info = (
        transcripts.get(archive, transcript_id)
        if transcript_id is not None
        else transcripts.primary(archive, session)
    )
    if info is None:
        raise UserError(
            "This session has no transcript to hold it against.",
            hint="Add one beside its recording.",
        )
    detail = sessions.get(archive, session)
    facts = detail.facts
    tape = Tape(
        transcripts.segments(archive, info.id),
        normalise.words,
        people=facts.participants,
        figures=facts.figures,
        title=facts.title,
        date=facts.started_at,
        duration_ms=detail.duration_ms,
    )
    claims = claims_of(blocks)
    if not claims:
        raise UserError(
            f"{path.name} says nothing that could be held against the tape.",
            hint="It has no headings, quotes, times, people or numbers.",
        )
    title = next((block.text for block in blocks if block.kind == "heading"), path.stem)
    return Checked(title, tuple(tape.check(claims)))
