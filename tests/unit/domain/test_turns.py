from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain.segment import Segment, spread_words
from spacesviewer.domain.turns import speakers_by_turns


def turn(start_ms: int, end_ms: int, speaker: str) -> Segment:
    return Segment(start_ms, end_ms, "", speaker)


TURNS = [turn(0, 3000, "A"), turn(3000, 6000, "B"), turn(6000, 9000, "A")]


def said(start_ms: int, end_ms: int, text: str = "one two three", row: int = 1) -> Segment:
    return Segment(start_ms, end_ms, text, row=row)


def timed(start_ms: int, end_ms: int, text: str, row: int = 1) -> Segment:
    plain = Segment(start_ms, end_ms, text, row=row)
    return Segment(start_ms, end_ms, text, "", spread_words(plain), row)


def test_whoever_s_turn_it_is_speaks() -> None:
    found = speakers_by_turns([said(100, 2900), said(3100, 6200), said(20_000, 21_000)], TURNS)
    assert found is not None
    assert [one.speaker for one in found.segments] == ["A", "B", ""]
    assert (found.parted, found.longest, found.shared, found.silent) == ([], [], [], [1])


def test_a_segment_of_two_goes_to_who_speaks_for_two_thirds_or_to_nobody() -> None:
    found = speakers_by_turns([said(1000, 3700, row=1), said(2000, 4000, row=2)], TURNS)
    assert found is not None
    assert [one.speaker for one in found.segments] == ["A", ""]
    assert (found.longest, found.shared) == ([1], [2])


def test_a_segment_with_timed_words_is_cut_where_the_speaker_changes() -> None:
    segment = timed(2000, 4000, "one two three four", row=7)
    found = speakers_by_turns([segment], TURNS)
    assert found is not None
    first, second = found.segments
    assert (first.speaker, first.text, first.row) == ("A", "one two", 7)
    assert (second.speaker, second.text, second.row) == ("B", "three four", 7)
    assert [second.text[word.start : word.end] for word in second.words] == ["three", "four"]
    assert (first.start_ms, second.end_ms) == (2000, 4000)
    assert first.end_ms <= second.start_ms
    assert found.parted == [7]


def test_words_that_two_speak_over_stay_with_the_main_speaker() -> None:
    turns = [turn(0, 10_000, "A"), turn(4000, 8000, "B")]
    found = speakers_by_turns([timed(0, 10_000, "one two three four")], turns)
    assert found is not None
    assert [one.speaker for one in found.segments] == ["A"]


def test_turns_that_tell_nothing() -> None:
    assert speakers_by_turns([said(0, 1000)], []) is None
    assert speakers_by_turns([said(0, 1000)], [turn(0, 1000, "")]) is None
    many = [turn(0, 1000, f"S{number}") for number in range(101)]
    assert speakers_by_turns([said(0, 1000)], many) is None


_SPANS = st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 2000)), max_size=12)
_TURNS = st.lists(
    st.tuples(st.integers(0, 5000), st.integers(0, 2000), st.sampled_from("ABC")), max_size=12
)
_WORDS = "one two three four five"


@given(_SPANS, _TURNS)
def test_no_word_is_lost_or_moved(
    spans: list[tuple[int, int]], turns: list[tuple[int, int, str]]
) -> None:
    segments = [timed(a, a + n, _WORDS, row) for row, (a, n) in enumerate(spans, 1)]
    found = speakers_by_turns(segments, [turn(a, a + n, name) for a, n, name in turns])
    if found is None:
        assert not turns
        return
    for row, segment in enumerate(segments, 1):
        parts = [one for one in found.segments if one.row == row]
        assert " ".join(one.text for one in parts) == segment.text
        words = [
            (word.start_ms, word.end_ms, one.text[word.start : word.end])
            for one in parts
            for word in one.words
        ]
        told = [(w.start_ms, w.end_ms, segment.text[w.start : w.end]) for w in segment.words]
        assert words == told


@given(_TURNS.filter(bool))
def test_overlap_is_counted_as_by_hand(turns: list[tuple[int, int, str]]) -> None:
    found = speakers_by_turns([said(100, 400)], [turn(a, a + n, name) for a, n, name in turns])
    assert found is not None
    heard = {
        name: sum(any(a <= ms < a + n for a, n, who in turns if who == name) for ms in _THREE)
        for name in "ABC"
    }
    best, *others = sorted(heard.values(), reverse=True)
    total = sum(heard.values())
    alone = all(other * 5 < total for other in others) or best * 3 >= total * 2
    expected = max(heard, key=lambda name: heard[name]) if best * 5 >= 300 and alone else ""
    assert found.segments[0].speaker == expected


_THREE = range(100, 400)  # the milliseconds of the segment
