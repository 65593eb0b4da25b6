"""Marks over the words of a quote expand to what they cover, whatever is marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain.elision import (
    edits_of,
    find_words,
    fits,
    pieces,
    told_parts,
    told_text,
    with_edit,
)
from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.quote import Quote, QuoteEdit, QuotePart

WORDS = "We said that it never had a role in the media, and it will not."


def quote(*texts: str, edits: tuple[QuoteEdit, ...] = ()) -> Quote:
    parts = tuple(QuotePart("Imran", text, 0, 1000) for text in texts)
    return Quote("q", "s", "", "", 0, 1000, parts, edits=edits)


@given(
    st.lists(
        st.tuples(st.integers(0, 64), st.integers(0, 64), st.sampled_from(["", "the army", "x"])),
        max_size=8,
    )
)
def test_the_pieces_are_always_the_frozen_words(marks: list[tuple[int, int, str]]) -> None:
    made = quote(WORDS)
    for one, other, text in marks:
        try:
            edits = with_edit(made, QuoteEdit(0, min(one, other), max(one, other), text))
        except WrongUsage:
            continue
        made = quote(WORDS, edits=edits)
        assert fits(made)
        found = list(pieces(made.parts[0], edits_of(made, 0)))
        assert "".join(piece.words for piece in found) == WORDS
        assert told_text(made.parts[0], edits).count("[") == len(edits)


def test_marks_are_set_on_whole_words() -> None:
    edits = with_edit(quote(WORDS), QuoteEdit(0, 4, 6))
    assert edits == (QuoteEdit(0, 3, 7),)
    assert told_parts(quote(WORDS, edits=edits))[0].text == f"We [...]{WORDS[7:]}"


def test_two_elisions_side_by_side_are_one() -> None:
    made = quote(WORDS, edits=with_edit(quote(WORDS), QuoteEdit(0, 3, 7)))
    assert with_edit(made, QuoteEdit(0, 8, 12)) == (QuoteEdit(0, 3, 12),)


def test_a_clarification_stands_beside_words_or_in_their_place() -> None:
    made = quote(WORDS, edits=with_edit(quote(WORDS), QuoteEdit(0, 13, 15, "[the army]")))
    assert told_parts(made)[0].text.startswith("We said that [the army] never had")
    beside = quote(WORDS, edits=with_edit(quote(WORDS), QuoteEdit(0, 15, 15, "the army")))
    assert told_parts(beside)[0].text.startswith("We said that it [the army] never had")


PIPE = "The pipe is thin, they say. The contract says 450. That is half."


@pytest.mark.parametrize(
    ("words", "text", "beside", "told"),
    [
        ("450", "450 millimetres", False, "The contract says [450 millimetres]. That is half."),
        ("450.", "millimetres", True, "The contract says 450 [millimetres]. That is half."),
        ("thin,", "300 mm", False, "The pipe is [300 mm], they say."),
        ("says 450.", "", False, "The contract [...]. That is half."),
        ("The contract says 450.", "", False, "they say. [...] That is half."),
        ("thin, they", "", False, "The pipe is [...] say."),
    ],
)
def test_a_mark_leaves_the_stop_of_its_sentence(
    words: str, text: str, beside: bool, told: str
) -> None:
    part, start, end = find_words(quote(PIPE), words)
    edit = QuoteEdit(part, end if beside else start, end, text)
    made = quote(PIPE, edits=with_edit(quote(PIPE), edit))
    assert told in told_parts(made)[0].text
    assert "".join(piece.words for piece in pieces(made.parts[0], made.edits)) == PIPE


def test_words_are_found_without_the_stop_behind_them_but_only_once() -> None:
    assert find_words(quote(PIPE), "450") == find_words(quote(PIPE), "450.")
    assert find_words(quote("Yes. Yes, we do."), "Yes,")[1] == 5
    for words in ("Yes", "", ".", "no"):
        with pytest.raises(WrongUsage):
            find_words(quote("Yes. Yes, we do."), words)


@pytest.mark.parametrize(
    "edit",
    [
        QuoteEdit(1, 0, 2),
        QuoteEdit(0, 5, 900),
        QuoteEdit(0, 5, 5),
        QuoteEdit(0, 0, len(WORDS)),
        QuoteEdit(0, 0, 2, "[]"),
        QuoteEdit(0, 0, 2, "x" * 301),
    ],
)
def test_marks_that_make_no_sense_are_refused(edit: QuoteEdit) -> None:
    with pytest.raises(WrongUsage):
        with_edit(quote(WORDS), edit)


def test_only_the_part_that_is_marked_reads_otherwise() -> None:
    made = quote("One two.", "Three four.", edits=(QuoteEdit(1, 0, 5),))
    assert [part.text for part in told_parts(made)] == ["One two.", "[...] four."]
    assert made.text == "One two.\nThree four."
