from __future__ import annotations

from fractions import Fraction
from xml.etree.ElementTree import Element

import pytest

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.timecode import MAX_MS
from spacesviewer.transcripts import read
from spacesviewer.transcripts.refusals import EmptyTranscript, NotATranscript
from spacesviewer.transcripts.ttml import parse, sniff
from spacesviewer.transcripts.ttml_time import Rates, rates_of, time_ms
from tests.unit.transcripts.making import DATA, lines_of, told

PARAMETER = "{http://www.w3.org/ns/ttml#parameter}"


def document(inner: str, attributes: str = "") -> str:
    return (
        '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" '
        f'xmlns:ttp="http://www.w3.org/ns/ttml#parameter" {attributes}><body><div>{inner}</div>'
        "</body></tt>"
    )


def test_agents_are_speakers_and_nested_times_add_up() -> None:
    parsed = read(DATA / "ttml" / "agents.ttml")[1]
    assert (parsed.title, parsed.language) == ("The harbour meeting", "en-GB")
    assert [(s.start_ms, s.end_ms, s.speaker, s.text) for s in parsed.segments] == [
        (11_000, 13_500, "Mara Vale", "Is the bridge open?"),
        (14_250, 16_000, "Idris", "Not before noon."),
        (17_480, 18_000, "Mara Vale", "Then we wait."),
        (17_480, 18_000, "Idris", "Yes."),
        (20_000, 21_000, "nobody", "& we do."),
        (60_000, 62_000, "", "One."),
        (62_500, 63_500, "", "Two."),
    ]
    assert [one.row for one in parsed.segments] == [1, 2, 3, 3, 4, 5, 6]


def test_timed_spans_are_lines_or_words() -> None:
    parsed = read(DATA / "ttml" / "spans.dfxp")[1]
    assert lines_of(parsed)[:3] == [
        (1000, 2000, "Is the bridge"),
        (2000, 3000, "open at noon?"),
        (5000, 7000, "Row, row, row"),
    ]
    assert [word.start_ms for word in parsed.segments[2].words] == [5000, 5500, 6000]
    assert parsed.segments[3].start_ms == 8000
    assert "Captions without an end, ended where the next begins: 1 (3)." in parsed.notes


def test_apples_frames_are_the_media_s_seconds() -> None:
    # "00:00:10:00" is ten seconds and no frames; the 15 frames last 15 * 1.001 / 30 s.
    assert lines_of(read(DATA / "ttml" / "apple.itt")[1]) == [
        (10_000, 12_500, "Le pont est-il ouvert ?"),
        (13_000, 14_000, "Pas avant midi."),
    ]


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("00:00:01", 1000),
        ("01:02:03.250", 3_723_250),
        ("00:00:01,5", 1500),
        ("100:00:00.000", 360_000_000),
        ("00:00:01:15", 1500),
        ("00:00:01:15.1", 1517),
        ("02:03.5", 123_500),
        ("12.3s", 12_300),
        ("1.5m", 90_000),
        ("0.5h", 1_800_000),
        ("250ms", 250),
        ("15f", 500),
        ("500t", 50),
        ("12.3", 12_300),
        ("soon", None),
        ("", None),
        ("-1s", None),
        ("999999999h", MAX_MS + 1),
    ],
)
def test_time_expressions(text: str, ms: int | None) -> None:
    assert time_ms(text, Rates(Fraction(30), 2, Fraction(10_000))) == ms


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({}, Rates(Fraction(30), 1, Fraction(1))),
        ({"frameRate": "25"}, Rates(Fraction(25), 1, Fraction(25))),
        (
            {"frameRate": "30", "frameRateMultiplier": "1000 1001"},
            Rates(Fraction(30_000, 1001), 1, Fraction(30_000, 1001)),
        ),
        ({"frameRate": "25", "subFrameRate": "2"}, Rates(Fraction(25), 2, Fraction(50))),
        ({"tickRate": "10000000"}, Rates(Fraction(30), 1, Fraction(10_000_000))),
        ({"frameRate": "0", "tickRate": "x"}, Rates(Fraction(30), 1, Fraction(1))),
    ],
)
def test_rates(attributes: dict[str, str], expected: Rates) -> None:
    told_rates = {PARAMETER + name: value for name, value in attributes.items()}
    assert rates_of(Element("tt", told_rates)) == expected


def test_an_end_is_never_past_what_holds_it() -> None:
    inner = '<div begin="5s" end="10s"><p begin="1s" end="20s">x</p><p>y</p></div>'
    assert lines_of(parse(document(inner))) == [(5000, 10_000, "y"), (6000, 10_000, "x")]


def test_times_that_count_from_zero_against_the_standard() -> None:
    """Apple's lyrics: by the standard "be" would begin at 40 s, behind the end of its verse."""
    inner = (
        '<div begin="20.0" end="30.0"><p begin="20.0" end="22.0">'
        '<span begin="20.0" end="21.0">Row</span> <span begin="21.0" end="22.0">on</span></p>'
        '<p begin="25.0" end="30.0"><span begin="25.0" end="30.0">home</span></p></div>'
    )
    parsed = parse(document(inner))
    assert lines_of(parsed) == [(20_000, 22_000, "Row on"), (25_000, 30_000, "home")]
    assert [word.start_ms for word in parsed.segments[0].words] == [20_000, 21_000]
    assert "count from the beginning of the file" in parsed.notes[0]


def test_breaks_part_names_from_words_and_space_does_not() -> None:
    inner = (
        '<p begin="1s" end="2s">Mara:<br/>Is it\n   open?</p>'
        '<p begin="3s" end="4s">Idris:<br/>No.</p>'
    )
    assert told(parse(document(inner))) == [("Mara", "Is it open?"), ("Idris", "No.")]


def test_several_languages_are_told() -> None:
    inner = '<p begin="1s" end="2s">x</p><p xml:lang="ur" begin="3s" end="4s">y</p>'
    parsed = parse(document(inner, 'xml:lang="en"'))
    assert parsed.language == "en"
    assert parsed.notes == ("The file holds several languages (en, ur).",)


def test_bombs_depth_and_broken_xml_are_refused_with_a_sentence() -> None:
    entities = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    bomb = f'<!DOCTYPE tt [<!ENTITY a0 "ha">{entities}]><tt><body>&a9;</body></tt>'
    with pytest.raises(RefusedFile, match="entities of its own"):
        parse(f"<?xml version='1.0'?>{bomb}")
    with pytest.raises(RefusedFile, match="entities of its own"):
        parse('<!DOCTYPE tt [<!ENTITY x SYSTEM "file:///etc/passwd">]><tt>&x;</tt>')
    with pytest.raises(RefusedFile, match="deeper than any program"):
        parse("<tt>" + "<div>" * 300 + "</div>" * 300 + "</tt>")
    with pytest.raises(RefusedFile, match="goes wrong in line 2"):
        parse("<tt>\n<body></tt>")
    with pytest.raises(EmptyTranscript):
        parse(document("<p/>"))
    with pytest.raises(NotATranscript):
        parse("<svg xmlns='x'></svg>")


def test_the_root_tells_the_format() -> None:
    assert sniff('\ufeff<?xml version="1.0"?>\n<!-- x -->\n<tt:tt xmlns:tt="x">')
    assert not sniff("<html>")
    assert not sniff("tt")
