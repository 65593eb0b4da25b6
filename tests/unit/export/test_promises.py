"""What every exporter promises: a new one is tested by being there."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile

import defusedxml.ElementTree
import pytest

from spacesviewer.domain.citation import QuoteForm
from spacesviewer.domain.gap import Gap
from spacesviewer.domain.quote import QuotePart
from spacesviewer.domain.segment import Segment
from spacesviewer.domain.transcript import Transcript
from spacesviewer.domain.wording import one_line
from spacesviewer.export import is_binary, is_untimed, quote_formats, transcript_formats
from tests.unit.export.hostile import STRINGS
from tests.unit.export.making import (
    CANARIES,
    FORM,
    URDU,
    hostile,
    loaded,
    quote,
    quotes_as,
    talk_as,
)

QUOTES, TALKS = quote_formats(), transcript_formats()
VERY_LONG = "پانی water " * 1000
SOME = STRINGS[::9]
TALK = [
    Segment(0, 4500, "Welcome.", "Ayesha"),
    Segment(4400, 9000, "Who signed it?", "Omar"),
    Segment(20_000, 20_000, URDU, ""),
]


def test_the_formats_are_these() -> None:
    assert list(QUOTES) == [
        *("audacity", "csv", "docx", "edl", "html", "json", "jsonld", "md", "odt", "otio"),
        *("pdf", "qualcoder", "txt", "xlsx"),
    ]
    assert list(TALKS) == [
        *("audacity", "docx", "eaf", "json", "md", "podcast", "srt", "ttml", "txt", "vtt"),
    ]
    for formats in (QUOTES, TALKS):
        names = [module.NAME for module in formats.values()]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("key", QUOTES)
def test_no_canary_leaves_with_a_quote(key: str) -> None:
    module = QUOTES[key]
    found = contents(module.render([loaded()], QuoteForm(notes=False)), is_binary(module))
    for canary in CANARIES:
        for form in (canary, canary.replace("/", "\\/"), canary.replace("\\", "\\\\")):
            for content in found:
                assert form.encode() not in content
                assert form.encode("utf-16-be") not in content


@pytest.mark.parametrize("key", [key for key, one in QUOTES.items() if is_binary(one)])
def test_nobody_is_named_in_a_file_of_parts(key: str) -> None:
    for content in contents(QUOTES[key].render([quote()], FORM), binary=True):
        for told in (b"creator", b"Author", b"lastModifiedBy", b"Producer", b"Creator", b"dc:date"):
            assert told not in content
        assert not re.search(rb"202[4-9]-\d\d-\d\dT", content)


def contents(data: bytes, binary: bool) -> list[bytes]:
    """The file itself, and what is in it where it is a zip."""
    if not binary or not data.startswith(b"PK"):
        return [data]
    with zipfile.ZipFile(io.BytesIO(data)) as box:
        assert not box.comment
        for one in box.infolist():
            assert one.date_time == (1980, 1, 1, 0, 0, 0)
            assert (one.extra, one.comment, one.create_system) == (b"", b"", 0)
        return [data, *(box.read(name) for name in box.namelist())]


@pytest.mark.parametrize("key", QUOTES)
def test_the_same_quotes_give_the_same_bytes(key: str) -> None:
    render = QUOTES[key].render
    quotes = [quote(), quote(URDU, language="ur", id="q2")]
    assert render(quotes, FORM) == render(quotes, FORM)


@pytest.mark.parametrize("key", TALKS)
def test_the_same_transcript_gives_the_same_bytes(key: str) -> None:
    render = TALKS[key].render
    assert render(Transcript(TALK, "en", "Talk")) == render(Transcript(TALK, "en", "Talk"))


@pytest.mark.parametrize("key", QUOTES)
def test_what_is_doubtful_is_told_in_every_form(key: str) -> None:
    doubtful = quote(
        state="to check", transcript_origin="machine", synthetic=True, translated_from="Urdu"
    )
    for form in (FORM, QuoteForm(attribution=False, time=False, notes=False)):
        text = quotes_as(key, doubtful, form=form)
        assert "UNVERIFIED: machine transcript" in text
        assert "translated from Urdu" in text
        assert "synthetic voices, invented people" in text
        calm = quotes_as(key, quote(), form=form)
        assert "UNVERIFIED" not in calm
        assert "translated" not in calm


@pytest.mark.parametrize("key", QUOTES)
def test_each_mouth_is_named(key: str) -> None:
    parts = (
        QuotePart("Ayesha", "Who took it?", 1000, 2000),
        QuotePart("", "Shame on you!", 2000, 3000),
        QuotePart("Omar", "Nobody.", 3000, 4000),
    )
    text = quotes_as(key, quote(parts=parts))
    named = ("Ayesha", "Unidentified speaker", "Omar")
    if key == "json":  # an unknown speaker is "" there
        named = ("Ayesha", '"speaker": ""', "Omar")
    for name, part in zip(named, parts, strict=True):
        assert name in text
        assert part.text.rstrip("!?.") in text


@pytest.mark.parametrize("key", QUOTES)
def test_a_gap_beside_a_quote_is_told(key: str) -> None:
    form = QuoteForm(gaps=(("q1", "Silence for 4 s."), ("q2", "Another one.")))
    assert "Silence for 4 s" in quotes_as(key, quote(), form=form)
    assert "Another one" not in quotes_as(key, quote(), form=form)


@pytest.mark.parametrize("key", sorted(QUOTES.keys() - {"pdf"}))
def test_urdu_is_whole_in_every_format(key: str) -> None:
    assert URDU in quotes_as(key, quote(URDU, language="ur"))


@pytest.mark.parametrize("key", QUOTES)
def test_hostile_quotes_stay_words(key: str) -> None:
    module = QUOTES[key]
    if key == "pdf":  # all in one: each takes a while
        module.render([hostile(text) for text in SOME[::4]], FORM)
        return
    for text in SOME:
        data = module.render([hostile(text)], FORM)
        check_inert(data, is_binary(module))
        if key != "md":  # md is escaped, and read back in test_quotes.py
            words = (
                one_line(text).replace("\\", "\\\\")
                if key in ("json", "jsonld", "otio")
                else one_line(text)
            )
            found = words_in_parts(data, is_binary(module))
            assert all(word in found or "&" in word or '"' in word or "<" in word or ">" in word
                       or "'" in word for word in words.split())  # fmt: skip


@pytest.mark.parametrize("key", TALKS)
def test_hostile_transcripts_stay_words(key: str) -> None:
    module = TALKS[key]
    for text in SOME:
        segments = [Segment(0, 5, text, text), Segment(5, 9, "calm", "Ayesha")]
        gaps = [Gap(1, 2, text, "silence")]
        data = module.render(Transcript(segments, text, text, True, gaps, [text]))
        check_inert(data, is_binary(module))
        assert "calm" in words_in_parts(data, is_binary(module))


def check_inert(data: bytes, binary: bool) -> None:
    """No control character in a text, and XML that a strict parser reads."""
    if data.startswith(b"%PDF"):
        return
    for content in contents(data, binary)[1 if binary else 0 :]:
        text = content.decode("utf-8")
        bad = [c for c in text if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\r\t"]
        assert not bad
        if text.startswith("<?xml"):
            defusedxml.ElementTree.fromstring(text)


def words_in_parts(data: bytes, binary: bool) -> str:
    from tests.unit.export.reading import words_in

    return words_in(data, binary=binary)


@pytest.mark.slow
@pytest.mark.parametrize("key", QUOTES)
def test_very_long_words_are_written(key: str) -> None:
    # Shaping a page of a PDF takes a while; the others are quick.
    words = VERY_LONG[:3000] if key == "pdf" else VERY_LONG
    text = quotes_as(key, quote(words, note=words, session_title="x" * 5000))
    assert text.count("water") >= words.count("water")


@pytest.mark.parametrize("key", QUOTES)
def test_no_quotes_are_no_fault(key: str) -> None:
    quotes_as(key)


@pytest.mark.parametrize("key", TALKS)
def test_a_transcript_says_what_it_is(key: str) -> None:
    remarks = ["UNVERIFIED: machine transcript, not yet checked", "translated from Urdu"]
    gaps = [Gap(9000, 20_000, "Silence for 11 s.", "silence")]
    text = talk_as(key, TALK, synthetic=True, gaps=gaps, remarks=remarks)
    for name in ("Ayesha", "Omar", "Welcome.", URDU):
        assert name in text
    assert "synthetic" in text.lower()
    assert "UNVERIFIED: machine transcript" in text
    assert "translated from urdu" in text.lower()
    assert ("Silence for 11 s" in text) == (key != "srt")  # it has no place for that
    calm = talk_as(key, TALK)
    assert not re.search("synthetic|UNVERIFIED|translated|Silence", calm)


@pytest.mark.parametrize("key", [key for key, one in TALKS.items() if is_untimed(one)])
def test_a_text_without_times_tells_none(key: str) -> None:
    module = TALKS[key]
    told = Transcript(TALK, "en", "Talk", True, remarks=["translated from Urdu"], timed=False)
    data = module.render(told)
    text = words_in_parts(data, is_binary(module))
    assert "Welcome." in text
    assert "ranslated from Urdu" in text
    assert "ynthetic" in text
    assert "0:00" not in text
