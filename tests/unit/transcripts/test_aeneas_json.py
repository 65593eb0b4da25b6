from __future__ import annotations

from tests.unit.transcripts.making import fixture, said, words_of


def test_fragments_are_segments_and_silence_is_none() -> None:
    found = fixture("aeneas_json/flat.json")
    assert said(found) == [
        (1200, 3480, "", "The tide comes in,"),
        (3480, 6000, "", "and the boats rise with it."),
    ]
    assert (found.language, found.origin, found.notes) == ("en", "", ())


def test_the_smallest_fragments_that_are_no_words_are_the_segments() -> None:
    found = fixture("aeneas_json/levels.json")
    assert said(found) == [(0, 2000, "", "La mer monte."), (2000, 4000, "", "Le port dort.")]
    assert words_of(found) == [(0, 400, "La"), (400, 1000, "mer"), (1000, 2000, "monte.")]
    assert found.notes == ("Fragments that hold smaller ones, read as these: 1.",)
