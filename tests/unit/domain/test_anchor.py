"""No quote is linked to words that are not its own, and nearly all unchanged ones are linked."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from spacesviewer.domain import anchor
from spacesviewer.domain.anchor import Standing
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.selection import select
from spacesviewer.domain.timeline import Timeline
from tests import anchoring
from tests.anchoring import Words

CASES = 200  # `python -m tests.anchoring 10000` runs them all


def test_generated_cases_are_linked_rightly_or_not_at_all() -> None:
    tally = anchoring.run(CASES)
    assert tally.examples == []
    assert tally.share >= 0.98


def first_found(quote: Quote, timeline: Timeline, words: Words, was: str) -> Standing:
    """Takes the first place where the words stand."""
    del was
    found = anchor.alike(replace(quote, start_ms=0, end_ms=0), timeline, words)
    return Standing(anchor.SAME, found[0], certain=True) if found else Standing(anchor.REVIEW)


def any_mouth(quote: Quote, timeline: Timeline, words: Words, was: str) -> Standing:
    """Does not look at who speaks."""
    for place in anchor.alike(quote, timeline, words):
        if abs(place.start_ms - quote.start_ms) < 1000:
            return Standing(anchor.SAME, place, certain=True)
    return anchor.standing(quote, timeline, words, was=was)


def at_its_time(quote: Quote, timeline: Timeline, words: Words, was: str) -> Standing:
    """Takes whatever is said at the time."""
    del was
    inside = timeline.segments_between(*quote.words_ms)
    if not inside:
        return Standing(anchor.REVIEW)
    last = inside[-1]
    now = select(timeline, words, (inside[0], 0), (last, len(timeline.texts[last])))
    return Standing(anchor.SAME, now, certain=now is not None)


def good_enough(quote: Quote, timeline: Timeline, words: Words, was: str) -> Standing:
    """Takes the proposal for the truth."""
    found = anchor.standing(quote, timeline, words, was=was)
    return replace(found, certain=found.now is not None)


def blind_to_twins(quote: Quote, timeline: Timeline, words: Words, was: str) -> Standing:
    """Does not ask whether the words were said twice."""
    del was
    bare = replace(quote, before="", after="")
    return anchor.standing(bare, timeline, words)


@pytest.mark.parametrize(
    "planted", [first_found, any_mouth, at_its_time, good_enough, blind_to_twins]
)
def test_a_planted_bug_is_caught(planted: Callable[..., Standing]) -> None:
    assert anchoring.run(CASES, judge=planted).wrong > 0


def test_one_that_links_nothing_is_caught() -> None:
    tally = anchoring.run(60, judge=lambda *_: Standing(anchor.REVIEW))
    assert (tally.wrong, tally.share) == (0, 0.0)


def test_the_same_speech_once_more_is_not_the_place_of_what_was_cut_out() -> None:
    """Up to where one goes on otherwise, what is around both is the same."""
    turn = "the army has no role in the media"
    once = f"so I say thank you very much, and that {turn} {turn}".split()
    said = f"{' '.join(once)} was what I had {turn} {turn} we voted for and no more".split()
    again = len(once)
    tokens = [
        anchoring.Token(n, word, "Imran", 300 * n, 300 * n + 250) for n, word in enumerate(said)
    ]
    first = said.index("army")
    there = said.index("army", again)
    by_ms = tokens[there].start_ms - tokens[first].start_ms
    left = [
        *tokens[:first],
        *(replace(t, start_ms=t.start_ms - by_ms, end_ms=t.end_ms - by_ms) for t in tokens[there:]),
    ]
    rng = random.Random(1)
    old = anchoring.cut(tokens, rng, 1)
    quote = anchoring.quote_of(old, first, first + 3)
    was = "".join(map(anchor.dense, old.timeline.texts))
    for text, certain in ((left, False), (tokens, True)):
        new = anchoring.cut(text, rng, 2)
        stands = anchor.standing(quote, new.timeline, anchoring.words_of(new), was=was)
        assert stands.certain is certain


def test_one_no_of_six_is_not_the_place_of_the_one_before() -> None:
    said = ["I", "say", "to", "all", "of", "you", "that", "it", "is", *["no"] * 6]
    tokens = [
        anchoring.Token(n, word, "Imran", 300 * n, 300 * n + 250) for n, word in enumerate(said)
    ]
    first, rng = len(said) - 4, random.Random(1)
    old = anchoring.cut(tokens, rng, 1)
    quote = anchoring.quote_of(old, first, first + 1)
    was = "".join(map(anchor.dense, old.timeline.texts))
    for text, certain in (
        (tokens, True),
        (anchoring.elsewhere(tokens, first, first + 1, rng), False),
    ):
        new = anchoring.cut(text, rng, 2)
        stands = anchor.standing(quote, new.timeline, anchoring.words_of(new), was=was)
        assert stands.certain is certain
