"""What a map of heard stretches says, against a twin that counts every millisecond."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from spacesviewer.domain.heard import (
    NOTHING_THERE,
    Hearing,
    bridged,
    by_speed,
    common,
    covers,
    heard,
    merged,
    reviewed,
    total_ms,
    without,
)

MOST = 60
_times = st.integers(0, MOST)
_stretches = st.lists(st.tuples(_times, _times), max_size=12)


def every(stretches: list[tuple[int, int]]) -> set[int]:
    """The twin: each millisecond by itself."""
    return {ms for start, end in stretches for ms in range(start, end)}


@given(_stretches)
def test_merged_keeps_every_millisecond_in_as_few_stretches_as_can_be(
    stretches: list[tuple[int, int]],
) -> None:
    kept = merged(stretches)
    assert every(list(kept)) == every(stretches)
    assert total_ms(kept) == len(every(stretches))
    assert all(start < end for start, end in kept)
    assert all(one[1] < other[0] for one, other in pairwise(kept))


@given(_stretches, _times, _times)
@example([(0, 5), (5, 9)], 0, 9)
@example([(0, 5), (6, 9)], 0, 9)
@example([(3, 9)], 2, 9)
@example([(3, 9)], 3, 10)
def test_covers_forgives_no_millisecond(
    stretches: list[tuple[int, int]], start: int, end: int
) -> None:
    wanted = set(range(start, end))
    assert covers(merged(stretches), start, end) == (bool(wanted) and wanted <= every(stretches))


@given(_stretches, _stretches)
def test_common_is_what_both_hold(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> None:
    found = common(merged(one), merged(other))
    assert every(list(found)) == every(one) & every(other)
    assert merged(found) == found or total_ms(found) == total_ms(merged(found))


@given(_stretches, st.integers(1, 9))
def test_bridged_closes_the_gaps_that_are_too_short(
    stretches: list[tuple[int, int]], gap: int
) -> None:
    found, plain = bridged(stretches, gap), merged(stretches)
    assert all(other[0] - one[1] > gap for one, other in pairwise(found))
    assert every(list(plain)) <= every(list(found))
    closed = [(one[1], other[0]) for one, other in pairwise(plain) if other[0] - one[1] <= gap]
    assert every(list(found)) == every(list(plain)) | every(closed)


@given(_stretches, _times, _times)
def test_without_is_the_rest(stretches: list[tuple[int, int]], start: int, end: int) -> None:
    left = without((start, end), merged(stretches))
    assert every(list(left)) == set(range(start, end)) - every(stretches)


@given(st.lists(st.builds(Hearing, _times, _times, st.sampled_from((0, 100, 150))), max_size=12))
def test_hearings_are_merged_within_their_speed(hearings: list[Hearing]) -> None:
    tidy = by_speed(hearings)
    for speed in (0, 100, 150):
        same = [(h.start_ms, h.end_ms) for h in hearings if h.speed == speed]
        assert merged(same) == tuple((h.start_ms, h.end_ms) for h in tidy if h.speed == speed)
    assert heard(tidy) == heard(hearings)


def test_passed_over_silence_was_not_heard_but_nothing_was_missed() -> None:
    hearings = [Hearing(0, 10), Hearing(10, 20, NOTHING_THERE), Hearing(20, 30, 150)]
    assert heard(hearings) == ((0, 10), (20, 30))
    assert reviewed(hearings, offset_ms=5) == ((5, 35),)
    assert covers(reviewed(hearings), 4, 26)
    assert not covers(heard(hearings), 4, 26)
