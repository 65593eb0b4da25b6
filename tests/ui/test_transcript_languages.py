"""A second language beside or beneath the first: where it stands, and what is chosen and found."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from spacesviewer.domain.pairing import pair
from spacesviewer.domain.timeline import Timeline
from spacesviewer.ui.theme import LIGHT
from spacesviewer.ui.widgets.transcript import TranscriptView
from spacesviewer.ui.widgets.transcript_second import BESIDE, STACKED, SecondText
from tests.ui.transcript_support import drag, no_words, talk, word_point

_URDU = (
    "پانی کی شام میں خوش آمدید۔ 14 مارچ 2026 کو کس نے دستخط کیے؟",
    "خلاصہ معاہدہ نہیں ہے۔",
    "میں نے آڈٹ میں صفحہ 41 پر کہا تھا، اور Tomás Reyes کے بعد کسی نے فون نہیں کیا۔",
    "This happened in Karachi too. The water budget doubled.",
)
_OTHER = (7 << 24) + 1


def _second(first: Timeline, mode: str) -> SecondText:
    """The same in the other language; the last segments are not translated yet."""
    count = len(_URDU)
    other = Timeline(
        range(_OTHER, _OTHER + count),
        first.starts[:count],
        first.ends[:count],
        first.voices[:count],
        _URDU,
        first.speakers,
    )
    return SecondText(other, pair(first, other), "ur", mode, {_OTHER: "✓"})


@pytest.fixture(params=[BESIDE, STACKED])
def view(request: pytest.FixtureRequest, qtbot: QtBot) -> TranscriptView:
    widget = TranscriptView()
    qtbot.addWidget(widget)
    widget.set_theme(LIGHT)
    widget.resize(900, 700)
    first = talk()
    widget.set_timeline(first, no_words, "en", _second(first, request.param))
    widget.show()
    QApplication.processEvents()
    return widget


def _point(view: TranscriptView, number: int, word: str) -> QPoint:
    """The middle of a word of the second language."""
    second = view.page.second
    assert second is not None
    start = second.timeline.texts[number].index(word)
    rect = second.layouts[number].rects(start, start + len(word))[0]
    top = view.second_rect(second.pairing.owner(number)).top()
    return rect.center().toPoint() + QPoint(view.page.columns.second_x, top)


def test_both_languages_stand_at_the_same_segment_without_touching(view: TranscriptView) -> None:
    for index in range(len(_URDU)):
        first, second = view.text_rect(index), view.second_rect(index)
        assert second.isValid()
        assert not first.intersects(second)
        if view.page.columns.is_split:
            assert first.right() < second.left()
        else:
            assert first.bottom() <= second.top()


def test_rows_hold_all_of_both_languages(view: TranscriptView) -> None:
    for index in range(len(_URDU) - 1):
        row = view.segment_rect(index)
        row.moveTopLeft(view.viewport().mapFromGlobal(row.topLeft()))
        assert row.contains(view.second_rect(index))
        assert row.bottom() <= view.text_rect(index + 1).top()


def test_words_are_chosen_in_one_language_alone(view: TranscriptView) -> None:
    drag(view, _point(view, 1, "خلاصہ"), _point(view, 2, "آڈٹ"))
    chosen = view.selection()
    assert chosen is not None
    assert [key for key, _, _ in chosen.segments] == [_OTHER + 1, _OTHER + 2]
    assert chosen.text.startswith("خلاصہ معاہدہ")
    assert view.current_segments() == [1, 2]
    drag(view, word_point(view, 0, "Welcome"), word_point(view, 0, "evening"))
    chosen = view.selection()
    assert chosen is not None
    assert chosen.segments[0][0] == view.page.timeline.ids[0]
    assert view.page.second is not None
    assert view.page.second.chosen.bounds is None


def test_a_click_on_a_translation_plays_from_there(view: TranscriptView) -> None:
    told: list[int] = []
    view.word_clicked.connect(told.append)
    point = _point(view, 1, "خلاصہ")
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert told == [10_000]


def test_finding_looks_into_both_languages(view: TranscriptView) -> None:
    view.find("water")
    counted: list[int] = []
    view.matches_changed.connect(lambda count, _done: counted.append(count))
    while not view.page.marks.finder.done:
        QApplication.processEvents()
    finder, second = view.page.marks.finder, view.page.second
    assert second is not None
    places = [view.page.at_place(finder.index(match)) for match in range(len(finder))]
    assert places == [(0, None), (3, 3)]
    assert second.marks.found(3) == [(34, 39)]
    assert view.page.marks.found(3) == []
    view.show_match(1)
    assert second.marks.found_now(3) == (34, 39)
    said_ms, second_ms = view.match_times()  # in the second language: when its segment begins
    assert 0 < said_ms < view.page.timeline.ends[0]
    assert second_ms == 30_000


def test_a_screen_reader_hears_both_languages(view: TranscriptView) -> None:
    assert view.segment_text(1) == f"{view.page.timeline.speaker(1)}, 0:00:10: " + "\n".join(
        (view.page.timeline.texts[1], _URDU[1])
    )


def test_room_is_made_for_a_translation_that_is_typed(view: TranscriptView) -> None:
    before = view.page.scroll.heights.height(4)
    view.reserve(4)
    assert view.second_rect(4).height() >= view.page.style.pitch
    view.reserve(-1)
    assert view.page.scroll.heights.height(4) == before


def test_what_was_chosen_is_chosen_again_in_its_language(view: TranscriptView) -> None:
    drag(view, _point(view, 1, "خلاصہ"), _point(view, 1, "معاہدہ"))
    places, keyed = view.chosen_state()
    first = talk()
    mode = view.page.mode
    view.set_timeline(first, no_words, "en", _second(first, mode))
    view.restore_chosen(places, keyed)
    chosen = view.selection()
    assert chosen is not None
    assert chosen.segments[0][0] == _OTHER + 1


def test_in_a_narrow_view_the_second_language_stands_beneath(qtbot: QtBot) -> None:
    view, first = TranscriptView(), talk()
    qtbot.addWidget(view)
    view.resize(480, 500)
    view.set_timeline(first, no_words, "en", _second(first, BESIDE))
    view.show()
    assert not view.page.columns.is_split
    view.resize(1100, 500)
    QApplication.processEvents()
    assert view.page.columns.is_split


def test_the_guessed_heights_are_near_the_true_ones(view: TranscriptView) -> None:
    first = talk(700)
    view.set_timeline(first, no_words, "en", _second(first, view.page.mode))
    guessed = view.page.scroll.heights.total
    rows = range(len(first))
    for row in rows:
        view.page.scroll.heights.learn(row, view.page._measure(row))
    assert abs(view.page.scroll.heights.total / guessed - 1) < 0.25
