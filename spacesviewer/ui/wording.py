"""Dates, languages and counts in the words that the window shows."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from spacesviewer.domain.language import UNTOLD, language_name
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.session import SessionSummary, parse_started_at
from spacesviewer.domain.timecode import format_length, format_time
from spacesviewer.domain.wording import both_times, date_text
from spacesviewer.ui.interface import (
    amounts,
    kept_whole,
    retold,
    said,
    speaks_from_right,
    to_say,
)

if TYPE_CHECKING:
    from spacesviewer.library.search import Hit

MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")
_CORRECTED = re.compile(
    r"(?:(After|Before): )?(\d[\d:.]*  )?(.+?)(?: by (.+?))?, (\d{4}-\d\d-\d\d \d\d:\d\d) UTC"
    r"(  \(undone\))?"
)
_WHEN = {"After": to_say("After: {what}"), "Before": to_say("Before: {what}")}
NO_TIMES = to_say(
    "This transcript has no times: nobody knows when these words are said, "
    "so they cannot be played."
)
NO_QUOTES = to_say(
    "This transcript has no times, so no quote could prove when this was said. "
    "Copy the words instead."
)


def languages(tags: tuple[str, ...]) -> str:
    """Languages of a session, those that are told."""
    return ", ".join(said(language_name(tag)) for tag in tags if tag not in UNTOLD)


def day(started_at: str, today: date) -> str:
    """When it was, short: "Today 19:30", "12 Nov", "12 Nov 2025"; "" if unknown."""
    moment = parse_started_at(started_at)
    try:
        on = moment.date() if moment else date.fromisoformat(started_at[:10])
    except ValueError:
        return started_at
    if on == today:
        return said("Today {time}", time=f"{moment:%H:%M}") if moment else said("Today")
    return _in_words(f"{on.day} {on:%b}" if on.year == today.year else f"{on.day} {on:%b %Y}")


def dated(started_at: str, zone: str = "") -> str:
    """The day and the time of something in the words of the window."""
    return _in_words(date_text(started_at, zone))


def day_and_time(started_at: str, zone: str = "") -> str:
    """The same, and in UTC where the clock shows another time."""
    return _in_words(both_times(started_at, zone))


def checked(quote: Quote) -> str:
    """Who has checked a quote, when, and whether by ear; "" where nobody did."""
    check = quote.verified
    if check is None:
        return ""
    ear = {True: said("heard in full"), False: said("not heard in full"), None: ""}[check.heard]
    if check.speed > 100:
        ear += said(" at up to {speed} %", speed=check.speed)
    by = said("checked by {who}", who=check.by) if check.by else said("checked")
    return ", ".join(filter(None, (by, dated(check.at[:10]), ear)))


def corrected(headline: str) -> str:
    """A headline of a correction, or what is said of an older text, in the words of the window."""
    found = _CORRECTED.fullmatch(headline)
    if found is None:
        return retold(headline)
    when, at, kind, who, day, undone = found.groups("")
    told = f"{at}{retold(kind)}{said(' by {reviewer}', reviewer=who) if who else ''}, "
    told += kept_whole(f"{day} UTC") + (f"  {said('(undone)')}" if undone else "")
    return said(_WHEN[when], what=told) if when else told


def length(ms: int) -> str:
    """How long something is, in round words: "3 h 12 min", "48 s"."""
    return amounts(format_length(ms))


def _in_words(text: str) -> str:
    """A date with the months as the window calls them; the figures stay where they are."""
    if not speaks_from_right():
        return text
    if text == "date unknown":
        return said(text)
    text = text.replace("(local time)", said("(local time)"))
    return kept_whole(_MONTH.sub(lambda found: said(found[0]), text))


def count(number: int, one: str, many: str = "") -> str:
    """ "1 quote", "2 quotes", "1,204 quotes"."""
    return said("{n} " + (one if number == 1 else many or one + "s"), n=f"{number:,}")


def written(number: str, file: str, *, kept_back: int) -> str:
    """How many things ("2 quotes") a file holds, and how many not, being off the record."""
    told = said("{number} written to {file}.", number=number, file=file)
    kept = said("{kept_back} off the record, not written.", kept_back=kept_back)
    return f"{told} {kept}" if kept_back else told


def hit_time(hit: Hit) -> str:
    """When the words of a search hit are said, as far as a file tells."""
    return format_time(hit.start_ms) if hit.timed else said("no time")


def session_line(session: SessionSummary) -> str:
    """A session as a screen reader tells it."""
    parts = [session.title, dated(session.started_at), format_time(session.duration_ms)]
    if session.quotes:
        parts.append(count(session.quotes, "quote"))
    return ", ".join(part for part in parts if part)
