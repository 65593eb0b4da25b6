"""Takes all that a person has changed in a session's facts in one go, as one step of Undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.figure import Figure
from spacesviewer.domain.participant import Participant
from spacesviewer.library import belonging, cast, figures, joins, sessions
from spacesviewer.library.journal import Operation
from spacesviewer.library.sessions import SessionDetail
from spacesviewer.library.store import Archive
from spacesviewer.workflows import correcting

_Row = TypeVar("_Row", Participant, Figure)


@dataclass(frozen=True, slots=True)
class TranscriptFacts:
    """What a transcript is."""

    language: str
    kind: str
    origin: str


@dataclass(frozen=True, slots=True)
class Revision:
    """A session's facts, as they were shown or as they are wanted.

    ``facts`` go by the names of correcting.FACTS. People and figures with the id 0 are new; one
    that is missing was taken out. ``offsets_ms`` and ``main`` are about recordings, by their ids.
    """

    facts: dict[str, str] = field(default_factory=dict)
    people: tuple[Participant, ...] = ()
    figures: tuple[Figure, ...] = ()
    transcripts: dict[int, TranscriptFacts] = field(default_factory=dict)
    offsets_ms: dict[int, int] = field(default_factory=dict)
    main: int = 0


def of(detail: SessionDetail) -> Revision:
    """A session's facts as they are."""
    facts = detail.facts
    return Revision(
        {name: getattr(facts, known) for name, known in correcting.FACTS.items()},
        facts.participants,
        facts.figures,
        {t.id: TranscriptFacts(t.language, t.kind, t.origin) for t in detail.transcripts},
        {r.id: r.offset_ms for r in detail.recordings},
        next((r.id for r in detail.recordings if r.role == "main"), 0),
    )


def apply(
    archive: Archive, session: str, shown: Revision, wanted: Revision, *, reviewer: str
) -> Changes:
    """Changes what differs between what was shown and what is wanted, and nothing else.

    So what another window has changed meanwhile stays. WrongUsage, and nothing is changed, where
    any of it is wrong.
    """
    told = {name: text for name, text in wanted.facts.items() if text != shown.facts.get(name)}
    values = correcting.fact_values(archive, session, told, reviewer=reviewer)
    session_id = sessions.row_id(archive, session)
    with archive.operation("edit session") as op:
        if values:
            sessions.edit(archive, op, session, reviewer=reviewer, **values)
        _differing(
            shown.people,
            wanted.people,
            remove=lambda key: cast.remove(archive, op, session_id, key, reviewer=reviewer),
            change=lambda person: cast.change(
                archive, op, session_id, correcting.tidied(person), reviewer=reviewer
            ),
            add=lambda person: cast.add(
                archive, op, session_id, correcting.tidied(person), reviewer=reviewer
            ),
        )
        _differing(
            shown.figures,
            wanted.figures,
            remove=lambda key: figures.remove(archive, op, session_id, key, reviewer=reviewer),
            change=lambda figure: figures.change(
                archive, op, session_id, correcting.checked(figure, reviewer), reviewer=reviewer
            ),
            add=lambda figure: figures.add(op, session_id, correcting.checked(figure, reviewer)),
        )
        _files(archive, op, session, shown, wanted, reviewer)
    return op.changes and op.changes | correcting.voices_of(archive, session)


def _differing(
    shown: Sequence[_Row],
    wanted: Sequence[_Row],
    *,
    remove: Callable[[int], object],
    change: Callable[[_Row], object],
    add: Callable[[_Row], object],
) -> None:
    """Does to rows what a person has done to them: one that she did not touch is left alone.

    In this order: a name that one gives up may be taken by another.
    """
    before = {row.id: row for row in shown}
    for key in before.keys() - {row.id for row in wanted}:
        remove(key)
    for row in wanted:
        if row.id and row != before.get(row.id):
            change(row)
    for row in wanted:
        if not row.id:
            add(row)


def _files(
    archive: Archive,
    op: Operation,
    session: str,
    shown: Revision,
    wanted: Revision,
    reviewer: str,
) -> None:
    for key, told in wanted.transcripts.items():
        old = shown.transcripts.get(key)
        if old is not None and told != old:
            belonging.edit_transcript(
                archive,
                op,
                key,
                reviewer=reviewer,
                language=told.language if told.language != old.language else None,
                kind=told.kind if told.kind != old.kind else None,
                origin=told.origin if told.origin != old.origin else None,
            )
    if wanted.main != shown.main and wanted.main:
        belonging.set_main(archive, op, session, wanted.main)
    for key, offset_ms in wanted.offsets_ms.items():
        if offset_ms != shown.offsets_ms.get(key):
            joins.move_recording_to(archive, op, key, offset_ms)
