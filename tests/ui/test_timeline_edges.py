"""Edges on the timeline that can be taken: which, where, and what is told when they are let go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from spacesviewer.domain.question import Question
from spacesviewer.ui.widgets.timeline import TimelineWidget
from spacesviewer.ui.widgets.timeline_data import WordSpan
from spacesviewer.ui.widgets.timeline_drag import LEAST_MS, MoveEdge
from spacesviewer.ui.widgets.timeline_edges import Edge, edge_at
from spacesviewer.ui.widgets.timeline_geometry import Row
from spacesviewer.ui.widgets.timeline_words import _placed
from tests.ui.timeline_support import (
    LEFT,
    NO_BUTTON,
    click,
    drag,
    held,
    move,
    pixels,
    send_mouse,
    small_session,
    transcript,
)

SIZE_HOR = Qt.CursorShape.SizeHorCursor
ASKED = Question(5, "s", 180_000, 240_000, "Tomás Reyes", "Who signed it?", (300_000, 420_000))


@pytest.fixture
def timeline(qtbot: QtBot) -> Iterator[TimelineWidget]:
    widget = TimelineWidget()
    qtbot.addWidget(widget)
    widget.set_session(replace(small_session(), questions=(ASKED,)))
    widget.resize(744, widget.sizeHint().height())  # a second of the session is a pixel
    widget.show()
    qtbot.waitExposed(widget)
    yield widget
    widget.close()


def middle(row: Row) -> float:
    return row.top + row.height / 2


def rows(timeline: TimelineWidget) -> dict[str, float]:
    geometry = timeline.shown_geometry()[0]
    return {
        "segment": middle(geometry.rows.lane(0)),
        "question": middle(geometry.rows.questions),
        "answer": middle(geometry.rows.questions),
        "topic": middle(geometry.rows.topic(1)),
        "quote": middle(geometry.rows.marks),
    }


@pytest.mark.parametrize(
    ("kind", "key", "start", "end"),
    [
        ("segment", 3, 300_000, 420_000),
        ("question", 5, 180_000, 240_000),
        ("answer", 5, 300_000, 420_000),
        ("topic", 12, 120_000, 480_000),
        ("quote", "q1", 300_000, 330_000),
    ],
)
@pytest.mark.parametrize("is_start", [True, False])
def test_an_edge_is_drawn_and_told_when_it_is_let_go(
    timeline: TimelineWidget, qtbot: QtBot, kind: str, key: object, start: int, end: int,
    is_start: bool,
) -> None:  # fmt: skip
    y, edge_ms = rows(timeline)[kind], start if is_start else end
    x = timeline.x_of(edge_ms)
    move(timeline, x, y)
    assert timeline.cursor().shape() == SIZE_HOR
    timeline.set_selected_range((1000, 2000))
    with qtbot.waitSignal(getattr(timeline, f"{kind}_resized")) as told:
        drag(timeline, (x, y), (x + 12, y))
    first, last = told.args[1:]
    other, moved = (last, first) if is_start else (first, last)
    assert told.args[0] == key
    assert other == (end if is_start else start)
    assert moved == pytest.approx(edge_ms + 12_000, abs=600)
    assert timeline.selected_range() == (1000, 2000)


def test_it_cannot_be_drawn_past_the_other_end(timeline: TimelineWidget, qtbot: QtBot) -> None:
    y = rows(timeline)["quote"]
    with qtbot.waitSignal(timeline.quote_resized) as told:
        drag(timeline, (timeline.x_of(300_000), y), (timeline.x_of(500_000), y))
    assert told.args == ["q1", 330_000 - LEAST_MS, 330_000]


def test_it_snaps_to_words(timeline: TimelineWidget, qtbot: QtBot) -> None:
    timeline.set_visible_range(290_000, 320_000)
    said = WordSpan(303_000, 303_900, 0, "committee", exact=True)
    timeline.set_words((WordSpan(300_000, 302_900, 0, "The"), said))
    y = rows(timeline)["segment"]
    x = timeline.x_of(300_000)
    with qtbot.waitSignal(timeline.segment_resized) as told, held(timeline, x, y) as places:
        for ms in (301_000, 303_100):
            places.append(QPointF(timeline.x_of(ms), y))
            move_held(timeline, places[-1])
        hover = timeline._hover
        assert hover is not None
        assert "committee" in hover.text
        assert "0:05:03.00" in hover.text
    assert told.args == [3, 303_000, 420_000]


def move_held(timeline: TimelineWidget, at: QPointF) -> None:
    send_mouse(timeline, QEvent.Type.MouseMove, at, NO_BUTTON, LEFT)


def test_escape_gives_it_up_and_nothing_is_told(timeline: TimelineWidget, qtbot: QtBot) -> None:
    y, x = rows(timeline)["segment"], timeline.x_of(300_000)
    told: list[object] = []
    timeline.segment_resized.connect(lambda *args: told.append(args))
    timeline.seek_requested.connect(told.append)
    before = pixels(timeline)
    with held(timeline, x, y) as places:
        places.append(QPointF(x + 20, y))
        move_held(timeline, places[-1])
        assert timeline.selected_range() is not None
        with qtbot.waitSignal(timeline.drag_ended):
            QTest.keyClick(timeline, Qt.Key.Key_Escape)
        assert timeline.selected_range() is None
        move_held(timeline, QPointF(x + 40, y))
        assert timeline.selected_range() is None
    assert told == []
    QApplication.sendEvent(timeline, QEvent(QEvent.Type.Leave))
    timeline.clearFocus()
    timeline._show_ring(False)
    assert pixels(timeline) == before
    click(timeline, x + 60, y)  # and the next click is one again
    assert len(told) == 1


def test_a_drag_back_to_where_it_was_tells_nothing(timeline: TimelineWidget) -> None:
    y, x = rows(timeline)["question"], timeline.x_of(180_000)
    told: list[object] = []
    timeline.question_resized.connect(lambda *args: told.append(args))
    with held(timeline, x, y) as places:
        for at in (x + 20, x):
            places.append(QPointF(at, y))
            move_held(timeline, places[-1])
    assert told == []


def test_what_may_not_be_changed_has_no_edges(timeline: TimelineWidget) -> None:
    timeline.may_edit = False
    for y in rows(timeline).values():
        move(timeline, timeline.x_of(300_000), y)
        assert timeline.cursor().shape() != SIZE_HOR


def test_what_is_too_narrow_cannot_be_taken(timeline: TimelineWidget) -> None:
    geometry, lane = timeline.shown_geometry()
    scene = timeline._scene
    place = (timeline.x_of(180_000), rows(timeline)["question"])
    assert edge_at(geometry, scene, lane, place, 4) == Edge(
        "question", 5, 180_000, 240_000, True, "Who signed it?"
    )
    assert edge_at(geometry, scene, lane, place, 40) is None
    assert edge_at(geometry, scene, lane, (10, place[1]), 4) is None


def test_where_a_file_tells_turns_their_edges_are_drawn(
    timeline: TimelineWidget, qtbot: QtBot
) -> None:
    turns = transcript((290_000, 430_000, 0, ""), (430_000, 600_000, 2, ""))
    timeline.update_session(replace(small_session(), turns=turns))
    y = rows(timeline)["segment"]
    with qtbot.waitSignal(timeline.turn_resized) as told:
        drag(timeline, (timeline.x_of(430_000), y), (timeline.x_of(500_000), y))
    assert told.args[:2] == [1, 290_000]
    assert told.args[2] == pytest.approx(500_000, abs=600)
    geometry, lane = timeline.shown_geometry()
    # The lanes show no segments then.
    assert edge_at(geometry, timeline._scene, lane, (timeline.x_of(300_000), y), 4) is None


def test_a_question_within_an_answer_is_taken_first(timeline: TimelineWidget) -> None:
    inner = replace(ASKED, id=6, start_ms=400_000, end_ms=460_000, answer=None)
    timeline.update_session(replace(small_session(), questions=(ASKED, inner)))
    geometry, lane = timeline.shown_geometry()
    y, found = rows(timeline)["question"], []
    for ms in (400_000, 420_000):
        edge = edge_at(geometry, timeline._scene, lane, (timeline.x_of(ms), y), 4)
        assert edge is not None
        found.append((edge.kind, edge.key, edge.is_start))
    assert found == [("question", 6, True), ("answer", 5, False)]


def test_of_two_that_touch_the_one_under_the_mouse_is_taken(timeline: TimelineWidget) -> None:
    two = replace(ASKED, id=6, start_ms=240_000, end_ms=300_000)
    timeline.update_session(replace(small_session(), questions=(ASKED, two)))
    geometry, lane = timeline.shown_geometry()
    y, x = rows(timeline)["question"], timeline.x_of(240_000)
    keys = []
    for at in (x - 2, x + 2):
        edge = edge_at(geometry, timeline._scene, lane, (at, y), 4)
        assert edge is not None
        keys.append((edge.key, edge.is_start, edge.other_ms))
    assert keys == [(5, False, 180_000), (6, True, 300_000)]


def test_the_edge_itself_knows_no_widget(timeline: TimelineWidget) -> None:
    seen: list[tuple[int, ...]] = []
    geometry = timeline.shown_geometry()[0]
    edge = Edge("topic", 1, 100_000, 200_000, False)
    held_edge = MoveEdge(geometry, edge, lambda *span: seen.append(span), lambda ms, _start: ms)
    held_edge.move(timeline.x_of(150_000))
    held_edge.move(-500)
    assert seen[0][0] == 100_000
    assert seen[0][1] == pytest.approx(150_000, abs=2)
    assert seen[1] == (100_000, 100_000 + LEAST_MS)


@pytest.mark.parametrize(("closes", "until_ms"), [(False, 302_400), (True, 302_000)])
def test_the_last_word_of_a_segment_ends_where_that_ends(
    timeline: TimelineWidget, closes: bool, until_ms: int
) -> None:
    """It takes none of the pause behind it: the edge must be seen where it can be taken."""
    timeline.set_visible_range(298_000, 308_000)
    geometry = timeline.shown_geometry()[0]
    said = WordSpan(300_000, 302_000, 0, "committee", exact=True, closes=closes)
    following = WordSpan(303_000, 304_000, 0, "who", exact=True)
    (x, room, _), *_ = _placed(geometry, (said, following))
    assert x + room + 1 == pytest.approx(geometry.x_of(until_ms), abs=0.01)


def test_an_answer_tells_its_question(timeline: TimelineWidget) -> None:
    y = rows(timeline)["question"]
    for ms in (200_000, 400_000):
        move(timeline, timeline.x_of(ms), y)
        hover = timeline._hover
        assert hover is not None
        assert "Who signed it?" in hover.text
        assert "answered" in hover.text


def test_the_hover_line_follows_what_changes_under_the_mouse(timeline: TimelineWidget) -> None:
    move(timeline, timeline.x_of(200_000), rows(timeline)["question"])
    timeline.update_session(
        replace(small_session(), questions=(replace(ASKED, text="Who paid for it?"),))
    )
    hover = timeline._hover
    assert hover is not None
    assert "Who paid for it?" in hover.text


def test_in_its_own_row_an_edge_comes_before_that_of_the_range(
    timeline: TimelineWidget, qtbot: QtBot
) -> None:
    timeline.set_selected_range((300_000, 420_000))  # as it is when an answer has just been marked
    y, x = rows(timeline)["answer"], timeline.x_of(420_000)
    with qtbot.waitSignal(timeline.answer_resized):
        drag(timeline, (x, y), (x + 30, y))
    wave = middle(timeline.shown_geometry()[0].rows.wave)
    with qtbot.waitSignal(timeline.range_selected):
        drag(timeline, (x, wave), (x + 30, wave))
