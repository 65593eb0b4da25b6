"""Words of others made fit to stand beside words of ours, in a pasted text or an exported file.

``plaintext`` cleans what comes in; this is stricter, for here a stray mark could reorder a name.
"""

from __future__ import annotations

import re
from datetime import UTC, date
from unicodedata import bidirectional, category
from urllib.parse import quote as percent_encode
from urllib.parse import urlsplit

from spacesviewer.domain.wallclock import (
    LOCAL,
    offset_name,
    short_day,
    start_in,
    zone_name,
)
from spacesviewer.domain.zones import zone_of

_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"
_MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"
# Embeddings, overrides and isolates reorder what stands beside them: a title that ends in an
# override could show a name backwards or move words to another speaker. A byte order mark or a
# noncharacter inside a text is always damage.
_REORDERING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_DAMAGE = dict.fromkeys([0xFEFF, 0xFFFE, 0xFFFF])
_BREAKS = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_URL_SAFE = "/:?#@!$&*+,;=%~-._"


def tidy(text: str) -> str:
    """The text without control characters; line ends are ``\\n``, tabs are spaces."""
    unified = _BREAKS.sub("\n", text).replace("\t", " ").translate(_DAMAGE)
    # Cc: control; Cs: half of a surrogate pair, which no file can hold.
    return "".join(c for c in unified if c == "\n" or category(c) not in ("Cc", "Cs"))


def one_line(text: str) -> str:
    """The text on one line, safe beside other text: tidied, and nothing in it reorders."""
    return " ".join(tidy(text).translate(_REORDERING).split())


def has_right_to_left(text: str) -> bool:
    """Whether any character reads from right to left."""
    return any(bidirectional(character) in ("R", "AL") for character in text)


def isolated(text: str) -> str:
    """The text in Unicode isolates where it needs them to stand in a left-to-right line."""
    return f"{_ISOLATE}{text}{_END_ISOLATE}" if has_right_to_left(text) else text


def web_address(url: str) -> str:
    """The address if it is plain https, made safe for any text; else ""."""
    cleaned = url.strip()
    try:
        parts = urlsplit(cleaned)
        host, account = parts.hostname, parts.username
    except ValueError:
        return ""
    # A name before the host is an account of somebody, or a disguise of the host behind it.
    if parts.scheme != "https" or not host or account is not None:
        return ""
    if not re.fullmatch(r"[A-Za-z0-9.\-]+(:\d{1,5})?", parts.netloc):
        return ""
    if any(category(c) in ("Cc", "Cs", "Zs", "Zl", "Zp") for c in cleaned):
        return ""
    return percent_encode(cleaned, safe=_URL_SAFE)


def date_text(started_at: str, zone: str = "") -> str:
    """``14 Nov 2026, 19:30 (UTC+5)``, or ``14 Nov 2026`` of a bare date, or ``date unknown``.

    In a zone that is named, ``14 Nov 2026, 19:30 PKT``. A time that tells no offset is that of
    some clock: ``14 Nov 2026, 19:30 (local time)``.
    """
    moment = start_in(started_at, zone)
    if moment is None:
        try:
            return _day(date.fromisoformat(started_at))
        except ValueError:
            return "date unknown"
    if moment.tzinfo is LOCAL:
        return f"{_day(moment)}, {moment:%H:%M} (local time)"
    named = zone_name(moment) if zone_of(zone) is not None else f"({offset_name(moment)})"
    return f"{_day(moment)}, {moment:%H:%M} {named}"


def both_times(started_at: str, zone: str = "") -> str:
    """The same, with the time in UTC behind it where the clock shows another."""
    moment = start_in(started_at, zone)
    if moment is None or not moment.utcoffset():
        return date_text(started_at, zone)
    utc = moment.astimezone(UTC)
    day = "" if utc.date() == moment.date() else f"{short_day(utc)}, "
    return f"{date_text(started_at, zone)} = {day}{utc:%H:%M} UTC"


def _day(day: date) -> str:
    # strftime would answer in the language of the machine.
    month = _MONTHS[3 * day.month - 3 : 3 * day.month]
    return f"{day.day} {month} {day.year}"


def counted(number: int, one: str) -> str:
    """ "1 quote", "2 quotes", "1,204 quotes"."""
    return f"{number:,} {one}{'' if number == 1 else 's'}"
