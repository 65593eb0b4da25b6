"""One row laid out: what is where, in every direction of reading."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from pytestqt.qtbot import QtBot

from spacesviewer.domain.segment import is_right_to_left
from spacesviewer.ui import theme
from spacesviewer.ui.widgets.transcript_layout import Layouts, RowLayout, Utf16
from spacesviewer.ui.widgets.transcript_style import columns, text_style, wants_naskh

URDU = "کراچی میں بھی یہی ہوا تھا۔ پانی کا بجٹ دگنا ہو گیا۔"
MIXED = "میرے پاس 14 نومبر کی (Audit Report 2026, page 41) کاپی ہے۔"
ENGLISH = "In Karachi the ٹینڈر was split, so that nobody had to approve."


@pytest.fixture(autouse=True)
def fonts(qtbot: QtBot) -> None:
    theme.load_fonts()


def laid_out(text: str, width: int = 360) -> RowLayout:
    return RowLayout(text, text_style(15), width, right_to_left=is_right_to_left(text))


@pytest.mark.parametrize("text", ["plain", URDU, "a😀b😀", "😀", ""])
def test_places_survive_the_way_to_qt_and_back(text: str) -> None:
    places = Utf16(text)
    assert [places.from_qt(places.to_qt(i)) for i in range(len(text) + 1)] == list(
        range(len(text) + 1)
    )
    assert places.to_qt(len(text)) == len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize("text", [ENGLISH, URDU, MIXED, "it. 😀 Everybody knew 😀 it."])
def test_a_click_on_a_character_finds_its_word(text: str) -> None:
    layout = laid_out(text)
    missed, at = [], 0
    for word in text.split():
        start = at = text.index(word, at)
        for rect in layout.rects(start, start + len(word)):
            for share in (0.25, 0.5, 0.75):
                x = rect.left() + rect.width() * share
                place = layout.place_at(x, rect.center().y())
                if not start <= place < start + len(word):
                    missed.append((word, share, text[place : place + 1]))
    assert missed == []


def test_urdu_begins_at_the_right_edge_and_english_at_the_left() -> None:
    assert laid_out(URDU).rects(0, 5)[0].right() == pytest.approx(360, abs=1.5)
    assert laid_out(MIXED).rects(0, 4)[0].right() == pytest.approx(360, abs=1.5)
    assert laid_out(ENGLISH).rects(0, 2)[0].left() == pytest.approx(0, abs=1.5)


def test_a_stretch_over_a_change_of_direction_is_in_pieces() -> None:
    layout = laid_out(MIXED, 700)
    start = MIXED.index("Audit Report")
    one = layout.rects(start, start + 5)
    assert len(one) == 1
    across = layout.rects(MIXED.index("کی"), start + 5)
    assert len(across) == 2
    english, urdu = sorted(across, key=lambda rect: rect.left())
    assert english.right() <= urdu.left()
    whole = layout.rects(0, len(MIXED))
    assert len(whole) == 1


def test_what_is_beside_the_words_is_their_nearest() -> None:
    layout = laid_out(ENGLISH, 200)
    assert layout.height > 2 * text_style(15).pitch
    first_line = layout.place_at(199, 5)
    assert ENGLISH[first_line] != " "
    assert layout.rects(first_line, first_line + 1)[0].top() == 0
    assert layout.place_at(-50, 5) == 0
    assert laid_out(URDU, 700).place_at(750, 5) == 0
    assert laid_out(URDU, 700).place_at(-50, 5) == len(URDU) - 1


def test_selections_of_neighbouring_lines_touch() -> None:
    layout = laid_out(ENGLISH, 160)
    rects = layout.rects(0, len(ENGLISH))
    tops = sorted({rect.top() for rect in rects})
    assert len(tops) > 2
    assert {rect.bottom() for rect in rects} >= set(tops[1:])
    assert layout.rects(-9, 0) == layout.rects(len(ENGLISH), 999) == []


def test_urdu_lines_are_as_high_as_their_letters_need() -> None:
    style = text_style(15)
    assert laid_out("Yes.").height == style.pitch
    assert laid_out("ہاں۔").height > 1.4 * style.pitch
    assert abs(style.pitches[1] - laid_out("ہاں۔").height) <= 2


def test_lines_of_captions_flow_but_a_dialogue_keeps_its_lines() -> None:
    pitch = text_style(15).pitch
    assert laid_out("who said\nthat?").height == pitch
    assert laid_out("- Who said that?\n- I did.").height == 2 * pitch


def test_markup_is_text() -> None:
    assert laid_out("<b>w</b>").rects(0, 8)[0].width() > 2 * laid_out("w").rects(0, 1)[0].width()


def test_nothing_draws_and_measures() -> None:
    layout = laid_out("")
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    layout.draw(painter, 0, 0)
    painter.end()
    assert (layout.place_at(5, 5), layout.rects(0, 1)) == (0, [])
    assert layout.height == text_style(15).pitch


def test_layouts_are_kept_and_the_oldest_given_up() -> None:
    made: list[int] = []

    def make(row: int) -> RowLayout:
        made.append(row)
        return laid_out("w")

    layouts = Layouts(make)
    for row in (0, 1, 0, *range(2, 402), 0, 1):
        assert layouts[row] is not None
    assert made.count(0) == 2
    assert made.count(1) == 2
    assert made.count(401) == 1


def test_a_narrow_view_takes_from_the_names() -> None:
    style = text_style(15)
    wide, narrow = columns(1200, style), columns(360, style)
    assert (wide.text_width, wide.label_x) == (720, 24)
    assert narrow.label_width < wide.label_width
    assert narrow.text_width >= 120
    assert columns(1200, style, 500).text_width == 500


def test_without_names_and_times_the_text_begins_at_the_left() -> None:
    style = text_style(15)
    both, times = columns(900, style), columns(900, style, names=False)
    nothing = columns(900, style, names=False, times=False)
    assert both.text_x > times.text_x > nothing.text_x
    assert nothing.bar_x == nothing.label_x


def test_both_ways_of_arabic_letters_can_be_shown_at_once() -> None:
    text = "كان هذا في المدينة"
    first = RowLayout(text, text_style(15), 400, right_to_left=True)
    naskh = RowLayout(text, text_style(15, naskh=True), 400, right_to_left=True)
    again = RowLayout(text, text_style(15), 400, right_to_left=True)
    assert naskh.height < first.height == again.height


@pytest.mark.parametrize(
    ("text", "language", "naskh"),
    [
        (URDU, "", False),
        ("كان هذا في المدينة، ولم يقرأ أحد التقرير", "", True),
        (URDU, "ar", True),
        ("plain", "", False),
        ("كان هذا", "ur-PK", False),
    ],
)
def test_arabic_and_persian_are_not_written_as_urdu(text: str, language: str, naskh: bool) -> None:
    assert wants_naskh([text], language) is naskh
    families = text_style(15, naskh=naskh).text.families()
    assert families.index(theme.ARABIC_FAMILY) == (1 if naskh else 2)


def test_a_name_in_urdu_fits_into_its_line() -> None:
    style = text_style(15)
    assert style.text.families()[1] == theme.URDU_FAMILY
    for narrow in (style.name, theme.font(13, flat=True)):
        assert narrow.families()[1] == theme.ARABIC_FAMILY
        assert QFontMetricsF(narrow).boundingRect("عائشہ نیلگر").height() < 24
