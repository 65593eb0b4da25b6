"""noScribe's and podcasts' HTML, and oTranscribe's within its JSON."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from spacesviewer.transcripts import htmltext, otranscribe, read
from spacesviewer.transcripts.htmltext import lines
from spacesviewer.transcripts.refusals import NotATranscript
from spacesviewer.transcripts.web_transcript import parse, sniff
from tests.unit.transcripts.making import DATA, lines_of, told

REAL = os.environ.get("SPACESVIEWER_TEST_DATA")


def test_noscribe_tells_start_end_and_speaker_of_each_stretch() -> None:
    name, found = read(DATA / "noscribe" / "interview.html")
    assert (name, found.language, found.origin, found.title) == (
        "noScribe",
        "en",
        "machine",
        "harbour & ferry",
    )
    assert told(found) == [
        ("S01", "Is the harbour open again?"),
        ("S01", "Or is it not?"),
        ("S02", "Since Monday."),
        ("S01", "I see."),
        ("Omar Haddad", "Nobody told us. Really nobody."),
    ]
    assert lines_of(found)[2][:2] == (8090, 8910)  # spoken over the one before
    assert found.notes == (
        "Words that stand behind their stretch, put to it: 1 (7).",
        "Marks of pauses, left out: 2 (1, 3).",
    )


def test_noscribe_without_speakers_keeps_its_words() -> None:
    html = '<p><a name="ts_0_900_">Yes.</a><a name="ts_900_1900_"> (..)</a></p>'
    from spacesviewer.transcripts import noscribe

    assert told(noscribe.parse(html)) == [("", "Yes.")]


def test_a_podcast_cites_names_and_times() -> None:
    name, found = read(DATA / "web_transcript" / "podcast.html")
    assert name == "HTML transcript"
    assert told(found) == [
        ("Anna", "Is the harbour open again? It's been closed."),
        ("Omar", "Since Monday, for small boats."),
        ("Omar", "And for the ferry."),
        ("Anna", "Thank you."),
    ]
    starts = [segment.start_ms for segment in found.segments]
    assert (starts[0], starts[1], starts[3]) == (0, 9000, 3604_000)


def test_an_exported_page_is_read_as_it_is_seen() -> None:
    found = read(DATA / "web_transcript" / "export.html")[1]
    assert told(found) == [
        ("Anna Berg", "Is the harbour open again?"),
        ("Omar Haddad", "Since Monday, for small boats."),
    ]
    assert [segment.start_ms for segment in found.segments] == [0, 3000]


def test_other_pages_are_no_transcripts() -> None:
    page = "<!doctype html><p>At 12:30 we met.</p><ul><li>9:00 Breakfast</li></ul>"
    assert not sniff(page)
    with pytest.raises(NotATranscript):
        parse(page)
    with pytest.raises(NotATranscript):
        parse("no page at all")


def test_html_is_read_as_text_and_never_run() -> None:
    text = "<style>p{}</style><p>a &lt;b&gt; <!-- <p>no --> <b>c</b></p><SCRIPT>x='<p>'</SCRIPT>d"
    assert [line.strip() for line in lines(text) if line.strip()] == ["a <b>  c", "d"]
    assert [line for line in lines("<p>a<!-- never ends") if line] == ["a"]
    assert [line for line in lines("1 < 2 and <3") if line] == ["1 < 2 and <3"]


@pytest.mark.parametrize(
    "text", ["<" * 300_000, "<!--" * 100_000, "<a b='" * 100_000, "<p " * 99_999]
)
def test_hostile_html_ends(text: str) -> None:
    assert isinstance(lines(text), list)


def test_otranscribe_has_stamps_and_typed_names() -> None:
    name, found = read(DATA / "otranscribe" / "typed.otr")
    assert (name, found.title) == ("oTranscribe", "harbour.mp3")
    assert told(found) == [
        ("Anna", "Is the harbour open again?"),
        ("Omar", "Since Monday,"),
        ("Omar", "for small boats."),
        ("Anna", "And the ferry? Does it go?"),
    ]
    assert [s.start_ms for s in found.segments if s.row != 3] == [500, 3250, 8112]
    last = found.segments[-1]
    assert [w.start_ms for w in last.words if last.text[w.start : w.end] == "Does"] == [10_000]


def test_old_stamps_are_strings() -> None:
    found = read(DATA / "otranscribe" / "old.otr")[1]
    assert [segment.start_ms for segment in found.segments] == [12_000, 65_000]


def test_otranscribe_without_stamps_has_no_times() -> None:
    found = otranscribe.read_document({"text": "<p>Anna: yes</p>", "media-time": 3})
    assert not found.timed
    assert not otranscribe.claims({"text": "words", "language": "en"})
    assert not otranscribe.claims({"text": "<p>", "segments": []})


def test_more_html_than_any_transcript_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(htmltext, "MAX_CHARACTERS", 10)
    with pytest.raises(Exception, match="more HTML"):
        lines("<p>" * 9)


@pytest.mark.skipif(not REAL, reason="SPACESVIEWER_TEST_DATA names no folder of real files")
def test_the_reference_page_of_the_podcast_namespace() -> None:
    found = read(Path(REAL or "") / "podcast-namespace/transcripts/example.html")[1]
    assert len(found.segments) == 10
    assert {segment.speaker for segment in found.segments} == {"Travis", "Sarah", "Gilon"} | {
        segment.speaker for segment in found.segments
    }
    assert [segment.start_ms for segment in found.segments][:3] == [0, 53_000, 102_000]
