"""What the clock on the wall shows at a moment of a session, over midnight and changes of clocks.

Everything is reckoned in UTC and only shown in a zone: arithmetic on local times would be an hour
wrong on the two nights of a year on which clocks change.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.session import is_local, parse_started_at
from spacesviewer.domain.zones import zone_of

_NAMED = re.compile(r"[A-Za-z]{2,6}", re.ASCII)
_MS = timedelta(milliseconds=1)
# The zone of a time that tells no offset, as from the name of a recorder's file: some clock's.
LOCAL = timezone(timedelta(0), "local")


@dataclass(frozen=True, slots=True)
class WallClock:
    """A clock on which a session began at ``started_at``, which knows its zone."""

    started_at: datetime

    def at(self, ms: int) -> datetime:
        """The local time at a moment of the session."""
        moment = self.started_at.astimezone(UTC) + timedelta(milliseconds=ms)
        return moment.astimezone(self.started_at.tzinfo)

    def ms_at(self, moment: datetime) -> int:
        """The moment of the session at a time with a zone; negative before the start."""
        return (moment.astimezone(UTC) - self.started_at.astimezone(UTC)) // _MS

    def zone(self, ms: int) -> str:
        """What the zone is called then: ``PKT``, ``UTC``, ``UTC+5:30``."""
        return zone_name(self.at(ms))

    def text(self, ms: int, *, seconds: bool = True) -> str:
        """``21:47:03 PKT``, and the day before it where that is no longer the first one."""
        moment = self.at(ms)
        clock = f"{moment:%H:%M:%S}" if seconds else f"{moment:%H:%M}"
        day = "" if moment.date() == self.started_at.date() else f"{short_day(moment)}, "
        return f"{day}{clock} {zone_name(moment)}"


def start_in(started_at: str, zone: str = "") -> datetime | None:
    """The start of a session on a clock: its own (""), or of a zone such as ``Asia/Karachi``.

    None where only a date or nothing is known. A zone that nobody knows leaves its own offset, and
    a time that tells no offset stays what it is in any zone.
    """
    own = parse_started_at(started_at)
    if own is not None and is_local(started_at):
        return own.replace(tzinfo=LOCAL)
    chosen = zone_of(zone)
    try:
        return own.astimezone(chosen) if own is not None and chosen is not None else own
    except OverflowError:  # the years 1 and 9999 have no other zone
        return own


def clock_of(started_at: str, zone: str = "") -> WallClock | None:
    """The clock of a session; None where its start is not known to the minute."""
    start = start_in(started_at, zone)
    return WallClock(start) if start is not None else None


def zone_name(moment: datetime) -> str:
    """The zone at a moment: its letters where it has some, else ``UTC+5:30``."""
    name = moment.tzname() or ""
    return name if _NAMED.fullmatch(name) else offset_name(moment)


def offset_name(moment: datetime) -> str:
    """How far the clock is from UTC: ``UTC``, ``UTC+5``, ``UTC-3:30``."""
    offset = moment.utcoffset() or timedelta()
    minutes = round(offset / timedelta(minutes=1))
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else "+"
    return "UTC" + ("" if not minutes else f"{sign}{hours}" + (f":{rest:02}" if rest else ""))


def short_day(day: date) -> str:
    """``15 Nov``; strftime would answer in the language of the machine."""
    return f"{day.day} {'JanFebMarAprMayJunJulAugSepOctNovDec'[3 * day.month - 3 : 3 * day.month]}"


def place_of(
    started_at: datetime, at: time, *, day: date | None = None, zone: str = "", fine: bool = False
) -> int:
    """The moment of a session, in ms, at which the clock on the wall shows a time.

    Without a day it is the first such time that is not before the start. ``zone`` tells apart the
    two that there are where clocks go back; ``fine``: seconds were given. Raises WrongUsage.
    """
    if zone.upper() in ("UTC", "GMT", "Z"):
        started_at, zone = started_at.astimezone(UTC), ""
    floor = started_at.replace(microsecond=0, second=started_at.second if fine else 0)
    clock, first = WallClock(started_at), started_at.date()
    days = [day] if day is not None else [first, first + timedelta(days=1)]
    for on in days:
        for local in _readings(datetime.combine(on, at), started_at.tzinfo):
            if local.astimezone(UTC) < floor.astimezone(UTC):
                continue
            if not _exists(local):
                raise WrongUsage(
                    "The clocks went forward on {on}: there was no {at}.",
                    on=short_day(on),
                    at=f"{at:%H:%M}",
                )
            if not zone or zone_name(local).casefold() == zone.casefold():
                return max(0, clock.ms_at(local))
    if zone:
        named = " or ".join(dict.fromkeys(clock.zone(h * 3_600_000) for h in range(25)))
        raise WrongUsage(
            "The clock of this session shows {named}, not {zone}.", named=named, zone=zone
        )
    raise WrongUsage(
        "{days}, {at} is before the session's start.",
        hint="It began on {started_at} at {started_at2} {zone_name}.",
        days=short_day(days[0]),
        at=f"{at:%H:%M}",
        started_at=short_day(started_at),
        started_at2=f"{started_at:%H:%M}",
        zone_name=zone_name(started_at),
    )


def _readings(naive: datetime, zone: tzinfo | None) -> list[datetime]:
    """The moments, in order, at which a clock shows a time; two where it is set back."""
    both = [naive.replace(tzinfo=zone, fold=fold) for fold in (0, 1)]
    return sorted(both, key=lambda local: local.astimezone(UTC))


def _exists(local: datetime) -> bool:
    """Whether the clock ever shows it: not where the hour is left out."""
    back = local.astimezone(UTC).astimezone(local.tzinfo)
    return back.replace(tzinfo=None, fold=0) == local.replace(tzinfo=None, fold=0)
