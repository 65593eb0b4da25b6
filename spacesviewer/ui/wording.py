"""Dates, languages and counts in the words that the window shows."""

from __future__ import annotations

from datetime import date

from spacesviewer.domain.language import language_name
from spacesviewer.domain.session import SessionSummary, parse_started_at
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.wording import date_text
from spacesviewer.library.search import Hit

NO_TIMES = (
    "This transcript has no times: nobody knows when these words are said, "
    "so they cannot be played."
)
NO_QUOTES = (
    "This transcript has no times, so no quote could prove when this was said. "
    "Copy the words instead."
)


def languages(tags: tuple[str, ...]) -> str:
    """Languages of a session, those that are told."""
    return ", ".join(language_name(tag) for tag in tags if tag not in ("", "und"))


def day(started_at: str, today: date) -> str:
    """When it was, short: "Today 19:30", "12 Nov", "12 Nov 2025"; "" if unknown."""
    moment = parse_started_at(started_at)
    try:
        on = moment.date() if moment else date.fromisoformat(started_at[:10])
    except ValueError:
        return started_at
    if on == today:
        return f"Today {moment:%H:%M}" if moment else "Today"
    return f"{on.day} {on:%b}" if on.year == today.year else f"{on.day} {on:%b %Y}"


def count(number: int, one: str, many: str = "") -> str:
    """ "1 quote", "2 quotes", "1,204 quotes"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def hit_time(hit: Hit) -> str:
    """When the words of a search hit are said, as far as a file tells."""
    return format_time(hit.start_ms) if hit.timed else "no time"


def session_line(session: SessionSummary) -> str:
    """A session as a screen reader tells it."""
    parts = [session.title, date_text(session.started_at), format_time(session.duration_ms)]
    if session.quotes:
        parts.append(count(session.quotes, "quote"))
    return ", ".join(part for part in parts if part)
