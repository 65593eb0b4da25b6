"""Finding in a transcript: what matches, where it stands, and in small steps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.ui.widgets.transcript_find import Finder


def places(texts: list[str], query: str) -> list[tuple[int, str]]:
    """(segment, words as they stand there) of each match."""
    finder = Finder(texts, query)
    while not finder.done:
        finder.step(0.0)
    spans = [(finder.index(i), *finder.span(i)) for i in range(len(finder))]
    return [(index, texts[index][start:end]) for index, start, end in spans]


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("The Contract, a CONTRACT", "contract", ["Contract", "CONTRACT"]),
        ("Tomás said", "tomas", ["Tomás"]),
        ("Toma\u0301s said", "tomás", ["Toma\u0301s"]),
        ("die Straße", "STRASSE", ["Straße"]),
        ("كتاب اور کتاب", "کتاب", ["كتاب", "کتاب"]),
        ("مُحَمَّد", "محمد", ["مُحَمَّد"]),
        ("۱۴ نومبر, 14 Nov", "14", ["۱۴", "14"]),
        ("it’s “so”", 'it\'s "so"', ["it’s “so”"]),
        ("on page\nforty", "page  forty", ["page\nforty"]),
        ("हिन्दी में", "हिन्दी", ["हिन्दी"]),
        ("没有看到报告", "看到", ["看到"]),
        ("a😀b", "😀", ["😀"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("anything", "  ", []),
        ("a\0b", "b", ["b"]),
    ],
)
def test_what_matches(text: str, query: str, found: list[str]) -> None:
    assert [words for _, words in places([text], query)] == found


TEXT = st.text(st.sampled_from("abAB éß\n"), max_size=8)


@given(st.lists(TEXT, max_size=20), st.text(st.sampled_from("abAB"), min_size=1, max_size=2))
def test_against_a_search_text_by_text(texts: list[str], query: str) -> None:
    counts = {i: text.lower().count(query.lower()) for i, text in enumerate(texts)}
    found = [index for index, _ in places(texts, query)]
    assert found == [i for i, count in counts.items() for _ in range(count)]


def test_it_stops_when_its_time_is_over_and_goes_on() -> None:
    finder = Finder(["contract " * 100] * 200, "contract")
    looked_at = finder.step(0.0)
    assert 0 < len(looked_at) < 200
    assert not finder.done
    assert finder.step(0.0).start == looked_at.stop


def test_the_matches_of_a_segment_and_the_next_one_from_a_place() -> None:
    finder = Finder(["a", "b a", "c", "a a"], "a")
    finder.step(10.0)
    assert (finder.done, len(finder)) == (True, 4)
    assert [list(finder.within(i)) for i in range(4)] == [[0], [1], [], [2, 3]]
    assert [finder.first_from(i) for i in (0, 1, 2, 4)] == [0, 1, 2, 0]
    assert finder.indices() == [0, 1, 3]
