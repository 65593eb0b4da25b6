"""What we write, read by the libraries that others use: a document, a table, tiers, a timeline."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from xml.etree.ElementTree import ElementTree

import docx
import jsonschema
import odf.opendocument
import odf.text
import openpyxl
import opentimelineio as otio
import pympi
import pypdf
import pysubs2
import pytest
import ttconv.imsc.reader
from defusedxml.ElementTree import fromstring

from spacesviewer.domain.citation import QuoteForm
from spacesviewer.domain.errors import UserError
from spacesviewer.domain.gap import Gap
from spacesviewer.domain.quote import QuotePart
from spacesviewer.domain.segment import Segment
from spacesviewer.domain.transcript import Transcript
from spacesviewer.domain.wording import one_line
from spacesviewer.export import quote_formats, transcript_formats
from spacesviewer.transcripts import read_bytes
from tests.unit.export.hostile import STRINGS
from tests.unit.export.making import FORM, URDU, hostile, quote

DATA = Path(__file__).parents[2] / "data"
QUOTES, TALKS = quote_formats(), transcript_formats()
TALK = [
    Segment(0, 4500, "Welcome.", "Ayesha"),
    Segment(4400, 9000, "Who signed it?", "Omar"),
    Segment(8000, 9500, "Wait,", "Omar"),
    Segment(20_000, 21_000, URDU, "رؤف"),
]
GAPS = [Gap(9500, 20_000, "Silence for 10.5 s.", "silence")]


def talk(key: str, segments: list[Segment] = TALK, **told: object) -> bytes:
    return TALKS[key].render(Transcript(segments, "en", "Talk", **told))  # type: ignore[arg-type]


def test_word_styles_notes_and_directions() -> None:
    quotes = [quote(), quote(URDU, language="ur", id="q2")]
    document = docx.Document(io.BytesIO(QUOTES["docx"].render(quotes, FORM)))
    told = [(p.style.name, p.text) for p in document.paragraphs if p.style]
    assert told == [
        ("Title", "Quotes"),
        ("Heading 1", "Water contract: who signed?, 14 Nov 2026, 19:30 (UTC+5)"),
        ("Quote", "“Nobody read it.”"),
        ("Caption", "— Ayesha Siddiqui, 0:01:14"),
        ("Quote", f"“{URDU}”"),
        ("Caption", "— Ayesha Siddiqui, 0:01:14"),
    ]
    xml = document.paragraphs[4]._p.xml
    assert "<w:bidi/>" in xml
    assert "<w:rtl/>" in xml
    assert 'w:lang w:bidi="ur"' in xml
    assert "<w:bidi/>" not in document.paragraphs[2]._p.xml
    assert 'w:lang w:val="en"' in document.paragraphs[2]._p.xml
    assert document.paragraphs[3]._p.xml.count("w:footnoteReference ") == 1
    assert document.core_properties.author in ("", "python-docx")  # python-docx makes its own


def test_open_document_styles_and_notes() -> None:
    quotes = [quote(), quote(URDU, language="ur", id="q2")]
    document = odf.opendocument.load(io.BytesIO(QUOTES["odt"].render(quotes, FORM)))
    notes = document.getElementsByType(odf.text.Note)
    assert len(notes) == 2
    assert "X Spaces, 0:01:14 – 0:01:18 · https://x.com/i/spaces/1v" in str(notes[0])
    (heading,) = document.getElementsByType(odf.text.H)
    assert str(heading).startswith("Water contract")
    assert not document.meta.childNodes


def test_a_workbook_has_text_and_numbers_and_no_formula() -> None:
    for text in STRINGS[::3]:
        data = QUOTES["xlsx"].render([hostile(text)], FORM)
        sheet = openpyxl.load_workbook(io.BytesIO(data)).active
        assert sheet is not None
        head, first, second = sheet.iter_rows()
        names = [cell.value for cell in head]
        cells = dict(zip(names, first, strict=True))
        assert {cell.data_type for cell in (*first, *second)} <= {"s", "n", "inlineStr"}
        assert (cells["text"].value or "") == one_line(text)
        assert cells["start_ms"].value == 1
        assert second[names.index("speaker")].value == "Unidentified speaker"


def test_annotations_have_a_time_and_the_words() -> None:
    parts = (QuotePart("Ayesha", "Who?", 74_900, 76_000), QuotePart("", "Me.", 76_000, 76_000))
    written = quote(parts=parts, topics=("water",), note="n", recording_sha256="ab" * 32)
    collection = json.loads(QUOTES["jsonld"].render([written, quote(id="q2")], FORM))
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    items = collection["first"]["items"]
    assert collection["total"] == len(items) == 3
    assert len({item["id"] for item in items} | {collection["id"]}) == 4
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", item["id"]) for item in items)
    fragment, words = items[0]["target"]["selector"]
    assert fragment["value"] == "t=npt:74.900,76.000"
    assert words == {"type": "TextQuoteSelector", "exact": "Who?"}
    assert items[1]["target"]["selector"][0]["value"] == "t=npt:76.000"
    assert items[0]["target"]["source"] == "https://x.com/i/spaces/1v"
    said = {(body["purpose"], body["value"]) for body in items[0]["body"]}
    assert said >= {("identifying", "Ayesha"), ("tagging", "water"), ("commenting", "n")}
    unpublished = quote(url="", recording_sha256="ab" * 32)
    (item,) = json.loads(QUOTES["jsonld"].render([unpublished], FORM))["first"]["items"]
    assert item["target"]["source"].startswith("ni:///sha-256;q6ur")


def test_annotations_are_what_the_recommendation_says() -> None:
    """By a schema of its musts; a schema that refuses nothing would prove nothing."""
    schema = json.loads((DATA / "web_annotation.schema.json").read_text("utf-8"))
    check = jsonschema.Draft202012Validator(schema)
    check.check_schema(schema)
    many = [hostile(text) for text in STRINGS if text.strip()]
    whole = json.loads(QUOTES["jsonld"].render([*many, quote(id="q2", note="n")], FORM))
    assert [error.message for error in check.iter_errors(whole)] == []
    item = whole["first"]["items"][0]
    for broken in (
        {**item, "target": {**item["target"], "source": "a file"}},
        {**item, "motivation": "quoting"},
        {key: value for key, value in item.items() if key != "id"},
    ):
        assert not check.is_valid({**whole, "first": {**whole["first"], "items": [broken]}})


def test_a_timeline_is_read_by_open_timeline_io() -> None:
    parts = (QuotePart("Ayesha", "Who?", 74_900, 76_000), QuotePart("", "Me.", 76_000, 78_000))
    data = QUOTES["otio"].render([quote(parts=parts), quote(URDU, id="q2")], FORM)
    timeline = otio.adapters.read_from_string(data.decode(), "otio_json")
    (track,) = timeline.tracks
    first, second = track.find_clips()
    assert isinstance(first.media_reference, otio.schema.MissingReference)
    assert first.source_range.start_time == otio.opentime.RationalTime(1872, 25)
    assert first.source_range.duration == otio.opentime.RationalTime(78, 25)
    assert [marker.comment for marker in first.markers] == [
        "Ayesha: “Who?”",
        "Unidentified speaker: “Me.”",
    ]
    assert second.name == "Ayesha Siddiqui"
    assert timeline.duration().rate == 25
    assert track.kind == otio.schema.TrackKind.Audio


def test_an_edit_list_counts_frames() -> None:
    text = QUOTES["edl"].render([quote(), quote(id="q2", session="s2")], FORM).decode()
    assert "* 25 FRAMES A SECOND" in text
    events = re.findall(r"^(\d{3})  (\S+) +AA/V  C        (.*)$", text, re.MULTILINE)
    assert events == [
        ("001", "S001", "00:01:14:22 00:01:18:00 00:00:00:00 00:00:03:03"),
        ("002", "S002", "00:01:14:22 00:01:18:00 00:00:03:03 00:00:06:06"),
    ]
    assert "* COMMENT: Ayesha Siddiqui: “Nobody read it.”" in text
    for text in STRINGS:
        lines = QUOTES["edl"].render([hostile(text)], FORM).decode().splitlines()
        assert sum(bool(re.match(r"\d", line)) for line in lines) == 1


def test_an_edit_list_refuses_what_it_cannot_count() -> None:
    late = quote(start_ms=90_000_000, end_ms=90_001_000)
    with pytest.raises(UserError, match=r"counts to 24 hours, and a quote at 25:00:00"):
        QUOTES["edl"].render([late], FORM)
    with pytest.raises(UserError, match="holds 999 quotes, and these are 1000"):
        QUOTES["edl"].render([quote()] * 1000, FORM)


def test_labels_are_lines_of_three() -> None:
    for text in STRINGS:
        lines = QUOTES["audacity"].render([hostile(text)], FORM).decode().split("\n")
        assert [len(line.split("\t")) for line in lines] == [3, 3, 1]
    name, parsed = read_bytes(talk("audacity"), "labels.txt")
    assert name == "Audacity labels"
    assert [(s.start_ms, s.text, s.speaker) for s in parsed.segments][:2] == [
        (0, "Welcome.", "Ayesha"),
        (4400, "Who signed it?", "Omar"),
    ]


def test_a_survey_has_a_case_a_row() -> None:
    data = QUOTES["qualcoder"].render([hostile("=1+1"), quote(id="q2")], FORM).decode()
    rows = list(csv.DictReader(io.StringIO(data, newline="")))
    assert [row["case"] for row in rows] == ["q1-1", "q1-2", "q2-1"]
    assert rows[0]["text"] == "'=1+1"
    assert rows[2]["speaker"] == "Ayesha Siddiqui"


def test_elan_has_a_tier_for_each_speaker(tmp_path: Path) -> None:
    path = tmp_path / "talk.eaf"
    path.write_bytes(talk("eaf", gaps=GAPS))
    eaf = pympi.Eaf(str(path))
    assert set(eaf.get_tier_names()) == {"Ayesha", "Omar", "Omar (2)", "رؤف", "Gaps (comments)"}
    assert eaf.get_annotation_data_for_tier("Omar") == [(4400, 9000, "Who signed it?")]
    assert eaf.get_annotation_data_for_tier("Omar (2)") == [(8000, 9500, "Wait,")]
    assert eaf.get_annotation_data_for_tier("رؤف") == [(20_000, 21_000, URDU)]
    assert eaf.get_parameters_for_tier("Omar (2)")["PARTICIPANT"] == "Omar"
    assert eaf.media_descriptors == []


@pytest.mark.parametrize("key", ["eaf", "ttml", "podcast", "docx", "txt", "vtt", "srt"])
def test_our_own_readers_read_it_back(key: str) -> None:
    module = TALKS[key]
    name, parsed = read_bytes(talk(key, gaps=GAPS), f"talk.{module.EXTENSION}")
    assert name
    said = [(s.speaker, s.text) for s in parsed.segments]
    for segment in (TALK[0], TALK[3]):
        assert any(name == segment.speaker and segment.text in text for name, text in said), said


def test_timed_text_is_read_by_two_others() -> None:
    text = talk("ttml", synthetic=True, gaps=GAPS).decode()
    events = pysubs2.SSAFile.from_string(text, "ttml").events
    assert [(e.start, e.end, e.plaintext) for e in events] == [
        (s.start_ms, s.end_ms, s.text) for s in TALK
    ]
    model = ttconv.imsc.reader.to_model(ElementTree(fromstring(text)))
    assert model is not None
    body = model.get_body()
    assert body is not None
    found = [p for div in body for p in div]
    assert [float(p.get_begin() or 0) for p in found] == [s.start_ms / 1000 for s in TALK]
    assert text.count("<ttm:agent ") == 3
    assert 'tts:direction="rtl"' in text


@pytest.mark.parametrize("key", ["srt", "vtt"])
def test_subtitles_are_read_by_pysubs2(key: str) -> None:
    events = pysubs2.SSAFile.from_string(talk(key, gaps=GAPS).decode(), key).events
    told = {(e.start, e.end): e.plaintext for e in events}
    for segment in TALK:
        assert segment.text in told[segment.start_ms, segment.end_ms]


def test_podcast_json_is_what_the_namespace_says() -> None:
    document = json.loads(talk("podcast", gaps=GAPS))
    assert document["version"] == "1.0.0"
    assert document["segments"][0] == {
        "speaker": "Ayesha",
        "startTime": 0.0,
        "endTime": 4.5,
        "body": "Welcome.",
    }


@pytest.mark.parametrize("key", ["eaf", "ttml", "podcast"])
def test_hostile_speakers_and_words_come_back(key: str) -> None:
    for text in STRINGS[::4]:
        if re.search(
            "comment|note", text, re.IGNORECASE
        ):  # what ELAN's tiers of remarks are called: nobody speaks there
            continue
        segments = [Segment(0, 5000, f"x {text}", text), Segment(5000, 9000, "calm", "Ayesha")]
        _, parsed = read_bytes(talk(key, segments), f"talk.{TALKS[key].EXTENSION}")
        assert len(parsed.segments) == 2
        assert parsed.segments[1].text == "calm"
        said = "".join(one_line(parsed.segments[0].text).split())
        assert said.endswith("".join(one_line(text).split()))


def test_markdown_of_a_transcript_stays_inert() -> None:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for text in STRINGS:
        segments = [Segment(0, 5, text, text), Segment(5, 9, "calm", "Ayesha")]
        tokens = parser.parse(
            TALKS["md"].render(Transcript(segments, "en", text, synthetic=True)).decode()
        )
        kinds = [token.type for token in tokens if token.type.endswith("_open")]
        assert set(kinds) <= {"heading_open", "paragraph_open"}
        inline = {c.type for t in tokens for c in t.children or ()}
        allowed = ("text", "text_special", "strong_open", "strong_close", "em_open", "em_close")
        assert inline <= set(allowed)


def test_a_pdf_tells_what_its_urdu_reads() -> None:
    data = QUOTES["pdf"].render([quote(URDU, language="ur")], FORM)
    reader = pypdf.PdfReader(io.BytesIO(data))
    content = reader.pages[0].get_contents()
    assert content is not None
    told = re.findall(rb"/ActualText <FEFF([0-9a-f]+)>", content.get_data())
    read = "".join(bytes.fromhex(one.decode()).decode("utf-16-be") for one in told)
    assert read == f"“{URDU}”"
    assert set(reader.metadata or {}) <= {"/CreationDate"}
    assert (
        "Nobody read it."
        in pypdf.PdfReader(io.BytesIO(QUOTES["pdf"].render([quote()], QuoteForm())))
        .pages[0]
        .extract_text()
    )


def test_a_pdf_says_where_it_has_no_letters() -> None:
    def words(text: str) -> str:
        data = QUOTES["pdf"].render([quote(text)], FORM)
        return pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text()

    assert "the fonts of this program lack" in " ".join(words("水 water").split())
    assert "□ water" in words("水 water")
    assert "lack" not in words("water {nb} \u2068x\u2069")
    assert "{nb}" in words("water {nb}")
