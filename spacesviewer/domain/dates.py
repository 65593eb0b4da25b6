"""Dates as a person types them, made ISO 8601 with the offset from UTC."""

from __future__ import annotations

import re
from datetime import date, datetime

from spacesviewer.domain.errors import WrongUsage

_TYPED = re.compile(
    r"(?P<day>\d{4}-\d{1,2}-\d{1,2})"
    r"(?:[T ]\s*(?P<time>\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)"
    r"\s*(?P<zone>Z|UTC|(?:UTC|GMT)?\s*[+\-\u2212]\d{1,2}(?::?\d{2})?)?)?",
    re.ASCII | re.IGNORECASE,
)
_HINT = "Write 2024-03-01 21:00 +05:00 (with the offset from UTC), or only the day, 2024-03-01."
_EARLIEST, _LATEST = 1850, 2200  # sound has been recorded since 1857


def typed_date(text: str) -> str:
    """``2024-03-01T21:00:00+05:00`` or ``2024-03-01`` of what was typed, "" of nothing.

    WrongUsage for what is no date, and for a time without an offset: nobody could tell when it was.
    """
    cleaned = " ".join(text.split())
    if not cleaned:
        return ""
    match = _TYPED.fullmatch(cleaned)
    if match is None:
        raise WrongUsage("“{text}” is not a date.", hint=_HINT, text=cleaned)
    try:
        day = date(*(int(part) for part in match["day"].split("-")))
        if not _EARLIEST <= day.year <= _LATEST:
            raise ValueError
        if match["time"] is None:
            return day.isoformat()
        if match["zone"] is None:
            raise WrongUsage("“{text}” lacks its offset from UTC.", hint=_HINT, text=cleaned)
        hour = match["time"].rjust(len(match["time"]) + (match["time"].index(":") == 1), "0")
        return datetime.fromisoformat(f"{day}T{hour}{_offset(match['zone'])}").isoformat()
    except ValueError as error:
        raise WrongUsage("“{text}” is not a date.", hint=_HINT, text=cleaned) from error


def _offset(zone: str) -> str:
    """``+05:00`` of ``UTC+5``, ``+0500``, ``Z`` and the like."""
    sign_and_digits = re.sub(r"[^\d+\-:]", "", zone.replace("\u2212", "-"))
    if not sign_and_digits:
        return "+00:00"
    sign, digits = sign_and_digits[0], sign_and_digits[1:].replace(":", "")
    hours, minutes = (digits, "00") if len(digits) <= 2 else (digits[:-2], digits[-2:])
    return f"{sign}{hours.zfill(2)}:{minutes.zfill(2)}"


def date_field(started_at: str) -> str:
    """A stored date as a person would type it: ``2024-03-01 21:00 +05:00``, or as it stands."""
    try:
        moment = datetime.fromisoformat(started_at)
    except ValueError:
        return started_at
    if len(started_at) <= 10 or moment.tzinfo is None:
        return started_at
    precision = "minutes" if not moment.second else "seconds"
    if moment.microsecond:
        precision = "microseconds" if moment.microsecond % 1000 else "milliseconds"
    text = moment.isoformat(" ", timespec=precision)
    return f"{text[:-6]} {text[-6:]}"
