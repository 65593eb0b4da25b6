"""The items on the timeline, gone through by keys and told to a screen reader."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from spacesviewer.domain.gap import Gap
from spacesviewer.domain.question import Question
from spacesviewer.domain.topic import Mark
from spacesviewer.ui.widgets.timeline import TimelineWidget
from spacesviewer.ui.widgets.timeline_data import TimelineData
from spacesviewer.ui.widgets.timeline_entries import KINDS, MOST_SEGMENTS, Entries, Order
from tests.ui.timeline_support import pixels, small_session, transcript

NAME, DESCRIPTION, ROLE = QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Role
KEY = Qt.Key
ASKED = Question(5, "s", 180_000, 240_000, "Tomás Reyes", "Who signed it?", (300_000, 420_000))


def full_session() -> TimelineData:
    gap = Gap(500_000, 520_000, "No sound is there.", "hole", "certain")
    return replace(small_session(), questions=(ASKED,), gaps=(gap,))


@pytest.fixture
def timeline(qtbot: QtBot) -> Iterator[TimelineWidget]:
    widget = TimelineWidget()
    qtbot.addWidget(widget)
    widget.set_session(full_session())
    widget.resize(744, widget.sizeHint().height())
    widget.show()
    qtbot.waitExposed(widget)
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    widget.setFocus()
    yield widget
    widget.close()


def listed(timeline: TimelineWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(timeline)
    children = [found.child(i) for i in range(found.childCount())]
    return next(child for child in children if child.role() == ROLE.List)


def names(timeline: TimelineWidget) -> list[str]:
    found = listed(timeline)
    return [found.child(i).text(NAME) for i in range(found.childCount())]


def press(timeline: TimelineWidget, key: Qt.Key, *, shift: bool = False) -> str:
    """Presses a key on the items and gives what is told then."""
    keys = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(timeline.items, key, keys)
    return timeline.items.accessibleDescription()


def test_all_that_is_in_view_is_told_in_order_of_time(timeline: TimelineWidget) -> None:
    assert listed(timeline).text(NAME) == "Items on the timeline"
    assert names(timeline) == [
        "Chapter, 0:00:00, First",
        "Topic, 0:00:00 to 0:04:00, Opening",
        "Segment, 0:00:00 to 0:01:00, Ayesha Siddiqui, "
        "Welcome to the <b>evening</b> of the water contract.",
        "Segment, 0:01:00 to 0:03:00, Tomás Reyes, Who signed it?",
        "Mark, 0:01:40, ask again",
        "Topic, 0:02:00 to 0:08:00, Water contract",
        "Question, 0:03:00 to 0:04:00, Tomás Reyes, Who signed it?, answered 0:05:00 to 0:07:00",
        "Answer, 0:05:00 to 0:07:00, of the question: Who signed it?",
        "Quote, 0:05:00 to 0:05:30, Ayesha Siddiqui",
        "Segment, 0:05:00 to 0:07:00, Ayesha Siddiqui, The committee saw a summary.",
        "Segment, 0:07:00 to 0:10:00, بلال احمد, میں نے کہا تھا۔",
        "Chapter, 0:07:30, Second",
        "Gap, 0:08:20 to 0:08:40, No sound is there.",
    ]
    timeline.set_visible_range(480_000, 600_000)
    assert [name.partition(",")[0] for name in names(timeline)] == ["Segment", "Chapter", "Gap"]


def test_each_item_is_where_it_is_seen(timeline: TimelineWidget) -> None:
    found = listed(timeline)
    for number in range(found.childCount()):
        item = found.child(number)
        assert (item.role(), item.childCount()) == (ROLE.ListItem, 0)
        assert found.indexOfChild(item) == number
        rect = item.rect()
        assert not rect.isEmpty()
        inside = timeline.mapFromGlobal(rect.center())
        assert timeline.rect().contains(inside)
    quote = found.child(7)
    middle = quote.rect().center()
    assert found.childAt(middle.x(), middle.y()).text(NAME) == quote.text(NAME)


def test_tab_goes_from_the_timeline_to_its_items(timeline: TimelineWidget) -> None:
    QTest.keyClick(timeline, KEY.Key_Tab)
    assert timeline.items.hasFocus()
    assert timeline.items.accessibleDescription() == "Chapter, 0:00:00, First"
    focused = listed(timeline).focusChild()
    assert focused.text(NAME) == "Chapter, 0:00:00, First"
    assert focused.state().focused
    QTest.keyClick(timeline.items, KEY.Key_Backtab)
    assert timeline.hasFocus()


def test_the_keys_go_from_item_to_item_and_by_kind(timeline: TimelineWidget) -> None:
    timeline.items.setFocus()
    press(timeline, KEY.Key_Home)
    assert press(timeline, KEY.Key_Right).startswith("Topic, 0:00:00")
    assert press(timeline, KEY.Key_Down).startswith("Topic, 0:02:00")
    assert press(timeline, KEY.Key_Down).startswith("Topic, 0:02:00")  # there is no further one
    assert press(timeline, KEY.Key_Right).startswith("Question, ")
    assert press(timeline, KEY.Key_Left).startswith("Topic, 0:02:00")
    assert press(timeline, KEY.Key_Left).startswith("Mark, ")
    assert press(timeline, KEY.Key_End).startswith("Gap, ")
    assert press(timeline, KEY.Key_Left).startswith("Chapter, 0:07:30")
    assert press(timeline, KEY.Key_Left).startswith("Segment, 0:07:00")
    assert press(timeline, KEY.Key_Up).startswith("Segment, 0:05:00")


def test_an_item_out_of_view_comes_into_it(timeline: TimelineWidget) -> None:
    timeline.set_visible_range(480_000, 540_000)
    timeline.items.setFocus()
    assert press(timeline, KEY.Key_Home).startswith("Chapter, 0:00:00")
    start, end = timeline.visible_range()
    assert start == 0
    assert end - start == 60_000


def test_enter_goes_there_shift_selects_and_delete_asks_for_its_removal(
    timeline: TimelineWidget, qtbot: QtBot
) -> None:
    timeline.items.setFocus()
    press(timeline, KEY.Key_Home)
    press(timeline, KEY.Key_Right)
    with qtbot.waitSignal(timeline.topic_activated) as told:
        press(timeline, KEY.Key_Return)
    assert told.args == [11]
    with qtbot.waitSignal(timeline.range_selected) as told:
        press(timeline, KEY.Key_Return, shift=True)
    assert told.args == [0, 240_000]
    assert timeline.selected_range() == (0, 240_000)
    chosen = [child for child in range(12) if listed(timeline).child(child).state().selected]
    assert chosen == [1]
    with qtbot.waitSignal(timeline.items.remove_requested) as told:
        press(timeline, KEY.Key_Delete)
    assert told.args == ["topic", 11]
    press(timeline, KEY.Key_Right)  # a segment is the transcript's to delete
    with qtbot.assertNotEmitted(timeline.items.remove_requested):
        press(timeline, KEY.Key_Delete)
    with qtbot.waitSignal(timeline.seek_requested) as told:
        press(timeline, KEY.Key_Return)
    assert told.args == [0]


def test_the_ring_is_around_the_item_while_the_keys_are_there(timeline: TimelineWidget) -> None:
    timeline.clearFocus()
    plain = pixels(timeline)
    timeline.items.setFocus()
    ringed = pixels(timeline)
    assert ringed != plain
    press(timeline, KEY.Key_Right)
    assert pixels(timeline) not in (plain, ringed)
    timeline.items.clearFocus()
    assert pixels(timeline) == plain


def test_items_of_a_session_that_is_gone_are_none(timeline: TimelineWidget) -> None:
    item = listed(timeline).child(4)
    assert item.isValid()
    timeline.set_session(TimelineData())
    assert names(timeline) == []
    timeline.items.setFocus()
    assert press(timeline, KEY.Key_Right) == "Nothing is noted in view"


def test_of_very_many_those_about_the_playhead_are_told() -> None:
    data = TimelineData(
        duration_ms=10_000_000, marks=tuple(Mark(n, "s", n * 1000) for n in range(5000))
    )
    told = Entries(data).within(0, 10_000_000, 2_500_000)
    assert len(told) == 300
    assert told[0].start_ms < 2_500_000 < told[-1].start_ms


def test_segments_are_told_where_few_are_in_view() -> None:
    spoken = transcript(*((n * 1000, n * 1000 + 900, 0, "a") for n in range(2000)))
    entries = Entries(TimelineData(duration_ms=2_000_000, timeline=spoken))
    assert entries.within(0, 2_000_000, 0) == []
    assert len(entries.within(0, MOST_SEGMENTS * 1000, 0)) == MOST_SEGMENTS


def test_steps_go_through_all_in_order_forth_and_back() -> None:
    chance = random.Random(3)
    segments = sorted((s, s + 50, 0, "a") for s in chance.choices(range(2000), k=40))
    marks = tuple(Mark(n, "s", at) for n, at in enumerate(chance.choices(range(2000), k=40)))
    data = TimelineData(3000, transcript(*segments), marks=marks)
    entries, view = Entries(data), (0, 3000)
    ordered = [entry.order for entry in entries.within(0, 3000, 0)]
    assert len(ordered) == 80

    def walk(here: Order, step: int) -> list[Order]:
        found = []
        while (entry := entries.step(here, step, view)) is not None:
            here = entry.order
            found.append(here)
        return found

    assert walk((-1, 0, 0), 1) == ordered
    assert walk((9999, len(KINDS) - 2, 0), -1) == ordered[::-1]
