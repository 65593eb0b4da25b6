"""yt-dlp's ``.info.json``: what it found out about a recording, of a Space or of anything else.

Files of Spaces from before July 2023 have milliseconds where seconds belong.
"""

from __future__ import annotations

from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from spacesviewer.domain.artefact import DOWNLOADER, Told
from spacesviewer.domain.figure import Figure
from spacesviewer.domain.jsontext import (
    as_dict,
    as_int,
    as_list,
    as_number,
    as_text,
    load,
    looks_like_json,
)
from spacesviewer.domain.participant import Participant
from spacesviewer.domain.plaintext import clean_line, clean_paragraphs
from spacesviewer.domain.recording import Chapter
from spacesviewer.domain.session import SessionFacts
from spacesviewer.domain.timecode import MAX_MS
from spacesviewer.platforms.moments import epoch_ms, iso, iso_date
from spacesviewer.platforms.refusals import NotThisArtefact

NAME = "yt-dlp info"

_SPACES = "twitter:spaces"
_PARTICIPATED = "Twitter Space participated by "
_PLATFORMS = {
    _SPACES: "X Spaces", "twitter": "X", "youtube": "YouTube", "facebook": "Facebook",
    "soundcloud": "SoundCloud", "twitch": "Twitch", "vimeo": "Vimeo", "tiktok": "TikTok",
}  # fmt: skip
_MORE = ("live_status", "channel", "uploader", "duration_string", "playlist_title", "series")
_MAX_CHAPTERS = 5000
_LIVE = ("is_live", "was_live", "post_live")


def matches(path: Path, head: str) -> bool:
    """Whether it is JSON that yt-dlp wrote, by its file's name or its fields."""
    if path.suffix.casefold() not in (".json", ""):
        return False
    named = path.name.casefold().endswith(".info.json")
    return looks_like_json(head) and (named or '"extractor_key"' in head or '"extractor"' in head)


def parse(text: str, name: str) -> tuple[Told, ...]:
    """What is told of a recording; nothing of a playlist. Raises NotThisArtefact for other JSON."""
    info = as_dict(load(text).root)
    known = {"extractor", "extractor_key", "webpage_url", "formats", "live_status"}
    if "id" not in info or known.isdisjoint(info):
        raise NotThisArtefact("{name} does not describe a recording.", name=name)
    if info.get("_type") in ("playlist", "multi_video"):
        return ()
    more = {
        field: clean_line(_text(info.get(field)))[:300]
        for field in _MORE
        if clean_line(_text(info.get(field)))
    }
    return (Told(_facts(info), DOWNLOADER, _chapters(info), more=more),)


def _facts(info: dict[str, object]) -> SessionFacts:
    extractor = as_text(info.get("extractor")).casefold()
    is_space = extractor == _SPACES or info.get("extractor_key") == "TwitterSpaces"
    platform = _PLATFORMS[_SPACES] if is_space else _platform(info, extractor)
    started_at, date_source = _start(info, is_space)
    upcoming = info.get("live_status") == "is_upcoming"
    return SessionFacts(
        title=clean_line(_title(info, is_space)),
        description=clean_paragraphs(as_text(info.get("description"))),
        platform=platform,
        platform_id=clean_line(_text(info.get("id"))),
        url=_url(info),
        language=clean_line(as_text(info.get("language"))),
        started_at="" if upcoming else started_at,
        scheduled_at=started_at if upcoming else "",
        date_source=date_source if started_at and not upcoming else "",
        synthetic=info.get("synthetic") is True,
        participants=_participants(info, is_space),
        figures=_figures(info, platform),
    )


def _chapters(info: dict[str, object]) -> tuple[Chapter, ...]:
    """The chapters that a person wrote under the video; those without a start are left out."""
    found = []
    for item in as_list(info.get("chapters"))[:_MAX_CHAPTERS]:
        told = as_dict(item)
        start, end = (as_number(told.get(name)) for name in ("start_time", "end_time"))
        if start is None or not 0 <= start * 1000 <= MAX_MS:
            continue
        ends = end is not None and start < end <= MAX_MS / 1000
        end_ms = round(end * 1000) if ends and end is not None else None
        title = clean_line(as_text(told.get("title")))[:500]
        found.append(Chapter(round(start * 1000), end_ms, title))
    return tuple(found)


def _platform(info: dict[str, object], extractor: str) -> str:
    known = _PLATFORMS.get(extractor) or _PLATFORMS.get(extractor.partition(":")[0])
    return known or clean_line(as_text(info.get("extractor_key")) or extractor)


def _start(info: dict[str, object], is_space: bool) -> tuple[str, str]:
    """When it began and which field says so; a mere upload gives its day and no hour."""
    released = epoch_ms(info.get("release_timestamp"))
    if released and (is_space or info.get("live_status") in _LIVE):
        return iso(released), "yt-dlp (release_timestamp)"
    for field in ("release_date", "upload_date"):
        if date := iso_date(info.get(field)):
            return date, f"yt-dlp ({field})"
    uploaded = released or epoch_ms(info.get("timestamp"))
    return iso(uploaded)[:10], "yt-dlp (timestamp)"


def _title(info: dict[str, object], is_space: bool) -> str:
    """The title; that of a Space comes as X sends it: "Q&amp;A"."""
    title = as_text(info.get("title"))
    return unescape(title) if is_space else title


def _url(info: dict[str, object]) -> str:
    for field in ("webpage_url", "original_url"):
        url = clean_line(as_text(info.get(field)))
        try:
            if urlsplit(url).scheme in ("http", "https"):
                return url
        except ValueError:  # "http://[" is no address
            continue
    return ""


def _participants(info: dict[str, object], is_space: bool) -> tuple[Participant, ...]:
    """The uploader of a Space is its host; yt-dlp lists the speakers in the description."""
    if not is_space:
        return ()
    handle = clean_line(as_text(info.get("uploader_id"))).lstrip("@")
    host = clean_line(as_text(info.get("uploader"))) or handle
    people = {host.casefold(): Participant(host, "host", handle)} if host else {}
    listed = as_text(info.get("description"))
    if listed.startswith(_PARTICIPATED):
        for part in listed.removeprefix(_PARTICIPATED).split(", ")[:1000]:
            name = clean_line(part)
            if name and name != "nobody yet":
                people.setdefault(name.casefold(), Participant(name, "speaker"))
    return tuple(people.values())


def _figures(info: dict[str, object], platform: str) -> tuple[Figure, ...]:
    source = f"platform-reported ({'X' if platform == 'X Spaces' else platform})"
    date = iso(epoch_ms(info.get("epoch")))
    counted = (
        ("views", as_int(info.get("view_count"))),
        ("live viewers", as_int(info.get("concurrent_view_count"))),
    )
    return tuple(
        Figure(kind, value, source, date)
        for kind, value in counted
        if value is not None and value >= 0
    )


def _text(value: object) -> str:
    return str(value) if isinstance(value, int) else as_text(value)
