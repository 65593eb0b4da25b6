"""What is on the screen: scrolled pixels are the right ones, and colours say what they mean."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from spacesviewer.domain.timeline import Timeline
from spacesviewer.domain.topic import TopicSpan
from spacesviewer.ui import theme
from spacesviewer.ui.theme import DARK, LIGHT
from spacesviewer.ui.widgets.transcript import TranscriptView
from tests.ui.transcript_support import (
    drag,
    key,
    no_words,
    point_of,
    talk,
    top_of,
    wheel,
    word_point,
)


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[TranscriptView]:
    theme.load_fonts()
    widget = TranscriptView()
    qtbot.addWidget(widget)
    widget.resize(800, 500)
    widget.set_timeline(talk(200), no_words)
    widget.show()
    qtbot.waitExposed(widget)
    yield widget
    widget.close()


def picture(view: TranscriptView) -> QImage:
    """The viewport painted from nothing."""
    return view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def screen(view: TranscriptView, qtbot: QtBot) -> QImage:
    """The viewport as it stands on the screen after all that was scrolled and painted."""
    qtbot.waitUntil(lambda: view._glide.rest == 0)
    QApplication.processEvents()
    QApplication.processEvents()
    size = view.viewport().size()
    shot = view.screen().grabWindow(view.winId(), 0, 0, size.width(), size.height())
    return shot.toImage().convertToFormat(QImage.Format.Format_RGB32)


def colors(image: QImage, rect: QRect) -> set[str]:
    """The names of the colours in a part of a picture."""
    inside = rect.intersected(image.rect())
    return {
        image.pixelColor(x, y).name()
        for x in range(inside.left(), inside.right() + 1)
        for y in range(inside.top(), inside.bottom() + 1)
    }


def around(point: QPoint, reach: int = 8) -> QRect:
    return QRect(point - QPoint(reach, reach), point + QPoint(reach, reach))


@pytest.mark.parametrize(("look", "width"), [(LIGHT, 800), (DARK, 1200)])
def test_what_was_scrolled_is_what_would_be_painted(
    view: TranscriptView, qtbot: QtBot, look: theme.Theme, width: int
) -> None:
    dice = random.Random(7)
    view.resize(width, 500)  # on a wide one the topics' names stand beside their bars
    view.set_theme(look)
    spans = ((1, "Water", 15_000, 90_000), (2, "Wages", 88_000, 240_000))
    view.set_topics([TopicSpan(key, key, name, "s", *span) for key, name, *span in spans])
    view.set_quotes([(20_000, 35_000, ())])
    view.find("contract")
    picture(view)  # glyphs that are drawn for the very first time come out a shade darker
    view.viewport().update()
    for step in range(40):
        kind = dice.randrange(5)
        if kind == 0:
            view.scroll_by_hand(dice.randrange(-160, 260))
        elif kind == 1:
            wheel(view, dice.choice((-2, -1, 1, 2, 3)))
        elif kind == 2:
            first = view.page.rows[view.shown[0].row].index
            view.set_position((first + dice.randrange(4)) * 10_000 + 2_000)
        elif kind == 3:
            drag(view, QPoint(300, 90), QPoint(dice.randrange(200, 700), 340))
        else:
            key(view, dice.choice((Qt.Key.Key_PageDown, Qt.Key.Key_Up, Qt.Key.Key_Down)))
        assert screen(view, qtbot) == picture(view), f"step {step}, kind {kind}"


def test_the_spoken_segment_is_tinted_and_its_word_lit(view: TranscriptView) -> None:
    assert LIGHT.spoken_line.name() not in colors(picture(view), view.viewport().rect())
    view.set_position(10_100)
    image = picture(view)
    word = word_point(view, 1, "A")
    assert LIGHT.spoken_word.name() in colors(image, around(word))
    beside = QPoint(view.page.columns.text_right - 4, word.y())
    assert colors(image, around(beside, 2)) == {LIGHT.spoken_line.name()}
    assert LIGHT.spoken_line.name() not in colors(image, around(word_point(view, 2, "audit,")))


def test_selection_hits_and_quotes_have_their_colours(view: TranscriptView) -> None:
    drag(view, word_point(view, 2, "audit,"), word_point(view, 2, "page"))
    view.find("contract")
    view.show_match(0)
    view.set_quotes([(10_000, 19_000, ())])
    image = picture(view)
    assert LIGHT.selection.name() in colors(image, around(word_point(view, 2, "on")))
    assert LIGHT.selection.name() not in colors(image, around(word_point(view, 2, "said"), 4))
    assert LIGHT.hit_current.name() in colors(image, around(word_point(view, 0, "contract")))
    assert LIGHT.hit.name() in colors(image, around(word_point(view, 1, "contract")))
    assert LIGHT.quote_line.name() in colors(image, around(word_point(view, 1, "summary"), 12))


def test_a_selection_in_urdu_is_where_its_words_are(view: TranscriptView) -> None:
    drag(view, word_point(view, 3, "پانی"), word_point(view, 3, "بجٹ"))
    image = picture(view)
    assert LIGHT.selection.name() in colors(image, around(word_point(view, 3, "کا"), 3))
    for beside in ("تھا۔", "دگنا", "یہی"):
        assert LIGHT.selection.name() not in colors(image, around(word_point(view, 3, beside), 3))


def test_each_speaker_has_a_bar_in_a_colour_and_nobody_a_grey_one(view: TranscriptView) -> None:
    image, x = picture(view), view.page.columns.bar_x
    bars = [QColor(image.pixelColor(x + 1, top_of(view, i) + 20)).name() for i in (0, 1, 2, 3, 6)]
    voices = [0, 1, 1, 2]
    assert bars == [*(LIGHT.speaker_color(v).name() for v in voices), LIGHT.line.name()]


def test_who_speaks_is_named_while_the_turn_goes_on(view: TranscriptView) -> None:
    names = QRect(24, 0, 120, 20)
    view.move_by(top_of(view, 2) + 6)
    color = LIGHT.speaker_color(1).name()
    assert color in colors(picture(view), names)


def test_times_can_be_hidden(view: TranscriptView) -> None:
    times = QRect(24, top_of(view, 2), 120, 26)
    assert len(colors(picture(view), times)) > 1
    view.show_times(False)
    times = QRect(24, top_of(view, 2), 120, 26)
    assert colors(picture(view), times) == {LIGHT.surface.name()}


def test_without_speakers_the_time_stands_beside_the_first_line(view: TranscriptView) -> None:
    line = talk(30)
    nobody = Timeline(line.ids, line.starts, line.ends, [-1] * 30, line.texts, ())
    view.set_timeline(nobody, no_words)
    assert view.shown[1].height == view.page.style.pitch + 8
    for _ in range(2):
        first = view.shown[0].row + 1
        time = QRect(24, top_of(view, first) + 6, 50, 18)
        assert len(colors(picture(view), time)) > 3
        view.move_by(40)


def test_topics_are_named_where_there_is_room(view: TranscriptView, qtbot: QtBot) -> None:
    view.set_topics([TopicSpan(1, 1, "Water", "s", 0, 25_000)])
    narrow = view.page.columns
    beside = QRect(narrow.topic_x(0), 20, 4, 40)
    assert colors(picture(view), beside) != {LIGHT.surface.name()}
    view.resize(1200, 500)
    wide = view.page.columns
    assert wide.text_width == 720
    chip = QRect(wide.topic_x(3), 0, 80, 40)
    assert LIGHT.topic_color(0).name() in colors(picture(view), chip)


def test_the_name_of_a_topic_stays_in_view_while_it_goes_on(view: TranscriptView) -> None:
    view.resize(1200, 500)
    view.set_topics([TopicSpan(1, 1, "Water", "s", 0, 1_000_000)])
    chip = QRect(view.page.columns.topic_x(3), 0, 80, 24)
    for _ in range(5):
        view.scroll_by_hand(170)
        assert LIGHT.topic_color(0).name() in colors(picture(view), chip)


def test_the_caret_of_the_keys_is_seen_while_the_transcript_has_the_focus(
    view: TranscriptView, qtbot: QtBot
) -> None:
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.setFocus()
    key(view, Qt.Key.Key_Home)
    key(view, Qt.Key.Key_Down)
    frame = around(point_of(view, 1, 0, 1), 14)
    assert LIGHT.accent.name() in colors(picture(view), frame)
    view.clearFocus()
    assert LIGHT.accent.name() not in colors(picture(view), frame)
