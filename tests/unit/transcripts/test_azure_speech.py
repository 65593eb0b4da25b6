from __future__ import annotations

from tests.unit.transcripts.making import fixture, said, sureness, words_of


def test_the_text_as_it_is_read_gets_the_times_of_the_words_as_they_were_heard() -> None:
    found = fixture("azure_speech/batch.json")
    assert said(found) == [
        (500, 2500, "Speaker 1", "Dr. Vane has 20 boats."),
        (63_250, 64_250, "Speaker 2", "No."),
    ]
    assert words_of(found) == [
        (500, 900, "Dr."),
        (900, 1200, "Vane"),
        (1200, 1400, "has"),
        (1500, 1900, "20"),
        (1900, 2500, "boats."),
    ]
    assert sureness(found) == [0.9, 0.8, 0.95, 0.9, 0.9]
    assert (found.language, found.origin) == ("en-GB", "machine")
    assert found.notes == ("Phrases that were not recognized, left out: 1 (3).",)


def test_fast_transcription_counts_milliseconds_and_tells_channels() -> None:
    found = fixture("azure_speech/fast.json")
    assert said(found) == [
        (80, 980, "Channel 0", "Good evening."),
        (1500, 2200, "Channel 1", "Welcome."),
    ]
    assert words_of(found) == [(80, 380, "Good"), (400, 980, "evening.")]
    assert (found.language, found.notes) == ("en-US", ())


def test_the_older_batch_is_read_and_lines_without_words_stay_lines() -> None:
    found = fixture("azure_speech/older.json")
    assert said(found) == [
        (40, 1000, "Speaker 1", "What is it?"),
        (2000, 3000, "Speaker 2", "A boat."),
    ]
    assert words_of(found)[0] == (40, 340, "What")
    assert words_of(found, 1) == []


def test_detailed_results_of_a_program_that_listens_are_read() -> None:
    found = fixture("azure_speech/detailed.json")
    assert said(found) == [(100, 1100, "", "Two ships.")]
