"""Every exporter of quotes over hostile strings, read back by parsers that are not ours."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from spacesviewer.domain.citation import QuoteForm
from spacesviewer.domain.quote import Quote, QuoteEdit, QuotePart, Verification
from spacesviewer.domain.recap import Beneath
from spacesviewer.domain.segment import is_right_to_left
from spacesviewer.domain.wording import one_line, tidy
from spacesviewer.export import is_binary, quote_formats
from tests.unit.export.hostile import STRINGS
from tests.unit.export.reading import words_in

# Those that are text; what all promise is in test_promises.py.
FORMATS = {key: quote_formats()[key] for key in ("csv", "html", "json", "md", "txt")}
FORM = QuoteForm()
URDU = "پانی کا معاہدہ کس نے کیا؟"
# What must never leave, in every field that an exporter has no business with.
CANARY = "canary-7f3a"
TAGS = frozenset(
    [
        "html",
        "style",
        "head",
        "meta",
        "title",
        "body",
        "h1",
        "h2",
        "section",
        "blockquote",
        "p",
        "cite",
        "a",
        "bdi",
        "article",
    ]
)
ATTRIBUTES = frozenset(("lang", "charset", "http-equiv", "content", "dir", "href", "name"))
FIELDS = """id session session_title session_date start_ms end_ms speaker text parts language
platform url topics state unverified caution gaps heard exact synthetic transcript_origin
recording_sha256 transcript_sha256 note checked revision stories rating since differences"""


MARKS = (QuoteEdit(0, 7, 16), QuoteEdit(0, 19, 19, "the contract"))


def quote(text: str = "Nobody read it.", **fields: object) -> Quote:
    base = Quote(
        id="q1",
        session="s1",
        session_title="Water contract: who signed?",
        session_date="2026-11-14T19:30:00+05:00",
        start_ms=74_900,
        end_ms=78_000,
        parts=(QuotePart("Ayesha Siddiqui", text, 74_900, 78_000),),
        language="en",
        platform="X Spaces",
        url="https://x.com/i/spaces/1v",
        state="checked",
        before=CANARY,
        after=CANARY,
        reviewer=CANARY,
        created_at=CANARY,
    )
    return replace(base, **fields)  # type: ignore[arg-type]


def hostile(text: str) -> Quote:
    """A quote that is hostile in every field."""
    return quote(
        session_title=text,
        parts=(QuotePart(text, text, 1, 2), QuotePart("", text, 2, 3)),
        language=text,
        platform=text,
        url=f"https://x.com/{text}",
        note=text,
        topics=(text, "contract"),
        state="to check",
        transcript_origin=text,
        synthetic=True,
    )


def render(extension: str, *quotes: Quote, form: QuoteForm = FORM) -> str:
    return FORMATS[extension].render(quotes, form).decode()


class Page(HTMLParser):
    """What a page holds: its tags, its attributes and its text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.paragraphs = [""]
        self.comments: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(name, value or "") for name, value in attrs}
        if tag in ("p", "h2"):
            self.paragraphs.append("")

    def handle_data(self, data: str) -> None:
        self.paragraphs[-1] += data

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


def test_formats() -> None:
    for module in FORMATS.values():
        assert module.NAME
        assert module.render((), FORM).decode()[:1] != " "


@pytest.mark.parametrize("extension", FORMATS)
def test_nothing_leaves_that_was_not_chosen(extension: str) -> None:
    assert CANARY not in render(extension, quote(), quote(URDU, language="ur"))


@pytest.mark.parametrize("extension", FORMATS)
def test_what_is_doubtful_is_told_in_every_form(extension: str) -> None:
    for form in (FORM, QuoteForm(attribution=False, time=False)):
        doubtful = quote(state="to check", transcript_origin="machine", synthetic=True)
        text = render(extension, doubtful, form=form)
        assert "synthetic" in text.lower()
        assert "UNVERIFIED" in text
        assert "UNVERIFIED" not in render(extension, quote(), form=form)


@pytest.mark.parametrize("extension", FORMATS)
def test_no_control_characters(extension: str) -> None:
    for text in STRINGS:
        out = render(extension, hostile(text)).removeprefix("\ufeff").replace("\r\n", "\n")
        assert not [c for c in out if unicodedata.category(c) in ("Cc", "Cs") and c != "\n"]
        assert "\ufeff" not in out


def test_html_holds_words_and_our_own_tags_only() -> None:
    for text in STRINGS:
        page = Page(render("html", hostile(text)))
        assert page.tags <= TAGS
        assert {name for name, _ in page.attributes} <= ATTRIBUTES
        assert all(v.startswith("https://x.com/") for k, v in page.attributes if k == "href")
        assert not page.comments
        assert f"“{one_line(text)}”" in [p.strip() for p in page.paragraphs]
        assert f"Note: {one_line(text)}" in [p.strip() for p in page.paragraphs] or not one_line(
            text
        )


def test_markdown_keeps_words_inert() -> None:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    calm = {rtl: parser.parse(render("md", hostile(URDU if rtl else "calm"))) for rtl in (0, 1)}
    for text in STRINGS:
        wild = parser.parse(render("md", hostile(text)))
        assert [t.type for t in wild] == [t.type for t in calm[is_right_to_left(text)]]
        kinds = {c.type for t in wild for c in t.children or () if not c.type.startswith("text")}
        assert kinds <= {"em_open", "em_close", "link_open", "link_close"}
        links = [c.attrs["href"] for t in wild for c in t.children or () if c.type == "link_open"]
        assert all(str(link).startswith("https://x.com/") for link in links)
        shown = ["".join(c.content for c in t.children or ()) for t in wild]
        assert any(one_line(text) in line for line in shown)
        # Readers that make links by themselves look at the source.
        source = re.sub(r"\(<https://x\.com/[^ <>]*>\)", "", render("md", hostile(text)))
        assert "https://" not in source
        assert "www.evil" not in source


def test_csv_has_no_formulas() -> None:
    for text in STRINGS:
        data = FORMATS["csv"].render([hostile(text)], FORM)
        assert data.startswith(b"\xef\xbb\xbf")
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
        assert [row["part"] for row in rows] == ["1", "2"]
        for row in rows:
            assert None not in row
            assert not [c for c in row.values() if c.lstrip()[:1] in tuple("=+-@\t\r＝＋－＠")]
        assert rows[0]["text"] in (one_line(text), f"'{one_line(text)}")
        assert rows[1]["speaker"] == "Unidentified speaker"


def test_json_comes_back() -> None:
    for text in STRINGS:
        (value,) = json.loads(render("json", hostile(text)))
        assert [part["text"] for part in value["parts"]] == [tidy(text)] * 2
        assert value["parts"][1]["speaker"] == ""
        assert value["session_title"] == one_line(text)
        times = [
            v for part in (value, *value["parts"]) for k, v in part.items() if k.endswith("_ms")
        ]
        assert len(times) == 6
        assert all(type(ms) is int for ms in times)
        assert value["unverified"] is True


def test_plain_text_keeps_one_mouth_a_line() -> None:
    for text in STRINGS:
        lines = render("txt", hostile(text)).split("\n")
        words = one_line(text)
        assert len([line for line in lines if f"{words}" in line]) >= 2
        assert [line for line in lines if "Unidentified speaker" in line]


def test_json_has_these_fields_and_no_others() -> None:
    (value,) = json.loads(render("json", quote(note="n")))
    assert set(value) == set(FIELDS.split())


def test_json_opens_what_is_left_out() -> None:
    (value,) = json.loads(render("json", quote("Nobody ever read it.", edits=MARKS)))
    assert value["text"] == "Nobody [...] it [the contract]."
    assert value["edits"] == [
        {"part": 0, "mark": "[...]", "words": "ever read"},
        {"part": 0, "mark": "[the contract]", "words": ""},
    ]


@pytest.mark.parametrize("extension", FORMATS)
def test_marks_and_what_has_changed_since_are_in_every_format(extension: str) -> None:
    shown = quote("Nobody ever read it now.", edits=MARKS, since="text changed since")
    text = render(extension, shown)
    assert "[...]" in text or r"\[...\]" in text
    assert "the contract" in text
    assert "in the transcript: text changed since" in text


def test_who_checked_is_told_where_the_state_is() -> None:
    checked = quote(verified=Verification("Noor", "2026-11-20T10:00:00Z", True, 125))
    (value,) = json.loads(render("json", checked))
    assert value["checked"] == {
        "by": "Noor", "at": "2026-11-20T10:00:00Z", "heard": True, "speed": 125,
    }  # fmt: skip
    assert "checked by Noor, 20 Nov 2026, heard in full at up to 125 %" in render("csv", checked)
    assert value["unverified"] is False


def test_the_question_goes_with_the_answer_only_when_asked_for() -> None:
    asked = quote(question=QuotePart("Bilal", "Who has read it?", 70_000, 74_000))
    for extension in FORMATS:
        assert "Who has read it?" not in render(extension, asked)
        assert "Who has read it" in render(extension, asked, form=QuoteForm(questions=True))


@pytest.mark.parametrize("key", quote_formats())
def test_no_format_loses_what_a_translation_is(key: str) -> None:
    said = quote(URDU, language="ur")
    beneath = Beneath("Urdu", ("Who made it?",), "translated from Urdu by Noor (checked)")
    module = quote_formats()[key]
    for told in (beneath, replace(beneath, whole=True)):
        form = QuoteForm(attribution=False, time=False, translations=(("q1", told),))
        text = " ".join(words_in(module.render([said], form), binary=is_binary(module)).split())
        text = text.replace("* COMMENT: ", "").replace("\\", "")  # of EDL, and of Markdown
        where = text.index("Who made it?")
        assert "translated from Urdu by Noor (checked)" in text[where:]
        assert ("[Translation of the whole passage:]" in text[:where]) is told.whole
        assert ("translation of the whole passage, trans" in text[where:]) is told.whole
    assert replace(told, language="ur").words == told.words  # and it is told once


def test_the_question_comes_first_with_who_asks_and_when() -> None:
    asked = quote(question=QuotePart("Bilal", "Who has read it?", 70_000, 74_000), topics=("x",))
    for key, module in quote_formats().items():
        told = words_in(module.render([asked], QuoteForm(questions=True)), binary=is_binary(module))
        if "Question: " in told:  # the others have a column or a field of their own
            question = told.index("Question: Bilal (0:01:10): “Who has read it?”")
            assert question < told.index("Nobody read it.") < told.index("Topics: x"), key
        else:
            assert key in ("csv", "json", "jsonld", "qualcoder", "xlsx"), key
    for form in (QuoteForm(questions=True, time=False), QuoteForm(questions=True, template="x")):
        assert ("0:01:10" in render("md", asked, form=form)) is form.time
    blocks = render("txt", asked, quote(), form=QuoteForm(questions=True)).split("\n\n")
    assert [block.split("“")[0] for block in blocks] == ["Question: Bilal (0:01:10): ", "", ""]


@pytest.mark.parametrize("extension", FORMATS)
def test_what_was_heard_in_full_is_told(extension: str) -> None:
    machine = {"state": "to check", "transcript_origin": "machine"}
    sentence = "heard in full but not yet checked"
    assert sentence in render(extension, quote(heard=True, **machine))
    for state in (False, None):
        assert sentence not in render(extension, quote(heard=state, **machine))


def test_notes_can_stay_at_home() -> None:
    noted = quote(note="my private thought")
    for extension in FORMATS:
        assert "private thought" in render(extension, noted)
        assert "private thought" not in render(extension, noted, form=QuoteForm(notes=False))


def test_urdu_survives_in_every_format() -> None:
    for extension in FORMATS:
        assert URDU in render(extension, quote(URDU, language="ur"))
    assert '<p lang="ur" dir="rtl">' in render("html", quote(URDU, language="ur"))


def test_quotes_stand_under_their_sessions() -> None:
    other = quote("Other.", session="s2", session_title="Second")
    text = render("md", quote("One."), other, quote("Two."))
    order = [text.index(words) for words in ("## Water", "“One", "“Two", "## Second", "“Other")]
    assert order == sorted(order)
    assert text.count("## ") == 2


def test_an_empty_table_has_its_header() -> None:
    assert render("csv").startswith('\ufeff"quote","part","speaker","text"')


def test_a_quote_beside_a_gap_says_so_in_every_format() -> None:
    form = QuoteForm(gaps=(("q1", "Silence for <b>4 s</b>."), ("q2", "Another one.")))
    for extension in FORMATS:
        assert "Silence for" in render(extension, quote(), form=form)
        assert "Another one" not in render(extension, quote(), form=form)
        assert "Silence" not in render(extension, quote())
    assert "<b>" not in render("html", quote(), form=form)
