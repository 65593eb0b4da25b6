from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain.plaintext import clean_line, escaped_json, printable


def test_nothing_commands_the_terminal() -> None:
    assert printable("a\x1b[31mb\x9b2Jc\x07\r\u202edc\udcff") == "a�[31mb�2Jc���dc�"
    assert printable("آئین\u200f\n\tok 😀") == "آئین\u200f\n\tok 😀"


def test_no_mark_shows_words_in_another_order_and_those_of_urdu_stay() -> None:
    assert clean_line("a\u202ebc\u202c \u202dd\u202c") == "abc\u202c d\u202c"
    assert clean_line("\u200fآئین\u200c \u2067BBC\u2069") == "\u200fآئین\u200c \u2067BBC\u2069"


@given(st.text(st.characters()))
def test_json_says_the_same(text: str) -> None:
    written = escaped_json(json.dumps({text: [text]}, ensure_ascii=False, indent=2))
    assert json.loads(written) == {text: [text]}
    assert printable(written) == written
