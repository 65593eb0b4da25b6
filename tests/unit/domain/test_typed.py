"""What is typed is taken apart into speakers, times and words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain.typed import Typed, likely_end, paragraphs, stamp


def test_a_name_before_a_colon_speaks() -> None:
    assert paragraphs("Ayesha Nilgar: Who signed it?", 500) == [
        Typed(500, "Ayesha Nilgar", "Who signed it?")
    ]
    assert paragraphs("عائشہ: کس نے دستخط کیے؟", 0) == [Typed(0, "عائشہ", "کس نے دستخط کیے؟")]
    for words in (
        "At 9:30 he said no.",
        "The ratio of 3: 1 holds.",
        "a b c d e f: too long",
        "x:y",
    ):
        assert paragraphs(words, 0) == [Typed(0, "", words)]


def test_a_time_begins_another_paragraph() -> None:
    typed = f"Omar: First. {stamp(62_000)} Ayesha: Then\nthis. [1:02:03.5] And [9:99:99] that."
    assert paragraphs(typed, 1000) == [
        Typed(1000, "Omar", "First."),
        Typed(62_000, "Ayesha", "Then this."),
        Typed(3_723_500, "", "And [9:99:99] that."),
    ]
    assert paragraphs(f" \n{stamp(0)} ", 0) == []
    assert paragraphs("Omar: ", 0) == [Typed(0, "", "Omar:")]


def test_an_end_is_behind_the_beginning() -> None:
    one = Typed(5000, "", "four words are here")
    assert likely_end(one, 9000) == 9000
    assert likely_end(one, 5000) == 6400


@given(st.text(), st.integers(0, 10**7))
def test_any_text_is_taken(text: str, start_ms: int) -> None:
    for one in paragraphs(text, start_ms):
        assert one.text == " ".join(one.text.split()) != ""
        assert likely_end(one, 0) > one.start_ms
