"""Puts together what several files say about one event."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from pathlib import PurePath
from typing import Any

from spacesviewer.domain.artefact import FEED, NAME, Claim
from spacesviewer.domain.participant import Participant, joined
from spacesviewer.domain.plaintext import clean_line, clean_paragraphs
from spacesviewer.domain.recording import MEDIA_EXTENSIONS, MediaInfo
from spacesviewer.domain.session import SessionFacts, is_local, parse_started_at
from spacesviewer.domain.wording import date_text
from spacesviewer.platforms import names

_DATE = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):(\d{2}).*)?")
_SPACE_URL = re.compile(r"https://(?:x|twitter)\.com/i/spaces/(\w{13})", re.ASCII)
_SEPARATORS = re.compile(r"[_\s]+")
_SPACE_ID = re.compile(r"[0-9a-zA-Z]{13}", re.ASCII)
# A tagger says so where voices were made by a machine; the mark then stands in every export.
_SYNTHETIC = re.compile(r"\bsynthetic voices?\b", re.IGNORECASE)


# Characters; a longer one is no such thing.
_LONGEST = {"title": 500, "platform": 200, "platform_id": 300, "url": 2000, "language": 60}
_LONGEST_TEXT = 100_000
_TOLD = 120  # of a fact in a sentence


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
                "participants": joined(result.participants + facts.participants),
                "figures": tuple(dict.fromkeys(result.figures + facts.figures)),
                "synthetic": result.synthetic or facts.synthetic,
            },
        )
    short: dict[str, Any] = {
        name: clean_line(getattr(result, name)[: 4 * most])[:most]
        for name, most in _LONGEST.items()
    }
    description = clean_paragraphs(result.description[: 2 * _LONGEST_TEXT])[:_LONGEST_TEXT]
    return replace(result, description=description, **short)


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


def from_name(stem: str, folder: str = "") -> SessionFacts:
    """What the name of a recording tells, and of the folder it lies in; at least a title."""
    named = names.read(stem, folder)
    if named == names.Named() and PurePath(stem).suffix[1:].casefold() in MEDIA_EXTENSIONS:
        named = names.read(PurePath(stem).stem, folder)  # one of several recordings of a name
    title = clean_line(_SEPARATORS.sub(" ", named.title or stem)) or "Untitled"
    is_space = named.platform == "X Spaces"
    people = (Participant(clean_line(named.host), "host", named.handle),) if named.host else ()
    return SessionFacts(
        title=title,
        platform=named.platform,
        platform_id=named.platform_id,
        url=f"https://x.com/i/spaces/{named.platform_id}" if is_space else "",
        started_at=named.started_at,
        date_source="the file's name" if named.started_at else "",
        participants=people,
    )


def disagreements(facts: SessionFacts, claims: Iterable[Claim]) -> list[str]:
    """A sentence for each thing that a file says otherwise than it is shown."""
    found: dict[str, None] = {}
    for claim in claims:
        shown = str(getattr(facts, claim.field, ""))
        if claim.field in _COMPARED and shown and not _agree(claim, shown, facts):
            name = PurePath(claim.source).name
            told = f"“{claim.value[:_TOLD]}{'…' if len(claim.value) > _TOLD else ''}”"
            if claim.field in _DATES:
                told = date_text(claim.value)
            what = _COMPARED[claim.field]
            found[f"{name} ({claim.artefact}) gives another {what}: {told}."] = None
    return list(found)


_DATES = ("started_at", "ended_at", "scheduled_at")
_COMPARED = {
    "title": "title", "started_at": "start", "ended_at": "end", "scheduled_at": "planned start",
    "language": "language", "platform": "platform", "platform_id": "id",
}  # fmt: skip
_SAME = timedelta(seconds=60)  # names of files tell minutes
_ANY_OFFSET = timedelta(hours=14)  # a clock without one may stand that far from UTC
_LETTERS = re.compile(r"[\W_]+")


def _agree(claim: Claim, shown: str, facts: SessionFacts) -> bool:
    if claim.value == shown:
        return True
    if claim.field == "title":
        # A title made of a name lacks what no name may have, and is cut at its length.
        one, other = (_LETTERS.sub("", text).casefold() for text in (claim.value, shown))
        return claim.rank == NAME or one == other
    if claim.field == "language":
        return claim.value.casefold()[:2] == shown.casefold()[:2]
    if claim.field == "platform_id":
        # Another platform's id of the same event is no contradiction.
        return claim.rank in (FEED, NAME) or facts.platform != "X Spaces" or len(claim.value) != 13
    return _same_date(claim.value, shown) if claim.field in _DATES else False


def _same_date(told: str, shown: str) -> bool:
    """Whether two dates can both be true; a bare day may be that of publication, so a later one."""
    one, other = parse_started_at(told), parse_started_at(shown)
    if one and other:
        local = is_local(told) or is_local(shown)
        return abs(one - other) <= (_ANY_OFFSET if local else _SAME)
    return told[:10] >= shown[:10] or _day_before(shown) == told[:10]


def _day_before(text: str) -> str:
    try:
        return (date.fromisoformat(text[:10]) - timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return ""


def tag_date(text: str) -> str:
    """An ISO date (with its time if the tag tells one with an offset) of a tag, else ""."""
    cleaned = text.strip()
    match = _DATE.match(cleaned)
    if match is None:
        return ""
    year, month, day = (int(part) for part in match.groups()[:3])
    try:
        bare = date(year, month, day).isoformat()
        if match[4] and re.search(r"(Z|[+-]\d{2}:?\d{2})$", cleaned):
            full = cleaned.replace(" ", "T", 1)
            datetime.fromisoformat(full)
            return full if 1900 <= year <= 2200 else ""
    except ValueError:  # the 31st of February, 25 o'clock
        return ""
    return bare if 1900 <= year <= 2200 else ""
