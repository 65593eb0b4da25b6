"""What a person does with the transcript: real events on a real widget."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from spacesviewer.domain.timeline import Timeline
from spacesviewer.ui import theme
from spacesviewer.ui.widgets.transcript import TranscriptView, plain_tip
from tests.ui.transcript_support import (
    CONTROL,
    FIRST_ID,
    SHIFT,
    TALK,
    click,
    double_click,
    drag,
    even_words,
    heard,
    key,
    mouse,
    no_words,
    point_of,
    talk,
    top_of,
    wheel,
    word_point,
)

KEY = Qt.Key
LINE = talk()


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[TranscriptView]:
    theme.load_fonts()
    widget = TranscriptView()
    qtbot.addWidget(widget)
    widget.resize(800, 640)
    widget.set_timeline(LINE, no_words)
    widget.show()
    qtbot.waitExposed(widget)
    widget.activateWindow()
    widget.setFocus()
    yield widget
    widget.close()


def chosen_text(view: TranscriptView) -> str:
    selection = view.selection()
    return selection.text if selection else ""


# Clicks


def test_a_click_on_a_word_seeks_to_its_start(view: TranscriptView) -> None:
    words = {FIRST_ID + 2: even_words(LINE, 2)}
    view.set_timeline(LINE, lambda ids: words)
    seeks = heard(view.word_clicked)
    click(view, word_point(view, 2, "audit,"))
    click(view, word_point(view, 2, "I"))
    assert seeks == [(22_500,), (20_000,)]


def test_words_that_come_later_are_exact_then(view: TranscriptView) -> None:
    seeks = heard(view.word_clicked)
    click(view, word_point(view, 2, "audit,"))
    view.set_words({FIRST_ID + 2: even_words(LINE, 2)})
    click(view, word_point(view, 2, "audit,"))
    assert seeks[0] != seeks[1]
    assert seeks[1] == (22_500,)


def test_a_selection_takes_the_times_of_words_that_come_later(view: TranscriptView) -> None:
    drag(view, word_point(view, 2, "audit,"), word_point(view, 2, "page"))
    guessed = view.selection()
    view.set_words({FIRST_ID + 2: even_words(LINE, 2)})
    exact = view.selection()
    assert guessed is not None
    assert exact is not None
    assert (exact.start_ms, exact.end_ms) == (22_500, 24_000)
    assert exact.start_ms != guessed.start_ms
    assert view.selected_times() == (22_500, 24_000)


@pytest.mark.parametrize(("index", "word"), [(3, "بجٹ"), (4, "ٹینڈر"), (4, "nobody"), (6, "it.")])
def test_a_click_finds_the_word_in_any_direction(
    view: TranscriptView, index: int, word: str
) -> None:
    words = even_words(LINE, index)
    view.set_words({LINE.ids[index]: words})
    seeks = heard(view.word_clicked)
    click(view, word_point(view, index, word))
    place = LINE.texts[index].index(word)
    assert seeks == [(next(w.start_ms for w in words if w.start <= place < w.end),)]


def test_a_click_on_the_name_or_time_seeks_to_the_segment(view: TranscriptView) -> None:
    seeks = heard(view.word_clicked)
    click(view, QPoint(40, top_of(view, 3) + 20))
    assert seeks == [(30_000,)]


def test_a_click_below_everything_does_nothing(view: TranscriptView) -> None:
    view.set_timeline(talk(1), no_words)
    seeks = heard(view.word_clicked)
    click(view, QPoint(400, 600))
    assert seeks == []


def test_the_right_button_asks_for_a_menu_and_moves_nothing(view: TranscriptView) -> None:
    asked, seeks = heard(view.context_requested), heard(view.word_clicked)
    drag(view, word_point(view, 1, "summary"), word_point(view, 1, "contract."))
    point = QPoint(300, 100)
    screen = view.viewport().mapToGlobal(point)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(view.viewport(), QContextMenuEvent(reason, point, screen))
    assert asked == [(screen,)]
    assert seeks == []
    assert view.has_selection()


# Choosing


def test_a_drag_chooses_whole_words_and_does_not_seek(view: TranscriptView) -> None:
    seeks, changes = heard(view.word_clicked), heard(view.selection_changed)
    drag(view, word_point(view, 1, "summary"), word_point(view, 2, "audit,"))
    assert chosen_text(view) == "summary is not the contract. I said this in the audit,"
    assert seeks == []
    assert changes
    assert view.selected_times() is not None


def test_a_drag_from_urdu_into_english_and_back(view: TranscriptView) -> None:
    drag(view, word_point(view, 3, "دگنا"), word_point(view, 4, "ٹینڈر"))
    assert chosen_text(view) == "دگنا ہو گیا۔ The ٹینڈر"
    drag(view, word_point(view, 4, "split,"), word_point(view, 3, "بجٹ"))
    assert chosen_text(view) == "بجٹ دگنا ہو گیا۔ The ٹینڈر was split,"


def test_chinese_is_chosen_by_the_character(view: TranscriptView) -> None:
    drag(view, point_of(view, 5, 2, 3), point_of(view, 5, 4, 5) + QPoint(2, 0))
    assert chosen_text(view) in ("没有看", "有看")


def test_the_selection_stays_until_a_click_or_esc(view: TranscriptView) -> None:
    drag(view, word_point(view, 1, "summary"), word_point(view, 1, "not"))
    wheel(view, 1)
    view.set_position(12_000)
    assert chosen_text(view) == "summary is not"
    key(view, KEY.Key_Escape)
    assert not view.has_selection()
    drag(view, word_point(view, 1, "summary"), word_point(view, 1, "not"))
    seeks = heard(view.word_clicked)
    click(view, word_point(view, 2, "said"))
    assert view.selection() is None
    assert len(seeks) == 1


def test_a_double_click_takes_the_sentence_and_a_third_the_segment(view: TranscriptView) -> None:
    point = word_point(view, 0, "signed")
    double_click(view, point)
    assert chosen_text(view) == "Who signed the contract?"
    click(view, point)
    assert chosen_text(view) == TALK[0][1]


def test_shift_click_draws_on(view: TranscriptView) -> None:
    click(view, word_point(view, 1, "summary"))
    seeks = heard(view.word_clicked)
    click(view, word_point(view, 2, "this"), SHIFT)
    assert chosen_text(view).startswith("summary is")
    assert chosen_text(view).endswith("I said this")
    click(view, word_point(view, 1, "not"), SHIFT)
    assert chosen_text(view) == "summary is not"
    assert seeks == []


def test_a_drag_beyond_the_edge_scrolls_on(view: TranscriptView, qtbot: QtBot) -> None:
    view.set_timeline(talk(300), no_words)
    start = word_point(view, 1, "summary")
    mouse(view, QEvent.Type.MouseButtonPress, start)
    mouse(view, QEvent.Type.MouseMove, QPoint(400, 900))
    qtbot.waitUntil(lambda: view.shown[0].row > 3)
    mouse(view, QEvent.Type.MouseButtonRelease, QPoint(400, 900))
    selection = view.selection()
    assert selection is not None
    assert len(selection.segments) > 5


def test_copying_takes_names_where_several_speak(view: TranscriptView) -> None:
    clipboard = QGuiApplication.clipboard()
    drag(view, word_point(view, 0, "contract?"), word_point(view, 1, "summary"))
    key(view, KEY.Key_C, CONTROL)
    assert clipboard.text() == "Ayesha Siddiqui: contract?\nTomás Reyes: A summary"
    drag(view, word_point(view, 1, "is"), word_point(view, 1, "the"))
    view.copy()
    assert clipboard.text() == "is not the"


def test_the_sentence_that_is_said(view: TranscriptView) -> None:
    assert view.current_sentence() is None
    view.set_position(7_500)
    sentence = view.current_sentence()
    assert sentence is not None
    assert sentence.text == "Who signed the contract?"
    view.set_position(9_500)  # in the pause behind it
    assert view.current_sentence() == sentence


# Keys


def test_keys_choose_word_by_word_and_segment_by_segment(view: TranscriptView) -> None:
    click(view, word_point(view, 1, "summary"))
    for pressed in (KEY.Key_Right, KEY.Key_Right):
        key(view, pressed, SHIFT)
    assert chosen_text(view) == "summary is"
    key(view, KEY.Key_Left, SHIFT)
    key(view, KEY.Key_Down, SHIFT)
    assert chosen_text(view) == "summary is not the contract."
    key(view, KEY.Key_Down, SHIFT)
    assert chosen_text(view).endswith("called since.")
    key(view, KEY.Key_A, CONTROL)
    selection = view.selection()
    assert selection is not None
    assert len(selection.segments) == len(TALK)


def test_the_arrow_to_the_left_goes_forward_in_urdu(view: TranscriptView) -> None:
    click(view, word_point(view, 3, "پانی"))
    key(view, KEY.Key_Left, SHIFT)
    key(view, KEY.Key_Left, SHIFT)
    assert chosen_text(view) == "پانی کا"
    key(view, KEY.Key_Right, SHIFT)
    assert chosen_text(view) == "پانی"


def test_the_caret_walks_and_enter_plays_from_it(view: TranscriptView) -> None:
    seeks = heard(view.word_clicked)
    key(view, KEY.Key_Home)
    key(view, KEY.Key_Down)
    key(view, KEY.Key_Down)
    key(view, KEY.Key_Return)
    key(view, KEY.Key_End)
    key(view, KEY.Key_Return)
    assert seeks == [(20_000,), (60_000,)]


def test_other_keys_are_left_to_the_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    view = TranscriptView(window)
    view.set_timeline(LINE, no_words)
    window.show()
    pressed: list[str] = []
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    view.setFocus()
    for name in ("Space", "J", "K", "B", "Esc", "Ctrl+A", "1"):
        QShortcut(name, window).activated.connect(partial(pressed.append, name))
    for code in (KEY.Key_Space, KEY.Key_J, KEY.Key_K, KEY.Key_B, KEY.Key_Escape, KEY.Key_1):
        key(view, code)
    key(view, KEY.Key_A, CONTROL)
    assert pressed == ["Space", "J", "K", "B", "Esc", "1"]
    assert view.has_selection()
    key(view, KEY.Key_Escape)
    assert not view.has_selection()
    assert pressed[-1] == "1"


# Following


@pytest.fixture
def long_view(view: TranscriptView) -> TranscriptView:
    view.set_timeline(talk(400), no_words)
    return view


def settle(view: TranscriptView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: view._glide.rest == 0)


def test_playing_brings_the_spoken_segment_into_the_upper_third(
    long_view: TranscriptView, qtbot: QtBot
) -> None:
    for index in (1, 4, 9, 200, 201, 206, 50):
        long_view.set_position(index * 10_000 + 100)
        settle(long_view, qtbot)
        assert -1 <= top_of(long_view, index) <= long_view.height() / 3 + 1


def test_a_short_way_is_smooth_and_a_long_one_is_a_jump(
    long_view: TranscriptView, qtbot: QtBot
) -> None:
    long_view.set_position(100)
    long_view.set_position(80_100)
    assert long_view._glide.rest
    settle(long_view, qtbot)
    long_view.set_position(3_000_100)
    assert not long_view._glide.rest
    assert top_of(long_view, 300) > 0


def test_a_place_at_which_nobody_speaks_is_gone_to_as_well(
    long_view: TranscriptView, qtbot: QtBot
) -> None:
    for index in (300, 20, 390, 5):  # each ends with a second of silence
        long_view.set_position(index * 10_000 + 9_500)
        settle(long_view, qtbot)
        assert 0 <= top_of(long_view, index) <= long_view.height()
    wheel(long_view, 1)
    place = long_view.scroll_state()
    long_view.set_position(3_009_500)
    assert long_view.scroll_state() == place


def test_the_wheel_pauses_following_and_it_can_be_brought_back(
    long_view: TranscriptView, qtbot: QtBot
) -> None:
    told = heard(long_view.follow_changed)
    assert long_view.follow
    wheel(long_view, 20)
    assert told == [(False,)]
    place = long_view.scroll_state()
    long_view.set_position(2_000_100)
    assert long_view.scroll_state() == place
    long_view.set_follow(True)
    settle(long_view, qtbot)
    assert told == [(False,), (True,)]
    assert top_of(long_view, 200) >= 0


@pytest.mark.parametrize("pressed", [KEY.Key_PageDown, KEY.Key_Down, KEY.Key_End])
def test_keys_that_scroll_pause_following(long_view: TranscriptView, pressed: Qt.Key) -> None:
    key(long_view, pressed)
    assert not long_view.follow


def test_the_scroll_bar_pauses_following_and_reaches_the_end(long_view: TranscriptView) -> None:
    bar = long_view.verticalScrollBar()
    bar.setSliderDown(True)
    bar.setSliderPosition(bar.maximum())
    bar.setSliderDown(False)
    assert not long_view.follow
    assert long_view.shown[-1].row == 399
    assert bar.value() == bar.maximum()


def test_a_clicked_word_stays_under_the_mouse(long_view: TranscriptView, qtbot: QtBot) -> None:
    long_view.word_clicked.connect(long_view.set_position)
    before = top_of(long_view, 5)
    click(long_view, point_of(long_view, 5, 0, 1))
    settle(long_view, qtbot)
    assert top_of(long_view, 5) == before
    assert long_view.follow


# Places


@pytest.mark.parametrize("row", [0, 37, 396])
def test_what_is_at_the_top_stays_there(long_view: TranscriptView, row: int) -> None:
    long_view.set_follow(False)
    long_view.restore_scroll_state({"start_ms": row * 10_000, "place": 0, "part": 0.3})
    top = long_view.shown[0].row
    assert top <= row
    changes: tuple[Callable[[], None], ...] = (
        lambda: long_view.resize(500, 640),
        lambda: long_view.set_text_size(22),
        lambda: long_view.show_times(False),
        lambda: long_view.set_reading_width(300),
        lambda: long_view.resize(900, 300),
        lambda: long_view.show_times(True),
    )
    for change in changes:
        change()
        if long_view.verticalScrollBar().value() < long_view.verticalScrollBar().maximum():
            assert long_view.shown[0].row == top


def test_scrolling_up_over_rows_never_seen_moves_by_the_pixels(long_view: TranscriptView) -> None:
    long_view.restore_scroll_state({"start_ms": 2_000_000, "place": 0, "part": 0.0})
    for _ in range(30):
        before = {one.row: one.y for one in long_view.shown}
        moved = long_view.move_by(-75)
        after = {one.row: one.y for one in long_view.shown}
        assert moved == -75
        assert all(after[row] - before[row] == 75 for row in before.keys() & after.keys())


def test_the_place_is_kept_and_found_again(view: TranscriptView) -> None:
    view.set_timeline(talk(400), no_words)
    assert TranscriptView.scroll_state(view)["start_ms"] == 0
    wheel(view, 60)
    state = view.scroll_state()
    shown = view.shown
    view.set_timeline(talk(400), no_words)
    assert view.shown != shown
    view.restore_scroll_state(state)
    assert view.shown == shown
    assert not view.follow


def test_no_transcript_has_no_place(view: TranscriptView) -> None:
    view.set_timeline(Timeline((), (), (), (), ()), no_words)
    view.set_position(5)
    view.restore_scroll_state({"start_ms": 5, "place": 0, "part": 0.0})
    view.restore_scroll_state({})
    key(view, KEY.Key_Down)
    key(view, KEY.Key_A, CONTROL)
    click(view, QPoint(300, 50))
    view.select_all()
    assert view.scroll_state() == {}
    assert view.find("a") == 0
    assert (view.selection(), view.current_sentence(), view.selected_times()) == (None, None, None)


def test_a_time_is_brought_into_view(long_view: TranscriptView) -> None:
    long_view.show_time(2_500_000)
    assert not long_view.follow
    assert top_of(long_view, 250) >= 0


def test_ctrl_and_the_wheel_ask_for_larger_text(view: TranscriptView) -> None:
    asked = heard(view.text_size_wanted)
    wheel(view, -1, CONTROL)
    assert asked == [(16,)]
    assert view.follow
    view.set_text_size(99)
    assert view.page.look.size == 40


# Finding


def test_finding_counts_marks_and_goes_round(long_view: TranscriptView, qtbot: QtBot) -> None:
    told = heard(long_view.matches_changed)
    assert long_view.find("contract") > 0
    qtbot.waitUntil(lambda: bool(told) and told[-1][1])
    count = told[-1][0]
    assert count == sum("contract" in text for text in long_view.page.timeline.texts)
    assert len(long_view.match_times()) == count
    long_view.show_match(-1)
    assert top_of(long_view, 393 + 1) >= 0
    assert not long_view.follow
    assert long_view.match_from_view() > 100
    long_view.show_match(count)
    assert long_view.page.marks.current == 0
    assert long_view.find("") == 0
    long_view.show_match(0)


def test_tooltips_show_text_as_it_is_typed() -> None:
    assert plain_tip("<b>x</b> & y") == "<span>&lt;b&gt;x&lt;/b&gt; &amp; y</span>"
    assert plain_tip("") == ""
