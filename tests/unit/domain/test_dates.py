from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain.dates import date_field, typed_date
from spacesviewer.domain.errors import WrongUsage


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("2024-03-01", "2024-03-01"),
        ("2024-3-1", None),
        (" 2024-03-01 21:00 +05:00 ", "2024-03-01T21:00:00+05:00"),
        ("2024-03-01T21:00:30+0500", "2024-03-01T21:00:30+05:00"),
        ("2024-03-01 9:05 UTC+5", "2024-03-01T09:05:00+05:00"),
        ("2024-03-01 21:00 -3", "2024-03-01T21:00:00-03:00"),
        ("2024-03-01 21:00 GMT +5:30", "2024-03-01T21:00:00+05:30"),
        ("2024-03-01 21:00Z", "2024-03-01T21:00:00+00:00"),
        ("2024-03-01 21:00 utc", "2024-03-01T21:00:00+00:00"),
        ("", ""),
    ],
)
def test_what_people_type(typed: str, stored: str | None) -> None:
    assert typed_date(typed) == (stored if stored is not None else "2024-03-01")


@pytest.mark.parametrize(
    "typed",
    [
        "2024-02-30", "1.3.2024", "yesterday", "2024-03-01 25:00 +05:00", "0001-01-01",
        "2024-03-01 21:00 +99:00", "2024-03-01 21:00 +05:00 or so", "2024-03-01 21", "٢٠٢٤-٠٣-٠١",
    ],
)  # fmt: skip
def test_what_is_no_date(typed: str) -> None:
    with pytest.raises(WrongUsage, match="not a date"):
        typed_date(typed)


def test_a_time_without_its_offset_is_refused() -> None:
    with pytest.raises(WrongUsage, match="lacks its offset"):
        typed_date("2024-03-01 21:00")


@given(
    st.datetimes(datetime(1900, 1, 1), datetime(2190, 1, 1)),  # noqa: DTZ001 - the zone comes below
    st.integers(-14 * 60, 14 * 60),
)
def test_what_is_shown_can_be_typed_again(moment: datetime, offset: int) -> None:
    stored = moment.replace(tzinfo=timezone(timedelta(minutes=offset))).isoformat()
    again = typed_date(date_field(stored))
    assert datetime.fromisoformat(again) == datetime.fromisoformat(stored)


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_told(text: str) -> None:
    with suppress(WrongUsage):
        stored = typed_date(text)
        if stored:
            datetime.fromisoformat(stored)
    assert isinstance(date_field(text), str)


def test_a_stored_date_that_is_none_is_shown_as_it_stands() -> None:
    assert date_field("spring 2024") == "spring 2024"
    assert date_field(datetime(2024, 3, 1, 21, tzinfo=UTC).isoformat()) == "2024-03-01 21:00 +00:00"
