from __future__ import annotations

import math

from tests.unit.transcripts.making import fixture, said, sureness


def test_words_and_sounds_are_gathered_by_speaker() -> None:
    found = fixture("elevenlabs/scribe.json")
    assert said(found) == [
        (100, 1800, "speaker_0", "Where to? (laughs)"),
        (2000, 2500, "speaker_1", "Home."),
    ]
    assert sureness(found) == [math.exp(-0.1), math.exp(-0.5), None]
    assert (found.language, found.origin) == ("en", "machine")


def test_channels_stand_side_by_side() -> None:
    assert said(fixture("elevenlabs/channels.json")) == [
        (100, 500, "Channel 0, speaker_0", "Hola."),
        (300, 900, "Channel 1, speaker_0", "Buenas."),
    ]
