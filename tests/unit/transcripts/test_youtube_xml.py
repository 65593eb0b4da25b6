from __future__ import annotations

import pytest

from spacesviewer.transcripts import read
from spacesviewer.transcripts.refusals import NotATranscript
from spacesviewer.transcripts.youtube_xml import parse, sniff
from tests.unit.transcripts.making import DATA, lines_of, told

XML = DATA / "youtube_xml"


def test_srv1_is_in_seconds_and_escaped_twice() -> None:
    parsed = read(XML / "plain.srv1")[1]
    assert lines_of(parsed) == [
        (500, 2600, "Isn't the bridge open?"),
        (2700, 4000, "Not before noon & not after."),
    ]
    assert parsed.origin == ""


def test_srv2_is_in_milliseconds() -> None:
    assert lines_of(read(XML / "plain.srv2")[1]) == [
        (500, 2600, "Is the bridge open?"),
        (2700, 4000, "Not before noon."),
    ]


def test_srv3_of_a_machine_times_its_words() -> None:
    parsed = read(XML / "rolling.srv3")[1]
    assert parsed.origin == "machine"
    # A line stays on the screen until the one after the next; it is spoken until the next.
    assert lines_of(parsed) == [(80, 2110, "is the bridge"), (2110, 5110, "open today")]
    words = parsed.segments[0].words
    assert [(word.start_ms, word.end_ms) for word in words] == [(80, 320), (320, 480), (480, 2110)]
    assert [word.confidence for word in words] == [1.0, pytest.approx(191 / 255), None]


def test_srv3_by_hand_keeps_its_names() -> None:
    parsed = read(XML / "manual.srv3")[1]
    assert told(parsed) == [("Mara", "Is the bridge open?"), ("Idris", "Not before noon.")]


def test_captions_without_a_time_are_told() -> None:
    parsed = parse('<transcript><text>x</text><text start="1" dur="2">y</text></transcript>')
    assert lines_of(parsed) == [(1000, 3000, "y")]
    assert parsed.notes == ("Captions without a time, left out: 1 (1).",)


def test_others_are_left_to_others() -> None:
    assert not sniff("<transcript><line/></transcript>")
    with pytest.raises(NotATranscript):
        parse("<timedtext><head/></timedtext>")
