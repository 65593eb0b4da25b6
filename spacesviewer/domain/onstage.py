"""Who may be speaking: those who spoke near, then who was there, then who came later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacesviewer.domain.participant import ROLE_NAMES, ROLES, Participant
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.timeline import Timeline

NEAR_MS = 180_000
_NEAR, _THERE, _LISTENS, _LATER = range(4)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name to choose, and why it stands where it does.

    ``there``: as far as is known, on stage at that moment; others are offered when asked for.
    """

    name: str
    detail: str
    there: bool = True


def suggestions(
    timeline: Timeline, participants: Sequence[Participant], index: int
) -> list[Suggestion]:
    """Who may speak a segment, the likeliest first; everybody is there, nobody twice."""
    at_ms = timeline.starts[index] if timeline.timed and 0 <= index < len(timeline) else None
    near = _near(timeline, index) if at_ms is not None else {}
    known = {person.name.casefold(): person for person in participants}
    names = dict.fromkeys([*timeline.speakers, *(person.name for person in participants)])
    ranked = []
    for order, name in enumerate(names):
        person, away = known.get(name.casefold()), near.get(name)
        rank = _rank(person, away, at_ms)
        there = rank[0] in (_NEAR, _THERE)
        ranked.append((rank, order, replace(_told(name, person, away, at_ms), there=there)))
    return [told for *_, told in sorted(ranked, key=lambda one: one[:2])]


def _rank(
    person: Participant | None, away_ms: int | None, at_ms: int | None
) -> tuple[int, int, int]:
    role = ROLES.index(person.role) if person is not None else ROLES.index("speaker")
    if away_ms is not None:
        return _NEAR, away_ms, role
    if person is not None and _joins_later(person, at_ms):
        return _LATER, person.joined_ms or 0, role
    return (_LISTENS if person is not None and person.role == "listener" else _THERE), 0, role


def _told(
    name: str, person: Participant | None, away_ms: int | None, at_ms: int | None
) -> Suggestion:
    role = ROLE_NAMES[person.role] if person is not None else ""
    if away_ms is not None:
        why = "speaks near"
    elif person is not None and person.joined_ms is not None and _joins_later(person, at_ms):
        why = f"joins at {format_time(person.joined_ms)}"
    else:
        why = ""
    return Suggestion(name, " · ".join(part for part in (role, why) if part))


def _joins_later(person: Participant, at_ms: int | None) -> bool:
    return at_ms is not None and person.joined_ms is not None and person.joined_ms > at_ms


def _near(timeline: Timeline, index: int) -> dict[str, int]:
    """How far away each speaker is heard who is heard near a segment; it does not count itself."""
    start, end = timeline.starts[index], timeline.ends[index]
    found: dict[str, int] = {}
    for other in timeline.segments_between(start - NEAR_MS, end + NEAR_MS):
        name = timeline.speaker(other)
        if other != index and name:
            away = max(0, timeline.starts[other] - end, start - timeline.ends[other])
            found[name] = min(away, found.get(name, away))
    return found
