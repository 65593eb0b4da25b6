"""The Spaces in an X data archive: ``data/spaces-metadata.js``, of the account's owner only.

``window.YTD.spaces_metadata.part0 = [...]``. The sound lies in ``spaces_media/`` as
``space-<id>_0.ts``. How the rows are wrapped and typed is not documented, so all ways are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from spacesviewer.domain.artefact import PLATFORM, Told
from spacesviewer.domain.figure import Figure
from spacesviewer.domain.jsontext import as_dict, as_int, as_list, as_text, load
from spacesviewer.domain.participant import Participant
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.session import SessionFacts
from spacesviewer.domain.timecode import MAX_MS
from spacesviewer.platforms.moments import iso, moment_ms
from spacesviewer.platforms.refusals import NotThisArtefact

NAME = "X data archive"
MANY = True
SOURCE = "platform-reported (X data archive)"

_ASSIGNMENT = re.compile(r"\s*(?:window\.)?YTD\.spaces_metadata\.part\d{1,4}\s*=\s*", re.ASCII)
_FIGURES = (("participating", "totalParticipating"), ("participated", "totalParticipated"))
_MAX_PEOPLE = 1000


def matches(path: Path, head: str) -> bool:
    """Whether the script assigns the Spaces of an archive."""
    return _ASSIGNMENT.match(head) is not None


def parse(text: str, name: str) -> tuple[Told, ...]:
    """What is told of each Space of the account."""
    match = _ASSIGNMENT.match(text)
    if match is None:
        raise NotThisArtefact("{name} holds no Spaces of an X archive.", name=name)
    root = load(text[match.end() :].rstrip().removesuffix(";")).root
    return tuple(_told(space) for item in as_list(root) if (space := _unwrapped(as_dict(item))))


def _unwrapped(row: dict[str, object]) -> dict[str, object]:
    """The Space in a row, under whatever name it is wrapped; {} where there is none."""
    for _ in range(4):
        if _id(row):
            return row
        inner = [as_dict(value) for value in row.values() if isinstance(value, dict)]
        if len(inner) != 1:
            return {}
        row = inner[0]
    return {}


def _id(space: dict[str, object]) -> str:
    return next(
        (
            text
            for name in ("id", "spaceId", "restId", "broadcastId")
            if (text := clean_line(as_text(space.get(name)))) and text.isalnum()
        ),
        "",
    )


def _told(space: dict[str, object]) -> Told:
    space_id = _id(space)
    started = _first(space, "startedAt", "startTime", "start")
    created = _first(space, "createdAt", "created_at")
    ended = _first(space, "endedAt", "endTime", "end")
    day = iso(created)[:10]
    source = f"the X data archive ({'startedAt' if started else 'createdAt'})"
    facts = SessionFacts(
        title=clean_line(as_text(space.get("title"))),
        platform="X Spaces",
        platform_id=space_id,
        url=f"https://x.com/i/spaces/{space_id}" if space_id.isascii() else "",
        started_at=iso(started) or day,
        ended_at=iso(ended),
        scheduled_at=iso(_first(space, "scheduledStart", "scheduledStartTime")),
        date_source=source if started or day else "",
        participants=tuple(_people(space, started)),
        figures=tuple(_figures(space, iso(ended))),
    )
    return Told(facts, PLATFORM, called=frozenset({f"space-{space_id}_0"}))


def _first(space: dict[str, object], *names: str) -> int | None:
    return next((ms for name in names if (ms := moment_ms(space.get(name)))), None)


def _figures(space: dict[str, object], date: str) -> Iterator[Figure]:
    for kind, name in _FIGURES:
        value = as_int(space.get(name))
        if value is not None and value >= 0:
            yield Figure(kind, value, SOURCE, date)


def _people(space: dict[str, object], begin: int | None) -> Iterator[Participant]:
    """The archive knows people by their numbers only; so they are named here, each once."""
    creator = _number(space.get("creatorUserId"))
    roles: dict[str, tuple[str, int | None]] = {creator: ("host", None)} if creator else {}
    for item in as_list(space.get("hostUserIds"))[:_MAX_PEOPLE]:
        host = _number(item)
        roles.setdefault(host, ("cohost" if roles else "host", None))
    for item in as_list(space.get("speakers"))[:_MAX_PEOPLE]:
        told = as_dict(item)
        who = _number(item) or next(
            (n for name in ("userId", "speakerUserId", "id") if (n := _number(told.get(name)))), ""
        )
        roles.setdefault(who, ("speaker", _joined(told, begin)))
    roles.pop("", None)
    for number, (role, joined_ms) in roles.items():
        yield Participant(f"X user {number}", role, "", joined_ms)


def _joined(told: dict[str, object], begin: int | None) -> int | None:
    """When somebody first spoke, from the beginning."""
    sessions = as_list(told.get("sessions")) or as_list(told.get("spokenSessions")) or [told]
    starts = [_first(as_dict(one), "startTime", "startedAt", "start") for one in sessions]
    first = min((start for start in starts if start), default=None)
    if first is None or begin is None or first - begin > MAX_MS:
        return None
    return max(0, first - begin)


def _number(value: object) -> str:
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else as_text(value)
    return text if text.isascii() and text.isdigit() and len(text) <= 20 else ""
