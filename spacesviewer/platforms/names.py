"""What the names of files and folders tell: date and time, title, the Space's id, a meeting.

Downloaders, recorders, telephones and Zoom each have their way. A time in a name is that of the
clock of the machine which wrote it: it is kept without an offset, unless the name says UTC.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from spacesviewer.platforms import meetings

_D = r"(?<![0-9])(?P<y>(?:19|20)\d\d)(?P<s>[-_.]?)(?P<m>\d\d)(?P=s)(?P<d>\d\d)"
_T = r"(?P<H>\d\d)(?P<c>[-_.:h]?)(?P<M>\d\d)(?:(?P=c)(?P<S>\d\d))?"
_FULL = re.compile(
    rf"{_D}(?:[ T_-]|-PTT-|, | at | um )+{_T}(?:[.,]\d{{1,6}})?(?P<z>Z|[+-]\d\d:?\d\d)?(?![0-9])",
    re.ASCII,
)
_DAY_ONLY = re.compile(rf"{_D}(?![0-9])", re.ASCII)
_FOURTEEN = re.compile(
    r"(?<![0-9])(?P<y>20\d\d)(?P<m>\d\d)(?P<d>\d\d)(?P<H>\d\d)(?P<M>\d\d)(?P<S>\d\d)(?![0-9])",
    re.ASCII,
)
# 240501_1830.mp3 (Sony, Olympus): two digits of the year, so only as the whole beginning.
_SHORT = re.compile(
    r"(?P<y>\d\d)(?P<m>\d\d)(?P<d>\d\d)[_-](?P<H>\d\d)(?P<M>\d\d)(?P<S>\d\d)?(?:[_-]\d{1,3})?",
    re.ASCII,
)
_GMT = re.compile(
    r"GMT(?P<y>20\d\d)(?P<m>\d\d)(?P<d>\d\d)-(?P<H>\d\d)(?P<M>\d\d)(?P<S>\d\d)", re.ASCII
)
_CRAWLER = re.compile(
    r"\[(?P<who>\w{1,50})\]\[(?P<y>\d\d)(?P<m>\d\d)(?P<d>\d\d)(?P<H>\d\d)(?P<M>\d\d) UTC\] "
    r"(?P<title>.*) \((?P<id>1[0-9a-zA-Z]{12})\)",
    re.ASCII,
)
_YTDLP = re.compile(r"(?P<title>.+?) ?\[(?P<id>1[0-9a-zA-Z]{12})\]", re.ASCII)
_TWSPACE_DL = re.compile(
    r"\((?P<who>[^()]{1,100})\)(?P<title>.*)-(?P<id>1[0-9a-zA-Z]{12})", re.DOTALL
)
_ARCHIVED = re.compile(r"space-(?P<id>1[0-9a-zA-Z]{12})_\d{1,3}", re.ASCII)
_LATER = re.compile(r"(?:audio_only|zoom)_[1-9]\d{0,2}$", re.ASCII)


@dataclass(frozen=True, slots=True)
class Named:
    """What a name tells; ``started_at`` is ISO 8601, with an offset only where the name has one."""

    title: str = ""
    started_at: str = ""
    platform: str = ""
    platform_id: str = ""
    host: str = ""
    handle: str = ""


def read(stem: str, folder: str = "") -> Named:
    """What a recording's stem tells, or the folder it lies in."""
    if match := _CRAWLER.fullmatch(stem):
        began = _moment(match, century=2000)
        who = match["who"]
        title = "" if match["title"] == "NA" else match["title"]
        return Named(title, f"{began}+00:00" if began else "", "X Spaces", match["id"], who, who)
    if match := _TWSPACE_DL.fullmatch(stem):
        return Named(match["title"], "", "X Spaces", match["id"], match["who"])
    if match := _YTDLP.fullmatch(stem):
        return Named(match["title"], "", "X Spaces", match["id"])
    if match := _ARCHIVED.fullmatch(stem):
        return Named("", "", "X Spaces", match["id"])
    zoom = meetings.FOLDER.fullmatch(folder)
    if zoom and (stem == folder or meetings.FILE.fullmatch(stem)):
        began = _moment(zoom)
        if _LATER.search(stem):  # a recording that was begun anew, later on that day
            began = began[:10]
        return Named(zoom["title"], began, "Zoom", zoom["meeting"] or "")
    if match := _GMT.match(stem):
        began = _moment(match)
        title = zoom["title"] if zoom else ""
        return Named(title, f"{began}+00:00" if began else "", "Zoom")
    return Named(started_at=began_at(stem))


def began_at(stem: str) -> str:
    """The date and the time that a name holds, ``2024-05-01T18:30``; "" where there is none."""
    for pattern in (_FULL, _FOURTEEN):
        for found in pattern.finditer(stem):
            if moment := _moment(found):
                return moment + _offset(found)
    if (match := _SHORT.fullmatch(stem)) and (moment := _moment(match, century=2000)):
        return moment
    days = {day for found in _DAY_ONLY.finditer(stem) if (day := _day(found))}
    return days.pop() if len(days) == 1 else ""


def _moment(match: re.Match[str], century: int = 0) -> str:
    told = match.groupdict()
    numbers = [int(told[part]) for part in "ymdHM"] + [int(told.get("S") or 0)]
    numbers[0] += century
    try:
        moment = datetime(*numbers)  # type: ignore[arg-type]  # noqa: DTZ001 - the name has no zone
    except ValueError:  # the 31st of February, 25 o'clock
        return ""
    return moment.isoformat(timespec="seconds" if told.get("S") else "minutes")


def _day(match: re.Match[str]) -> str:
    try:
        return date(int(match["y"]), int(match["m"]), int(match["d"])).isoformat()
    except ValueError:
        return ""


def _offset(match: re.Match[str]) -> str:
    zone = match.groupdict().get("z") or ""
    if zone == "Z":
        return "+00:00"
    if zone and ":" not in zone:
        # "2024-05-01 18-30-0500" is rather a time with seconds than one with an offset.
        return f"{zone[:3]}:{zone[3:]}" if int(zone[1:3]) <= 14 and int(zone[3:]) < 60 else ""
    return zone
