from __future__ import annotations

import pytest

from spacesviewer.transcripts import read
from spacesviewer.transcripts.refusals import NotATranscript
from spacesviewer.transcripts.sbv import parse, sniff
from tests.unit.transcripts.making import DATA, lines_of


def test_youtubes_captions() -> None:
    assert lines_of(read(DATA / "sbv" / "plain.sbv")[1]) == [
        (1000, 3500, "Is the bridge open?"),
        (4000, 6000, "Not before noon."),
        (3_600_250, 3_601_000, "Then we wait."),
    ]


def test_subviewers_header_and_breaks() -> None:
    parsed = read(DATA / "sbv" / "subviewer.sub")[1]
    assert parsed.title == "The harbour meeting"
    assert lines_of(parsed) == [
        (1000, 3500, "Is the bridge open?"),
        (4000, 6000, "Not before noon."),
    ]


def test_words_go_on_to_the_next_times() -> None:
    text = "0:00:01.000,0:00:02.000\r\none\r\n\r\ntwo\r\n0:00:03.000,0:00:04.000\r\n\r\n"
    parsed = parse(text)
    assert lines_of(parsed) == [(1000, 2000, "one two")]
    assert parsed.notes == ("Captions without words, left out: 1.",)


def test_others_are_left_to_others() -> None:
    with pytest.raises(NotATranscript):
        parse("words, and 0:00:01.000\n")
    assert not sniff("words\n0:00:01.000,0:00:02.000\n")
