from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain.wording import (
    date_text,
    has_right_to_left,
    isolated,
    one_line,
    tidy,
    web_address,
)

# Lone surrogates too: they come out of damaged JSON.
ANY = st.text(st.characters(), max_size=60)


@given(ANY)
def test_tidy_text_has_no_control_characters_and_can_be_stored(text: str) -> None:
    cleaned = tidy(text)
    assert all(c == "\n" or unicodedata.category(c) not in ("Cc", "Cs") for c in cleaned)
    assert cleaned.encode().decode() == cleaned
    assert tidy(cleaned) == cleaned


@given(ANY)
def test_one_line_is_one_line_and_reorders_nothing(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert line == line.strip()
    assert not set(line) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert one_line(line) == line


@pytest.mark.parametrize("text", ["نئی\u200cدہلی", "👩🏽\u200d🚒", "e\u0301", "a\u200fb", "\u00ad"])
def test_letters_joiners_and_marks_stay(text: str) -> None:
    assert one_line(text) == text


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("2026-11-14T19:30:00+05:00", "14 Nov 2026, 19:30 (UTC+5)"),
        ("2026-11-14T19:30:59.999+05:30", "14 Nov 2026, 19:30 (UTC+5:30)"),
        ("2026-01-02T03:04:00-03:30", "2 Jan 2026, 03:04 (UTC-3:30)"),
        ("2026-06-01T00:00:00Z", "1 Jun 2026, 00:00 (UTC)"),
        ("2026-11-14", "14 Nov 2026"),
        ("", "date unknown"),
        ("in November", "date unknown"),
        ("<script>alert(1)</script>", "date unknown"),
    ],
)
def test_dates_are_shown_with_their_clock(iso: str, text: str) -> None:
    assert date_text(iso) == text


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://x.com/i/spaces/1vOxw", "https://x.com/i/spaces/1vOxw"),
        (" https://x.com/a b ", ""),
        ("https://x.com/a\nb", ""),
        ('https://x.com/"><b>', "https://x.com/%22%3E%3Cb%3E"),
        ("https://x.com/(a)", "https://x.com/%28a%29"),
        ("https://x.com/a%20b", "https://x.com/a%20b"),
        ("http://x.com/", ""),
        ("HTTPS://x.com/", "HTTPS://x.com/"),
        ("https://ayesha@x.com/", ""),
        ("https://x.com:443/a", "https://x.com:443/a"),
        ("https://[::1", ""),
        ("https://", ""),
        ("javascript:alert(1)", ""),
        ("file:///home/a", ""),
        ("//x.com/a", ""),
        ("https://x.com\\@evil.com/", ""),
    ],
)
def test_only_plain_https_is_an_address(url: str, kept: str) -> None:
    assert web_address(url) == kept


@given(st.text(max_size=40))
def test_any_address_is_safe_in_any_text(tail: str) -> None:
    assert not set(web_address(f"https://x.com/{tail}")) & set("\"'<>()[]\\`{} \n|^")


@given(ANY)
def test_isolates_are_balanced_and_only_where_needed(text: str) -> None:
    line = one_line(text)
    wrapped = isolated(line)
    assert wrapped.strip("\u2068\u2069") == line
    assert (wrapped != line) == has_right_to_left(line)
