from __future__ import annotations

from tests.unit.transcripts.making import fixture, said, words_of


def test_words_are_as_they_stand_in_the_transcript_with_their_lines() -> None:
    found = fixture("gentle_json/aligned.json")
    assert said(found) == [
        (500, 1600, "", "“Cold day, Mara."),
        (2000, 3500, "", "The pier, 20 boats."),
    ]
    assert words_of(found, 1)[1:] == [
        (2200, 2600, "pier,"),
        (2600, 3000, "20"),
        (3000, 3500, "boats."),
    ]
    assert found.notes == ("Words without times, placed between their neighbours: 1 (6).",)
    assert found.origin == ""  # a person wrote the text; the times alone are a machine's
