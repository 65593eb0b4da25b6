from __future__ import annotations

import pytest

from spacesviewer.transcripts import read
from spacesviewer.transcripts.aeneas_xml import parse, sniff
from spacesviewer.transcripts.refusals import NotATranscript
from tests.unit.transcripts.making import DATA, lines_of


def test_passages_with_their_lines() -> None:
    assert lines_of(read(DATA / "aeneas_xml" / "map.xml")[1]) == [
        (0, 2680, "Is the bridge open?"),
        (2680, 5880, "Not before noon."),
    ]


def test_the_innermost_passages_may_be_words() -> None:
    (one,) = read(DATA / "aeneas_xml" / "levels.xml")[1].segments
    assert one.text == "Then we wait."
    assert [(word.start_ms, word.end_ms) for word in one.words] == [
        (0, 400),
        (400, 700),
        (700, 1500),
    ]


def test_silence_and_missing_times_are_told() -> None:
    parsed = parse(
        '<map><fragment begin="0" end="1"><line/></fragment>'
        '<fragment begin="1" end="2"><line>x</line></fragment>'
        "<fragment><line>y</line></fragment></map>"
    )
    assert lines_of(parsed) == [(1000, 2000, "x"), (2000, 2000, "y")]
    assert len(parsed.notes) == 2


def test_others_are_left_to_others() -> None:
    assert not sniff("<map><area/></map>")
    with pytest.raises(NotATranscript):
        parse("<map><area/></map>")
