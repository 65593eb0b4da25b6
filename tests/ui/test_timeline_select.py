"""Ranges on the timeline: they snap, grow by key, tell themselves; topics are moved by an edge."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from spacesviewer.ui.widgets.timeline import TimelineWidget
from spacesviewer.ui.widgets.timeline_data import WordSpan
from spacesviewer.ui.widgets.timeline_geometry import GUTTER, Content, Rows, arrange
from spacesviewer.ui.widgets.timeline_snap import Snaps
from tests.ui.timeline_support import click, drag, pixels, small_session, steady, transcript

WIDTH = GUTTER + 600  # a second a pixel in the small session
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
WORDS = (
    WordSpan(300_200, 300_900, 0, "The", exact=True),
    WordSpan(301_000, 302_400, 0, "committee", exact=True),
    WordSpan(302_500, 303_000, 0, "saw"),
)


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


def wave_y(rows: Rows) -> int:
    return rows.wave.top + rows.wave.height // 2


def test_both_ends_of_a_range_snap_to_where_people_begin_and_end(
    timeline: TimelineWidget, rows: Rows
) -> None:
    drag(timeline, (GUTTER + 63, wave_y(rows)), (GUTTER + 177, wave_y(rows)))
    assert timeline.selected_range() == (60_000, 180_000)


def test_far_from_words_a_range_stays_as_it_was_drawn(timeline: TimelineWidget, rows: Rows) -> None:
    drag(timeline, (GUTTER + 200, wave_y(rows)), (GUTTER + 250, wave_y(rows)))
    assert timeline.selected_range() == (200_000, 250_000)


def test_a_range_snaps_to_silences_and_words(timeline: TimelineWidget, rows: Rows) -> None:
    timeline.set_silences(((220_000, 240_000),))
    drag(timeline, (GUTTER + 196, wave_y(rows)), (GUTTER + 223, wave_y(rows)))
    assert timeline.selected_range() == (196_000, 220_000)
    timeline.set_visible_range(300_000, 306_000)  # 10 ms a pixel
    timeline.set_words(WORDS)
    drag(timeline, (GUTTER + 103, wave_y(rows)), (GUTTER + 237, wave_y(rows)))
    assert timeline.selected_range() == (301_000, 302_400)


def test_words_are_written_in_their_speakers_lane_when_the_view_is_near(
    timeline: TimelineWidget,
) -> None:
    timeline.set_visible_range(300_000, 306_000)
    before = pixels(timeline)
    timeline.set_words(WORDS)
    near = pixels(timeline)
    assert near != before
    timeline.zoom_fit()
    far = pixels(timeline)
    timeline.set_words(())
    assert pixels(timeline) == far


def test_a_range_grows_word_by_word_with_the_keys_and_is_told(timeline: TimelineWidget) -> None:
    timeline.set_visible_range(300_000, 306_000)
    timeline.set_words(WORDS)
    timeline.set_position(300_200)
    QTest.keyClick(timeline, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(timeline, Qt.Key.Key_Right, SHIFT)
    assert timeline.selected_range() == (300_200, 302_400)
    told = "Selected 0:05:00.2 to 0:05:02.4, 2.2 seconds, Ayesha Siddiqui"
    assert timeline.range_told() == told
    assert told in timeline.accessibleDescription()
    QTest.keyClick(timeline, Qt.Key.Key_Left, SHIFT)
    assert timeline.selected_range() == (300_200, 300_900)
    QTest.keyClick(timeline, Qt.Key.Key_Right, SHIFT | CONTROL)
    assert timeline.selected_range() == (300_200, 301_900)
    for _ in range(2):
        QTest.keyClick(timeline, Qt.Key.Key_Left, SHIFT)
    assert timeline.selected_range() is None
    assert "Selected" not in timeline.accessibleDescription()


def test_a_topic_is_made_longer_by_its_edge_and_nothing_else_is_selected(
    timeline: TimelineWidget, rows: Rows
) -> None:
    moved: list[tuple[int, int, int]] = []
    timeline.topic_resized.connect(lambda *values: moved.append(values))
    y = rows.topic(0).top + 5
    drag(timeline, (GUTTER + 239, y), (GUTTER + 279, y))
    assert moved == [(11, 0, 279_000)]
    assert timeline.selected_range() is None
    click(timeline, GUTTER + 239, y)  # a click on an edge is a click on the topic
    assert len(moved) == 1


def test_the_menu_is_asked_for_at_the_mouse_and_at_the_playhead(timeline: TimelineWidget) -> None:
    asked: list[int] = []
    timeline.context_requested.connect(lambda _place, at: asked.append(at))
    for reason, x in (
        (QContextMenuEvent.Reason.Mouse, GUTTER + 100),
        (QContextMenuEvent.Reason.Keyboard, 0),
    ):
        timeline.set_position(42_000)
        place = QPoint(x, 60)
        event = QContextMenuEvent(reason, place, timeline.mapToGlobal(place))
        QApplication.sendEvent(timeline, event)
    assert asked == [100_000, 42_000]


def test_the_nearest_place_is_found_and_none_beyond_reach() -> None:
    snaps = Snaps(transcript((0, 1000, 0, "a"), (1500, 2500, 1, "b")))
    snaps.set_silences(((1000, 1450),))
    assert snaps.start(1480, 100) == 1500
    assert snaps.start(1440, 100) == 1450
    assert snaps.end(1100, 100) == 1100
    assert snaps.end(1099, 100) == 1000
    assert snaps.step_start(0, 1) == 1500
    assert snaps.step_end(2500, -1) == 1000
    assert snaps.step_start(0, -1) is None
