"""People in a session."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

ROLES = ("host", "cohost", "speaker", "caller", "listener")
ROLE_NAMES = {
    "host": "Host",
    "cohost": "Co-host",
    "speaker": "Speaker",
    "caller": "Caller",
    "listener": "Listener",
}


@dataclass(frozen=True, slots=True)
class Participant:
    """A person with a role in one session; ``handle`` lacks the @, joined_ms is from the start."""

    name: str
    role: str = "speaker"
    handle: str = ""
    joined_ms: int | None = None
    id: int = 0


def joined(people: Iterable[Participant]) -> tuple[Participant, ...]:
    """Each person of one session once, with the best role and all that any file tells of them.

    Two handles are two people, whatever they are called; where one of them has no handle, the name
    tells. The first name that was told stays.
    """
    found: list[Participant] = []
    by_handle: dict[str, int] = {}
    by_name: dict[str, int] = {}
    for person in people:
        handle, name = person.handle.casefold(), person.name.casefold()
        if handle:
            place = by_handle.get(handle)
            same = by_name.get(name, by_name.get(handle))
            if place is None and same is not None and not found[same].handle:
                place = same
        else:
            # Some tools know people by their handles alone and call them so.
            place = by_name.get(name, by_handle.get(name.removeprefix("@")))
        if place is None:
            place = len(found)
            found.append(person)
        else:
            found[place] = completed(found[place], person)
        by_name.setdefault(name, place)
        if handle:
            by_handle[handle] = place
    return tuple(found)


def completed(known: Participant, told: Participant) -> Participant:
    """Somebody with what another file tells besides; a handle is no name where there is a name."""
    better = ROLES.index(told.role) < ROLES.index(known.role)
    handle = known.handle or told.handle
    unnamed = known.name.casefold().removeprefix("@") == handle.casefold() and handle
    return replace(
        known,
        name=told.name if unnamed and told.name else known.name,
        role=told.role if better else known.role,
        handle=handle,
        joined_ms=told.joined_ms if known.joined_ms is None else known.joined_ms,
    )
