from __future__ import annotations

from tests.unit.transcripts.making import fixture, said, sureness, words_of


def test_words_are_put_together_from_tokens_also_where_one_is_half_a_letter() -> None:
    found = fixture("whisper_cpp/full.json")
    assert said(found) == [
        (0, 2400, "Speaker 0", "The harbour is naïve."),
        (2400, 4000, "Speaker 1", "Is it?"),
        (4000, 5000, "", "Who knows?"),  # "?" says that the channel cannot be told
    ]
    assert words_of(found) == [
        (0, 300, "The"),
        (300, 900, "harbour"),
        (900, 1100, "is"),
        (1200, 2100, "naïve."),
    ]
    assert sureness(found) == [0.98, 0.7, 0.99, 0.8]
    assert (found.language, found.origin, found.notes) == ("en", "machine", ())


def test_chinese_words_are_its_tokens_and_turns_without_names_are_told() -> None:
    found = fixture("whisper_cpp/chinese-turns.json")
    assert words_of(found) == [
        (0, 500, "港"),
        (500, 900, "口"),
        (900, 1400, "关"),
        (1400, 2000, "了"),
    ]
    assert found.notes == (
        "Changes of speaker that the file marks without saying who speaks: 1 (1).",
    )


def test_a_translation_is_english() -> None:
    found = fixture("whisper_cpp/translated.json")
    assert (found.language, found.kind, found.origin) == ("en", "translation", "machine")
