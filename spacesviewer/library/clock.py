"""Dates as the archive keeps them."""

from __future__ import annotations

from datetime import UTC, date, datetime


def now() -> str:
    """The time in UTC, to the second: ``2024-03-01T20:15:00Z``."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def utc_key(text: str) -> str:
    """A date as text that sorts by time: UTC without the zone; "" where it is no date.

    A bare date sorts before all times of that day.
    """
    try:
        if len(text) <= 10:
            return date.fromisoformat(text).isoformat()
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is not None:
            moment = moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return ""
    return moment.replace(tzinfo=None, microsecond=0).isoformat()
