"""What stands on the screen: real painting, looked at pixel by pixel."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPaintEvent
from pytestqt.qtbot import QtBot

from spacesviewer.ui.theme import DARK, LIGHT
from spacesviewer.ui.widgets.timeline import TimelineWidget
from spacesviewer.ui.widgets.timeline_canvas import Canvas, blends, mixed, toward
from spacesviewer.ui.widgets.timeline_data import TimelineData, WordSpan
from spacesviewer.ui.widgets.timeline_geometry import GUTTER, LANE, Content, Row, arrange
from spacesviewer.ui.widgets.timeline_hover import describe_label
from tests.ui.timeline_support import NAMES, move, pixels, small_session, steady, transcript

WIDTH = GUTTER + 600  # a second a pixel in the small session
CONTENT = Content(lanes=3, levels=2, chapters=True)


@pytest.fixture
def timeline(qtbot: QtBot) -> TimelineWidget:
    widget = TimelineWidget()
    qtbot.addWidget(widget)
    widget.set_session(small_session())
    widget.resize(WIDTH, widget.sizeHint().height())
    widget.show()
    return widget


class Painted(QObject):
    """Remembers what a widget had to repaint."""

    def __init__(self, widget: TimelineWidget) -> None:
        super().__init__(widget)
        self.rects: list[QRect] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            region = event.region()
            self.rects.extend(QRect(rect) for rect in region)  # type: ignore[attr-defined]
        return False


def lane_color(image: QImage, lane: int, second: int, widget: TimelineWidget) -> QColor:
    rows = arrange(widget.height(), CONTENT)
    return image.pixelColor(GUTTER + second, rows.lane(lane).top + LANE // 2)


def test_lanes_are_coloured_where_their_speaker_speaks(timeline: TimelineWidget) -> None:
    timeline.set_position(599_000)
    image = pixels(timeline)
    for lane, voice, second in ((0, 0, 30), (1, 1, 120), (0, 0, 350), (2, 2, 500)):
        assert lane_color(image, lane, second, timeline) == LIGHT.speaker_color(voice)
    for lane, second in ((1, 30), (0, 120), (2, 350), (0, 250)):
        assert lane_color(image, lane, second, timeline) == LIGHT.lane


def test_the_dark_theme_changes_every_ground(timeline: TimelineWidget) -> None:
    pixels(timeline)
    timeline.set_theme(DARK)
    image = pixels(timeline)
    assert image.pixelColor(2, 2) == DARK.surface
    assert lane_color(image, 1, 120, timeline) == DARK.speaker_color(1)


def test_zooming_after_a_grab_draws_anew(timeline: TimelineWidget) -> None:
    # Numpy and Qt write to the same memory; a copy made between them would freeze the picture.
    before = pixels(timeline)
    timeline.set_visible_range(60_000, 120_000)
    timeline.set_position(60_000)
    after = pixels(timeline)
    assert before != after
    assert lane_color(after, 1, 300, timeline) == LIGHT.speaker_color(1)
    assert lane_color(after, 0, 300, timeline) == LIGHT.lane


def test_topics_that_overlap_stand_below_each_other(timeline: TimelineWidget) -> None:
    rows, image = arrange(timeline.height(), CONTENT), pixels(timeline)
    first, second = (rows.topic(slot).top + 2 for slot in (0, 1))
    assert image.pixelColor(GUTTER + 200, first) == LIGHT.topics[0]
    assert image.pixelColor(GUTTER + 200, second) == LIGHT.topics[1]
    assert image.pixelColor(GUTTER + 300, first) == LIGHT.surface


def test_quotes_marks_and_hits_have_their_colours(timeline: TimelineWidget) -> None:
    rows, image = arrange(timeline.height(), CONTENT), pixels(timeline)
    top = rows.marks.top + 4
    assert image.pixelColor(GUTTER + 301, top) == LIGHT.mark
    assert image.pixelColor(GUTTER + 320, top) == LIGHT.quote_line
    assert image.pixelColor(GUTTER + 340, top) == LIGHT.surface
    assert image.pixelColor(GUTTER + 100, top + 8) == LIGHT.mark
    assert image.pixelColor(GUTTER + 200, rows.wave.bottom - 1) == LIGHT.hit_current
    timeline.set_hits(())
    image = pixels(timeline)
    assert image.pixelColor(GUTTER + 200, rows.wave.bottom - 1) == LIGHT.surface


def test_the_waveform_grows(timeline: TimelineWidget) -> None:
    rows = arrange(timeline.height(), CONTENT)
    high = rows.wave.top + 6
    waiting = pixels(timeline)
    timeline.set_waveform(None, 0.34)
    told = pixels(timeline)
    assert waiting != told
    timeline.set_waveform(steady(300_000), 0.5)
    image = pixels(timeline)
    assert image.pixelColor(GUTTER + 290, high) == LIGHT.wave_soft
    assert image.pixelColor(GUTTER + 310, high) == LIGHT.surface
    timeline.set_waveform(steady(600_000))
    assert pixels(timeline).pixelColor(GUTTER + 310, high) == LIGHT.wave_soft


def test_a_moving_playhead_repaints_narrow_strips(timeline: TimelineWidget, qtbot: QtBot) -> None:
    qtbot.waitExposed(timeline)
    timeline.set_position(100_000)
    pixels(timeline)
    painted = Painted(timeline)
    with qtbot.waitSignal(timeline.destroyed, timeout=1, raising=False):
        timeline.set_position(101_000)
    assert painted.rects
    assert all(rect.width() <= 20 for rect in painted.rects)
    painted.rects.clear()
    timeline.set_position(101_001)  # less than a pixel
    timeline.repaint(0, 0, 1, 1)
    assert all(rect.width() <= 1 for rect in painted.rects)


def test_the_playhead_is_where_the_position_is(timeline: TimelineWidget) -> None:
    rows = arrange(timeline.height(), CONTENT)
    timeline.set_position(250_000)
    image = pixels(timeline)
    assert image.pixelColor(GUTTER + 250, rows.wave.top + 3) == LIGHT.playhead
    assert image.pixelColor(GUTTER + 250, rows.overview.top + 12) == LIGHT.playhead


def test_more_speakers_than_lanes_can_be_scrolled(timeline: TimelineWidget) -> None:
    names = tuple(f"Caller {n}" for n in range(20))
    segments = [(n * 30_000, n * 30_000 + 30_000, n, "hello") for n in range(20)]
    session = TimelineData(600_000, transcript(*segments, speakers=names), names)
    timeline.set_session(session)
    timeline.resize(WIDTH, timeline.sizeHint().height())
    rows = arrange(timeline.height(), Content(lanes=20))
    assert rows.lane_slots == 8
    image = pixels(timeline)
    at = rows.lane(0).top + LANE // 2
    assert image.pixelColor(GUTTER + 15, at) == LIGHT.speaker_color(0)
    last = rows.lane(7).top + LANE // 2
    assert image.pixelColor(GUTTER + 500, last) == LIGHT.muted  # somebody of the rest speaks
    timeline.scroll_lanes(100)
    image = pixels(timeline)
    assert image.pixelColor(GUTTER + 13 * 30 + 15, at) == LIGHT.speaker_color(13)
    assert timeline.minimumSizeHint().height() < timeline.sizeHint().height()


def test_a_session_without_sound_is_as_long_as_its_transcript(timeline: TimelineWidget) -> None:
    timeline.set_session(TimelineData(0, small_session().timeline, NAMES))
    assert timeline.visible_range() == (0, 600_000)
    timeline.resize(WIDTH, 400)
    rows = arrange(400, Content(lanes=3))
    image = pixels(timeline)
    assert image.pixelColor(GUTTER + 120, rows.lane(1).top + LANE // 2) == LIGHT.speaker_color(1)


def test_an_empty_session_is_empty(timeline: TimelineWidget) -> None:
    timeline.set_session(TimelineData())
    timeline.set_position(500)
    timeline.set_waveform(steady(0))
    move(timeline, 300, 100)
    image = pixels(timeline)
    assert image.pixelColor(GUTTER + 100, 60) == LIGHT.surface


def test_what_a_screen_reader_uses_is_not_seen(timeline: TimelineWidget) -> None:
    rows, image = arrange(timeline.height(), CONTENT), pixels(timeline)
    assert image.pixelColor(GUTTER + 590, rows.ruler.top) == LIGHT.surface


def test_other_marks_keep_the_view(timeline: TimelineWidget) -> None:
    timeline.set_visible_range(60_000, 120_000)
    timeline.update_session(replace(small_session(), quotes=(), marks=()))
    assert timeline.visible_range() == (60_000, 120_000)
    timeline.update_session(replace(small_session(), duration_ms=700_000))
    assert timeline.visible_range() == (60_000, 120_000)
    timeline.zoom_fit()
    assert timeline.visible_range() == (0, 700_000)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0, 3.0])
def test_a_canvas_has_the_device_s_own_pixels(ratio: float) -> None:
    canvas = Canvas(QSize(101, 33), ratio)
    assert canvas.pixels.shape == (round(33 * ratio), round(101 * ratio))
    canvas.pixels.fill(0xFFFFFFFF)
    canvas.strip(Row(10, 5), 40)[:] = 0xFF0000FF
    inside, outside = round(50 * ratio), round(20 * ratio)
    assert canvas.image.pixelColor(inside, round(12 * ratio)) == QColor("#0000ff")
    assert canvas.image.pixelColor(outside, round(12 * ratio)) == QColor("#ffffff")


def test_shades_run_from_the_ground_to_the_colour() -> None:
    ground, color = QColor("#102030"), QColor("#f0e0d0")
    shades = blends(ground, color)
    assert QColor.fromRgb(int(shades[0])) == ground
    assert QColor.fromRgb(int(shades[255])) == color
    assert QColor.fromRgb(int(shades[1])).red() > 80
    veiled = toward(shades[255:].reshape(1, 1), ground, 1.0)
    assert QColor.fromRgb(int(veiled[0, 0])) == ground
    assert mixed(ground, color, 0.5) == QColor("#808080")


def test_a_label_tells_the_whole_name_and_how_long_it_speaks(timeline: TimelineWidget) -> None:
    geometry, scene = timeline._geometry, timeline._scene
    line = describe_label(geometry, scene, 0, geometry.rows.lane(2).top + 3)
    assert "بلال احمد" in line
    assert "3 min" in line
    assert describe_label(geometry, scene, 0, geometry.rows.wave.top) == ""


def test_a_session_without_times_shows_nothing_of_the_one_before(timeline: TimelineWidget) -> None:
    pixels(timeline)
    timeline.set_session(TimelineData())
    rows, image = arrange(timeline.height(), Content()), pixels(timeline)
    below = range(rows.overview.bottom, timeline.height(), 3)
    shown = {image.pixelColor(x, y).name() for y in below for x in range(GUTTER, WIDTH, 7)}
    assert shown == {LIGHT.surface.name()}


def test_a_word_that_was_seen_looks_as_a_new_one_does(
    timeline: TimelineWidget, qtbot: QtBot
) -> None:
    words = tuple(
        WordSpan(at, at + 900, voice, text, exact=True)
        for at, voice, text in (
            *((1000, 0, "signed"), (1000, 0, "later"), (1200, 1, "بلال"), (2000, 0, "signed")),
            *((3000, 0, "an-extraordinarily-long-word"), (5200, 0, "signed"), (6400, 1, "بلال")),
        )
    )
    other = TimelineWidget()
    qtbot.addWidget(other)
    other.set_session(small_session())
    other.resize(timeline.size())
    for start_ms in (0, 2500, 130):  # the last: nothing but known words, elsewhere
        timeline.set_visible_range(start_ms, start_ms + 8000)
        timeline.set_words(words)
        pixels(timeline)
    other.set_visible_range(130, 8130)
    other.set_words(words)
    known, new = pixels(timeline), pixels(other)
    lanes = timeline._geometry.rows.lanes
    part = QRect(GUTTER, lanes.top, WIDTH - GUTTER, lanes.height)
    assert known.copy(part) == new.copy(part)
    timeline.set_words(())
    assert pixels(timeline).copy(part) != new.copy(part)
