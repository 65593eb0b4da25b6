from __future__ import annotations

import json

from spacesviewer.transcripts import speechmatics
from tests.unit.transcripts.making import GATHERED, fixture, parsed_by, said, sureness, words_of


def test_version_2_tells_which_word_a_mark_belongs_to() -> None:
    found = fixture("speechmatics/v2.json")
    assert said(found) == [
        (200, 1000, "S1", "She said “no”."),
        (2000, 3000, "UU", "17th of May?"),  # its label where it cannot tell the speaker
    ]
    assert words_of(found)[2] == (700, 1000, "“no”.")
    assert sureness(found, 1) == [0.9, 0.95, 0.95]
    assert (found.language, found.origin, found.notes) == ("en", "machine", (GATHERED,))


def test_version_1_tells_speakers_beside_the_words() -> None:
    found = fixture("speechmatics/v1.json")
    assert said(found) == [(100, 850, "M1", "No ferry."), (1450, 1750, "F2", "None?")]
    assert sureness(found) == [0.99, 0.8]
    assert found.language == "en-GB"


def test_version_1_in_milliseconds_is_noticed() -> None:
    words = [{"name": "harbour", "time": 25_000, "duration": 400, "confidence": 1}]
    found = parsed_by(speechmatics, json.dumps({"words": words}))
    assert said(found) == [(25_000, 25_400, "", "harbour")]
    assert found.notes[0].startswith("Its times were read as milliseconds")


def test_channels_stand_side_by_side() -> None:
    assert said(fixture("speechmatics/channels.json")) == [
        (200, 500, "hote, S1", "Oui"),
        (2000, 2500, "invite, S1", "Merci"),
        (5000, 5400, "hote, S1", "Non"),
    ]
