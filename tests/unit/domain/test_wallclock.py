"""Clocks over midnight, over the nights on which they are set, and in zones of all kinds."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.timecode import parse_place
from spacesviewer.domain.wallclock import (
    WallClock,
    clock_of,
    place_of,
    short_day,
    start_in,
    zone_name,
)
from spacesviewer.domain.wording import both_times, date_text
from spacesviewer.domain.zones import zone_of

HOUR, MINUTE = 3_600_000, 60_000

# Start, zone, ms into the session, and what the clock on the wall shows then.
CASES = (
    ("2026-11-14T16:47:00Z", "Asia/Karachi", 0, "21:47:00 PKT"),
    ("2026-11-14T16:47:00Z", "Asia/Karachi", 3 * HOUR, "15 Nov, 00:47:00 PKT"),
    ("2026-11-14T21:47:00+05:00", "", 0, "21:47:00 UTC+5"),
    ("2026-11-14T21:47:00+05:00", "UTC", 0, "16:47:00 UTC"),
    ("2026-11-14T16:47:00Z", "", 8 * HOUR, "15 Nov, 00:47:00 UTC"),
    ("2026-11-14T18:00:00+05:30", "", 0, "18:00:00 UTC+5:30"),
    ("2026-11-14T18:00:00+05:45", "Asia/Kathmandu", 0, "18:00:00 UTC+5:45"),
    ("2026-06-14T18:00:00-03:30", "", MINUTE, "18:01:00 UTC-3:30"),
    # Clocks go forward in New York at 02:00 on 8 March 2026, and back on 1 November.
    ("2026-03-08T06:30:00Z", "America/New_York", 0, "01:30:00 EST"),
    ("2026-03-08T06:30:00Z", "America/New_York", HOUR, "03:30:00 EDT"),
    ("2026-11-01T05:30:00Z", "America/New_York", 0, "01:30:00 EDT"),
    ("2026-11-01T05:30:00Z", "America/New_York", HOUR, "01:30:00 EST"),
    ("2026-11-01T05:30:00Z", "America/New_York", 23 * HOUR, "23:30:00 EST"),
    ("2026-11-01T05:30:00Z", "America/New_York", 24 * HOUR, "2 Nov, 00:30:00 EST"),
    # London: forward on 29 March, back on 25 October.
    ("2026-03-29T00:59:59Z", "Europe/London", 0, "00:59:59 GMT"),
    ("2026-03-29T00:59:59Z", "Europe/London", 1000, "02:00:00 BST"),
    ("2026-10-25T00:30:00Z", "Europe/London", HOUR, "01:30:00 GMT"),
    # Half an hour only, south of the equator, and no letters.
    ("2026-04-04T14:45:00Z", "Australia/Lord_Howe", 0, "01:45:00 UTC+11"),
    ("2026-04-04T14:45:00Z", "Australia/Lord_Howe", 30 * MINUTE, "01:45:00 UTC+10:30"),
    # A day that Samoa left out, 30 December 2011, and a zone that is negative in winter.
    ("2011-12-30T09:30:00Z", "Pacific/Apia", HOUR, "31 Dec, 00:30:00 UTC+14"),
    ("2026-01-10T12:00:00Z", "Europe/Dublin", 0, "12:00:00 GMT"),
    ("2026-07-10T12:00:00Z", "Europe/Dublin", 0, "13:00:00 IST"),
    # Pakistan had summer time in 2008; before 1971 it was called otherwise.
    ("2008-06-10T12:00:00Z", "Asia/Karachi", 0, "18:00:00 PKST"),
    ("2026-12-31T18:30:00Z", "Asia/Karachi", HOUR, "1 Jan, 00:30:00 PKT"),
)


def test_there_are_as_many_cases_as_were_promised() -> None:
    assert len(CASES) >= 24


@pytest.mark.parametrize(("started_at", "zone", "ms", "shown"), CASES)
def test_the_clock_on_the_wall(started_at: str, zone: str, ms: int, shown: str) -> None:
    clock = clock_of(started_at, zone)
    assert clock is not None
    assert clock.text(ms) == shown
    assert clock.ms_at(clock.at(ms)) == ms


@pytest.mark.parametrize(("started_at", "zone", "ms", "shown"), CASES)
def test_going_to_a_clock_time_leads_back(started_at: str, zone: str, ms: int, shown: str) -> None:
    clock = clock_of(started_at, zone)
    assert clock is not None
    local = clock.at(ms)
    name = zone_name(local)
    typed = f"@{local:%Y-%m-%d %H:%M:%S} {name}"
    assert parse_place(typed, clock.started_at) == ms, shown


@given(
    st.integers(946_684_800, 2_114_380_800).map(lambda s: datetime.fromtimestamp(s, UTC)),
    st.sampled_from(("Asia/Karachi", "America/New_York", "Europe/London", "Australia/Lord_Howe")),
    st.integers(0, 12 * HOUR),
)
def test_reckoned_in_utc_whatever_the_clocks_do(begun: datetime, zone: str, ms: int) -> None:
    clock = WallClock(begun.astimezone(ZoneInfo(zone)))
    assert clock.at(ms).astimezone(UTC) == begun + timedelta(milliseconds=ms)
    at = clock.at(ms // 1000 * 1000)
    found = place_of(clock.started_at, at.time(), day=at.date(), fine=True)
    # On the night on which clocks go back a time is there twice; the first one is meant.
    assert ms // 1000 * 1000 - found in (0, HOUR, HOUR // 2)


def test_an_hour_that_comes_twice_is_told_apart_by_its_zone() -> None:
    start = start_in("2026-11-01T04:00:00Z", "America/New_York")
    assert parse_place("@01:30", start) == 90 * MINUTE
    assert parse_place("@01:30 EDT", start) == 90 * MINUTE
    assert parse_place("@01:30 est", start) == 150 * MINUTE
    assert parse_place("@06:30 UTC", start) == 150 * MINUTE
    with pytest.raises(WrongUsage, match="shows EDT or EST, not PKT"):
        parse_place("@01:30 PKT", start)


def test_an_hour_that_was_left_out_is_refused() -> None:
    start = start_in("2026-03-08T05:00:00Z", "America/New_York")
    with pytest.raises(WrongUsage, match=r"went forward on 8 Mar: there was no 02:30\."):
        parse_place("@02:30", start)
    # Begun after that night's change, it is the next day's.
    later = start_in("2026-03-08T08:00:00Z", "America/New_York")
    assert parse_place("@02:30", later) == 22 * HOUR + 30 * MINUTE


def test_a_day_a_half_of_the_day_and_a_time_before_the_start() -> None:
    start = start_in("2026-11-14T21:47:10+05:00")
    assert parse_place("@21:47", start) == 0
    assert parse_place("@9:48 pm", start) == 50_000
    assert parse_place("@00:10", start) == parse_place("@2026-11-15 00:10", start)
    assert parse_place("@2026-11-16T00:10", start) == parse_place("@00:10", start) + 24 * HOUR
    assert parse_place("@12:00am", start) == 2 * HOUR + 12 * MINUTE + 50_000
    with pytest.raises(WrongUsage, match="is before the session's start"):
        parse_place("@2026-11-14 20:00", start)
    for wrong in ("@13:00 pm", "@24:00", "@2026-13-01 10:00", "@1:60", "@", "@2026-11-14"):
        with pytest.raises(WrongUsage):
            parse_place(wrong, start)


def test_zones_that_nobody_knows_leave_the_sessions_own() -> None:
    for name in ("", "Nowhere/Atall", "../../etc/passwd", "/etc/localtime", "a\0b", "Europe"):
        assert zone_of(name) is None
        assert start_in("2026-11-14T21:47:00+05:00", name) == datetime(
            2026, 11, 14, 21, 47, tzinfo=timezone(timedelta(hours=5))
        )
    assert start_in("2026-11-14", "Asia/Karachi") is None
    assert start_in("", "UTC") is None
    assert start_in("0001-01-01T00:00:00+00:00", "America/New_York") is not None


def test_a_time_without_an_offset_is_that_of_some_clock_in_every_zone() -> None:
    for zone in ("", "UTC", "Asia/Karachi"):
        clock = clock_of("2026-11-14T21:47:00", zone)
        assert clock is not None
        assert clock.text(3 * HOUR) == "15 Nov, 00:47:00 local"
        assert parse_place("@00:47", clock.started_at) == 3 * HOUR
        assert date_text("2026-11-14T21:47:00", zone) == "14 Nov 2026, 21:47 (local time)"


def test_dates_in_words() -> None:
    utc, own = "2026-11-14T16:47:00Z", "2026-11-14T21:47:00+05:00"
    assert date_text(utc) == "14 Nov 2026, 16:47 (UTC)"
    assert date_text(utc, "Asia/Karachi") == "14 Nov 2026, 21:47 PKT"
    assert date_text(own, "UTC") == "14 Nov 2026, 16:47 UTC"
    assert date_text("2026-11-14", "Asia/Karachi") == "14 Nov 2026"
    assert both_times(utc) == "14 Nov 2026, 16:47 (UTC)"
    assert both_times(own) == "14 Nov 2026, 21:47 (UTC+5) = 16:47 UTC"
    assert both_times("2026-11-14T22:30:00-05:00").endswith(" = 15 Nov, 03:30 UTC")
    assert short_day(datetime(2026, 5, 1, tzinfo=UTC)) == "1 May"
    assert place_of(datetime(2026, 1, 1, tzinfo=UTC), time(0, 1)) == MINUTE
