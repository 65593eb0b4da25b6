"""Who the speakers of quotes were in their sessions: the role and the handle beside each name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from spacesviewer.domain.participant import Participant
from spacesviewer.domain.quote import Naming, Quote
from spacesviewer.library import participants
from spacesviewer.library.store import Archive


def people_of(archive: Archive, session: str) -> dict[str, Participant]:
    """The people of a session by name; a name of two of them is left out, being nobody's."""
    found: dict[str, Participant | None] = {}
    for person in participants.list_for(archive, session):
        found[person.name] = None if person.name in found else person
    return {name: person for name, person in found.items() if person is not None}


def credited(namings: Iterable[Naming], people: Mapping[str, Participant]) -> tuple[Naming, ...]:
    """The namings with role and handle, where they have neither and the session tells them."""
    return tuple(_credited(one, people.get(one.speaker)) for one in namings)


def with_people(archive: Archive, quotes: Sequence[Quote]) -> list[Quote]:
    """Quotes with role and handle of their speakers: as frozen with them, else as told now.

    Nothing is stored; whoever gives quotes away takes the handles of pseudonyms off behind this.
    """
    known = {uid: people_of(archive, uid) for uid in {quote.session for quote in quotes}}
    return [_with_people(quote, known[quote.session]) for quote in quotes]


def _with_people(quote: Quote, people: Mapping[str, Participant]) -> Quote:
    named = {naming.speaker for naming in quote.proof.namings}
    speakers = dict.fromkeys(part.speaker for part in quote.parts if part.speaker)
    others = tuple(Naming(name) for name in speakers if name not in named and name in people)
    namings = credited((*quote.proof.namings, *others), people)
    if namings == quote.proof.namings:
        return quote
    return replace(quote, proof=replace(quote.proof, namings=namings))


def _credited(naming: Naming, person: Participant | None) -> Naming:
    if person is None or naming.role or naming.handle:
        return naming
    return replace(naming, role=person.role, handle=person.handle)
