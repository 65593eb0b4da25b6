from __future__ import annotations

import json

from spacesviewer.transcripts import podcast_json
from tests.unit.transcripts.making import GATHERED, fixture, parsed_by, said, words_of


def test_phrases_are_segments_with_their_speakers() -> None:
    found = fixture("podcast_json/phrases.json")
    assert said(found) == [
        (500, 3250, "Ida Marsh", "Welcome to the harbour report."),
        (3500, 6000, "Tom", "Thank you for having me."),
        (6000, 7000, "", "Music plays on."),
    ]
    assert found.notes == ("Segments without an end, ended by the next one: 1 (2).",)
    assert found.origin == ""


def test_words_are_gathered_by_speaker() -> None:
    found = fixture("podcast_json/words.json")
    assert said(found) == [(500, 1250, "Ida Marsh", "Low tide."), (2000, 2500, "Tom", "Already?")]
    assert words_of(found) == [(500, 750, "Low"), (1000, 1250, "tide.")]
    assert found.notes == (GATHERED,)


def test_milliseconds_are_noticed() -> None:
    found = fixture("podcast_json/milliseconds.json")
    assert said(found)[0][:2] == (500, 3250)
    assert found.notes == ("Its times were read as milliseconds: as seconds they cannot be.",)
    starts = [{"startTime": n * 2500, "body": "It is as cold as ever here."} for n in range(3)]
    assert said(parsed_by(podcast_json, json.dumps({"segments": starts})))[1][:2] == (2500, 5000)
