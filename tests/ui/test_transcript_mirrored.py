"""The transcript in a window that is read from the right: its columns stand the other way round."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from spacesviewer.domain.pairing import pair
from spacesviewer.domain.timeline import Timeline
from spacesviewer.domain.topic import TopicSpan
from spacesviewer.ui import theme
from spacesviewer.ui.theme import LIGHT
from spacesviewer.ui.widgets.segment_editor import SegmentEditor
from spacesviewer.ui.widgets.transcript import TranscriptView
from spacesviewer.ui.widgets.transcript_second import BESIDE, STACKED, SecondText
from spacesviewer.ui.widgets.transcript_style import Columns, columns, text_style
from spacesviewer.ui.widgets.translation_editor import TranslationEditor
from tests.ui.transcript_support import click, drag, heard, no_words, talk, top_of, word_point

RIGHT, LEFT = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
WIDTH = 900
_URDU = ("پانی کی شام میں خوش آمدید۔", "خلاصہ معاہدہ نہیں ہے۔")
_OTHER = (7 << 24) + 1


@pytest.fixture(scope="module")
def shared(qapp: QApplication) -> Iterator[TranscriptView]:
    assert qapp is not None
    theme.load_fonts()
    widget = TranscriptView()
    widget.setLayoutDirection(RIGHT)
    widget.set_theme(LIGHT)
    widget.resize(WIDTH, 500)
    widget.show()
    yield widget
    widget.close()


@pytest.fixture
def view(shared: TranscriptView, qtbot: QtBot) -> TranscriptView:
    shared.setLayoutDirection(RIGHT)
    show(shared)
    return shared


def show(view: TranscriptView, mode: str = "") -> None:
    """The conversation, with two segments in Urdu beside or beneath it where a mode says so."""
    first, second = talk(60), None
    if mode:
        line = Timeline(
            range(_OTHER, _OTHER + 2), first.starts[:2], first.ends[:2], [0, 1], _URDU, ("A", "B")
        )
        second = SecondText(line, pair(first, line), "ur", mode, {_OTHER: "✓"})
    view.set_timeline(first, no_words, "en", second)
    view.set_position(-1)
    QApplication.processEvents()


def painted(view: TranscriptView) -> QImage:
    return view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def inked(image: QImage, rect: QRect) -> bool:
    """Whether anything is drawn in a part of a picture."""
    part = image.copy(rect)
    paper = LIGHT.surface.rgb()
    return any(part.pixel(x, y) != paper for x in range(part.width()) for y in range(part.height()))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("second", ["", "beside", "stacked"])
@pytest.mark.parametrize("width", [420, 1300])
def test_every_column_is_the_mirror_of_the_other_window(second: str, width: int) -> None:
    edge = width + 9  # a view without a scroll bar is wider than its rows
    left = columns(width, text_style(15), second=second)
    right = columns(width, text_style(15), second=second, edge=edge)
    for x in range(edge):
        turned = edge - 1 - x
        assert left.is_beside(x) is right.is_beside(turned)
        assert left.is_behind(x) is right.is_behind(turned)
        if left.is_split:
            assert left.is_second(x) is right.is_second(turned)
    assert left.is_split is right.is_split
    for lane in range(4):
        (x, room), (turned, turned_room) = left.chip(lane, 40), right.chip(lane, 40)
        assert (edge - x - 40, room) == (turned, turned_room)
        assert edge - left.topic_x(lane) - 3 == right.topic_x(lane)
    assert [_turned(rect, edge) for rect in _rects(left)] == _rects(right)


def _rects(of: Columns) -> list[QRect]:
    text = QRect(of.text_x, 0, of.text_width, 9)
    second = QRect(of.second_x, 0, of.second_width, 9)
    labels = QRect(of.label_x, 0, of.label_width, 9)
    bar = QRect(of.bar_x, 0, of.bar_width, 9)
    seconds = [second, of.sign(0, 9)] if of.second_width else []
    return [of.beside(0, 9), of.tint(0, 9), labels, bar, text, *seconds]


def _turned(rect: QRect, edge: int) -> QRect:
    return QRect(edge - rect.x() - rect.width(), rect.y(), rect.width(), rect.height())


def test_names_stand_at_the_right_edge_and_texts_keep_their_own_side(view: TranscriptView) -> None:
    where, image = view.page.columns, painted(view)
    edge = view.viewport().width()
    assert view.verticalScrollBar().mapTo(view, QPoint()).x() == 0
    assert edge - 24 == where.label_x + where.label_width
    beside = QRect(edge - 64, top_of(view, 0), 40, 30)
    assert inked(image, beside)
    assert inked(image, where.beside(top_of(view, 0), 30))
    assert not inked(image, QRect(edge - 20, 0, 20, 400))
    start = word_point(view, 0, "Welcome").x()
    assert start - where.text_x < 60  # English begins at the left of its column
    assert where.text_right - word_point(view, 3, "کراچی").x() < 60


def test_words_are_chosen_and_times_clicked_where_they_stand(view: TranscriptView) -> None:
    drag(view, word_point(view, 2, "audit,"), word_point(view, 2, "page"))
    chosen = view.selection()
    assert chosen is not None
    assert chosen.text == "audit, on page"
    told = heard(view.word_clicked)
    times = view.page.columns.beside(0, 1).center().x()
    for index in (2, 3):  # a time is that of the segment, whatever side its text begins at
        click(view, QPoint(times, top_of(view, index) + 12))
    assert told == [(20_000,), (30_000,)]


def test_what_is_scrolled_is_what_would_be_painted(view: TranscriptView, qtbot: QtBot) -> None:
    qtbot.waitExposed(view)
    view.set_topics([TopicSpan(1, 1, "Water", "s", 15_000, 90_000)])
    painted(view)  # glyphs that are drawn for the very first time come out a shade darker
    view.viewport().update()
    for distance in (37, 90, -53, 160):
        view.scroll_by_hand(distance)
        QApplication.processEvents()
        QApplication.processEvents()
        place = view.viewport().mapTo(view, QPoint())
        size = view.viewport().size()
        shot = view.screen().grabWindow(
            view.winId(), place.x(), place.y(), size.width(), size.height()
        )
        shown = shot.toImage().convertToFormat(QImage.Format.Format_RGB32)
        assert shown == painted(view), distance


def test_topics_are_told_at_the_left_and_speakers_at_the_right(view: TranscriptView) -> None:
    view.set_topics([TopicSpan(1, 1, "Water", "s", 0, 25_000)])
    where, y = view.page.columns, top_of(view, 0) + 12
    assert inked(painted(view), QRect(where.topic_x(0), y, 3, 9))
    for x, wanted in ((where.topic_x(0), "Water"), (where.label_x + 9, "Ayesha Siddiqui")):
        point = QPoint(x, y)
        asked = QHelpEvent(QEvent.Type.ToolTip, point, view.viewport().mapToGlobal(point))
        QApplication.sendEvent(view.viewport(), asked)
        assert QToolTip.text() == f"<span>{wanted}</span>"
    QToolTip.hideText()


@pytest.mark.parametrize("mode", [BESIDE, STACKED])
def test_the_second_language_stands_at_the_other_side_and_is_chosen(
    view: TranscriptView, mode: str
) -> None:
    show(view, mode)
    page, first, second = view.page, view.text_rect(1), view.second_rect(1)
    assert page.second is not None
    assert page.columns.is_split is (mode == BESIDE)
    assert not first.intersects(second)
    assert second.right() < first.right()
    if mode == BESIDE:
        assert second.right() < first.left()
    start = _URDU[1].index("معاہدہ")
    word = page.second.layouts[1].rects(start, start + 6)[0].center().toPoint()
    point = word + second.topLeft()
    drag(view, point + QPoint(7, 0), point - QPoint(7, 0))
    chosen = view.selection()
    assert chosen is not None
    assert (chosen.text, chosen.segments[0][0]) == ("معاہدہ", _OTHER + 1)
    assert page.side_at(view.shown, first.center().x(), first.center().y()) is page.main


def test_fields_stand_over_what_is_typed_and_turn_with_the_window(
    view: TranscriptView, qtbot: QtBot
) -> None:
    show(view, BESIDE)
    words = SegmentEditor(view, 0, view.page.timeline.texts[0])
    other = TranslationEditor(view, 1, _URDU[1], _OTHER + 1, _URDU[1])
    for direction in (RIGHT, LEFT):
        view.setLayoutDirection(direction)
        where = view.page.columns
        assert (where.bar_x > where.text_x) is (direction == RIGHT)
        for field, x, width in (
            (words, where.text_x, where.text_width),
            (other, where.second_x, where.second_width),
        ):
            wanted = (x - 3, width + 6)  # with the margin of the document
            qtbot.waitUntil(partial(_stands, field, wanted))
    words.leave()
    other.leave()


def _stands(field: SegmentEditor, wanted: tuple[int, int]) -> bool:
    """Whether the inside of a field has a left edge and a width in the view."""
    inside = field.viewport()
    return (field.x() + inside.x(), inside.width()) == wanted
