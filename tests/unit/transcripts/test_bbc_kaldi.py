from __future__ import annotations

import json

import pytest

from spacesviewer import transcripts
from spacesviewer.domain.errors import RefusedFile
from tests.unit.transcripts.making import GATHERED, fixture, said, sureness


def test_words_are_spoken_by_whose_turn_it_is() -> None:
    found = fixture("bbc_kaldi/whole.json")
    assert said(found) == [
        (1000, 1800, "S0", "Nobody came."),
        (2100, 2600, "S1", "Why not?"),
        (9000, 9200, "", "well"),
    ]
    assert sureness(found) == [0.68, 0.9]
    assert found.notes == (
        GATHERED,
        "Words outside the turns of all speakers, left without a name: 1 (5).",
    )


def test_words_without_turns_are_nobody_s() -> None:
    assert said(fixture("bbc_kaldi/words-only.json")) == [(200, 900, "", "Quiet now.")]


def test_turns_without_words_are_refused_with_the_reason() -> None:
    turns = [{"start": 0, "duration": 2.5, "speaker": {"@id": "S0"}}]
    document = json.dumps({"segmentation": {"segments": turns}})
    with pytest.raises(RefusedFile, match=r"turns\.json tells when each speaker speaks, but holds"):
        transcripts.read_bytes(document.encode(), "turns.json")
