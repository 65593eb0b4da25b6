"""What labels remember: enough to be quick, never without end, never all gone at once."""

from __future__ import annotations

import random

import pytest
from PySide6.QtGui import QImage, QPainter

from spacesviewer.ui.theme import font, load_fonts
from spacesviewer.ui.widgets.timeline_geometry import Row
from spacesviewer.ui.widgets.timeline_labels import Labels, Memory


def test_what_was_asked_for_lately_is_kept_and_the_rest_is_not() -> None:
    memory: Memory[int] = Memory(100)
    for n in range(1000):
        memory[n] = n
        assert memory[max(0, n - 20)] == max(0, n - 20)
        assert len(memory) + len(memory._before) <= 100
    for gone in (0, 500, 800):
        with pytest.raises(KeyError):
            memory[gone]


def test_it_never_tells_anything_else_than_a_dictionary() -> None:
    chance = random.Random(1)
    memory: Memory[int] = Memory(20)
    truth: dict[int, int] = {}
    for n in range(2000):
        key = chance.randrange(40)
        try:
            assert memory[key] == truth[key]
        except KeyError:
            memory[key] = truth[key] = n
    assert set(memory) <= set(truth)


@pytest.mark.parametrize("text", ["Water contract", "بلال احمد", "0:12:03.450"])
def test_a_remembered_text_is_drawn_as_a_new_one(qapp: object, text: str) -> None:
    def picture(labels: Labels) -> QImage:
        image = QImage(200, 40, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        painter.setFont(labels.font)
        labels.write(painter, Row(4, 20), 3, 120, text)
        painter.end()
        return image

    labels = Labels(font(11))
    first = picture(labels)
    assert picture(labels) == first
    for n in range(5000):
        labels.width(f"other {n}")
    assert picture(labels) == first
    assert picture(Labels(font(11))) == first
    blank = QImage(200, 40, QImage.Format.Format_RGB32)
    blank.fill(0xFFFFFFFF)
    assert first != blank


@pytest.mark.parametrize("text", ["0:12:03", "9:59:58.7", "21:47", "23:05:19.406", "Mon 0:00"])
def test_a_time_of_known_glyphs_is_drawn_as_a_shaped_one(qapp: object, text: str) -> None:
    load_fonts()
    labels, right = Labels(font(11)), 110.0

    def picture(x: float, *, shaped: bool) -> QImage:
        image = QImage(120, 24, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        painter.setFont(labels.font)
        if not shaped:
            labels.put_time(painter, Row(2, 16), x, text, right)
        elif x + labels.width(text) <= right:
            labels.put(painter, Row(2, 16), x, text)
        painter.end()
        return image

    for x in (0.0, 3.25, 17.6, 105.0):  # at the last there is no room for it
        assert picture(x, shaped=False) == picture(x, shaped=True)
    assert picture(0.0, shaped=False) != picture(105.0, shaped=False)
