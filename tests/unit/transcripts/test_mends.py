from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain.segment import Segment, in_order
from spacesviewer.domain.timecode import MAX_MS
from spacesviewer.transcripts.mends import Mends, settle
from spacesviewer.transcripts.words import Spoken, laid_over

_TIMES = st.one_of(st.integers(-5000, 5000), st.integers(), st.sampled_from([MAX_MS, MAX_MS + 1]))


@given(st.lists(st.tuples(_TIMES, _TIMES)))
def test_settled_segments_are_in_order_and_in_bounds(times: list[tuple[int, int]]) -> None:
    mends = Mends()
    given_in = [Segment(a, b, "x", row=i) for i, (a, b) in enumerate(times, 1)]
    settled = settle(given_in, mends)
    assert in_order(settled)
    assert all(0 <= one.start_ms <= one.end_ms <= MAX_MS for one in settled)
    assert sorted(one.row for one in settled) == [one.row for one in given_in]
    if list(settled) != given_in:
        assert mends.notes()


def test_notes_count_and_name_the_first_rows() -> None:
    mends = Mends()
    for row in range(1, 9):
        mends.add("Cues out of order, sorted by time", row)
    mends.add("Words left out", count=1200)
    mends.remark("It was odd.")
    mends.remark("It was odd.")
    assert mends.notes() == (
        "It was odd.",
        "Cues out of order, sorted by time: 8 (1, 2, 3, 4, 5, …).",
        "Words left out: 1,200.",
    )


_SPOKEN = st.builds(
    Spoken,
    st.sampled_from(["", "one", "two", "e", "none"]),
    st.none() | st.integers(-1000, 9000),
    st.none() | st.integers(-1000, 9000),
)


@given(st.lists(_SPOKEN, max_size=10))
def test_words_lie_in_their_text_in_order(spoken: list[Spoken]) -> None:
    text = "one two one two three"
    words = laid_over(text, spoken, 0, 5000, Mends())
    place, now = 0, 0
    for word in words:
        assert place <= word.start < word.end <= len(text)
        assert now <= word.start_ms <= word.end_ms
        place, now = word.end, word.start_ms
