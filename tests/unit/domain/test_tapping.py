"""Taps give paragraphs their times, in order and without gaps."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain.tapping import Paragraph, Placed, Tap, Tapping

TEXTS = (
    Paragraph(1, "Welcome. Good evening."),
    Paragraph(2, "کس نے دستخط کیے؟"),
    Paragraph(3, "No."),
)


def test_each_tap_begins_a_paragraph_and_ends_the_one_before() -> None:
    tapping = Tapping(TEXTS)
    assert (tapping.at, tapping.heard_text, tapping.next_text) == (-1, "", TEXTS[0].text)
    assert all(tapping.tap(ms) for ms in (1000, 4000, 6000))
    assert (tapping.heard_text, tapping.next_text) == ("No.", "")
    assert tapping.placed() == []
    assert tapping.tap(7000)
    assert tapping.is_done
    assert not tapping.tap(8000)
    assert tapping.placed() == [
        Placed(1, 0, 22, 1000, 4000),
        Placed(2, 0, len(TEXTS[1].text), 4000, 6000),
        Placed(3, 0, 3, 6000, 7000),
    ]
    assert tapping.back() == Tap(0, 0, 7000)
    assert not tapping.is_done


def test_a_paragraph_is_split_where_its_next_sentence_begins() -> None:
    tapping = Tapping(TEXTS)
    assert not tapping.tap_sentence(500)
    tapping.tap(1000)
    assert tapping.tap_sentence(2000)
    assert tapping.heard_text == "Good evening."
    assert not tapping.tap_sentence(3000)  # it has no further one
    assert tapping.tap_word(16, 3000)
    assert tapping.heard_text == "evening."
    assert not tapping.tap_word(2, 3500)  # words that were heard already
    for ms in (4000, 5000, 6000):
        tapping.tap(ms)
    assert [(one.number, one.start, one.end) for one in tapping.placed()][:3] == [
        (1, 0, 9),
        (1, 9, 14),
        (1, 14, 22),
    ]


def test_a_tap_is_behind_the_one_before() -> None:
    tapping = Tapping(TEXTS)
    assert tapping.tap(1000)
    assert not tapping.tap(1000)
    assert not tapping.tap(10)
    assert not Tapping(()).tap(5)


def test_kept_taps_count_as_far_as_they_fit_the_text() -> None:
    taps = [Tap(1, 0, 1000), Tap(1, 9, 2000), Tap(3, 0, 3000)]
    assert Tapping(TEXTS, taps).taps == taps[:2]
    assert Tapping(TEXTS, [Tap(7, 0, 1)]).taps == []


@given(st.lists(st.tuples(st.sampled_from("tsbw"), st.integers(0, 99)), max_size=40))
def test_whatever_is_tapped_the_parts_hold_all_words_once(moves: list[tuple[str, int]]) -> None:
    tapping = Tapping(TEXTS)
    for move, value in moves:
        if move == "b":
            tapping.back()
        elif move == "t":
            tapping.tap(value * 10)
        elif move == "s":
            tapping.tap_sentence(value * 10)
        else:
            tapping.tap_word(value, value * 10)
    ms = 1000
    while not tapping.is_done:
        assert tapping.tap(ms)
        ms += 1
    parts = tapping.placed()
    for one in TEXTS:
        texts = [one.text[p.start : p.end] for p in parts if p.number == one.number]
        assert "".join(texts) == one.text
    assert all(a.end_ms == b.start_ms for a, b in pairwise(parts))
    assert all(one.start_ms < one.end_ms for one in parts)
