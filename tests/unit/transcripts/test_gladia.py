from __future__ import annotations

import json

from spacesviewer.transcripts import gladia
from tests.unit.transcripts.making import fixture, parsed_by, said, sureness, words_of


def test_utterances_are_the_segments() -> None:
    found = fixture("gladia/result.json")
    assert said(found) == [
        (200, 1600, "Speaker 0", "Two boats sank."),
        (2000, 2400, "Speaker 1", "When?"),
    ]
    assert words_of(found) == [(200, 500, "Two"), (500, 1000, "boats"), (1000, 1600, "sank.")]
    assert sureness(found) == [0.9, 0.8, 0.95]
    assert (found.language, found.origin, found.notes) == ("en", "machine", ())


def test_utterances_without_words_are_lines_and_channels_are_told() -> None:
    lines = [
        {"text": "Good day.", "start": 1, "end": 2, "channel": 0},
        {"text": "And you.", "start": 1.5, "end": 2.5, "channel": 1},
    ]
    found = parsed_by(gladia, json.dumps({"result": {"transcription": {"utterances": lines}}}))
    assert said(found) == [
        (1000, 2000, "Channel 0", "Good day."),
        (1500, 2500, "Channel 1", "And you."),
    ]
