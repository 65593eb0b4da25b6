"""Choosing by places: snapped to words, drawn on from where it began."""

from __future__ import annotations

from spacesviewer.ui.widgets.transcript_selection import Chosen
from spacesviewer.ui.widgets.transcript_words import WordStore
from tests.ui.transcript_support import no_words, talk


def chosen() -> Chosen:
    line = talk()
    return Chosen(line, WordStore(line, no_words))


def test_drawing_takes_whole_words_in_both_directions() -> None:
    some = chosen()
    some.begin((1, 4))
    some.draw((1, 11))
    assert some.bounds == ((1, 2), (1, 12))  # "summary is"
    some.draw((0, 30))
    assert some.bounds == ((0, 28), (1, 9))
    assert (some.within(0), some.within(1), some.within(2)) == ((28, 61), (0, 9), None)


def test_nothing_is_chosen_where_it_only_began() -> None:
    some = chosen()
    some.begin((1, 4))
    assert some.bounds is None
    some.draw((1, 4))
    assert some.bounds is None
    assert not some.clear()


def test_a_sentence_is_drawn_on_from_its_far_end() -> None:
    some = chosen()
    some.take((2, 2), (2, 6))
    some.draw((2, 10))
    assert some.bounds == ((2, 2), (2, 11))
    some.draw((1, 5))
    assert some.bounds == ((1, 2), (2, 6))


def test_all_of_it() -> None:
    some = chosen()
    some.take_all()
    assert some.bounds == ((0, 0), (6, 20))
    assert some.clear()
    assert some.within(0) is None


def test_word_by_word_over_the_end_of_a_segment() -> None:
    some = chosen()
    assert some.by_word((1, 25), 1) == (1, 30)
    assert some.by_word((1, 30), 1) == (2, 1)
    assert some.by_word((2, 0), -1) == (1, 21)
    assert some.by_word((6, 20), 1) == (6, 20)
    assert some.by_word((0, 0), -1) == (0, 0)
    assert some.next_word((1, 21), 1) == (2, 0)
    assert some.next_word((0, 0), 1) == (0, 8)


def test_segment_by_segment() -> None:
    some = chosen()
    assert some.by_segment((1, 5), 1) == (1, 30)
    assert some.by_segment((1, 30), 1) == (2, 73)
    assert some.by_segment((1, 5), -1) == (1, 0)
    assert some.by_segment((1, 0), -1) == (0, 0)


def test_chinese_goes_by_the_character() -> None:
    some = chosen()
    assert some.by_word((5, 0), 1) == (5, 1)
    some.begin((5, 1))
    some.draw((5, 3))
    assert some.bounds == ((5, 1), (5, 3))


def test_the_word_at_a_place() -> None:
    some = chosen()
    assert some.word_at((1, 4)) == (1, 2)
    assert some.word_at((1, 9)) == (1, 10)
    assert some.word_at((1, 30)) == (1, 21)
