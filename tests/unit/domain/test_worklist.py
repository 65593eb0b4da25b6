"""Numbers, dates, names and doubtful words are found in English and in Urdu."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain.segment import Segment, Word
from spacesviewer.domain.worklist import KINDS, extract, same_key


def found(text: str, *names: str) -> list[tuple[str, str]]:
    return [(item.text, item.kind) for item in extract([Segment(0, 1000, text, id=1)], names)]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("we had 446,000 people", [("446,000", "number")]),
        ("it was 12.5% of them.", [("12.5%", "percent")]),
        ("about 30 percent, they say", [("30 percent", "percent")]),
        ("they took 3 lakh and 2 crore rupees", [("3 lakh and 2 crore", "number")]),
        ("twenty-five million of them", [("twenty-five million", "number")]),
        ("two hundred and fifty men", [("two hundred and fifty", "number")]),
        ("on the 14 November 2026, at night", [("14 November 2026", "date")]),
        ("on march 3 we march, and may come", [("3", "number")]),
        ("on March 3 we march", [("March 3", "date")]),
        ("one of us, and no one else", []),
        ("three of us", [("three", "number")]),
        ("five arab nations", [("five arab", "number")]),
        ("the arab nations", []),
        ("ہم نے ۱۲۳ لوگ دیکھے", [("۱۲۳", "number")]),
        ("تقریباً ٣٠ فیصد لوگ", [("٣٠ فیصد", "percent")]),
        ("پانچ لاکھ روپے دیے گئے۔", [("پانچ لاکھ", "number")]),
        ("ڈیڑھ کروڑ، اور دو", [("ڈیڑھ کروڑ، اور دو", "number")]),
        ("منگل کو ساڑھے تین ارب", [("ساڑھے تین ارب", "number")]),
        ("چھیالیس لاکھ سے بہتر ہے", [("چھیالیس لاکھ سے بہتر", "number")]),
        ("یہ بہتر ہے", []),
        (
            "two and a half crore at half past seven",
            [("two and a half crore", "number"), ("half past seven", "number")],
        ),
        ("half of it, one of a kind, Rs 3,40,000", [("3,40,000", "number")]),
        (
            "\u0915\u0930\u094b\u095c \u0922\u093e\u0908 \u0932\u093e\u0916",
            [("\u0915\u0930\u094b\u095c \u0922\u093e\u0908 \u0932\u093e\u0916", "number")],
        ),
        ("ایک دن آیا", []),
        ("۱۴ اگست کو", [("۱۴ اگست", "date")]),
        ("the office of Daud Mirzani said", [("Daud Mirzani", "name")]),
        ("Nobody knew. Then I went home.", []),
        ("Farida came. we saw Farida's house", [("Farida", "name"), ("Farida's", "name")]),
        ("ALL OF THIS IS SHOUTED HERE", []),
        ("", []),
        ("— … ۔", []),
    ],
)
def test_items(text: str, items: list[tuple[str, str]]) -> None:
    assert found(text) == items


def test_names_that_are_known_are_found_in_any_script() -> None:
    assert found("پھر عائشہ نلگر نے کہا", "عائشہ نلگر") == [("عائشہ نلگر", "name")]
    assert found("then ayesha said so", "Ayesha Nilgar") == [("ayesha", "name")]


def test_doubtful_words_are_those_that_are_nothing_else() -> None:
    text = "the, 5 wards"
    words = (Word(0, 1, 0, 4, 0.2), Word(1, 2, 5, 6, 0.1), Word(2, 3, 7, 12, 0.9))
    (first, second) = extract([Segment(0, 9, text, words=words, id=1)])
    assert (first.text, first.kind) == ("the", "doubtful")
    assert (second.text, second.kind) == ("5", "number")


def test_equal_words_are_counted_and_have_one_key() -> None:
    items = extract([Segment(0, 9, "5 or 5 or ۵", id=7)])
    assert [(item.nth, item.key, item.segment) for item in items] == [
        (0, "5", 7), (1, "5", 7), (0, "5", 7)
    ]  # fmt: skip
    assert same_key(" ۵  LAKH ") == "5 lakh"


@given(st.lists(st.text(max_size=40), max_size=4), st.lists(st.text(max_size=8), max_size=2))
def test_any_text_gives_places_in_it(texts: list[str], names: list[str]) -> None:
    segments = [Segment(0, 9, text, id=n) for n, text in enumerate(texts)]
    last = (0, 0)
    for item in extract(segments, names):
        assert item.kind in KINDS
        assert item.text == texts[item.segment][item.start : item.end] != ""
        assert last <= (item.segment, item.start)
        last = (item.segment, item.end)
