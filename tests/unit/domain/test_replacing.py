"""Which places are replaced, and what is shown of them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain.replacing import Wish, in_context, places, replaced

TEXTS = st.text(alphabet="aAbB éÉ ,.یي هہ۱1َ\u200c", max_size=40)


@pytest.mark.parametrize(
    ("text", "find", "found"),
    [
        ("Imran Kahn and imran  kahn", "imran kahn", ["Imran Kahn"]),
        ("The armies of the army, Army.", "army", ["army", "Army"]),
        ("Café, cafe", "cafe", ["Café", "cafe"]),
        ("عمران خان کي جماعت", "کی", ["کي"]),
        ("فَوج کا", "فوج", ["فَوج"]),
        ("۱۲ اپریل", "12", ["۱۲"]),
        ("می\u200cخواهم", "می", []),
        ("aaa", "a", []),
        ("anything", " ", []),
    ],
)
def test_whole_words_match_whatever_case_accents_and_keyboard(
    text: str, find: str, found: list[str]
) -> None:
    assert [text[slice(*span)] for span in places(text, Wish(find, "x"))] == found


def test_case_and_parts_of_words_are_a_choice() -> None:
    text = "The army. The Army. Armyworms, cafe\u0301"
    exact = Wish("Army", "x", match_case=True)
    assert [span[0] for span in places(text, exact)] == [14]
    parts = Wish("Army", "x", match_case=True, whole_words=False)
    assert [span[0] for span in places(text, parts)] == [14, 20]
    assert places(text, Wish("cafe", "x", match_case=True)) == []
    assert len(places("aaaa", Wish("aa", "x", whole_words=False))) == 2


def test_one_place_is_shown_with_whole_words_around_it() -> None:
    text = "and so " * 20 + "the armys role is small " + "and so on " * 20
    span = places(text, Wish("army", "x", whole_words=False))[0]
    pieces = in_context(text, span, "Army'")
    assert [(piece.kind, piece.text) for piece in pieces[1:3]] == [
        ("removed", "armys"), ("added", "Army's"),
    ]  # fmt: skip
    assert pieces[0].text.startswith("… and so" if pieces[0].text[2] == "a" else "… so")
    assert pieces[3].text.startswith("role is small")
    assert pieces[3].text.endswith("…")
    gone = in_context("So, you know, yes", (4, 12), "")
    assert [piece.kind for piece in gone] == ["same", "removed", "added", "same"]


@given(TEXTS, TEXTS, st.booleans(), st.booleans())
def test_places_are_in_order_and_apart_and_hold_the_words(
    text: str, find: str, match_case: bool, whole_words: bool
) -> None:
    wish = Wish(find, "x", match_case=match_case, whole_words=whole_words)
    found = places(text, wish)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    for start, end in found:
        piece = Wish(text[start:end], "")
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip() == " ".join(find.split()) or not match_case
        assert piece.needle == Wish(find, "").needle or match_case


@given(TEXTS, st.sampled_from(["a", "é", "ی", "1", "ab"]))
def test_what_was_replaced_by_other_letters_is_not_there_any_more(text: str, find: str) -> None:
    wish = Wish(find, "zz", whole_words=False)
    assert places(replaced(text, places(text, wish), wish.put), wish) == []


@given(TEXTS)
def test_nothing_replaced_is_the_same_words(text: str) -> None:
    assert replaced(text, [], "x").split() == text.split()
