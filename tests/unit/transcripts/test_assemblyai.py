from __future__ import annotations

import json

from spacesviewer.transcripts import assemblyai
from tests.unit.transcripts.making import GATHERED, fixture, parsed_by, said, sureness, words_of


def test_utterances_are_the_segments() -> None:
    for name in ("utterances", "sentences"):
        found = fixture(f"assemblyai/{name}.json")
        assert said(found) == [
            (240, 1300, "A", "Who runs the ferry?"),
            (1500, 2450, "B", "The town does."),
        ]
        assert words_of(found, 1) == [
            (1500, 1600, "The"),
            (1600, 2000, "town"),
            (2000, 2450, "does."),
        ]
        assert sureness(found) == [0.99, 0.98, 0.99, 0.97]
        assert (found.origin, found.notes) == ("machine", ())


def test_its_codes_of_languages_are_those_of_everybody() -> None:
    assert fixture("assemblyai/utterances.json").language == "en-GB"
    assert fixture("assemblyai/words.json").language == "en"


def test_words_without_speakers_are_gathered() -> None:
    found = fixture("assemblyai/words.json")
    assert said(found) == [(240, 2450, "", "Who runs the ferry? The town does.")]
    assert found.notes == (GATHERED,)


def test_channels_are_speakers_where_nobody_else_is() -> None:
    words = [{"text": "Yes.", "start": 100, "end": 400, "confidence": 1.0}]
    lines = [
        {"text": "Yes.", "start": 100, "end": 400, "words": words, "channel": channel}
        for channel in ("1", "2")
    ]
    found = parsed_by(assemblyai, json.dumps({"utterances": lines}))
    assert [one.speaker for one in found.segments] == ["Channel 1", "Channel 2"]
