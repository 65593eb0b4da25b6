"""What a screen reader finds: a list of the segments in the view."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from pytestqt.qtbot import QtBot

from spacesviewer.ui.widgets.transcript import TranscriptView
from spacesviewer.ui.widgets.transcript_accessible import Items, SegmentItem
from tests.ui.transcript_support import drag, key, no_words, talk, word_point

NAME, ROLE = QAccessible.Text.Name, QAccessible.Role


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[TranscriptView]:
    widget = TranscriptView()
    qtbot.addWidget(widget)
    widget.resize(800, 400)
    widget.set_timeline(talk(2000), no_words)
    widget.show()
    qtbot.waitExposed(widget)
    yield widget
    widget.close()


def listed(view: TranscriptView) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(view)


def names(view: TranscriptView) -> list[str]:
    found = listed(view)
    return [found.child(i).text(NAME) for i in range(found.childCount())]


def is_gone(items: Items) -> bool:
    return items.view is None


def test_it_is_a_list_of_who_when_and_what(view: TranscriptView) -> None:
    found = listed(view)
    assert (found.role(), found.text(NAME)) == (ROLE.List, "Transcript")
    assert 3 < found.childCount() < 30
    assert names(view)[1] == "Tomás Reyes, 0:00:10: A summary is not the contract."
    item = found.child(1)
    assert (item.role(), item.childCount()) == (ROLE.ListItem, 0)
    assert found.indexOfChild(item) == 1
    assert item.parent().role() == ROLE.List
    middle = item.rect().center()
    assert found.childAt(middle.x(), middle.y()).text(NAME) == item.text(NAME)


def test_it_has_what_is_in_the_view(view: TranscriptView) -> None:
    before = names(view)
    view.show_time(5_000_000)
    after = names(view)
    assert not set(before[:3]) & set(after)
    assert any("1:23:20" in name for name in after)


def test_an_unknown_speaker_has_no_name(view: TranscriptView) -> None:
    assert view.segment_text(6) == "0:01:00: Everybody knew 😀 it."


def test_the_caret_is_the_focus_and_the_selection_is_told(
    view: TranscriptView, qtbot: QtBot
) -> None:
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.setFocus()
    key(view, Qt.Key.Key_Home)
    key(view, Qt.Key.Key_Down)
    focused = listed(view).focusChild()
    assert isinstance(focused, SegmentItem)
    assert focused.index == 1
    assert focused.state().focused
    drag(view, word_point(view, 1, "summary"), word_point(view, 1, "not"))
    assert listed(view).child(1).state().selected
    assert not listed(view).child(2).state().selected


def test_items_of_a_transcript_that_is_gone_answer_nothing(view: TranscriptView) -> None:
    item = listed(view).child(1)
    assert isinstance(item, SegmentItem)
    view.set_timeline(talk(3), no_words)
    assert len(names(view)) == 3
    items = view.accessible_items
    fresh = items.item(2)
    items.forget()
    assert names(view)[2] == view.segment_text(2)
    del item, fresh
    gc.collect()
    assert len(names(view)) == 3


def test_a_list_outlives_its_view(qtbot: QtBot) -> None:
    for _ in range(3):
        view = TranscriptView()
        view.set_timeline(talk(20), no_words)
        view.resize(500, 300)
        view.show()
        assert names(view)
        items = view.accessible_items
        view.close()
        view.deleteLater()
        qtbot.waitUntil(partial(is_gone, items))
        items.tell_focus()
    gc.collect()


def test_a_reader_that_was_there_first_finds_the_list_too(qtbot: QtBot) -> None:
    QAccessible.setActive(True)
    try:
        view = TranscriptView()
        qtbot.addWidget(view)
        view.set_timeline(talk(20), no_words)
        view.show()
        assert listed(view).role() == ROLE.List
        key(view, Qt.Key.Key_Down)
    finally:
        QAccessible.setActive(False)
