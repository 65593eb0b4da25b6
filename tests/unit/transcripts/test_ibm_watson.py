from __future__ import annotations

from tests.unit.transcripts.making import fixture, said, sureness, words_of


def test_speakers_are_found_by_the_times_of_their_words() -> None:
    found = fixture("ibm_watson/nested.json")
    assert said(found) == [
        (500, 1200, "Speaker 0", "harbour closed"),
        (1300, 1500, "Speaker 1", "why"),
        (3000, 3500, "Speaker 1", "storm"),
    ]
    assert sureness(found) == [0.9, 0.8]
    assert found.notes == ("Marks of hesitation, left out: 1 (1).",)
    assert found.origin == "machine"


def test_only_final_results_are_kept() -> None:
    found = fixture("ibm_watson/flat.json")
    assert words_of(found) == [(100, 500, "hard"), (500, 1000, "winter")]
    assert "Results that were not final, left out: 1 (1)." in found.notes
