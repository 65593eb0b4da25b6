from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spacesviewer.domain import jsontext
from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.plaintext import clean_line, clean_paragraphs

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)  # fmt: skip


@given(_JSON)
@settings(max_examples=40)
def test_a_document_comes_back(document: Any) -> None:
    assert jsontext.load(json.dumps(document)) == jsontext.Document(document)


@given(_JSON)
@settings(max_examples=40)
def test_any_document_can_be_asked_for_its_parts(document: Any) -> None:
    number = jsontext.as_number(document)
    assert number is None or abs(number) < 1e309
    assert isinstance(jsontext.as_text(jsontext.dig(document, "", "a")), str)
    assert isinstance(jsontext.as_int(document), int | None)


def test_what_no_number_is_becomes_none_and_the_last_of_two_wins() -> None:
    read = jsontext.load('\ufeff{"a": NaN, "a": -Infinity, "b": [1e999], "b": 2}')
    assert read == jsontext.Document({"a": None, "b": 2}, repeated=2)
    assert jsontext.as_number(jsontext.load("[1e999]").root) is None


@pytest.mark.parametrize(
    "text", ["", "{", "[1,]", "[" * 10**5, '{"a":' * 10**5, "9" * 5000, "{} {}", "[]," * 10**6]
)
def test_what_is_no_document_is_refused(text: str) -> None:
    with pytest.raises(RefusedFile, match=r"^The file "):
        jsontext.load(text)


@pytest.mark.parametrize(
    ("value", "number", "whole"),
    [
        (1, 1.0, 1),
        (1.9, 1.9, 1),
        (" 12.5 ", 12.5, 12),
        ("1e3", 1000.0, 1000),
        ("1700000000123", 1700000000123.0, 1700000000123),
        (True, None, None),
        ("1e999", None, None),
        ("nan", None, None),
        ("١٢", None, None),
        ("1_0", None, None),
        (10**30, None, None),
        (float("inf"), None, None),
        (None, None, None),
        ([1], None, None),
    ],
)
def test_numbers(value: Any, number: float | None, whole: int | None) -> None:
    assert jsontext.as_number(value) == number
    assert jsontext.as_int(value) == whole


@pytest.mark.parametrize(
    ("head", "expected"),
    [('{"a"', True), ("[{", True), ("\ufeff \n{}", True), ("[]", True), ("{", True),
     ("[SUBTITLE]", False), ("[00:01.00] la", False), ("{0}{25}Hello", False), ("", False),
     ("words", False)],
)  # fmt: skip
def test_what_looks_like_json(head: str, expected: bool) -> None:
    assert jsontext.looks_like_json(head) is expected


@given(st.text(st.characters()))
def test_a_clean_line_is_one_line_without_control_characters(text: str) -> None:
    clean = clean_line(text)
    assert clean == clean_line(clean)
    assert clean == clean.strip(" ")
    assert not any(c < " " or "\x7f" <= c <= "\x9f" or c in "\u2028\u2029" for c in clean)
    clean.encode("utf-8")
    # Nothing but space and control characters goes, and nothing comes.
    assert "".join(clean.split()) == "".join(
        "\ufffd" if "\ud800" <= c <= "\udfff" else c
        for c in "".join(text.split())
        if not (c < " " or "\x7f" <= c <= "\x9f")
    )


def test_no_break_spaces_and_direction_marks_stay() -> None:
    assert clean_line(" a\u00a0b\u200f\u200c \n c\0") == "a\u00a0b\u200f\u200c c"
    assert clean_paragraphs("one\r\n two \r\n\r\nthree\x07\n") == "one\ntwo\n\nthree"


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ('{"a": 1}', {"a": 1}),
        ("[1]\n", [1]),
        ('{"a": 1}\n{"b": 2}\r\n\n', [{"a": 1}, {"b": 2}]),
        ('{\n"a": 1\n} [2]{"c": 3}', [{"a": 1}, [2], {"c": 3}]),
    ],
)
def test_documents_one_behind_the_other_are_a_list(text: str, root: object) -> None:
    assert jsontext.load(text, several=True).root == root


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"a": 1}\n7', "several JSON documents, not one"),
        ('{"a": 1}\n{"b"', "goes wrong in line 2"),
        ("{}" * 1_600_000, "more JSON"),
    ],
)
def test_what_is_not_several_documents_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(RefusedFile, match=sentence):
        jsontext.load(text, several=True)
