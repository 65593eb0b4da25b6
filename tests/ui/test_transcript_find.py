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


def parts(texts: list[str], query: str) -> list[list[tuple[int, str]]]:
    """(segment, words as they stand there) of each match, part by part."""
    finder = Finder(texts, query)
    while not finder.done:
        finder.step(0.0)
    found: list[list[tuple[int, str]]] = [[] for _ in range(len(finder))]
    for index, text in enumerate(texts):
        for match, (start, end) in finder.spans(index):
            found[match].append((index, text[start:end]))
    assert [some[0][0] for some in found] == [finder.index(n) for n in range(len(finder))]
    return found


@pytest.mark.parametrize(
    ("texts", "query", "found"),
    [
        (["On Media ", " Freedom now"], "media freedom", [["Media", "Freedom"]]),
        (["a b", "c", "d"], "b c d", [["b", "c", "d"]]),
        (["a b", "", "d"], "b d", [["b", "d"]]),
        (["a b", "c", "d", "e"], "b c d e", []),
        (["media", "x freedom"], "media freedom", []),
        (["ہم ميڈیا", "کی آزادى"], "میڈیا کی آزادی", [["ميڈیا", "کی آزادى"]]),
        (["没有看", "到报告"], "看到", [["看", "到"]]),
        (["mediafreed", "om"], "freedom", []),
        (["a a", "a a"], "a a", [["a a"], ["a", "a"], ["a a"]]),
    ],
)
def test_a_sentence_over_several_segments(
    texts: list[str], query: str, found: list[list[str]]
) -> None:
    assert [[words for _, words in some] for some in parts(texts, query)] == found


PIECE = st.lists(st.sampled_from("ab"), min_size=1, max_size=3).map(" ".join)


@given(st.lists(PIECE, max_size=12), st.lists(st.sampled_from("ab"), min_size=2, max_size=5))
def test_against_a_search_in_the_joined_texts(texts: list[str], words: list[str]) -> None:
    query, joined = " ".join(words), " ".join(texts)
    owner = [n for n, text in enumerate(texts) for _ in range(len(text) + 1)]
    cut = []
    for place in range(len(joined)):
        if joined.startswith(query, place):
            first, last = owner[place], owner[place + len(query) - 1]
            if 0 < last - first <= 2:
                cut.append(list(range(first, last + 1)))
    assert [[n for n, _ in some] for some in parts(texts, query) if len(some) > 1] == cut
    assert all(" ".join(part for _, part in some) == query for some in parts(texts, query))


def test_a_sentence_goes_on_in_its_own_language() -> None:
    texts = ["the role of", "فوج کا", "the army", "کردار", "is small"]
    finder = Finder(texts, "of the army is", (2, 3, 4, 99, 99))
    while not finder.done:
        finder.step()
    assert len(finder) == 1
    assert [finder.spans(n) for n in range(5)] == [
        [(0, (9, 11))], [], [(0, (0, 8))], [], [(0, (0, 2))],
    ]  # fmt: skip
    for query in ("فوج کا کردار", "role of فوج"):
        finder = Finder(texts, query, (2, 3, 4, 99, 99))
        while not finder.done:
            finder.step()
        assert len(finder) == ("کردار" in query)


def test_a_letter_that_is_there_thousands_of_times_is_no_wait() -> None:
    finder = Finder(["ل" * 20_000], "ل")  # compared with each other they would be 400 million
    while not finder.done:
        finder.step()
    spans = finder.spans(0)
    assert (len(spans), spans[-1]) == (20_000, (19_999, (19_999, 20_000)))
    assert finder.span(0) == (0, 1)
