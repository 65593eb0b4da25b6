"""What files say of a session besides what is shown of it: contradictions, and facts of some."""

from __future__ import annotations

from dataclasses import fields

from spacesviewer.domain.artefact import Claim
from spacesviewer.domain.session import SessionFacts
from spacesviewer.library import claims
from spacesviewer.library.sessions import SessionDetail
from spacesviewer.library.store import Archive
from spacesviewer.workflows.facts import disagreements

_FACTS = frozenset(field.name for field in fields(SessionFacts))


def all_of(archive: Archive, detail: SessionDetail) -> list[Claim]:
    """All facts that files tell of a session, the most trusted first."""
    return claims.facts_of(claims.list_for(archive, detail.id))


def contradictions(detail: SessionDetail, told: list[Claim]) -> list[str]:
    """A sentence for each file that says otherwise than is shown.

    What a person has set is told with what files say of it, and not once more here.
    """
    return disagreements(detail.facts, [c for c in told if c.field not in detail.by_hand])


def extras(told: list[Claim]) -> list[str]:
    """Facts that only some files have, a line each: ``season: 3``, ``live status: was_live``."""
    lines = {
        f"{claim.field.replace('_', ' ')}: {claim.value}": None
        for claim in told
        if claim.field not in _FACTS and claim.field != "chapters"
    }
    return list(lines)
