from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.transcripts.matching import written_with_times
from spacesviewer.transcripts.words import Spoken


def heard(text: str) -> list[Spoken]:
    return [
        Spoken(word, place * 100, place * 100 + 100, 0.5) for place, word in enumerate(text.split())
    ]


def times(text: str, spoken: str) -> list[Spoken]:
    return list(written_with_times(text, heard(spoken)))


def test_the_same_words_get_their_times_and_confidence() -> None:
    assert times("Dr. Vane?", "doctor vane") == [("Dr.", 0, 100, 0.5), ("Vane?", 100, 200, 0.5)]


def test_words_that_are_written_otherwise_share_the_time_of_those_heard() -> None:
    assert times("We lost $20 then.", "we lost twenty dollars then") == [
        ("We", 0, 100, 0.5),
        ("lost", 100, 200, 0.5),
        ("$20", 200, 400, None),
        ("then.", 400, 500, 0.5),
    ]
    assert times("in nineteen eighty four now", "in 1984 now")[1:4] == [
        ("nineteen", 100, 142, None),
        ("eighty", 142, 176, None),
        ("four", 176, 200, None),
    ]


def test_words_that_nobody_heard_have_no_time_and_heard_ones_that_nobody_wrote_are_gone() -> None:
    assert times("yes indeed", "yes") == [("yes", 0, 100, 0.5), ("indeed", None, None, None)]
    assert times("yes sir", "yes um sir") == [("yes", 0, 100, 0.5), ("sir", 200, 300, 0.5)]
    assert times("no sound", "") == [("no", None, None, None), ("sound", None, None, None)]


_TEXTS = st.lists(st.sampled_from(["a", "b", "c", "d", "e", "!", "7"]), max_size=30).map(" ".join)


@given(_TEXTS, _TEXTS)
def test_every_written_word_comes_out_once_and_in_order_of_time(text: str, spoken: str) -> None:
    found = list(written_with_times(text, heard(spoken)))
    assert [one.text for one in found] == text.split()
    starts = [one.start_ms for one in found if one.start_ms is not None]
    assert starts == sorted(starts)
