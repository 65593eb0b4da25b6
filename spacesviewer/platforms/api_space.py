"""A Space as X's official API (version 2) describes it: ``{"data": {...}, "includes": {...}}``.

https://docs.x.com/x-api/spaces: state "scheduled", "live" or "ended", dates in ISO 8601, people as
ids whose names stand in "includes" where they were asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from spacesviewer.domain.artefact import PLATFORM, Told
from spacesviewer.domain.figure import Figure
from spacesviewer.domain.jsontext import (
    as_dict,
    as_int,
    as_list,
    as_text,
    dig,
    load,
    looks_like_json,
)
from spacesviewer.domain.participant import Participant
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.session import SessionFacts
from spacesviewer.platforms.moments import iso, moment_ms
from spacesviewer.platforms.refusals import NotThisArtefact

NAME = "X API Space"

_MARKS = ('"host_ids"', '"participant_count"', '"speaker_ids"', '"is_ticketed"', '"creator_id"')
_STATES = ("scheduled", "live", "ended", "canceled")
_MAX_PEOPLE = 1000


def matches(path: Path, head: str) -> bool:
    """Whether the text is JSON with names that the API's Space has."""
    json = path.suffix.casefold() in (".json", "") and looks_like_json(head)
    return json and '"state"' in head and any(mark in head for mark in _MARKS)


def parse(text: str, name: str) -> tuple[Told, ...]:
    """What is told of each Space. Raises NotThisArtefact for other JSON."""
    root = load(text).root
    holder = as_dict(root)
    data = holder.get("data", root)
    spaces = [as_dict(item) for item in as_list(data) or [data]]
    names = _names(as_list(dig(holder, "includes", "users")))
    told = [_told(space, names) for space in spaces if _is_space(space)]
    if not told:
        raise NotThisArtefact("{name} does not describe a Space.", name=name)
    return tuple(told)


def _is_space(space: dict[str, object]) -> bool:
    known = {mark.strip('"') for mark in _MARKS} | {"title", "created_at"}
    return as_text(space.get("state")) in _STATES and "id" in space and bool(known & space.keys())


def _told(space: dict[str, object], names: dict[str, tuple[str, str]]) -> Told:
    space_id = clean_line(as_text(space.get("id")))
    started = moment_ms(space.get("started_at"))
    created = iso(moment_ms(space.get("created_at")))[:10]
    source = f"X's API ({'started_at' if started else 'created_at'})"
    facts = SessionFacts(
        title=clean_line(as_text(space.get("title"))),
        platform="X Spaces",
        platform_id=space_id,
        url=f"https://x.com/i/spaces/{space_id}" if space_id.isalnum() else "",
        language=clean_line(as_text(space.get("lang"))),
        started_at=iso(started) or created,
        ended_at=iso(moment_ms(space.get("ended_at"))),
        scheduled_at=iso(moment_ms(space.get("scheduled_start"))),
        date_source=source if started or created else "",
        synthetic=space.get("synthetic") is True,
        participants=_people(space, names),
        figures=_figures(space),
    )
    more = {"state": as_text(space.get("state"))}
    return Told(facts, PLATFORM, more=more)


def _names(users: Iterable[object]) -> dict[str, tuple[str, str]]:
    """Name and handle of each user by id."""
    found = {}
    for item in users:
        user = as_dict(item)
        handle = clean_line(as_text(user.get("username"))).lstrip("@")
        name = clean_line(as_text(user.get("name"))) or handle
        if name:
            found[as_text(user.get("id"))] = (name, handle)
    return found


def _people(space: dict[str, object], names: dict[str, tuple[str, str]]) -> tuple[Participant, ...]:
    """The creator as host, other hosts as co-hosts, speakers; who has no name is left out."""
    creator = as_text(space.get("creator_id"))
    hosts = [as_text(one) for one in as_list(space.get("host_ids"))[:_MAX_PEOPLE]]
    lead = creator or (hosts[0] if len(hosts) == 1 else "")
    roles = {lead: "host"}
    for one in hosts:
        roles.setdefault(one, "cohost")
    for item in as_list(space.get("speaker_ids"))[:_MAX_PEOPLE]:
        roles.setdefault(as_text(item), "speaker")
    return tuple(
        Participant(names[one][0], role, names[one][1])
        for one, role in roles.items()
        if one in names
    )


def _figures(space: dict[str, object]) -> tuple[Figure, ...]:
    date = iso(moment_ms(space.get("updated_at")) or moment_ms(space.get("ended_at")))
    counted = (
        ("participants", as_int(space.get("participant_count"))),
        ("subscribers (reminders)", as_int(space.get("subscriber_count"))),
    )
    return tuple(
        Figure(kind, value, "platform-reported (X API)", date)
        for kind, value in counted
        if value is not None and value >= 0
    )
