from __future__ import annotations

import json

from spacesviewer.transcripts import soniox
from tests.unit.transcripts.making import fixture, parsed_by, said, sureness, words_of


def test_tokens_are_put_together_to_words() -> None:
    found = fixture("soniox/tokens.json")
    assert said(found) == [
        (300, 1100, "Speaker 1", "Beautiful day."),
        (1500, 1900, "Speaker 2", "Is it?"),
    ]
    assert words_of(found) == [(300, 780, "Beautiful"), (800, 1100, "day.")]
    assert sureness(found) == [0.82, 0.99]
    assert "Pieces of a translation without times, left out: 1 (9)." in found.notes
    assert found.language == "en"


def test_what_it_prints_while_it_listens_is_read_once() -> None:
    def token(text: str, start: int, final: bool) -> dict[str, object]:
        return {"text": text, "start_ms": start, "end_ms": start + 100, "is_final": final}

    answers = [
        {"tokens": [token("Hal", 0, False)]},
        {"tokens": [token("Hal", 0, True), token("t", 100, True), token(" jet", 300, False)]},
        {"tokens": [token(" jetzt", 300, True)]},
    ]
    found = parsed_by(soniox, "\n".join(map(json.dumps, answers)))
    assert said(found) == [(0, 400, "", "Halt jetzt")]
    assert "Pieces that were not final, left out: 2 (1, 4)." in found.notes
