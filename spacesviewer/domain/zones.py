"""Zones of clocks by their names; every start of the program may ask, so nothing else is here."""

from __future__ import annotations

from datetime import UTC, tzinfo


def zone_of(name: str) -> tzinfo | None:
    """The zone of a name; None for "" and for names that no list of zones holds."""
    if not name:
        return None
    if name == "UTC":
        return UTC
    # 5 ms at each start, for a choice that not everybody makes.
    from zoneinfo import ZoneInfo  # noqa: PLC0415

    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):  # KeyError: not found; the others: not a name
        return None
