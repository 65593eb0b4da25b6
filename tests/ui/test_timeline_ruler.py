from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from spacesviewer.domain.wallclock import WallClock, clock_of
from spacesviewer.ui.widgets.timeline import TimelineWidget
from spacesviewer.ui.widgets.timeline_ruler import STEPS, Ruler, label, step_for, ticks
from tests.ui.timeline_support import small_session

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


KARACHI = clock_of("2026-11-14T16:47:10Z", "Asia/Karachi")
NIGHT = clock_of("2026-11-01T04:30:00Z", "America/New_York")


def test_without_a_clock_every_mode_shows_the_session() -> None:
    for mode in ("session", "clock", "both"):
        ruler = Ruler(None, mode)
        assert ruler.step(HOUR, 1400) == Ruler().step(HOUR, 1400)
        assert ruler.label(90_000, 30_000, 1400) == "0:01:30"
        assert ruler.title(0, 1400) == ""


@given(
    st.floats(0, 30 * HOUR),
    st.floats(400, 30 * HOUR),
    st.sampled_from((KARACHI, NIGHT)),
    st.integers(300, 3000),
)
def test_clock_ticks_are_round_on_the_wall(
    start_ms: float, span_ms: float, clock: WallClock, width: int
) -> None:
    ruler = Ruler(clock, "clock")
    step, _ = ruler.step(span_ms, width)
    found = ruler.ticks(start_ms, start_ms + span_ms, step, width)
    assert all(start_ms - 1e-3 <= at <= start_ms + span_ms + 1e-3 for at in found)
    for at in found:
        moment = clock.at(round(at))
        since = (moment.hour * 60 + moment.minute) * 60_000 + moment.second * 1000
        assert (since + moment.microsecond // 1000) % min(step, HOUR) == 0


def test_labels_of_the_clock() -> None:
    ruler = Ruler(KARACHI, "clock")
    assert ruler.title(0, 800) == "Clock, PKT"
    assert ruler.label(50_000, 60_000, 800) == "21:48"
    assert ruler.label(50_000, 1000, 800) == "21:48:00"
    assert ruler.label(50_500, 500, 800) == "21:48:00.5"
    midnight = 2 * HOUR + 12 * 60_000 + 50_000
    assert ruler.label(midnight, 600_000, 800) == "15 Nov 00:00"
    both = Ruler(KARACHI, "both")
    assert both.label(600_000, 600_000, 800) == "0:10:00 · 21:57:10"
    assert both.label(600_000, 600_000, 300) == "21:57:10"  # no room for both


def test_the_zone_changes_with_the_night() -> None:
    ruler = Ruler(NIGHT, "clock")
    assert ruler.title(HOUR, 800) == "Clock, EDT"
    assert ruler.title(2 * HOUR, 800) == "Clock, EST"
    assert [ruler.label(n * HOUR // 2, HOUR // 2, 800) for n in range(5)] == [
        "00:30",
        "01:00",
        "01:30",
        "01:00",
        "01:30",
    ]


def test_no_time_is_cut_off(qtbot: QtBot) -> None:
    """Of 0:01:00 the rest at the left edge would be 1:00."""
    timeline = TimelineWidget()
    qtbot.addWidget(timeline)
    timeline.set_session(small_session())
    timeline.resize(744, timeline.sizeHint().height())
    timeline.set_visible_range(60_700, 80_700)  # a second is 30 pixels, the next label is at 1:05
    geometry = timeline.shown_geometry()[0]
    row, image = geometry.rows.ruler, timeline.grab().toImage()
    seen = {
        image.pixelColor(x, y).name()
        for x in range(geometry.left + 2, geometry.left + 40)
        for y in range(row.top + 3, row.top + 13)
    }
    assert len(seen) <= 2  # the ground and small lines: letters have shades
    timeline.close()
