from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain.rewording import (
    Piece,
    carried_words,
    changed_spans,
    differences,
    joined,
    moved_words,
    place_in,
    split_at,
)
from spacesviewer.domain.segment import Segment, Word, share_time, word_spans

_WORDS = st.lists(st.sampled_from(["a", "bb", "فوج", "army,", "1,234", "قادة"]), max_size=12)


def timed(text: str, start_ms: int = 1000) -> Segment:
    words = tuple(
        Word(start_ms + 100 * n, start_ms + 100 * n + 90, begin, end, 0.5)
        for n, (begin, end) in enumerate(word_spans(text))
    )
    return Segment(start_ms, start_ms + 100 * max(1, len(words)), text, "Imran", words)


def told(text: str, words: tuple[Word, ...]) -> list[tuple[str, int, int, float | None]]:
    return [(text[w.start : w.end], w.start_ms, w.end_ms, w.confidence) for w in words]


def test_words_that_stay_keep_their_times() -> None:
    text = "the Army has no role at all"
    words = carried_words(timed("the army has role at all"), text)
    assert told(text, words) == [
        ("the", 1000, 1090, 0.5),
        ("Army", 1100, 1190, None),
        ("has", 1200, 1290, 0.5),
        ("no", 1290, 1300, None),
        ("role", 1300, 1390, 0.5),
        ("at", 1400, 1490, 0.5),
        ("all", 1500, 1590, 0.5),
    ]


def test_words_in_the_place_of_others_share_their_time() -> None:
    text = "the record breaking Space"
    words = carried_words(timed("the recordbreaking Space"), text)
    assert [(w.start_ms, w.end_ms) for w in words[1:3]] == [(1100, 1139), (1139, 1190)]


@given(_WORDS, _WORDS)
def test_carried_words_stand_where_the_text_has_them_and_go_forward(
    old: list[str], new: list[str]
) -> None:
    segment, text = timed(" ".join(old)), " ".join(new)
    words = carried_words(segment, text)
    assert [text[w.start : w.end] for w in words] == new
    assert all(segment.start_ms <= w.start_ms <= w.end_ms <= segment.end_ms for w in words)
    assert [w.start_ms for w in words] == sorted(w.start_ms for w in words)
    assert carried_words(segment, segment.text) == segment.words


def test_a_word_of_the_file_may_go_over_a_space() -> None:
    segment = Segment(0, 100, "New York is far", words=(Word(0, 50, 0, 8), Word(50, 100, 9, 11)))
    assert carried_words(segment, segment.text) == segment.words
    text = "Old New York is far"
    assert told(text, carried_words(segment, text))[1:] == [
        ("New York", 0, 50, None),
        ("is", 50, 100, None),
    ]


@given(_WORDS, st.integers(0, 60))
def test_a_split_and_a_merge_give_the_same_segment(words: list[str], offset: int) -> None:
    segment = timed(" ".join(words))
    parts = split_at(segment, offset)
    if parts is None:
        return
    first, second = parts
    assert first.text
    assert second.text
    assert first.end_ms == second.start_ms
    assert joined(first, second) == segment


def test_a_split_without_words_on_both_sides_is_none() -> None:
    assert split_at(timed("one two"), 0) is None
    assert split_at(timed("one two"), 7) is None
    assert split_at(Segment(0, 10, ""), 0) is None
    untold = split_at(Segment(0, 1000, "one two"), 5)
    assert untold is not None
    assert (untold[0].text, untold[1].text, untold[1].start_ms) == ("one", "two", 500)


def test_words_stay_within_moved_edges() -> None:
    segment = timed("one two three")
    assert [(w.start_ms, w.end_ms) for w in moved_words(segment, 1050, 1250)] == [
        (1050, 1090),
        (1100, 1190),
        (1200, 1250),
    ]


def test_merging_with_a_segment_without_times_of_words_estimates_those() -> None:
    second = Segment(1200, 2000, "three four")
    whole = joined(timed("one two"), second)
    assert [w.start_ms for w in whole.words] == [1000, 1100, 1200, 1636]
    shared = share_time(word_spans("three four"), 1200, 2000)
    assert [(w.start, w.end) for w in whole.words[2:]] == [(w.start + 8, w.end + 8) for w in shared]


def test_differences_are_told_word_by_word() -> None:
    assert differences("the army has role", "the Army has no role") == [
        Piece("same", "the"),
        Piece("removed", "army"),
        Piece("added", "Army"),
        Piece("same", "has"),
        Piece("added", "no"),
        Piece("same", "role"),
    ]
    assert changed_spans("فوج کا کردار", "فوج کی کردار") == ((4, 6),)
    assert changed_spans("same", "same") == ()


def test_long_texts_are_compared_in_no_time() -> None:
    old, new = " ".join(map(str, range(10_000))), " ".join(map(str, range(9_000, 0, -1)))
    begin = time.perf_counter()
    assert differences(old, new)[0] == Piece("removed", old)
    assert time.perf_counter() - begin < 1


@pytest.mark.parametrize(
    ("after", "place"),
    [
        ("We had 440 people.", 7),
        ("Then we had 440 people.", 12),
        ("We had 12 and then 440 people.", 19),
        ("We had 12 people.", None),
        ("There were 440 dogs.", None),  # the same word, perhaps not the same place
        ("440", None),
        ("", None),
    ],
)
def test_where_a_word_stands_in_what_became_of_its_text(after: str, place: int | None) -> None:
    assert place_in("We had 440 people.", after, 7, 10) == place
