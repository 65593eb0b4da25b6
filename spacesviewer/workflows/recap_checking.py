"""Holds a recap or show notes against the tape of a session."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from spacesviewer.domain.errors import UserError
from spacesviewer.domain.language import language_name
from spacesviewer.domain.recap_check import NOT_FOUND, SOUND, Finding, Tape
from spacesviewer.domain.recap_claims import HEADING, QUOTE, Claim, claims_of
from spacesviewer.domain.session import TranscriptInfo
from spacesviewer.library import normalise, people, sessions, transcripts
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
    tape = _tape(archive, session, info.id)
    claims = claims_of(blocks)
    if not claims:
        raise UserError(
            "{file} says nothing that could be held against the tape.",
            hint="It has no headings, quotes, times, people or numbers.",
            file=path.name,
        )
    title = next((block.text for block in blocks if block.kind == "heading"), path.stem)
    findings = _elsewhere(archive, session, info, tape.check(claims))
    return Checked(title, tuple(findings))


def _tape(archive: Archive, session: str, transcript_id: int) -> Tape:
    detail = sessions.get(archive, session)
    facts = detail.facts
    return Tape(
        transcripts.segments(archive, transcript_id),
        normalise.words,
        people=facts.participants,
        called=_called(archive),
        figures=facts.figures,
        topics=[(span.topic, span.start_ms) for span in detail.topics],
        title=facts.title,
        date=facts.started_at,
        duration_ms=detail.duration_ms,
    )


def _called(archive: Archive) -> dict[str, tuple[str, ...]]:
    """What else people may be called in a write-up: their pseudonyms, and what they were called."""
    return {
        person.name: tuple(name for name in (person.pseudonym, *person.former) if name)
        for person in people.list_people(archive)
    }


def _elsewhere(
    archive: Archive, session: str, held: TranscriptInfo, findings: Sequence[Finding]
) -> list[Finding]:
    """The findings; a quote that is not in the transcript is looked up in other languages."""
    missing = [one.claim for one in findings if (one.claim.kind, one.verdict) == (QUOTE, NOT_FOUND)]
    found: dict[Claim, Finding] = {}
    for info in transcripts.list_for(archive, session) if missing else ():
        if not info.timed or info.language == held.language:
            continue
        for one in _tape(archive, session, info.id).check(missing):
            if one.verdict != NOT_FOUND and one.claim not in found:
                language = language_name(info.language).capitalize()
                note = " ".join(filter(None, (one.note, f"In the transcript in {language}.")))
                found[one.claim] = replace(one, note=note)
    return [found.get(one.claim, one) for one in findings]
