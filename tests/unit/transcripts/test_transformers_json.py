from __future__ import annotations

from tests.unit.transcripts.making import fixture, said, words_of


def test_phrases_are_segments_and_the_last_gets_an_end() -> None:
    found = fixture("transformers_json/phrases.json")
    assert said(found) == [
        (0, 2500, "", "The tide turned at noon."),
        (2500, 4000, "", "Then we left the harbour."),
        (4000, 5120, "", "And nobody came."),
    ]
    assert found.notes == ("Chunks without a start or an end, placed by their neighbours: 1 (3).",)


def test_words_are_gathered() -> None:
    found = fixture("transformers_json/words.json")
    assert words_of(found) == [(100, 400, "Wir"), (400, 900, "gehen."), (1200, 1600, "Jetzt")]
    assert found.language == "de"


def test_speakers_are_kept() -> None:
    assert said(fixture("transformers_json/speakers.json")) == [
        (0, 1500, "SPEAKER_00", "Are you ready to go?"),
        (1500, 3000, "SPEAKER_01", "Not at all, no."),
    ]
