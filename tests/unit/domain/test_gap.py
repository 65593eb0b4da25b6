from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain.gap import (
    BESIDE_MS,
    KINDS,
    OF_SOUND,
    Gap,
    in_order,
    near,
    next_start,
)
from spacesviewer.domain.timecode import format_lasting

gaps = st.lists(
    st.tuples(st.integers(0, 20_000), st.integers(0, 5000)).map(
        lambda pair: Gap(pair[0], sum(pair), "x")
    ),
    max_size=12,
).map(in_order)


@given(gaps, st.integers(0, 20_000), st.integers(0, 4000))
def test_near_is_within_or_a_second_beside(some: tuple[Gap, ...], start: int, length: int) -> None:
    end = start + length
    found = near(some, start, end)
    for gap in some:
        apart = max(gap.start_ms - end, start - gap.end_ms)
        assert (gap in found) == (apart <= BESIDE_MS)


@given(gaps, st.integers(0, 20_000))
def test_stepping_meets_every_gap_once(some: tuple[Gap, ...], now: int) -> None:
    seen, at = [], next_start(some, -1, 1)
    while at is not None:
        seen.append(at)
        at = next_start(some, at, 1)
    assert seen == sorted({gap.start_ms for gap in some})
    back = next_start(some, now, -1)
    assert back == max((s for s in seen if s < now), default=None)


def test_lengths_in_words() -> None:
    assert format_lasting(800) == "0.8 s"
    assert format_lasting(14_300) == "14 s"
    assert format_lasting(65_000) == "1 min 5 s"
    assert format_lasting(120_000) == "2 min"
    assert format_lasting(2 * 3_600_000 + 180_000) == "2 h 3 min"


def test_every_kind_of_sound_has_a_name() -> None:
    assert set(KINDS) >= OF_SOUND
    assert Gap(0, 1, "", "silence").of_sound
    assert not Gap(0, 1, "", "hole").of_sound
