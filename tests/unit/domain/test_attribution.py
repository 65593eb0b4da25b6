"""Styles of attribution: what a template says, what it cannot hide, and what is wrong with one."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain import attribution
from spacesviewer.domain.attribution_styles import TEMPLATES
from spacesviewer.domain.citation import QuoteForm, cite
from spacesviewer.domain.disguise import Disguise
from spacesviewer.domain.person import Person
from spacesviewer.domain.quote import Naming, Proof, Quote, QuotePart

URDU = "پانی کا معاہدہ کس نے کیا؟"
QUOTE = Quote(
    "q", "s", "On the rally", "2026-11-14T23:59:30+05:00", 74_000, 78_000,
    (QuotePart("Imran", "The army has no role.", 74_000, 78_000),),
    language="en", platform="X Spaces", url="https://www.youtube.com/watch?v=abc", state="checked",
    proof=Proof(namings=(Naming("Imran", role="host", handle="imran_k"),)),
)  # fmt: skip
DOUBTFUL = replace(QUOTE, state="to check", translated_from="Urdu", synthetic=True)
BARE = replace(QUOTE, platform="", url="", session_date="", proof=Proof())
FORMS = ("plain", "markdown", "html")


def told(template: str, quote: Quote = QUOTE, form: str = "plain", **more: object) -> str:
    return cite(quote, QuoteForm(form, template=template, **more))  # type: ignore[arg-type]


def test_the_styles_that_come_along() -> None:
    words = "“The army has no role.” — "
    news = "Imran (@imran_k), host, “On the rally”, X Spaces, 15 Nov 2026, 00:00:44 UTC+5"
    assert told(TEMPLATES["news"]) == words + news
    academic = "Imran (15 Nov 2026), “On the rally”, X Spaces, 0:01:14, "
    link = "https://www.youtube.com/watch?v=abc&t=74"
    assert told(TEMPLATES["academic"]) == words + academic + link
    assert told(TEMPLATES["minimal"]) == f"{words}Imran, 0:01:14"
    assert not any(map(attribution.problem, (*TEMPLATES.values(), attribution.EXAMPLE)))


def test_clock_and_date_are_those_of_the_zone_that_is_set() -> None:
    assert told("{name}, {date}, {clock}", zone="UTC").endswith("Imran, 14 Nov 2026, 19:00:44 UTC")
    assert told("{name}, {date}, {clock}", BARE).endswith("Imran, date unknown")


def test_what_is_not_known_takes_its_comma_and_brackets_along() -> None:
    words = "“The army has no role.” — "
    assert told("{name} ({handle}), {role}, {platform}, {url}", BARE) == f"{words}Imran"
    assert told("{role}, {name} [{handle}; {platform}]", BARE) == f"{words}Imran"
    assert told("{name} ({handle}, on {platform})", replace(QUOTE, platform="")) == (
        f"{words}Imran (@imran_k, on )"
    )
    assert told("{name}, {time}", time=False) == f"{words}Imran"


def test_a_template_can_have_the_words_in_it() -> None:
    assert told("{name} said: “{words}” ({time})") == (
        "Imran said: “The army has no role.” (0:01:14)"
    )
    urdu = replace(QUOTE, language="ur", parts=(QuotePart("عائشہ", URDU, 0, 1),))
    assert f"\u2068{URDU}\u2069" in told("{name}: “{words}”", urdu)
    assert 'lang="ur" dir="rtl"' in told("{name}: {words}", urdu, "html")


def test_each_mouth_is_named_for_its_own_words() -> None:
    parts = (QuotePart("Ayesha", "Who?", 0, 400), QuotePart("", "Nobody.", 400, 900))
    assert told("{name}, {role}, {time}", replace(QUOTE, parts=parts)).split("\n") == [
        "“Who?” — Ayesha, 0:00:00",
        "“Nobody.” — Unidentified speaker, 0:00:00",
    ]


@pytest.mark.parametrize("form", FORMS)
def test_what_others_said_stays_inert(form: str) -> None:
    evil = "{url} <b>*x*</b> [a](https://evil.example)"
    quote = replace(QUOTE, platform=evil, parts=(QuotePart(evil, evil, 0, 1),))
    made = told("{name} on {platform}: {words}", quote, form)
    assert "watch?v" not in made  # a placeholder in a name is no placeholder
    if form == "html":
        assert "<b>" not in made
    if form == "markdown":
        assert "[a](" not in made


@given(st.text(max_size=80), st.sampled_from(FORMS))
def test_no_template_hides_a_doubt(text: str, form: str) -> None:
    template = f"{{name}} {text}"
    if attribution.problem(template):
        template = "{name} " + re.sub(r"[{}]", "", text)
    made = told(template, DOUBTFUL, form)
    for doubt in ("UNVERIFIED", "translated from Urdu", "synthetic voices"):
        assert doubt in made
    assert made.rstrip().endswith(("people)", "people)</p>"))


@pytest.mark.parametrize(
    ("template", "sentence"),
    [
        ("{nmae}", "There is no {nmae}. There are: {name}, "),
        ("{name} {", "stands alone"),
        ("{name.__class__}", "There is no {name.__class__}"),
        ("said so", "Nothing of the quote"),
        ("", "Nothing of the quote"),
        ("{words}", "somebody's"),
        ("{name} {words} {words}", "once"),
        ("{name}" + "x" * 500, "500"),
    ],
)
def test_what_is_wrong_is_told(template: str, sentence: str) -> None:
    assert sentence in attribution.problem(template)
    assert attribution.template_of("own", template) == ""


@given(st.text())
def test_any_text_is_taken_or_refused_with_a_sentence(text: str) -> None:
    problem = attribution.problem(text)
    if not problem:
        assert told(text)
    assert problem == "" or problem.endswith(".")


def test_a_pseudonym_takes_the_handle_away_and_the_name_of_who_asked() -> None:
    hidden = Person(1, "Imran", handle="imran_k", pseudonym="Source A")
    asked = replace(QUOTE, question=QuotePart("Imran", "And what do you say?", 0, 1))
    shown = Disguise.of([hidden]).quote(asked)
    assert told("{name} ({handle}), {role}", shown).endswith("— Source A, host")
    assert shown.question is not None
    assert shown.question.speaker == "Source A"
    assert "imran" not in repr(shown).casefold()
