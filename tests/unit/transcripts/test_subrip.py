from __future__ import annotations

from datetime import timedelta

import pytest
import srt
from hypothesis import given, settings

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.timecode import MAX_MS
from spacesviewer.transcripts import read
from spacesviewer.transcripts.subrip import parse, sniff
from tests.unit.transcripts.making import DATA, Line, lines_of, spoken, subrip, told

NO_MARKUP = "<>{}&:：[]"


@given(spoken(NO_MARKUP))
@settings(max_examples=40)
def test_what_is_written_comes_back(lines: list[Line]) -> None:
    if lines:
        assert lines_of(parse(subrip(lines))) == lines
        assert lines_of(parse(subrip(lines, "."))) == lines


@given(spoken(NO_MARKUP + "-\r"))
@settings(max_examples=40)
def test_the_srt_library_reads_the_same(lines: list[Line]) -> None:
    text = subrip(lines)
    for one, peer in zip(parse(text).segments if lines else (), srt.parse(text), strict=True):
        assert timedelta(milliseconds=one.start_ms) == peer.start
        assert timedelta(milliseconds=one.end_ms) == peer.end
        assert one.text == " ".join(peer.content.split())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a <bold>b</bold> <sub>c</sub>", "a b c"),
        ("<laughs> a < b and c > d", "<laughs> a < b and c > d"),
    ],
)
def test_tags_as_they_are_met(text: str, shown: str) -> None:
    assert parse(f"1\n00:00:01,000 --> 00:00:02,000\n{text}\n").segments[0].text == shown


def test_markup_goes_and_words_stay() -> None:
    texts = [one.text for one in read(DATA / "subrip" / "plain.srt")[1].segments]
    assert texts == [
        "Good evening and welcome to the harbour meeting.",
        "Tonight we talk about the ferry.",
        "Tickets & times",
        "1999",
    ]


def test_an_untidy_file_is_read_and_what_was_mended_is_told() -> None:
    parsed = read(DATA / "subrip" / "untidy.srt")[1]
    assert [(one.row, one.start_ms, one.end_ms, one.text) for one in parsed.segments] == [
        (2, 1000, 2000, "out of order"),
        (4, 1500, 6000, "a < b and <inaudible>"),
        (1, 5500, 7000, "no index above, a point, no zeros and a blank line inside"),
        (3, 360004000, 360004000, "ends before it begins, past a hundred hours"),
    ]
    assert parsed.notes == (
        "Cues out of order, sorted by time: 2 (2, 4).",
        "Cues that end before they begin, now without length: 1 (3).",
    )


def test_old_line_ends_are_line_ends() -> None:
    assert lines_of(read(DATA / "subrip" / "old-mac.srt")[1]) == [
        (1000, 2000, "one"),
        (2000, 3000, "two"),
    ]
    double = subrip([(0, 1000, "one"), (1000, 2000, "two")]).replace("\n", "\r\r\n")
    assert lines_of(parse(double)) == [(0, 1000, "one"), (1000, 2000, "two")]


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ("00:00:01,500 --> 00:00:02,500", (1500, 2500)),
        ("0:0:1,5 --> 0:0:2.25", (1500, 2250)),
        ("00:01,500-->00:02,500", (1500, 2500)),
        ("00:00:01:500 --> 00:00:02:500", (1500, 2500)),
        ("00:00:01 -> 00:00:02", (1000, 2000)),
        ("00: 00: 01, 500 --> 00: 00: 02, 500", (1500, 2500)),
        ("123:00:00,000 --> 123:00:01,000", (442_800_000, 442_801_000)),
        ("-00:00:01,000 --> 00:00:01,000", (0, 1000)),
        ("00:00:01,000 --> 99999999999:00:00,000", (1000, MAX_MS)),
        ("00:00:01,5009 --> 00:00:02,000 X1:201 X2:516", (1500, 2000)),
    ],
)
def test_times_are_read_as_they_are_met(times: str, expected: tuple[int, int]) -> None:
    (one,) = parse(f"1\n{times}\nHello\n").segments
    assert (one.start_ms, one.end_ms) == expected


def test_numbers_that_are_said_are_kept_and_indices_are_not() -> None:
    text = """1
00:00:00,000 --> 00:00:01,000
1

2
00:00:01,000 --> 00:00:02,000
in the year
1984

3
00:00:02,000 --> 00:00:03,000
4
00:00:03,000 --> 00:00:04,000
right below

5

00:00:04,000 --> 00:00:05,000
one blank too many

6
"""
    said = [one.text for one in parse(text).segments]
    assert said == ["1", "in the year 1984", "", "right below", "one blank too many"]


def test_without_indices_digits_are_words() -> None:
    text = "00:00:00,000 --> 00:00:01,000\n42\n\n00:00:01,000 --> 00:00:02,000\n43\n"
    assert [one.text for one in parse(text).segments] == ["42", "43"]


def test_captions_that_rolled_are_unrolled() -> None:
    parsed = read(DATA / "subrip" / "rolling-converted.srt")[1]
    assert [one.text for one in parsed.segments] == [
        "the harbour was closed",
        "for the whole winter",
        "[Music]",
    ]
    assert parsed.notes == ("Repeated lines of rolling captions, kept once: 2.",)


def test_words_that_are_said_again_are_no_rolling_captions() -> None:
    lines = [(i * 1000, i * 1000 + 900, "No!") for i in range(6)]
    assert lines_of(parse(subrip(lines))) == lines


def test_the_voice_that_a_converter_left_is_the_speaker() -> None:
    text = subrip([(0, 1000, "<v Mara Vale>Hello</v>"), (1000, 2000, "<v.loud Idris>Hi")])
    assert told(parse(text)) == [("Mara Vale", "Hello"), ("Idris", "Hi")]


def test_what_stands_before_the_first_cue_is_told() -> None:
    parsed = parse("Made by hand\n\n1\n00:00:00,000 --> 00:00:01,000\nHello\n")
    assert parsed.notes == ("Lines before the first cue were left out.",)


def test_a_text_with_the_escapes_of_a_web_page_is_read() -> None:
    text = "1\n00:00:01,000 --&gt; 00:00:02,000\n&lt;i&gt;Fish &amp;amp; chips&lt;/i&gt;\n"
    assert sniff(text)
    assert lines_of(parse(text)) == [(1000, 2000, "Fish & chips")]


def test_no_times_no_transcript() -> None:
    with pytest.raises(RefusedFile, match="no time lines"):
        parse("Hello\n")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("1\n00:00:01,000 --> 00:00:02,000\n", True),
        ("\ufeff\r\n00:00:01.000 --> 00:00:02.000\r\nHi", True),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n", False),
        ("# A page about SubRip\n00:00:01,000 --> 00:00:02,000\n", False),
        ('{"a": "00:00:01,000 --> 00:00:02,000"}', False),
        ("", False),
    ],
)
def test_the_beginning_tells_the_format(head: str, expected: bool) -> None:
    assert sniff(head) is expected
