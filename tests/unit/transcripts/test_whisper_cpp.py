from __future__ import annotations

import json

from spacesviewer import transcripts
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


def test_half_letters_among_the_tokens_spoil_no_text() -> None:
    def token(text: str, start: int) -> dict[str, object]:
        return {"text": text, "offsets": {"from": start, "to": start + 100}, "p": 0.5}

    segment = {
        "offsets": {"from": 0, "to": 900},
        "text": " ♪ Déjà vu ♪",
        "tokens": [token(" HALF", 0), token("REST", 100), token(" Déjà", 200), token(" vu", 400)],
    }
    whole = {"systeminfo": "x", "result": {"language": "en"}, "transcription": [segment]}
    data = json.dumps(whole, ensure_ascii=False).encode()
    data = data.replace(b"HALF", b"\xe2\x99").replace(b"REST", b"\xaa")
    name, found = transcripts.read_bytes(data, "a.json")
    assert name == "whisper.cpp JSON"
    assert said(found) == [(0, 900, "", "♪ Déjà vu ♪")]
    assert (200, 300, "Déjà") in words_of(found)
    assert not any("UTF-8" in note for note in found.notes)
    found = transcripts.read_bytes(data.replace(b"vu \xe2\x99", b"vu \xe2"), "a.json")[1]
    assert "Segments with half letters, shown as \ufffd: 1 (1)." in found.notes
