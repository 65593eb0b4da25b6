"""Rows that are measured when they are seen: nothing jumps, everything can be reached."""

from __future__ import annotations

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from spacesviewer.ui.widgets.transcript_heights import Heights, Scroll

HEIGHTS = st.lists(st.integers(1, 90), min_size=1, max_size=40)
VIEW = 100


def scroll_over(true: list[int], guess: int = 30) -> Scroll:
    """A view of 100 pixels over rows of these heights, all guessed to be the same."""
    scroll = Scroll(Heights(np.full(len(true), guess, np.int32)), true.__getitem__)
    scroll.view = VIEW
    return scroll


def pixel_at_top(scroll: Scroll, true: list[int]) -> int:
    """Which pixel of the true whole stands at the upper edge."""
    shown = scroll.shown()[0]
    return sum(true[: shown.row]) - shown.y


@given(HEIGHTS, st.integers(-10, 4000))
def test_places_are_those_of_a_plain_sum(true: list[int], y: int) -> None:
    heights = Heights(np.full(len(true), 30, np.int32))
    for row, height in enumerate(true):
        heights.learn(row, height)
    tops = [sum(true[:row]) for row in range(len(true) + 1)]
    assert [heights.top(row) for row in range(len(true) + 1)] == tops
    inside = min(max(0, y), tops[-1] - 1)
    assert tops[heights.row_at(y)] <= inside < tops[heights.row_at(y) + 1]


@given(HEIGHTS, st.lists(st.integers(-150, 150), max_size=12))
def test_the_text_moves_by_the_pixels_it_is_told_to(true: list[int], moves: list[int]) -> None:
    scroll = scroll_over(true)
    end = max(0, sum(true) - VIEW)
    at = 0
    for by in moves:
        moved = scroll.move(by)
        assert moved == min(max(0, at + by), end) - at
        at += moved
        assert pixel_at_top(scroll, true) == at


@given(HEIGHTS)
def test_the_end_can_be_reached_and_the_bar_says_so(true: list[int]) -> None:
    scroll = scroll_over(true)
    scroll.end()
    last = scroll.shown()[-1]
    assert last.row == len(true) - 1
    assert last.y + last.height == max(min(VIEW, sum(true)), 0) or sum(true) < VIEW
    assert scroll.value == scroll.maximum
    scroll.move(-100_000)
    assert scroll.value == 0
    assert scroll.shown()[0].y == 0


@given(HEIGHTS, st.integers(0, 3000))
@example([84, 11, 1, 77, 25, 90, 43], 81)
def test_after_a_jump_the_view_is_filled(true: list[int], value: int) -> None:
    scroll = scroll_over(true)
    scroll.jump(value)
    shown = scroll.shown()
    assert shown[0].y <= 0 < shown[0].y + shown[0].height
    assert [b.y for b in shown[1:]] == [a.y + a.height for a in shown[:-1]]
    assert shown[-1].y + shown[-1].height >= min(VIEW, sum(true))


@given(st.lists(st.integers(20, 90), min_size=12, max_size=40), st.data())
def test_the_row_at_the_top_stays_there_when_all_heights_change(
    true: list[int], data: st.DataObject
) -> None:
    scroll = scroll_over(true)
    scroll.jump(data.draw(st.integers(0, max(0, sum(true) // 2 - VIEW))))
    before = scroll.row, scroll.part
    wider = [height * 2 for height in true]
    scroll.heights = Heights(np.full(len(true), 50, np.int32))
    scroll._measure = wider.__getitem__
    shown = scroll.shown()[0]
    assert (scroll.row, scroll.part) == before
    assert shown.y == -min(round(before[1] * wider[shown.row]), wider[shown.row] - 1)


def test_nothing_is_measured_far_away() -> None:
    asked: list[int] = []

    def measure(row: int) -> int:
        asked.append(row)
        return 40

    scroll = Scroll(Heights(np.full(100_000, 30, np.int32)), measure)
    scroll.view = VIEW
    scroll.jump(1_500_000)
    scroll.shown()
    scroll.move(-20)
    assert len(asked) <= 8


def test_no_rows_at_all() -> None:
    scroll = Scroll(Heights(np.zeros(0, np.int32)), lambda row: 1)
    scroll.jump(5)
    scroll.end()
    assert (scroll.shown(), scroll.move(10), scroll.value, scroll.maximum) == ([], 0, 0, 0)
