"""Each segment of both texts stands once beside another, in order, and where time says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain.pairing import Pairing, pair
from spacesviewer.domain.timeline import Timeline

_edges = st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 900)), max_size=40)


def _text(*edges: tuple[int, int], timed: bool = True) -> Timeline:
    rows = sorted(edges)
    starts, ends = [a for a, _ in rows], [b for _, b in rows]
    texts = [f"words {number}" for number in range(len(rows))]
    return Timeline(range(len(rows)), starts, ends, [-1] * len(rows), texts, timed=timed)


def _long(edges: list[tuple[int, int]]) -> Timeline:
    return _text(*((start, start + length) for start, length in edges))


def _owners(pairing: Pairing, count: int) -> list[int]:
    return [pairing.owner(second) for second in range(count)]


@given(_edges, _edges)
def test_every_segment_of_both_appears_once_and_in_order(
    one: list[tuple[int, int]], other: list[tuple[int, int]]
) -> None:
    first, second = _long(one), _long(other)
    pairing = pair(first, second)
    assert len(pairing) == len(first)
    told = [j for index in range(len(first)) for j in pairing.of(index)]
    assert told == (list(range(len(second))) if len(first) else [])


@given(_edges, _edges)
def test_places_count_both_texts_together(
    one: list[tuple[int, int]], other: list[tuple[int, int]]
) -> None:
    first, second = _long([*one, (0, 10)]), _long(other)
    pairing = pair(first, second)
    places = {pairing.place(index): (index, None) for index in range(len(first))}
    for number in range(len(second)):
        places[pairing.place_of_second(number)] = (pairing.owner(number), number)  # type: ignore[assignment]
    assert sorted(places) == list(range(len(first) + len(second)))
    assert {place: pairing.at(place) for place in places} == places


@given(_edges)
def test_a_text_beside_itself_is_one_to_one_where_nobody_speaks_at_once(
    lengths: list[tuple[int, int]],
) -> None:
    edges, at = [], 0
    for gap, length in lengths:
        edges.append((at + gap, at + gap + length + 1))
        at += gap + length + 1
    text = _text(*edges)
    assert _owners(pair(text, text), len(text)) == list(range(len(text)))


def test_a_cue_that_comes_early_stays_with_its_own() -> None:
    first = _text((0, 1000), (1000, 2000), (2000, 3000))
    second = _text((0, 800), (800, 1800), (1800, 2900))
    assert _owners(pair(first, second), 3) == [0, 1, 2]


def test_a_long_sentence_begins_beside_the_first_of_its_captions() -> None:
    first = _text((0, 1000), (1000, 2000), (2000, 3000), (3000, 4000))
    second = _text((0, 3000), (3000, 4000))
    assert _owners(pair(first, second), 2) == [0, 3]


def test_what_is_said_in_a_silence_goes_to_the_one_before() -> None:
    first = _text((1000, 2000), (9000, 9500))
    second = _text((0, 500), (4000, 5000), (20_000, 21_000))
    assert _owners(pair(first, second), 3) == [0, 0, 1]


def test_a_text_without_times_belongs_to_the_beginning() -> None:
    first = _text((0, 1000), (1000, 2000))
    assert _owners(pair(first, _text((0, 0), (0, 0), timed=False)), 2) == [0, 0]
