"""Quotes come under their topics, each once, in the order that was asked for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain.quote import Quote, QuotePart
from spacesviewer.domain.recap import REST, Exchange, Recap, arranged, sections_of, weight_of
from spacesviewer.domain.topic import TopicSpan


def quote(uid: str, start_ms: int, *topics: str) -> Quote:
    part = QuotePart("Omar", f"Words of {uid}.", start_ms, start_ms + 1000)
    return Quote(uid, "s1", "Town hall", "", start_ms, start_ms + 1000, (part,), topics=topics)


def span(n: int, topic: str, start_ms: int, end_ms: int) -> TopicSpan:
    return TopicSpan(n, n, topic, "s1", start_ms, end_ms)


SPANS = (
    span(1, "Media", 0, 10_000),
    span(2, "The army", 10_000, 90_000),
    span(3, "Media", 95_000, 99_000),
)


def titles(order: str, *quotes: Quote) -> list[tuple[str, list[str]]]:
    sections = sections_of(SPANS, [Exchange(one) for one in quotes], order)
    return [(one.title, [x.quote.id for x in one.exchanges]) for one in sections]


def test_in_the_order_of_the_session() -> None:
    quotes = (quote("c", 97_000), quote("a", 20_000), quote("b", 5_000))
    assert titles("session", *quotes) == [("Media", ["b", "c"]), ("The army", ["a"])]


def test_the_longest_topic_first() -> None:
    quotes = (quote("b", 5_000), quote("a", 20_000))
    assert titles("weight", *quotes) == [("The army", ["a"]), ("Media", ["b"])]


def test_a_topic_that_was_given_beats_the_one_talked_about() -> None:
    assert titles("session", quote("a", 20_000, "media")) == [("Media", ["a"])]
    assert titles("session", quote("a", 20_000, "Elsewhere")) == [("Elsewhere", ["a"])]


def test_what_has_no_topic_comes_last() -> None:
    quotes = (quote("a", 92_000), quote("b", 5_000))
    assert titles("session", *quotes) == [("Media", ["b"]), (REST, ["a"])]
    assert titles("session", quote("a", 92_000)) == [("Quotes", ["a"])]


def test_the_narrower_of_two_topics_wins() -> None:
    spans = (span(1, "Politics", 0, 100_000), span(2, "On the rally", 20_000, 30_000))
    (section,) = sections_of(spans, [Exchange(quote("a", 25_000))])
    assert section.title == "On the rally"


def test_overlapping_spans_weigh_once() -> None:
    spans = (span(1, "A", 0, 10_000), span(2, "a ", 5_000, 12_000), span(3, "B", 0, 99_000))
    assert weight_of(spans, "A") == 12_000


@given(
    st.lists(st.tuples(st.integers(0, 99_000), st.sampled_from(["", "Media", "Else"])), max_size=9),
    st.sampled_from(["session", "weight"]),
)
def test_every_quote_is_there_once(made: list[tuple[int, str]], order: str) -> None:
    quotes = [quote(f"q{n}", at, *([topic] if topic else [])) for n, (at, topic) in enumerate(made)]
    found = [uid for _, ids in titles(order, *quotes) for uid in ids]
    assert sorted(found) == sorted(one.id for one in quotes)


def test_a_person_arranges_it() -> None:
    exchanges = [Exchange(quote("a", 5_000)), Exchange(quote("b", 20_000))]
    recap = Recap("Town hall", sections=sections_of(SPANS, exchanges))
    made = arranged(recap, " My headline ", [("The army", ["b", "a"]), ("Media", []), ("X", ["z"])])
    assert made.headline == "My headline"
    assert [(s.title, [x.quote.id for x in s.exchanges]) for s in made.sections] == [
        ("The army", ["b", "a"])
    ]
    assert made.sections[0].start_ms == 10_000
