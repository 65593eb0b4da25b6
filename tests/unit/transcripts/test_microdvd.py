from __future__ import annotations

import pytest

from spacesviewer.transcripts import read, read_bytes
from spacesviewer.transcripts.microdvd import parse, sniff
from spacesviewer.transcripts.refusals import NotATranscript
from tests.unit.transcripts.making import DATA, lines_of


def test_the_first_line_tells_the_frames_a_second() -> None:
    assert lines_of(read(DATA / "microdvd" / "rate.sub")[1]) == [
        (1000, 3000, "Is the bridge open?"),
        (4000, 6000, "Not before noon."),
        (7000, 8000, "Then we wait."),
    ]


def test_a_file_that_does_not_tell_them_says_what_was_assumed() -> None:
    parsed = read(DATA / "microdvd" / "unrated.sub")[1]
    assert lines_of(parsed) == [
        (1001, 3003, "The vote is at nine."),
        (4004, 6006, "And the count?"),
        (6006, 8008, "By ten."),
    ]
    assert "23.976 were assumed" in parsed.notes[0]
    assert parsed.notes[1] == "Captions without an end, ended where the next one begins: 1 (2)."


def test_mpl2_counts_tenths() -> None:
    assert lines_of(read(DATA / "microdvd" / "tenths.mpl")[1]) == [
        (1000, 3500, "Is the bridge open?"),
        (4000, 6000, "Not before noon."),
    ]


@pytest.mark.parametrize("first", ["{1}{1}29.97", "{0}{0}29,97", "{1}{1}29.97 fps"])
def test_rates_as_they_are_written(first: str) -> None:
    parsed = parse(f"{first}\n{{2997}}{{5994}}x\n")
    assert lines_of(parsed) == [(100_000, 200_000, "x")]


def test_spaces_between_the_braces() -> None:
    parsed = parse("  { 1 } { 1 }  1000.0   \n\n{    10 }{    20}   Hello!  \n")
    assert lines_of(parsed) == [(10, 20, "Hello!")]


def test_a_number_that_is_said_is_no_rate() -> None:
    parsed = parse("{100}{150}25\n{200}{250}and so on\n")
    assert [one.text for one in parsed.segments] == ["25", "and so on"]


def test_other_lines_are_told() -> None:
    parsed = parse("{1}{1}25\n{25}{50}x\nnoise\n")
    assert parsed.notes == ("Lines that are no captions, left out: 1 (3).",)


def test_others_are_left_to_others() -> None:
    with pytest.raises(NotATranscript):
        parse('{"a": 1}')
    assert not sniff("[00:12.00]words\n")
    assert read_bytes(b"0:00:01.000,0:00:02.000\nx\n", "a.sub")[0] == "SBV and SubViewer"
