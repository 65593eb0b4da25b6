from __future__ import annotations

import pytest

from spacesviewer.transcripts import read
from spacesviewer.transcripts.refusals import NotATranscript
from spacesviewer.transcripts.whisper_console import parse, sniff
from tests.unit.transcripts.making import DATA, lines_of, told

TEXTS = DATA / "whisper_console"


def test_what_openai_whisper_prints() -> None:
    parsed = read(TEXTS / "openai.txt")[1]
    assert (parsed.language, parsed.origin) == ("en", "machine")
    assert lines_of(parsed) == [
        (0, 2500, "Is the bridge open?"),
        (2500, 64_000, "Not before noon."),
        (3_600_000, 3_601_250, "Then we wait."),
    ]


def test_faster_whisper_prints_seconds() -> None:
    parsed = read(TEXTS / "faster.txt")[1]
    assert parsed.language == "de"
    assert lines_of(parsed)[1] == (2500, 64_000, "Nicht vor zwölf.")


def test_whisper_cpp_prints_voices_and_more() -> None:
    parsed = read(TEXTS / "whispercpp.log")[1]
    assert told(parsed) == [
        ("speaker 0", "Is the bridge open?"),
        ("speaker 1", "Not before noon."),
    ]
    assert parsed.notes == ("Lines without times, left out: 1 (7).",)


def test_others_are_left_to_others() -> None:
    with pytest.raises(NotATranscript):
        parse("words\n")
    assert not sniff("[00:12.00] words\n")
    assert not sniff("1\n00:00:01,000 --> 00:00:02,000\nx\n")
