from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain.segment import Word
from spacesviewer.domain.timecode import MAX_MS
from spacesviewer.library import wordpack

TIMES = st.integers(0, MAX_MS)
WORDS = st.builds(
    lambda at, length, place, size, sure: Word(at, at + length, place, place + size, sure),
    st.one_of(st.integers(0, 5000), TIMES),
    st.one_of(st.integers(-10, 900), TIMES),
    st.integers(0, 100_000),
    st.integers(0, 40),
    st.one_of(st.none(), st.integers(0, 100).map(lambda n: n / 100)),
)


@given(st.lists(WORDS, max_size=40), TIMES)
def test_words_come_back(words: list[Word], start_ms: int) -> None:
    assert wordpack.unpack(wordpack.pack(words, start_ms), start_ms) == tuple(words)


@given(st.binary(max_size=200))
def test_damaged_words_are_none(data: bytes) -> None:
    wordpack.unpack(data, 0)
    assert wordpack.unpack(wordpack.pack([Word(0, 1, 0, 1)], 0) + b"x", 0) == ()


def test_they_are_small() -> None:
    words = [Word(n * 300, n * 300 + 280, n * 6, n * 6 + 5, 0.9) for n in range(15)]
    assert len(wordpack.pack(words, 0)) == 140
