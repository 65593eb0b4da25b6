"""Moments as platforms write them: numbers since 1970, dates in ISO 8601 and of mails."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from spacesviewer.domain.jsontext import as_int

# No recording is older than 1990 or younger than 2100. In these bounds seconds and milliseconds
# cannot be taken for each other: old yt-dlp files have milliseconds in fields of seconds.
_FIRST_S, _LAST_S = 631_152_000, 4_102_444_800
_YEARS = range(1990, 2100)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})")


_MAIL = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})\s+([A-Za-z]{3})[a-z]{0,6}\s+(\d{4})\s+"
    r"(\d{1,2}):(\d{2})(?::(\d{2}))?\s+([+-]\d{4}|[A-Za-z]{1,4})",
    re.ASCII,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Hours from UTC of the zones that RFC 822 names; any other name counts as UTC, as it says.
_ZONES = {"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}


def epoch_ms(value: object) -> int | None:
    """Milliseconds since 1970 of a number or a string of digits; None where it is no such time."""
    number = as_int(value)
    if number is None:
        return None
    if _FIRST_S <= number <= _LAST_S:
        return number * 1000
    return number if _FIRST_S * 1000 <= number <= _LAST_S * 1000 else None


def moment_ms(value: object) -> int | None:
    """The same, also of ``2023-05-01T18:00:00.000Z``; a time without an offset is none."""
    if isinstance(value, str) and _ISO.fullmatch(value.strip()):
        try:
            moment = datetime.fromisoformat(value.strip())
            return epoch_ms(round(moment.timestamp() * 1000)) if moment.year in _YEARS else None
        except (ValueError, OverflowError):
            return None
    return epoch_ms(value)


def iso(moment_ms: int | None) -> str:
    """``2023-05-01T18:00:00+00:00``, with milliseconds where there are any; "" for None."""
    if moment_ms is None:
        return ""
    seconds, rest = divmod(moment_ms, 1000)
    moment = datetime.fromtimestamp(seconds, UTC).replace(microsecond=rest * 1000)
    return moment.isoformat(timespec="milliseconds" if rest else "seconds")


def iso_date(value: object) -> str:
    """``2023-05-01`` of ``20230501``; "" where it is no date."""
    if not isinstance(value, str) or len(value) != 8 or not value.isdecimal():
        return ""
    try:
        return (
            datetime(int(value[:4]), int(value[4:6]), int(value[6:]), tzinfo=UTC).date().isoformat()
        )
    except ValueError:
        return ""


def mail_date(value: str) -> str:
    """``2020-10-09T04:30:38+00:00`` of ``Fri, 09 Oct 2020 04:30:38 GMT``; "" for anything else.

    (The standard library's reader of such dates loads sockets, which nothing here does.)
    """
    match = _MAIL.fullmatch(value.strip()[:60])
    if match is None or match[2].casefold() not in _MONTHS:
        return ""
    zone = match[7].upper()
    minutes = _ZONES.get(zone, 0) * 60
    if zone[0] in "+-":
        minutes = int(zone[1:3]) * 60 + int(zone[3:])
        minutes = -minutes if zone[0] == "-" else minutes
    day, year, hour, minute = (int(match[place]) for place in (1, 3, 4, 5))
    month = _MONTHS.index(match[2].casefold()) + 1
    try:
        offset = timezone(timedelta(minutes=minutes))
        moment = datetime(year, month, day, hour, minute, int(match[6] or 0), tzinfo=offset)
    except ValueError:  # the 31st of February
        return ""
    return moment.isoformat() if moment.year in _YEARS else ""
