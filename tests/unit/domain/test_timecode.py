from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.timecode import (
    MAX_MS,
    format_cue_time,
    format_length,
    format_time,
    fraction_ms,
    parse_place,
    parse_time,
    seconds_ms,
)

MS = st.integers(0, MAX_MS)


@given(MS)
def test_a_time_with_milliseconds_comes_back(ms: int) -> None:
    assert parse_time(format_time(ms, milliseconds=True)) == ms


@given(MS)
def test_a_time_in_seconds_is_cut_never_rounded_up(ms: int) -> None:
    assert parse_time(format_time(ms)) == ms // 1000 * 1000


@given(MS, st.sampled_from([".", ","]))
def test_cue_times_are_read_with_either_separator(ms: int, separator: str) -> None:
    assert parse_time(format_cue_time(ms, separator)) == ms


@given(MS)
def test_milliseconds_and_seconds_are_read(ms: int) -> None:
    assert parse_time(f"{ms}ms") == ms
    assert parse_time(f"{ms // 1000}.{ms % 1000:03}") == ms


@given(st.text(max_size=30))
def test_any_text_is_a_time_in_range_or_wrong_usage(text: str) -> None:
    try:
        ms = parse_time(text)
    except WrongUsage:
        return
    assert 0 <= ms <= MAX_MS


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("1:02:03.250", 3_723_250),
        ("62:03", 3_723_000),
        ("3723.25", 3_723_250),
        ("3723250ms", 3_723_250),
        (" 0:01:14 ", 74_000),
        ("0:00,5", 500),
        ("1.0009", 1000),
    ],
)
def test_written_forms(text: str, ms: int) -> None:
    assert parse_time(text) == ms


@pytest.mark.parametrize(
    "text", ["", "-1", "1:60", "1:60:00", "nan", "1e3", "١:٠٢", "99999999999ms", "0x10", "1:2:3:4"]
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(WrongUsage):
        parse_time(text)


KARACHI = timezone(timedelta(hours=5))
START = datetime(2026, 11, 14, 19, 30, 20, tzinfo=KARACHI)


@given(st.integers(0, 24 * 3600 - 1))
def test_a_clock_time_is_found_within_a_day(seconds: int) -> None:
    at = START + timedelta(seconds=seconds)
    assert parse_place(f"@{at:%H:%M:%S}", START) == seconds * 1000


def test_a_clock_time_without_seconds_may_name_the_starting_minute() -> None:
    assert parse_place("@19:30", START) == 0
    assert parse_place("@19:29", START) == 24 * 3_600_000 - 80_000


@pytest.mark.parametrize("text", ["@24:00", "@12:60", "@12:00:60", "@noon", "@"])
def test_no_clock_time(text: str) -> None:
    with pytest.raises(WrongUsage):
        parse_place(text, START.astimezone(UTC))


def test_a_clock_time_needs_a_start() -> None:
    with pytest.raises(WrongUsage, match="start is not known"):
        parse_place("@19:31", None)


@given(st.floats())
def test_seconds_are_a_time_or_a_value_error(seconds: float) -> None:
    try:
        ms = seconds_ms(seconds)
    except ValueError:
        assert not abs(seconds) * 1000 <= MAX_MS
    else:
        assert abs(ms - seconds * 1000) <= 0.5


@given(st.integers(0, 999))
def test_fractions(ms: int) -> None:
    assert fraction_ms(f"{ms:03}") == ms
    assert fraction_ms(f"{ms:03}999") == ms


@pytest.mark.parametrize(
    ("ms", "text"),
    [(-1, "0 s"), (48_900, "48 s"), (720_000, "12 min"), (11_520_000, "3 h 12 min")],
)
def test_lengths(ms: int, text: str) -> None:
    assert format_length(ms) == text


def test_a_negative_time_keeps_its_sign() -> None:
    assert format_time(-1500) == "-0:00:01"
    assert format_cue_time(-1500) == "00:00:00.000"
