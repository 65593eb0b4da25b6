"""Puts together what several files say about one event."""

from __future__ import annotations

import re
from dataclasses import fields, replace

from spacesviewer.domain.participant import Participant
from spacesviewer.domain.plaintext import clean_line, clean_paragraphs
from spacesviewer.domain.recording import MediaInfo
from spacesviewer.domain.session import SessionFacts

_DATE = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):(\d{2}).*)?")
_SPACE_URL = re.compile(r"https://(?:x|twitter)\.com/i/spaces/(\w{13})", re.ASCII)
_SEPARATORS = re.compile(r"[_\s]+")
_SPACE_ID = re.compile(r"[0-9a-zA-Z]{13}", re.ASCII)
# A tagger says so where voices were made by a machine; the mark then stands in every export.
_SYNTHETIC = re.compile(r"\bsynthetic voices?\b", re.IGNORECASE)


_LONGEST = {"title": 500, "description": 100_000}  # characters; a longer one is no such thing


def merge(*told: SessionFacts) -> SessionFacts:
    """One value of several: for each fact the first that tells it; people and figures of all."""
    result = SessionFacts()
    for facts in told:
        missing = {
            field.name: getattr(facts, field.name)
            for field in fields(SessionFacts)
            if not getattr(result, field.name)
        }
        # A date and where it came from belong together.
        if result.started_at:
            missing.pop("date_source", None)
        result = replace(
            result,
            **{
                **missing,
                "participants": _people(result.participants + facts.participants),
                "figures": tuple(dict.fromkeys(result.figures + facts.figures)),
                "synthetic": result.synthetic or facts.synthetic,
            },
        )
    return replace(
        result,
        title=clean_line(result.title)[: _LONGEST["title"]],
        description=clean_paragraphs(result.description)[: _LONGEST["description"]],
    )


def from_tags(info: MediaInfo) -> SessionFacts:
    """What the tags of a recording say about the event."""
    tags = info.tags
    comments = " ".join(tags.get(name, "") for name in ("comment", "description", "url"))
    space = _SPACE_URL.search(comments)
    episode = tags.get("episode_id", "").strip()
    platform_id = space[1] if space else episode if _SPACE_ID.fullmatch(episode) else ""
    started_at = tag_date(tags.get("date", ""))
    artist = tags.get("artist", "").strip()
    return SessionFacts(
        title=tags.get("title", "").strip(),
        description=tags.get("description", "").strip(),
        platform="X Spaces" if platform_id else "",
        platform_id=platform_id,
        url=f"https://x.com/i/spaces/{platform_id}" if platform_id else "",
        started_at=started_at,
        date_source="date tag of the recording" if started_at else "",
        synthetic=bool(_SYNTHETIC.search(comments)),
        # The artist of a downloaded Space is its host; of anything else it may be a band.
        participants=(Participant(artist, "host"),) if platform_id and artist else (),
    )


def from_name(stem: str) -> SessionFacts:
    """A title made of the file's name."""
    return SessionFacts(title=clean_line(_SEPARATORS.sub(" ", stem)) or "Untitled")


def tag_date(text: str) -> str:
    """An ISO date (with its time if the tag tells one with an offset) of a tag, else ""."""
    cleaned = text.strip()
    match = _DATE.match(cleaned)
    if match is None:
        return ""
    year, month, day = (int(part) for part in match.groups()[:3])
    if not (1900 <= year <= 2200 and 1 <= month <= 12 and 1 <= day <= 31):
        return ""
    if match[4] and re.search(r"(Z|[+-]\d{2}:?\d{2})$", cleaned):
        return cleaned.replace(" ", "T", 1)
    return f"{year:04}-{month:02}-{day:02}"


def _people(people: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Each person once, as the first file tells them."""
    known: dict[str, Participant] = {}
    handles: set[str] = set()
    for person in people:
        key = person.name.casefold()
        handle = person.handle.casefold()
        if key in known or (handle and handle in handles):
            continue
        known[key] = person
        if handle:
            handles.add(handle)
    return tuple(known.values())
