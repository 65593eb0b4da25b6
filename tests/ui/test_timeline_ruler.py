from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.ui.widgets.timeline_ruler import STEPS, label, step_for, ticks

HOUR = 3_600_000


@pytest.mark.parametrize(
    ("span_ms", "step"),
    [
        (10 * HOUR, HOUR),
        (3 * HOUR, 15 * 60_000),
        (300_000, 30_000),
        (10_000, 1000),
        (1000, 100),
        (400, 100),
        (1000 * HOUR, 120 * HOUR),
    ],
)
def test_the_step_suits_what_is_in_view(span_ms: int, step: int) -> None:
    assert step_for(span_ms, 1400, 88)[0] == step


@given(st.floats(1, 900 * HOUR), st.integers(200, 8000))
def test_labels_always_have_room(span_ms: float, width: int) -> None:
    step, _ = step_for(span_ms, width, 88)
    assert step * width / span_ms >= 88 - 1e-6 or step == STEPS[-1][0]


def test_steps_grow_and_divide_into_whole_milliseconds() -> None:
    steps = [step for step, _ in STEPS]
    assert steps == sorted(set(steps))
    assert all(step % parts == 0 for step, parts in STEPS)


def test_ticks_are_the_multiples_within_the_ends() -> None:
    assert ticks(0, 3000, 1000) == [0, 1000, 2000, 3000]
    assert ticks(999.5, 3000.5, 1000) == [1000, 2000, 3000]
    assert ticks(1001, 1999, 1000) == []


def test_tenths_are_written_only_where_they_are_needed() -> None:
    assert label(3_600_000, 60_000) == "1:00:00"
    assert label(1500, 500) == "0:00:01.5"
    assert label(100, 100) == "0:00:00.1"
