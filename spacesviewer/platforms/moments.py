"""Moments as platforms write them: seconds or milliseconds since 1970, as numbers or strings."""

from __future__ import annotations

from datetime import UTC, datetime

from spacesviewer.domain.jsontext import as_int

# No recording is older than 1990 or younger than 2100. In these bounds seconds and milliseconds
# cannot be taken for each other: old yt-dlp files have milliseconds in fields of seconds.
_FIRST_S, _LAST_S = 631_152_000, 4_102_444_800


def epoch_ms(value: object) -> int | None:
    """Milliseconds since 1970 of a number or a string of digits; None where it is no such time."""
    number = as_int(value)
    if number is None:
        return None
    if _FIRST_S <= number <= _LAST_S:
        return number * 1000
    return number if _FIRST_S * 1000 <= number <= _LAST_S * 1000 else None


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
