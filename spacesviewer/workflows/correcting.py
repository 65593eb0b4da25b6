"""Corrects by hand what was found: facts, people, figures, transcripts. Each is one step of Undo.

What a person sets is hers: adding the files again does not change it, and what they say otherwise
is noted beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.dates import typed_date
from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.figure import Figure
from spacesviewer.domain.participant import Participant
from spacesviewer.domain.plaintext import clean_line, clean_paragraphs
from spacesviewer.library import (
    belonging,
    cast,
    figures,
    joins,
    sessions,
    speaking,
    transcripts,
)
from spacesviewer.library.journal import Operation
from spacesviewer.library.store import Archive

# What a person calls the facts, and the fields of SessionFacts.
FACTS = {
    "title": "title",
    "description": "description",
    "start": "started_at",
    "end": "ended_at",
    "scheduled": "scheduled_at",
    "platform": "platform",
    "id": "platform_id",
    "url": "url",
    "language": "language",
}
_DATES = ("started_at", "ended_at", "scheduled_at")
_LONGEST = {"title": 500, "description": 100_000, "url": 2000}
_LONGEST_OTHER = 200
_MOST = (1 << 53) - 1  # beyond it JSON's readers round


def set_fact(archive: Archive, session: str, name: str, text: str, *, reviewer: str) -> Changes:
    """Sets one of FACTS; "" takes it away."""
    return set_facts(archive, session, {name: text}, reviewer=reviewer)


def set_facts(
    archive: Archive, session: str, told: dict[str, str], *, reviewer: str, label: str = ""
) -> Changes:
    """Sets several facts in one step, by the names of FACTS."""
    values = fact_values(archive, session, told, reviewer=reviewer)
    with _step(archive, session, label or f"edit {', '.join(told)}") as op:
        sessions.edit(archive, op, session, reviewer=reviewer, **values)
    return op.changes | Changes(sessions=frozenset({session}))


def fact_values(
    archive: Archive, session: str, told: dict[str, str], *, reviewer: str
) -> dict[str, str]:
    """What is stored for facts as they are typed; WrongUsage for what cannot be."""
    unknown = set(told) - set(FACTS)
    if unknown:
        raise WrongUsage(
            "There is no fact “{unknown}”.",
            hint="There are: {known}.",
            unknown=min(unknown),
            known=", ".join(FACTS),
        )
    values = {FACTS[name]: _cleaned(FACTS[name], text) for name, text in told.items()}
    _check_order(archive, session, values)
    if "started_at" in values:
        values["date_source"] = date_source(reviewer) if values["started_at"] else ""
    return values


def date_source(reviewer: str, today: date | None = None) -> str:
    """Where a date that a person has set comes from."""
    day = (today or datetime.now().astimezone().date()).isoformat()
    return f"set by {reviewer} on {day}" if reviewer else f"set by hand on {day}"


def add_person(
    archive: Archive, session: str, person: Participant, *, reviewer: str
) -> tuple[int, Changes]:
    """Adds somebody to a session; voices of that name are theirs."""
    with _step(archive, session, "add person") as op:
        key = cast.add(
            archive, op, sessions.row_id(archive, session), tidied(person), reviewer=reviewer
        )
    return key, op.changes | voices_of(archive, session)


def change_person(archive: Archive, session: str, person: Participant, *, reviewer: str) -> Changes:
    """Gives somebody, known by the id, another name, handle or role."""
    with _step(archive, session, "edit person") as op:
        cast.change(
            archive, op, sessions.row_id(archive, session), tidied(person), reviewer=reviewer
        )
    return op.changes | voices_of(archive, session)


def remove_person(archive: Archive, session: str, participant_id: int, *, reviewer: str) -> Changes:
    """Takes somebody out of a session; the words they are said to have spoken stay."""
    with _step(archive, session, "remove person") as op:
        cast.remove(
            archive, op, sessions.row_id(archive, session), participant_id, reviewer=reviewer
        )
    return op.changes | voices_of(archive, session)


def name_voice(
    archive: Archive, session: str, label: str, person: Participant, *, reviewer: str
) -> Changes:
    """Says who a label of a transcript stands for, who is added where not in the session yet."""
    session_id = sessions.row_id(archive, session)
    with _step(archive, session, f"name “{label[:40]}”") as op:
        known = [
            one
            for one in cast.people(archive, session_id)
            if one.name.casefold() == person.name.casefold()
        ]
        if known:
            key = known[0].id
        else:
            key = cast.add(archive, op, session_id, tidied(person), reviewer=reviewer)
        for voice in cast.give_voices(archive, op, session_id, key, label):
            speaking.claim_label(archive, op, voice, speaking.PERSON, reviewer=reviewer)
    return op.changes | voices_of(archive, session)


def add_figure(
    archive: Archive, session: str, figure: Figure, *, reviewer: str
) -> tuple[int, Changes]:
    """Adds a number about a session; those that disagree stand side by side."""
    session_id = sessions.row_id(archive, session)
    with _step(archive, session, "add figure") as op:
        key = figures.add(op, session_id, checked(figure, reviewer))
    return key, op.changes


def change_figure(archive: Archive, session: str, figure: Figure, *, reviewer: str) -> Changes:
    """Puts a number, known by its id, in the place of what it was."""
    session_id = sessions.row_id(archive, session)
    with _step(archive, session, "edit figure") as op:
        figures.change(archive, op, session_id, checked(figure, reviewer), reviewer=reviewer)
    return op.changes


def remove_figure(archive: Archive, session: str, figure_id: int, *, reviewer: str) -> Changes:
    """Takes a number away."""
    session_id = sessions.row_id(archive, session)
    with _step(archive, session, "remove figure") as op:
        figures.remove(archive, op, session_id, figure_id, reviewer=reviewer)
    return op.changes


def edit_transcript(
    archive: Archive,
    transcript_id: int,
    *,
    reviewer: str,
    language: str | None = None,
    kind: str | None = None,
    origin: str | None = None,
) -> Changes:
    """Corrects the language, the kind (original, translation) or the origin of a transcript."""
    session = transcripts.get(archive, transcript_id).session
    told = None if language is None else clean_line(language)[:_LONGEST_OTHER]
    with _step(archive, session, "edit transcript") as op:
        belonging.edit_transcript(
            archive, op, transcript_id, reviewer=reviewer, language=told, kind=kind, origin=origin
        )
    return op.changes | Changes(sessions=frozenset({session}))


def set_offset(archive: Archive, session: str, recording_id: int, offset_ms: int) -> Changes:
    """Gives a recording another place in its session; what is of it alone moves along."""
    with _step(archive, session, "move recording") as op:
        joins.move_recording_to(archive, op, recording_id, offset_ms)
    return op.changes | Changes(sessions=frozenset({session}))


def set_main(archive: Archive, session: str, recording_id: int) -> Changes:
    """Chooses the recording that is heard where several hold the same stretch."""
    with _step(archive, session, "choose main recording") as op:
        belonging.set_main(archive, op, session, recording_id)
    return op.changes | Changes(sessions=frozenset({session}))


def tidied(person: Participant) -> Participant:
    """The person with a name on one line and a handle without its @."""
    name = clean_line(person.name)[:_LONGEST_OTHER]
    handle = clean_line(person.handle).removeprefix("@").replace(" ", "")[:_LONGEST_OTHER]
    return replace(person, name=name or handle, handle=handle)


def checked(figure: Figure, reviewer: str) -> Figure:
    """The figure as it is stored; who names no source is the source."""
    kind = clean_line(figure.kind)[:_LONGEST_OTHER]
    if not kind:
        raise WrongUsage(
            "A figure needs a kind: what it counts.", hint="For example: live listeners."
        )
    if not 0 <= figure.value <= _MOST:
        raise WrongUsage("{value} is no number of people.", value=f"{figure.value:,}")
    return replace(
        figure,
        kind=kind,
        source=clean_line(figure.source)[:_LONGEST_OTHER] or reviewer or "set by hand",
        date=typed_date(figure.date),
    )


@contextmanager
def _step(archive: Archive, session: str, label: str) -> Iterator[Operation]:
    sessions.row_id(archive, session)  # a session that is not there is told before all else
    with archive.operation(label) as op:
        yield op


def voices_of(archive: Archive, session: str) -> Changes:
    """What changes with the people of a session: their names in its transcripts."""
    lines = frozenset(info.id for info in transcripts.list_for(archive, session))
    return Changes(sessions=frozenset({session}), transcripts=lines)


def _cleaned(field: str, text: str) -> str:
    if field in _DATES:
        return typed_date(text)
    cleaned = clean_paragraphs(text) if field == "description" else clean_line(text)
    if field == "title" and not cleaned:
        raise WrongUsage("A session needs a title.")
    longest = _LONGEST.get(field, _LONGEST_OTHER)
    if len(cleaned) > longest:
        raise WrongUsage("This is too long: at most {most} characters.", most=f"{longest:,}")
    return cleaned


def _check_order(archive: Archive, session: str, values: dict[str, str]) -> None:
    """Refuses an end before the start, which is a slip of typing."""
    if not {"started_at", "ended_at"} & set(values):
        return
    facts = sessions.get(archive, session).facts
    start = values.get("started_at", facts.started_at)
    end = values.get("ended_at", facts.ended_at)
    if sessions.is_before(end, start):
        raise WrongUsage(
            "The end ({end}) would come before the start ({start}).",
            hint="Is one of them wrong? An empty end takes it away.",
            end=end,
            start=start,
        )
