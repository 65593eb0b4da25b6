from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain.segment import (
    Segment,
    Word,
    end_time_of,
    in_order,
    is_right_to_left,
    snap_to_words,
    spread_words,
    time_of,
    word_spans,
)

TEXT = st.text(st.sampled_from("ab é\nپ\u3000،.\u200c"), max_size=40)
SEGMENTS = st.builds(
    lambda start, length, text: Segment(start, start + length, text),
    st.integers(0, 10_000_000),
    st.integers(0, 60_000),
    TEXT,
)


@given(TEXT)
def test_spans_are_the_words_of_split(text: str) -> None:
    assert [text[a:b] for a, b in word_spans(text)] == text.split()


@given(SEGMENTS)
def test_spread_words_fill_the_segment_in_order(segment: Segment) -> None:
    words = spread_words(segment)
    assert [segment.text[w.start : w.end] for w in words] == segment.text.split()
    assert all(w.start_ms <= w.end_ms and w.confidence is None for w in words)
    assert all(a.end_ms == b.start_ms for a, b in pairwise(words))
    if words:
        assert (words[0].start_ms, words[-1].end_ms) == (segment.start_ms, segment.end_ms)


@given(SEGMENTS)
def test_a_longer_word_takes_no_less_time(segment: Segment) -> None:
    words = spread_words(segment)
    for a in words:
        for b in words:
            if a.end - a.start < b.end - b.start:
                # Cutting to whole ms may cost one of them up to 1 ms.
                assert a.end_ms - a.start_ms <= b.end_ms - b.start_ms + 1


def test_words_of_the_file_are_kept() -> None:
    words = (Word(3, 4, 0, 2, 0.5),)
    assert spread_words(Segment(0, 10, "it is", words=words)) == words


@given(TEXT, st.integers(-2, 45), st.integers(-2, 45))
def test_snapping_gives_whole_words_over_the_selection(text: str, a: int, b: int) -> None:
    start, end = min(a, b), max(a, b)
    low, high = snap_to_words(text, start, end)
    touched = [(x, y) for x, y in word_spans(text) if x < end and y > start]
    if not touched:
        assert (low, high) == (start, start)
        return
    assert (low, high) == (touched[0][0], touched[-1][1])
    assert snap_to_words(text, low, high) == (low, high)
    assert text[low:high].split() == [text[x:y] for x, y in touched]


@given(SEGMENTS, st.integers(0, 45))
def test_times_of_places_stay_inside(segment: Segment, offset: int) -> None:
    for ms in (time_of(segment, offset), end_time_of(segment, offset)):
        assert segment.start_ms <= ms <= segment.end_ms


@given(SEGMENTS)
def test_a_word_is_found_from_any_of_its_letters(segment: Segment) -> None:
    for word in spread_words(segment):
        assert {time_of(segment, i) for i in range(word.start, word.end)} == {word.start_ms}
        assert end_time_of(segment, word.end) == word.end_ms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("پانی", True),
        ("“پانی” water", True),
        ("14 water پانی", False),
        ("14 …", False),
        ("", False),
    ],
)
def test_direction_is_of_the_first_strong_character(text: str, expected: bool) -> None:
    assert is_right_to_left(text) is expected


def test_order() -> None:
    assert in_order([Segment(0, 5, ""), Segment(0, 1, ""), Segment(3, 3, "")])
    assert not in_order([Segment(1, 5, ""), Segment(0, 1, "")])
    assert not in_order([Segment(5, 4, "")])
