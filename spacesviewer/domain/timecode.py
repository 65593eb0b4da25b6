"""Times of a session as text and back. Inside the program a time is always integer milliseconds."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time

from spacesviewer.domain import wallclock
from spacesviewer.domain.errors import WrongUsage

MAX_MS = 1000 * 3600 * 1000  # a thousand hours: a longer time is a lie or a wrong unit

_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,5}):([0-5]?\d)(?:[.,](\d{1,9}))?", re.ASCII)
_SECONDS = re.compile(r"\d{1,9}(?:[.,]\d{1,9})?", re.ASCII)
_MILLISECONDS = re.compile(r"(\d{1,12})\s*ms", re.ASCII)
_WALL = re.compile(
    r"@\s*(?:(\d{4}-\d{2}-\d{2})(?:T|\s+))?(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]m)?"
    r"(?:\s*([A-Z]{1,6}(?:[+-]\d{1,2}(?::\d{2})?)?))?",
    re.ASCII | re.IGNORECASE,
)


def fraction_ms(digits: str) -> int:
    """Milliseconds of the digits behind a decimal point, cut (not rounded) after the third."""
    return int((digits + "000")[:3])


def seconds_ms(seconds: float) -> int:
    """The nearest millisecond; ValueError for NaN, infinity and times no session has."""
    if not math.isfinite(seconds) or abs(seconds) * 1000 > MAX_MS:
        raise ValueError(f"{seconds!r} is not a time")
    return round(seconds * 1000)


def parse_time(text: str) -> int:
    """Milliseconds of ``1:02:03.250``, ``62:03``, ``3723.25`` (seconds) or ``3723250ms``.

    Raises WrongUsage for anything else, negative times included.
    """
    cleaned = text.strip()
    if match := _MILLISECONDS.fullmatch(cleaned):
        ms = int(match[1])
    elif match := _CLOCK.fullmatch(cleaned):
        hours, minutes, seconds, digits = match.groups()
        if hours is not None and int(minutes) > 59:
            raise _unreadable(text)
        whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
        ms = whole * 1000 + fraction_ms(digits or "")
    elif _SECONDS.fullmatch(cleaned):
        whole_text, _, digits = cleaned.replace(",", ".").partition(".")
        ms = int(whole_text) * 1000 + fraction_ms(digits)
    else:
        raise _unreadable(text)
    if ms > MAX_MS:
        raise WrongUsage(
            "{text} is longer than any session.", hint="Is it in ms?", text=text.strip()
        )
    return ms


def parse_place(text: str, started_at: datetime | None) -> int:
    """Milliseconds into the session of a time, or of a wall-clock time written ``@21:47``.

    A wall-clock time is read on the clock of ``started_at``; one before the start is on the next
    day. A day may stand before it and a zone behind it: ``@2026-11-01 01:30 EST``.
    """
    cleaned = text.strip()
    if not cleaned.startswith("@"):
        return parse_time(cleaned)
    match = _WALL.fullmatch(cleaned)
    if match is None:
        raise _unreadable(text)
    day, hour, minute, second, half, zone = match.groups()
    hours = int(hour)
    if half:
        if not 1 <= hours <= 12:
            raise _unreadable(text)
        hours = hours % 12 + (12 if half.lower() == "pm" else 0)
    try:
        at = time(hours, int(minute), int(second or 0))
        on = date.fromisoformat(day) if day else None
    except ValueError as error:
        raise _unreadable(text) from error
    if started_at is None:
        raise WrongUsage(
            "{text} is a clock time, but this session's start is not known.",
            hint="Give the time from the beginning, such as 1:02:03.",
            text=cleaned,
        )
    return wallclock.place_of(started_at, at, day=on, zone=zone or "", fine=second is not None)


def format_time(ms: int, *, milliseconds: bool = False) -> str:
    """``1:02:03`` or, with milliseconds, ``1:02:03.250``; the rest is cut, never rounded up."""
    sign = "-" if ms < 0 else ""
    seconds, rest = divmod(abs(ms), 1000)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    text = f"{sign}{hours}:{minute:02}:{second:02}"
    return f"{text}.{rest:03}" if milliseconds else text


def format_cue_time(ms: int, separator: str = ".") -> str:
    """``01:02:03.250`` as WebVTT writes it; SubRip's separator is a comma."""
    seconds, rest = divmod(max(0, ms), 1000)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours:02}:{minute:02}:{second:02}{separator}{rest:03}"


def format_frames(frames: int, rate: int) -> str:
    """``01:02:03:06``: hours, minutes, seconds and frames, as video editors count them."""
    seconds, frame = divmod(max(0, frames), rate)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours:02}:{minute:02}:{second:02}:{frame:02}"


def format_length(ms: int) -> str:
    """A duration in words: ``3 h 12 min``, ``12 min``, ``48 s``."""
    seconds = max(0, ms) // 1000
    hours, minutes = seconds // 3600, seconds % 3600 // 60
    if hours:
        return f"{hours} h {minutes} min" if minutes else f"{hours} h"
    return f"{minutes} min" if minutes else f"{seconds} s"


def format_lasting(ms: int) -> str:
    """A duration to the second: ``0.8 s``, ``14 s``, ``1 min 5 s``, ``2 h 3 min``."""
    if ms < 10_000:
        return f"{ms / 1000:.1f} s"
    minutes, seconds = divmod(ms // 1000, 60)
    if minutes >= 60 or not seconds or not minutes:
        return format_length(ms)
    return f"{minutes} min {seconds} s"


def _unreadable(text: str) -> WrongUsage:
    return WrongUsage(
        "“{text}” is not a time.",
        hint="Write 1:02:03.250, 62:03, seconds (3723.5), milliseconds (3723250ms) or @21:47.",
        text=text.strip(),
    )
