"""The quotes board: what is wanted, the groups, and the order within a story."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain import board
from spacesviewer.domain.board import BoardFilter
from spacesviewer.domain.quote import Quote, QuoteEdit, QuotePart

ARMY = Quote(
    "a", "s1", "On the rally", "2024-03-01", 0, 1000,
    (QuotePart("Imran", "The army has no role.", 0, 1000),),
    language="en", topics=("Army",), stories=("Front page",), rating=3, note="check the date",
)  # fmt: skip
PARK = replace(
    ARMY,
    id="b",
    session="s2",
    session_title="In the park",
    parts=(QuotePart("Ayesha", "Who pays?", 0, 400), QuotePart("Imran", "Nobody.", 400, 900)),
    topics=("Money", "Army"),
    stories=(),
    rating=0,
    state="checked",
    language="ur",
    since="text changed since",
)
NOBODY = replace(ARMY, id="c", parts=(QuotePart("", "Hear, hear.", 0, 10),), topics=())
ALL = (ARMY, PARK, NOBODY)


def shown(**wanted: object) -> str:
    found = BoardFilter(**wanted)  # type: ignore[arg-type]
    return "".join(quote.id for quote in ALL if found.keeps(quote))


def test_each_wish_narrows_the_board() -> None:
    assert shown() == "abc"
    assert shown(text="ARMY role") == "a"
    assert shown(text="date") == "abc"
    assert shown(text="park") == "b"
    assert shown(speaker="Imran") == "ab"
    assert shown(topic="army") == "ab"
    assert shown(session="s2") == "b"
    assert shown(story="Front page") == "ac"
    assert shown(state="checked") == "b"
    assert shown(stars=2) == "ac"
    assert shown(language="ur") == "b"
    assert shown(changed=True) == "b"
    assert shown(changed=True, speaker="Ayesha", stars=1) == ""


def test_words_of_a_mark_are_found_and_so_are_those_that_it_covers() -> None:
    marked = replace(ARMY, edits=(QuoteEdit(0, 4, 8, "the soldiers"),))
    assert BoardFilter(text="soldiers").keeps(marked)
    assert BoardFilter(text="army").keeps(marked)


def test_groups_stand_in_order_and_what_has_none_last() -> None:
    def told(by: str) -> list[tuple[str, str]]:
        found = board.grouped(ALL, by, {"Front page": ("c", "a")})
        return [(one.name, "".join(quote.id for quote in one.quotes)) for one in found]

    assert told("") == [("", "abc")]
    assert told(board.SESSION) == [("On the rally", "ac"), ("In the park", "b")]
    assert told(board.TOPIC) == [("Army", "ab"), ("Money", "b"), ("No topic", "c")]
    assert told(board.SPEAKER) == [("Ayesha", "b"), ("Imran", "ab"), ("Unidentified speaker", "c")]
    assert told(board.STORY) == [("Front page", "ca"), ("In no story", "b")]
    assert board.grouped((), board.TOPIC) == []


def test_quotes_are_moved_before_another_one_or_to_the_end() -> None:
    assert board.moved("abcd", "d", "b") == ["a", "d", "b", "c"]
    assert board.moved("abcd", "ac", "") == ["b", "d", "a", "c"]
    assert board.moved("abcd", "bc", "b") == ["a", "b", "c", "d"]
    assert board.moved("abcd", "x", "a") == ["a", "b", "c", "d"]


@given(st.permutations("abcdef"), st.sets(st.sampled_from("abcdef")), st.sampled_from("abcdef"))
def test_no_quote_is_lost_in_a_move(order: list[str], taken: set[str], before: str) -> None:
    new = board.moved(order, sorted(taken), before)
    assert sorted(new) == sorted(order)
    assert [uid for uid in new if uid not in taken] == [u for u in order if u not in taken]
