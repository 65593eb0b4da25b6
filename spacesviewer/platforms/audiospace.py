"""What X says about a Space: the AudioSpaceById answer that twspace-dl and others keep as JSON.

``{"data": {"audioSpace": {"metadata": ..., "participants": ...}}}``, the same without wrappings, a
list of them, or the metadata alone. Every field may be missing; times are milliseconds, some of
them strings. The official API's object (api_space) is another.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
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
from spacesviewer.domain.timecode import MAX_MS
from spacesviewer.platforms.moments import epoch_ms, iso
from spacesviewer.platforms.refusals import NotThisArtefact

NAME = "X Space metadata"
SOURCE = "platform-reported (X)"

_MARKS = (
    '"audioSpace"', '"broadcast_id"', '"media_key"', '"creator_results"', '"rest_id"',
    '"is_space_available_for_replay"', '"total_live_listeners"', '"narrow_cast_space_type"',
)  # fmt: skip
_FIGURES = (
    ("live listeners", "total_live_listeners"),
    ("replay listeners", "total_replay_watched"),
    ("participated", "total_participated"),
    ("participating", "total_participating"),
)
_WRAPPINGS = (
    ("data", "audioSpace"), ("data", "audio_space_by_rest_id"), ("audioSpace",), ("data",),
    ("audio_space_by_rest_id",), ("audio_space",),
)  # fmt: skip
_MORE = ("state", "broadcast_id", "media_key", "content_type")
# A running Space lists those who listen, by the hundred: the journalist's people are the others.
_MAX_LISTENERS = 20
_MAX_PARTICIPANTS = 1000


def matches(path: Path, head: str) -> bool:
    """Whether the text is JSON with the names that only a Space's metadata has."""
    lines = path.suffix.casefold() == ".jsonl"  # a crawler's log of many Spaces
    return not lines and looks_like_json(head) and any(mark in head for mark in _MARKS)


def parse(text: str, name: str) -> tuple[Told, ...]:
    """What is told of each Space. Raises NotThisArtefact for other JSON, RefusedFile for broken."""
    root = load(text).root
    listed = as_list(root) or as_list(as_dict(root).get("data")) or [root]
    told = tuple(one for item in listed if (one := told_of(as_dict(item))) is not None)
    if not told:
        raise NotThisArtefact("{name} does not describe a Space.", name=name)
    return told


def told_of(root: dict[str, object]) -> Told | None:
    """What one document tells, in whatever wrappings; None where it describes no Space."""
    space = _space_in(root)
    metadata = as_dict(space.get("metadata")) or space
    if not _is_metadata(metadata):
        return None
    synthetic = any(holder.get("synthetic") is True for holder in (root, space, metadata))
    more = {
        name: clean_line(str(value))[:200]
        for name in _MORE
        if isinstance(value := metadata.get(name), str | int) and value != ""
    }
    return Told(_facts(space, metadata, synthetic=synthetic), PLATFORM, more=more)


def _facts(
    space: dict[str, object], metadata: dict[str, object], *, synthetic: bool
) -> SessionFacts:
    rest_id = clean_line(as_text(metadata.get("rest_id")) or as_text(space.get("rest_id")))
    started = epoch_ms(metadata.get("started_at")) or epoch_ms(metadata.get("start"))
    created = epoch_ms(metadata.get("created_at"))
    started_at, date_source = iso(started), "the Space's metadata (started_at)"
    if not started:
        started_at, date_source = iso(created)[:10], "the Space's metadata (created_at)"
    return SessionFacts(
        title=clean_line(unescape(as_text(metadata.get("title")))),  # X sends "Q&amp;A"
        platform="X Spaces",
        platform_id=rest_id,
        url=f"https://x.com/i/spaces/{rest_id}" if rest_id.isalnum() and rest_id.isascii() else "",
        language=clean_line(as_text(metadata.get("language"))),
        started_at=started_at,
        ended_at=iso(epoch_ms(metadata.get("ended_at"))),
        scheduled_at=iso(epoch_ms(metadata.get("scheduled_start"))),
        date_source=date_source if started_at else "",
        synthetic=synthetic,
        participants=_participants(metadata, as_dict(space.get("participants")), started),
        figures=tuple(_figures(metadata, as_dict(space.get("participants")))),
    )


def _space_in(root: dict[str, object]) -> dict[str, object]:
    """The Space itself, out of the wrappings it is kept in."""
    for way in _WRAPPINGS:
        space = as_dict(dig(root, *way))
        if "metadata" in space or "participants" in space:
            return space
    return root


def _is_metadata(metadata: dict[str, object]) -> bool:
    quoted = {mark.strip('"') for mark in _MARKS} - {"rest_id"}
    return bool(quoted & metadata.keys()) or {"rest_id", "state"} <= metadata.keys()


def _figures(metadata: dict[str, object], people: dict[str, object]) -> Iterator[Figure]:
    date = iso(epoch_ms(metadata.get("updated_at")) or epoch_ms(metadata.get("ended_at")))
    counted = [(kind, as_int(metadata.get(name))) for kind, name in _FIGURES]
    counted.append(("participants total", as_int(people.get("total"))))
    for kind, value in counted:
        if value is not None and value >= 0:
            yield Figure(kind, value, SOURCE, date)


def _participants(
    metadata: dict[str, object], people: dict[str, object], started: int | None
) -> tuple[Participant, ...]:
    """Everybody once: the creator as host, the other admins as co-hosts, then the rest."""
    creator = _creator(metadata)
    found: dict[str, Participant] = {}
    if creator:
        found[_key(creator)] = creator
    for group, role, most in (
        ("admins", "cohost", _MAX_PARTICIPANTS),
        ("speakers", "speaker", _MAX_PARTICIPANTS),
        ("listeners", "listener", _MAX_LISTENERS),
    ):
        for item in as_list(people.get(group))[:most]:
            person = _person(as_dict(item), role, started)
            known = found.get(_key(person))
            if known is None and (person.name or person.handle):
                found[_key(person)] = person
            elif known and known.joined_ms is None:
                found[_key(person)] = _joined(known, person)
    admins = [key for key, person in found.items() if person.role == "cohost"]
    if creator is None and len(admins) == 1:
        # Nobody else could open it: the only admin is who made the Space.
        found[admins[0]] = _with_role(found[admins[0]], "host")
    return tuple(found.values())


def _creator(metadata: dict[str, object]) -> Participant | None:
    result = as_dict(dig(metadata, "creator_results", "result"))
    name, handle = _names(result)
    return Participant(name or handle, "host", handle) if name or handle else None


def _person(item: dict[str, object], role: str, started: int | None) -> Participant:
    name, handle = _names(as_dict(dig(item, "user_results", "result")))
    name = clean_line(as_text(item.get("display_name"))) or name
    handle = clean_line(as_text(item.get("twitter_screen_name"))).lstrip("@") or handle
    joined = epoch_ms(item.get("start"))
    joined_ms = None
    if joined and started and joined - started <= MAX_MS:
        joined_ms = max(0, joined - started)
    return Participant(name or handle, role, handle, joined_ms)


def _names(user: dict[str, object]) -> tuple[str, str]:
    """Display name and handle of a user, wherever X keeps them this year."""
    for holder in (as_dict(user.get("legacy")), as_dict(user.get("core")), user):
        name = clean_line(as_text(holder.get("name")))
        handle = clean_line(as_text(holder.get("screen_name"))).lstrip("@")
        if name or handle:
            return name, handle
    return "", ""


def _key(person: Participant) -> str:
    return (person.handle or f"name {person.name}").casefold()


def _joined(known: Participant, seen: Participant) -> Participant:
    return Participant(known.name, known.role, known.handle, seen.joined_ms)


def _with_role(person: Participant, role: str) -> Participant:
    return Participant(person.name, role, person.handle, person.joined_ms)
