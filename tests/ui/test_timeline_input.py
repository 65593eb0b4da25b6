"""What a person can do with the timeline: real events on a real widget."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, SignalInstance
from PySide6.QtGui import QAccessible, QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from spacesviewer.ui.widgets.timeline import TimelineWidget
from spacesviewer.ui.widgets.timeline_data import TimelineData
from spacesviewer.ui.widgets.timeline_geometry import GUTTER, Content, Rows, arrange
from tests.ui.timeline_support import (
    MIDDLE,
    click,
    drag,
    held,
    move,
    pixels,
    small_session,
    steady,
    transcript,
    wheel,
)

WIDTH = GUTTER + 600  # a second a pixel in the small session


@pytest.fixture
def timeline(qtbot: QtBot) -> TimelineWidget:
    widget = TimelineWidget()
    qtbot.addWidget(widget)
    widget.set_session(small_session())
    widget.set_waveform(steady(600_000))
    widget.resize(WIDTH, widget.sizeHint().height())
    widget.show()
    return widget


@pytest.fixture
def rows(timeline: TimelineWidget) -> Rows:
    return arrange(timeline.height(), Content(lanes=3, levels=2, chapters=True))


def heard(signal: SignalInstance) -> list[tuple[Any, ...]]:
    """What a signal tells from now on."""
    told: list[tuple[Any, ...]] = []
    signal.connect(lambda *values: told.append(values))
    return told


# Clicks


def test_a_click_seeks(timeline: TimelineWidget, rows: Rows) -> None:
    seeks = heard(timeline.seek_requested)
    for y in (rows.wave.top + 5, rows.ruler.top + 2, rows.lanes.top + 5):
        click(timeline, GUTTER + 250, y)
    assert seeks == [(250_000,)] * 3
    assert timeline.position() == 0  # the playhead's owner moves it


def test_a_click_on_an_item_tells_which_and_does_not_seek(
    timeline: TimelineWidget, rows: Rows
) -> None:
    seeks = heard(timeline.seek_requested)
    quotes, marks = heard(timeline.quote_activated), heard(timeline.mark_activated)
    topics = heard(timeline.topic_activated)
    click(timeline, GUTTER + 315, rows.marks.top + 8)
    click(timeline, GUTTER + 103, rows.marks.top + 8)
    click(timeline, GUTTER + 50, rows.topic(0).top + 8)
    click(timeline, GUTTER + 300, rows.topic(1).top + 8)
    assert (quotes, marks, topics, seeks) == ([("q1",)], [(7,)], [(11,), (12,)], [])


def test_a_click_beside_the_items_of_a_row_seeks(timeline: TimelineWidget, rows: Rows) -> None:
    seeks = heard(timeline.seek_requested)
    click(timeline, GUTTER + 200, rows.marks.top + 8)
    click(timeline, GUTTER + 500, rows.topic(0).top + 8)
    assert seeks == [(200_000,), (500_000,)]


def test_a_click_on_a_chapter_goes_to_its_beginning(timeline: TimelineWidget, rows: Rows) -> None:
    seeks = heard(timeline.seek_requested)
    click(timeline, GUTTER + 560, rows.chapters.top + 8)
    assert seeks == [(450_000,)]


def test_a_click_in_the_overview_seeks_and_brings_the_place_into_view(
    timeline: TimelineWidget, rows: Rows
) -> None:
    timeline.set_visible_range(0, 60_000)
    seeks = heard(timeline.seek_requested)
    click(timeline, GUTTER + 400, rows.overview.top + 10)
    assert seeks == [(400_000,)]
    assert timeline.visible_range() == (370_000, 430_000)


def test_the_right_button_does_nothing(timeline: TimelineWidget, rows: Rows) -> None:
    seeks = heard(timeline.seek_requested)
    with held(timeline, GUTTER + 100, rows.wave.top + 5, Qt.MouseButton.RightButton):
        pass
    assert seeks == []


# Ranges


def test_a_drag_selects_a_range(timeline: TimelineWidget, rows: Rows) -> None:
    seeks, ranges = heard(timeline.seek_requested), heard(timeline.range_selected)
    drag(timeline, (GUTTER + 200, rows.wave.top + 5), (GUTTER + 260, rows.wave.top + 9))
    drag(timeline, (GUTTER + 400, rows.ruler.top + 5), (GUTTER + 350, rows.ruler.top + 5))
    assert ranges == [(200_000, 260_000), (350_000, 400_000)]
    assert seeks == []
    assert timeline.selected_range() == (350_000, 400_000)


def test_a_click_or_escape_clears_the_range(timeline: TimelineWidget, rows: Rows) -> None:
    cleared = heard(timeline.range_cleared)
    timeline.set_selected_range((100_000, 200_000))
    click(timeline, GUTTER + 300, rows.wave.top + 5)
    assert timeline.selected_range() is None
    timeline.set_selected_range((100_000, 200_000))
    QTest.keyClick(timeline, Qt.Key.Key_Escape)
    assert timeline.selected_range() is None
    assert len(cleared) == 2


def test_an_edge_of_the_range_can_be_moved(timeline: TimelineWidget, rows: Rows) -> None:
    ranges = heard(timeline.range_selected)
    timeline.set_selected_range((100_000, 200_000))
    drag(timeline, (GUTTER + 100, rows.wave.top + 5), (GUTTER + 50, rows.wave.top + 5))
    assert ranges == [(50_000, 200_000)]


def test_a_drag_beyond_the_edge_ends_at_the_edge(timeline: TimelineWidget, rows: Rows) -> None:
    ranges = heard(timeline.range_selected)
    drag(timeline, (GUTTER + 500, rows.wave.top + 5), (WIDTH + 300, rows.wave.top + 5))
    assert ranges == [(500_000, 600_000)]


def test_the_view_moves_on_under_a_range_held_beyond_its_edge(
    timeline: TimelineWidget, rows: Rows, qtbot: QtBot
) -> None:
    timeline.set_visible_range(0, 60_000)
    with held(timeline, GUTTER + 300, rows.wave.top + 5) as places:
        move(timeline, WIDTH + 60, rows.wave.top + 5)
        places.append(QPointF(WIDTH + 60, rows.wave.top + 5))
        qtbot.waitUntil(lambda: timeline.visible_range()[0] > 3000)
    selected = timeline.selected_range()
    assert selected is not None
    assert selected[0] == 30_000
    assert selected[1] > 60_000


# The playhead and the view


def test_the_playhead_s_handle_scrubs(timeline: TimelineWidget, rows: Rows) -> None:
    timeline.set_position(100_000)
    seeks, scrubbing = heard(timeline.seek_requested), heard(timeline.scrubbing_changed)
    ranges = heard(timeline.range_selected)
    y = rows.ruler.bottom - 3
    drag(timeline, (GUTTER + 101, y), (GUTTER + 301, y))
    assert scrubbing == [(True,), (False,)]
    assert seeks[-1] == (301_000,)
    assert len(seeks) < 12
    assert ranges == []


def test_the_middle_button_pulls_the_rows(timeline: TimelineWidget, rows: Rows) -> None:
    timeline.set_visible_range(100_000, 160_000)
    y = rows.wave.top + 5
    drag(timeline, (GUTTER + 300, y), (GUTTER + 200, y), MIDDLE)
    assert timeline.visible_range() == (110_000, 170_000)


def test_the_frame_in_the_overview_can_be_moved_and_resized(
    timeline: TimelineWidget, rows: Rows
) -> None:
    y = rows.overview.top + 12
    timeline.set_visible_range(100_000, 200_000)
    drag(timeline, (GUTTER + 150, y), (GUTTER + 250, y))
    assert timeline.visible_range() == (200_000, 300_000)
    drag(timeline, (GUTTER + 300, y), (GUTTER + 400, y))
    assert timeline.visible_range() == (200_000, 400_000)
    drag(timeline, (GUTTER + 200, y), (GUTTER + 250, y))
    assert timeline.visible_range() == (250_000, 400_000)
    drag(timeline, (GUTTER + 50, y), (GUTTER + 100, y))
    assert timeline.visible_range() == (25_000, 175_000)


def test_the_wheel_zooms_about_the_mouse(timeline: TimelineWidget, rows: Rows) -> None:
    for keys in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
        timeline.zoom_fit()
        wheel(timeline, (GUTTER + 150, rows.wave.top + 5), (0, 240), keys)
        start, end = timeline.visible_range()
        assert end - start == pytest.approx(600_000 / 1.25**2, abs=2)
        assert timeline.time_at(GUTTER + 150) == 150_000


def test_sideways_and_shift_pan(timeline: TimelineWidget, rows: Rows) -> None:
    at = (GUTTER + 150, rows.wave.top + 5)
    timeline.set_visible_range(100_000, 200_000)
    wheel(timeline, at, (-120, 0))
    assert timeline.visible_range() == (112_000, 212_000)
    wheel(timeline, at, (0, 120), Qt.KeyboardModifier.ShiftModifier)
    assert timeline.visible_range() == (100_000, 200_000)


def test_the_wheel_over_the_names_scrolls_lanes_and_does_not_zoom(
    timeline: TimelineWidget,
) -> None:
    names = tuple(f"Caller {n}" for n in range(20))
    segments = [(n * 30_000, n * 30_000 + 30_000, n, "hello") for n in range(20)]
    timeline.set_session(TimelineData(600_000, transcript(*segments, speakers=names), names))
    timeline.resize(WIDTH, timeline.sizeHint().height())
    rows = arrange(timeline.height(), Content(lanes=20))
    before = pixels(timeline)
    wheel(timeline, (40, rows.lanes.top + 5), (0, -120))
    assert pixels(timeline) != before
    assert timeline.visible_range() == (0, 600_000)
    wheel(timeline, (40, rows.lanes.top + 5), (0, 60))
    wheel(timeline, (40, rows.lanes.top + 5), (0, 60))
    assert pixels(timeline) == before
    for _ in range(3):  # "and 13 more": two pages on, and back to the first
        click(timeline, 60, rows.lane(7).top + 5)
    QApplication.sendEvent(timeline, QEvent(QEvent.Type.Leave))
    assert pixels(timeline) == before


def test_two_fingers_zoom(timeline: TimelineWidget, rows: Rows) -> None:
    at = QPointF(GUTTER + 300, rows.wave.top + 5)

    def gesture(kind: Qt.NativeGestureType, value: float) -> None:
        device = QPointingDevice.primaryPointingDevice()
        event = QNativeGestureEvent(kind, device, 2, at, at, at, value, QPointF())
        QApplication.sendEvent(timeline, event)

    gesture(Qt.NativeGestureType.ZoomNativeGesture, 0.5)
    start, end = timeline.visible_range()
    assert 300_000 < end - start < 400_000
    assert timeline.time_at(at.x()) == 300_000
    gesture(Qt.NativeGestureType.SmartZoomNativeGesture, 0)
    assert timeline.visible_range() == (0, 600_000)


# Keys


@pytest.mark.parametrize(
    ("key", "control", "place"),
    [
        (Qt.Key.Key_Left, False, 299_000),
        (Qt.Key.Key_Right, False, 301_000),
        (Qt.Key.Key_Left, True, 295_000),
        (Qt.Key.Key_Right, True, 305_000),
        (Qt.Key.Key_Home, False, 0),
        (Qt.Key.Key_End, False, 600_000),
    ],
)
def test_keys_seek(timeline: TimelineWidget, key: Qt.Key, control: bool, place: int) -> None:
    timeline.set_position(300_000)
    seeks = heard(timeline.seek_requested)
    held_key = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(timeline, key, held_key)
    assert seeks == [(place,)]


def test_keys_seek_no_further_than_the_ends(timeline: TimelineWidget) -> None:
    seeks = heard(timeline.seek_requested)
    QTest.keyClick(timeline, Qt.Key.Key_Left)
    timeline.set_position(599_500)
    QTest.keyClick(timeline, Qt.Key.Key_Right)
    assert seeks == [(0,), (600_000,)]


def test_keys_zoom_about_the_playhead(timeline: TimelineWidget) -> None:
    timeline.set_position(150_000)
    QTest.keyClick(timeline, Qt.Key.Key_Plus)
    assert timeline.visible_range() == (56_250, 431_250)
    QTest.keyClick(timeline, Qt.Key.Key_Minus)
    QTest.keyClick(timeline, Qt.Key.Key_Minus)
    assert timeline.visible_range() == (0, 600_000)
    QTest.keyClick(timeline, Qt.Key.Key_Plus)
    QTest.keyClick(timeline, Qt.Key.Key_PageDown)
    assert timeline.visible_range() == (225_000, 600_000)
    QTest.keyClick(timeline, Qt.Key.Key_0)
    assert timeline.visible_range() == (0, 600_000)


def test_keys_of_others_are_left_to_them(timeline: TimelineWidget, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as faults:
        for key in (Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_T):
            QTest.keyClick(timeline, key)
    assert faults == []


def test_the_ring_shows_when_the_keyboard_came_here(timeline: TimelineWidget, qtbot: QtBot) -> None:
    timeline.activateWindow()
    qtbot.waitUntil(timeline.isActiveWindow)
    timeline.items.clearFocus()  # a window that gets active gives it to the first that takes Tab
    plain = pixels(timeline)
    timeline.setFocus(Qt.FocusReason.MouseFocusReason)
    assert pixels(timeline) == plain
    timeline.clearFocus()
    timeline.setFocus(Qt.FocusReason.TabFocusReason)
    assert pixels(timeline) != plain
    timeline.clearFocus()
    assert pixels(timeline) == plain


# Hover, following, and what a screen reader is told


def test_hover_draws_a_line_with_what_is_there_and_leaves_no_trace(
    timeline: TimelineWidget, rows: Rows
) -> None:
    plain = pixels(timeline)
    move(timeline, GUTTER + 300, rows.wave.top + 30)
    assert pixels(timeline) != plain
    assert timeline.cursor().shape() == Qt.CursorShape.IBeamCursor
    move(timeline, GUTTER + 315, rows.marks.top + 8)
    assert timeline.cursor().shape() == Qt.CursorShape.PointingHandCursor
    QApplication.sendEvent(timeline, QEvent(QEvent.Type.Leave))
    assert pixels(timeline) == plain


def test_the_view_turns_pages_while_it_follows(timeline: TimelineWidget) -> None:
    timeline.set_visible_range(0, 60_000)
    timeline.set_playing(True)
    timeline.set_position(59_000)
    assert timeline.visible_range() == (0, 60_000)
    timeline.set_position(60_100)
    assert timeline.visible_range() == (57_100, 117_100)


def test_who_pans_away_is_left_alone_until_the_playhead_comes_by(
    timeline: TimelineWidget,
) -> None:
    timeline.set_visible_range(0, 60_000)
    told = heard(timeline.follow_changed)
    timeline.set_playing(True)
    timeline.set_visible_range(200_000, 260_000)
    timeline.set_position(70_000)
    assert timeline.visible_range() == (200_000, 260_000)
    assert not timeline.is_following()
    timeline.set_position(200_500)
    assert timeline.is_following()
    timeline.set_position(260_500)
    assert timeline.visible_range() == (257_500, 317_500)
    assert told == [(False,), (True,)]


def test_follow_brings_back(timeline: TimelineWidget) -> None:
    timeline.set_visible_range(200_000, 260_000)
    assert not timeline.is_following()
    timeline.follow()
    assert timeline.is_following()
    assert timeline.visible_range() == (0, 60_000)


def test_the_visible_range_is_saved_and_restored(timeline: TimelineWidget) -> None:
    told = heard(timeline.visible_range_changed)
    timeline.set_visible_range(123_456, 234_567)
    assert told == [(123_456, 234_567)]
    saved = timeline.visible_range()
    timeline.set_session(small_session())
    assert timeline.visible_range() == (0, 600_000)
    timeline.set_visible_range(*saved)
    assert timeline.visible_range() == (123_456, 234_567)


def test_a_screen_reader_is_told_the_position(timeline: TimelineWidget) -> None:
    assert timeline.accessibleName() == "Timeline"
    timeline.set_position(90_000)
    assert timeline.accessibleDescription() == "0:01:30 of 0:10:00, Tomás Reyes, paused"
    timeline.set_playing(True)
    assert timeline.accessibleDescription().endswith("playing")


def test_a_screen_reader_reads_and_moves_the_position(timeline: TimelineWidget) -> None:
    seeks = heard(timeline.seek_requested)
    timeline.set_position(90_500)
    told = QAccessible.queryAccessibleInterface(timeline).child(0)
    assert told.text(QAccessible.Text.Name) == "Position in seconds"
    assert told.text(QAccessible.Text.Value) == "90"
    assert told.text(QAccessible.Text.Description).startswith("0:01:30 of 0:10:00")
    assert seeks == []
    told.valueInterface().setCurrentValue(120)
    assert seeks == [(120_000,)]
