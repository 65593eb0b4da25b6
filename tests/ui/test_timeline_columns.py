from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.ui.widgets.timeline_columns import (
    Coverage,
    LastViews,
    columns_within,
    edges_of,
    owners,
    times,
)

spans = st.lists(
    st.tuples(st.integers(0, 1000), st.integers(0, 300)).map(lambda s: (s[0], s[0] + s[1])),
    max_size=30,
)
views = st.tuples(st.integers(0, 900), st.integers(1, 1000), st.integers(1, 50))


def coverage(stretches: list[tuple[int, int]]) -> Coverage:
    return Coverage(times(s for s, _ in stretches), times(e for _, e in stretches))


@given(spans, views)
def test_shares_are_what_counting_every_millisecond_gives(
    stretches: list[tuple[int, int]], view: tuple[int, int, int]
) -> None:
    start, per_column, width = view
    edges = edges_of(start, start + per_column * width, width)
    taken = np.zeros(start + per_column * width + 2000)
    for begin, end in stretches:
        taken[begin : max(end, begin + 1)] = 1
    slow = taken[start : start + per_column * width].reshape(width, per_column).mean(axis=1)
    assert coverage(stretches).shares(edges) == pytest.approx(slow, abs=1e-9)


@given(spans, views)
def test_what_is_covered_at_all_is_seen_and_nothing_else(
    stretches: list[tuple[int, int]], view: tuple[int, int, int]
) -> None:
    start, per_column, width = view
    edges = edges_of(start, start + per_column * width, width)
    covered = coverage(stretches)
    assert ((covered.shades(edges) > 0) == (covered.shares(edges) > 1e-9)).all()


def test_ten_hours_in_a_few_columns_stay_exact() -> None:
    starts = times(range(0, 36_000_000, 1800))
    covered = Coverage(starts, starts + 900)
    shares = covered.shares(edges_of(0, 36_000_000, 100))
    assert shares == pytest.approx(np.full(100, 0.5), abs=1e-9)
    assert covered.total_ms == 18_000_000


def test_a_word_in_hours_is_still_one_visible_column() -> None:
    shades = coverage([(5_000_000, 5_000_000)]).shades(edges_of(0, 36_000_000, 1000))
    assert np.count_nonzero(shades) == 1


def test_full_columns_have_the_full_shade() -> None:
    assert (coverage([(0, 1000)]).shades(edges_of(100, 900, 37)) == 255).all()


def test_segments_that_touch_are_told_apart_where_there_is_room() -> None:
    covered = coverage([(0, 100), (100, 200), (200, 300)])
    assert covered.beginnings(edges_of(0, 300, 300), 4).tolist() == [100, 200]
    assert covered.beginnings(edges_of(0, 300, 10), 4).tolist() == []


@given(spans, views)
def test_owners_are_those_a_slow_search_finds(
    stretches: list[tuple[int, int]], view: tuple[int, int, int]
) -> None:
    start, per_column, width = view
    stretches = sorted(stretches)
    edges = edges_of(start, start + per_column * width, width)
    found = owners(times(s for s, _ in stretches), times(e for _, e in stretches), edges)
    for column in range(width):
        first = [(s - start) // per_column for s, _ in stretches]
        begun = [n for n in range(len(stretches)) if first[n] <= column]
        owner = begun[-1] if begun else -1
        if owner >= 0:
            last = max((stretches[owner][1] - start) // per_column, first[owner] + 1)
            owner = owner if column < last else -1
        assert found[column] == owner


def test_moments_out_of_view_have_no_column() -> None:
    edges = edges_of(100, 200, 10)
    assert columns_within(times([0, 99, 100, 101, 150, 199, 200, 500]), edges).tolist() == [0, 5, 9]
    assert columns_within(times([]), edges).tolist() == []


@given(spans, st.lists(views, min_size=1, max_size=8))
def test_a_view_that_comes_again_is_answered_as_at_first(
    stretches: list[tuple[int, int]], asked: list[tuple[int, int, int]]
) -> None:
    one = coverage(stretches)
    for start, per_column, width in (*asked, *reversed(asked)):
        edges = edges_of(start, start + per_column * width, width)
        found = one.shades(edges)
        assert (found == coverage(stretches).shades(edges)).all()
        assert not found.flags.writeable  # it is given again


def test_two_views_are_known_and_the_one_asked_for_longest_ago_is_forgotten() -> None:
    made: list[str] = []
    known: LastViews[str] = LastViews()

    def ask(name: str, start: float) -> str:
        def make() -> str:
            made.append(name)
            return name

        return known.of((start, 9.0, 5), make)

    assert [ask("rows", 1), ask("whole", 0), ask("rows", 1)] == ["rows", "whole", "rows"]
    assert ask("other", 2) == "other"  # takes the place of the whole
    ask("rows", 1)
    assert made == ["rows", "whole", "other"]
    ask("whole", 0)
    assert made == ["rows", "whole", "other", "whole"]
