"""Segments as rows, and the words of segments as they come."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain.segment import Word
from spacesviewer.domain.timeline import Timeline
from spacesviewer.ui.widgets.transcript_rows import LONGEST, Rows
from spacesviewer.ui.widgets.transcript_words import WordStore
from tests.ui.transcript_support import FIRST_ID, even_words, no_words, talk


def timeline(texts: Sequence[str]) -> Timeline:
    count = len(texts)
    return Timeline(
        range(count), range(count), range(1, count + 1), [0] * count, texts, ("Ayesha",)
    )


def test_a_segment_is_a_row() -> None:
    rows = Rows(talk(20))
    assert len(rows) == 20
    assert all(rows[i].index == i and rows.rows_of(i) == range(i, i + 1) for i in range(20))
    assert [bool(o) for o in rows.opens[:8]] == [True, True, False, True, False, True, True, True]


@given(st.lists(st.text(st.sampled_from("ab "), min_size=0, max_size=9), max_size=6), st.data())
def test_long_texts_become_several_rows_without_losing_a_character(
    pieces: list[str], data: st.DataObject
) -> None:
    texts = [piece * data.draw(st.sampled_from((1, 3, 400, 1500))) for piece in pieces]
    rows = Rows(timeline(texts))
    for index, text in enumerate(texts):
        parts = [rows[row] for row in rows.rows_of(index)]
        assert "".join(text[p.start : p.end] for p in parts) == text
        assert all(p.index == index and p.end - p.start <= LONGEST for p in parts)
        place = data.draw(st.integers(0, len(text)))
        at = rows[rows.row_at(index, place)]
        assert at.start <= place <= at.end
        assert place < at.end or at.end == len(text)


def test_nothing_to_show() -> None:
    assert len(Rows(timeline([]))) == 0


def test_a_pause_is_not_a_change_of_speaker_but_another_row_is_no_turn() -> None:
    rows = Rows(timeline(["word " * 1000, "next"]))
    assert [bool(o) for o in rows.opens] == [True] + [False] * (len(rows) - 1)
    assert bool(rows.first[0])
    assert not rows.first[1]
    assert bool(rows.last[-2])


def test_words_are_asked_for_once() -> None:
    asked: list[list[int]] = []

    def fetch(ids: Sequence[int]) -> dict[int, tuple[Word, ...]]:
        asked.append(list(ids))
        return {}

    words = WordStore(talk(), fetch)
    words.ask([0, 1])
    words.ask([1, 2])
    assert words.own(2) == ()
    assert asked == [[FIRST_ID, FIRST_ID + 1], [FIRST_ID + 2]]


def test_words_that_come_later_take_the_place_of_the_estimate() -> None:
    line = talk()
    words = WordStore(line, no_words)
    assert words.timed(1)[-1].end_ms == line.ends[1]
    assert words.give({FIRST_ID + 1: even_words(line, 1)})
    assert words.timed(1)[-1].end_ms == 13_000
    assert not words.give({FIRST_ID + 1: even_words(line, 1)})


def test_the_spoken_word_is_the_last_that_has_begun() -> None:
    line = talk()
    words = WordStore(line, lambda ids: {FIRST_ID + 1: even_words(line, 1)})
    assert words.spoken(1, 9_999) is None
    assert words.spoken(1, 10_000) == (0, 1)
    assert words.spoken(1, 10_999) == (2, 9)
    assert words.spoken(1, 18_000) == (21, 30)
