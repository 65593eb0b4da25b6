from __future__ import annotations

from dataclasses import replace

import pytest

from spacesviewer.domain.citation import (
    QuoteForm,
    cite,
    clipboard_html,
    html,
    is_unverified,
    language_attributes,
    markdown,
    plain,
    unverified,
)
from spacesviewer.domain.quote import Quote, QuotePart, Verification

URDU = "پانی کا معاہدہ کس نے کیا؟"
FORM = QuoteForm()
BARE = QuoteForm(attribution=False, time=False)
QUOTE = Quote(
    id="q1",
    session="s1",
    session_title="Water contract: who signed?",
    session_date="2026-11-14T19:30:00+05:00",
    start_ms=74_900,
    end_ms=78_000,
    parts=(QuotePart("Ayesha Siddiqui", "Nobody read it.", 74_900, 78_000),),
    language="en",
    state="checked",
    reviewer="Canary Reviewer",
)
ABOUT = "Water contract: who signed?, 14 Nov 2026, 19:30 (UTC+5)"
TWO = replace(
    QUOTE,
    parts=(
        QuotePart("Ayesha Siddiqui", "Who signed?", 74_900, 76_000),
        QuotePart("", "I did.", 76_000, 78_000),
    ),
)
URDU_QUOTE = replace(QUOTE, language="ur", parts=(QuotePart("عائشہ", URDU, 74_900, 78_000),))


def test_plain() -> None:
    assert plain(QUOTE, FORM) == f"“Nobody read it.” — Ayesha Siddiqui, {ABOUT}, 0:01:14"


def test_pure_left_to_right_text_has_no_marks() -> None:
    assert not set(plain(TWO, FORM) + markdown(TWO, FORM)) & set("\u2066\u2067\u2068\u2069\u200e")


def test_every_part_has_its_mouth() -> None:
    assert plain(TWO, FORM).split("\n") == [
        "“Who signed?” — Ayesha Siddiqui, 0:01:14",
        "“I did.” — Unidentified speaker, 0:01:16",
        ABOUT,
    ]


def test_forms_can_be_bare() -> None:
    assert plain(QUOTE, BARE) == "“Nobody read it.”"
    assert plain(TWO, BARE) == "“Who signed?”\n“I did.”"
    assert plain(QUOTE, replace(BARE, time=True)) == "“Nobody read it.” (0:01:14)"
    assert plain(QUOTE, replace(FORM, time=False)).endswith("(UTC+5)")


def test_urdu_words_stand_before_the_attribution() -> None:
    words, about = plain(URDU_QUOTE, FORM).split("\n")
    assert words == f"“{URDU}”"
    assert about == f"— \u2068عائشہ\u2069, {ABOUT}, 0:01:14"


def test_urdu_inside_english_is_isolated() -> None:
    mixed = replace(QUOTE, parts=(QuotePart("A", f"She said {URDU}", 0, 1),))
    assert plain(mixed, FORM).startswith(f"“\u2068She said {URDU}\u2069” — A, ")


def test_markdown() -> None:
    quote = replace(QUOTE, url="https://x.com/i/spaces/1v")
    title = "*[Water contract: who signed?](<https://x.com/i/spaces/1v>)*"
    expected = (
        f"> “Nobody read it.” — Ayesha Siddiqui, {title}, 14 Nov 2026, 19:30 (UTC+5), 0:01:14"
    )
    assert markdown(quote, FORM) == expected
    assert cite(quote, replace(FORM, form="markdown")) == expected
    assert markdown(URDU_QUOTE, FORM).split("\n")[:2] == [f"> “{URDU}”", ">"]


def test_html() -> None:
    assert html(QUOTE, FORM) == (
        '<blockquote><p lang="en">“Nobody read it.”</p></blockquote>\n'
        "<p>— Ayesha Siddiqui, <cite>Water contract: who signed?</cite>, "
        "14 Nov 2026, 19:30 (UTC+5), 0:01:14</p>"
    )
    urdu = html(URDU_QUOTE, FORM)
    assert f'<p lang="ur" dir="rtl">“{URDU}”</p>' in urdu
    assert "— <bdi>عائشہ</bdi>, <cite>" in urdu
    assert clipboard_html(QUOTE, FORM).startswith('<meta http-equiv="content-type"')
    assert cite(QUOTE, replace(FORM, form="html")) == html(QUOTE, FORM)


def test_a_link_only_where_it_is_https() -> None:
    assert '<a href="https://x.com/?a=1&amp;b">' in html(
        replace(QUOTE, url="https://x.com/?a=1&b"), FORM
    )
    for form in (plain, markdown, html):
        assert "evil" not in form(replace(QUOTE, url="http://evil.example/"), FORM)
    assert plain(replace(QUOTE, url="https://x.com/a"), FORM).endswith("0:01:14, https://x.com/a")


@pytest.mark.parametrize("form", [plain, markdown, html])
@pytest.mark.parametrize("quote", [QUOTE, TWO, URDU_QUOTE])
def test_doubts_are_told_once_in_every_form(form: object, quote: Quote) -> None:
    assert callable(form)
    told = {
        "UNVERIFIED": replace(quote, state="to check", transcript_origin="machine"),
        "UNVERIFIED: not yet": replace(quote, state="to check", transcript_origin=""),
        "words typed by hand": replace(quote, exact=False),
        "synthetic voices, invented people": replace(quote, synthetic=True),
    }
    for sentence, doubtful in told.items():
        assert form(doubtful, FORM).count(sentence) == 1
        assert sentence not in form(quote, FORM)
    human = replace(quote, state="to check", transcript_origin="human")
    assert "UNVERIFIED" not in form(human, FORM)


def test_gaps_are_named() -> None:
    bare = Quote("q", "s", "", "", 5_000, 6_000, (), state="checked")
    assert plain(bare, FORM) == "Unidentified speaker, Untitled session, date unknown, 0:00:05"


@pytest.mark.parametrize(
    ("text", "language", "attributes"),
    [
        (URDU, "ur", ' lang="ur" dir="rtl"'),
        (URDU, "en", ' dir="rtl"'),
        (URDU, "", ' dir="rtl"'),
        ("Who?", "en-GB", ' lang="en-GB"'),
        ("Kaun?", "ur", ""),
        ("Who?", 'en" onload="x', ""),
    ],
)
def test_language_is_told_where_the_script_agrees(
    text: str, language: str, attributes: str
) -> None:
    assert language_attributes(text, language) == attributes


@pytest.mark.parametrize(
    ("heard", "since", "mark"),
    [
        (True, None, ""),
        (None, None, ""),  # the archive cannot know
        (False, None, "UNVERIFIED: machine transcript, called checked but not heard in full"),
        (False, True, ""),  # it was heard since
    ],
)
def test_checked_without_listening_is_not_verified(
    heard: bool | None, since: bool | None, mark: str
) -> None:
    told = replace(
        QUOTE, state="checked", transcript_origin="machine", heard=since,
        verified=Verification("Noor", "2026-11-25T10:00:00Z", heard),
    )  # fmt: skip
    assert unverified(told) == mark
    assert is_unverified(told) == bool(mark)
