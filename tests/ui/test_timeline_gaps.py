"""Gaps on the timeline: red where they are, told under the mouse, heard by a screen reader."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from spacesviewer.domain.gap import Gap
from spacesviewer.domain.wallclock import clock_of
from spacesviewer.ui.theme import DARK, LIGHT, Theme
from spacesviewer.ui.widgets.timeline import TimelineWidget
from spacesviewer.ui.widgets.timeline_canvas import mixed
from spacesviewer.ui.widgets.timeline_geometry import GUTTER, Content, Rows, arrange
from spacesviewer.ui.widgets.timeline_ruler import Ruler
from tests.ui.timeline_support import click, move, pixels, small_session, steady

WIDTH = GUTTER + 600  # a second a pixel in the small session
GAPS = (
    Gap(100_000, 150_000, "No signal at all for 50 s.", "digital silence", "certain"),
    Gap(180_000, 300_000, "Sound without text for 2 min.", "hole", "likely"),
    Gap(400_000, 400_000, "Another recording begins.", "seam", "possible"),
    Gap(600_000, 900_000, "0:05:00 is missing somewhere.", "length", "certain"),
)


@pytest.fixture
def timeline(qtbot: QtBot) -> TimelineWidget:
    widget = TimelineWidget()
    qtbot.addWidget(widget)
    widget.set_session(replace(small_session(), gaps=GAPS))
    widget.set_waveform(steady(600_000, 0.2))
    widget.resize(WIDTH, widget.sizeHint().height())
    widget.show()
    return widget


def rows_of(timeline: TimelineWidget) -> Rows:
    return arrange(timeline.height(), Content(lanes=3, levels=2, chapters=True, gaps=True))


def lane(timeline: TimelineWidget, second: int) -> set[str]:
    """The colours of the lane of gaps at a second."""
    row, image = rows_of(timeline).gaps, pixels(timeline)
    ys = range(row.top + 1, row.bottom - 2)
    return {image.pixelColor(GUTTER + second, y).name() for y in ys}


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_certain_gaps_are_whole_and_guessed_ones_hatched(
    timeline: TimelineWidget, theme: Theme
) -> None:
    timeline.set_theme(theme)
    red, ground = theme.danger.name(), theme.lane.name()
    assert lane(timeline, 120) == {red}
    assert lane(timeline, 240) == {red, ground}
    assert lane(timeline, 160) == {ground}
    assert red in lane(timeline, 400)


def test_what_is_missing_behind_the_end_is_seen_at_the_end(timeline: TimelineWidget) -> None:
    assert lane(timeline, 599) == {LIGHT.danger.name()}
    assert lane(timeline, 590) == {LIGHT.lane.name()}


def test_the_waveform_is_red_where_sound_is_missing_and_only_there(
    timeline: TimelineWidget,
) -> None:
    image, top = pixels(timeline), rows_of(timeline).wave.top + 1
    red = mixed(LIGHT.surface, LIGHT.danger, 0.16)
    assert image.pixelColor(GUTTER + 120, top) == red
    assert image.pixelColor(GUTTER + 240, top) == LIGHT.surface


def test_the_overview_shows_all_of_them(timeline: TimelineWidget) -> None:
    def reds() -> list[int]:
        image, row = pixels(timeline), rows_of(timeline).overview
        seen = [image.pixelColor(GUTTER + second, row.bottom - 2) for second in range(600)]
        return [n for n, color in enumerate(seen) if color.red() > color.blue() + 40]

    timeline.set_visible_range(0, 60_000)
    found = set(reds())
    assert {120, 240, 400, 599} <= found
    assert not {90, 350, 500} & found
    timeline.update_session(small_session())
    assert not set(reds()) & {120, 240, 400}


def test_a_session_without_gaps_has_no_lane_for_them(timeline: TimelineWidget) -> None:
    tall = timeline.sizeHint().height()
    timeline.update_session(small_session())
    assert timeline.sizeHint().height() == tall - 16  # the lane and the room below it


def test_the_mouse_tells_the_sentence_and_a_click_goes_to_the_start(
    timeline: TimelineWidget, qtbot: QtBot
) -> None:
    y = rows_of(timeline).gaps.top + 4
    for second, told in (
        (120, "No signal"),
        (240, "Sound without"),
        (401, "Another"),
        (598, "0:05"),
    ):
        move(timeline, GUTTER + second, y)
        assert timeline._hover is not None
        assert told in timeline._hover.text
    with qtbot.waitSignal(timeline.seek_requested) as asked:
        click(timeline, GUTTER + 240, y)
    assert asked.args == [180_000]


def test_a_screen_reader_hears_of_the_gap_and_of_the_clock(timeline: TimelineWidget) -> None:
    timeline.set_position(120_000)
    assert timeline.accessibleDescription().endswith("Gap: No signal at all for 50 s.")
    timeline.set_position(160_000)
    assert "Gap" not in timeline.accessibleDescription()
    clock = clock_of("2026-11-14T16:47:00Z", "Asia/Karachi")
    timeline.set_ruler(Ruler(clock, "clock"))
    assert timeline.accessibleDescription().startswith("21:49:40 PKT, 0:02:40 of")


def test_the_ruler_changes_with_its_mode_and_the_hover_line_tells_both(
    timeline: TimelineWidget,
) -> None:
    row = rows_of(timeline).ruler
    clock = clock_of("2026-11-14T16:47:00Z", "Asia/Karachi")
    pictures = []
    for mode in ("session", "clock", "both"):
        timeline.set_ruler(Ruler(clock, mode))
        pictures.append(pixels(timeline).copy(0, row.top, WIDTH, row.height))
    assert pictures[0] != pictures[1] != pictures[2] != pictures[0]
    move(timeline, GUTTER + 165, rows_of(timeline).wave.top + 5)
    assert timeline._hover is not None
    assert "0:02:45 = 21:49:45 PKT" in timeline._hover.text
