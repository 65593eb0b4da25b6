from __future__ import annotations

import json
from typing import Any

import pytest

from spacesviewer.transcripts import rev_json
from spacesviewer.transcripts.refusals import EmptyTranscript
from tests.unit.transcripts.making import fixture, parsed_by, said, sureness, words_of


def parsed(*elements: Any) -> Any:
    monologue = {"speaker": 0, "elements": list(elements)}
    return parsed_by(rev_json, json.dumps({"monologues": [monologue]}))


def word(value: str, start: float) -> dict[str, Any]:
    return {"type": "text", "value": value, "ts": start, "end_ts": start + 0.25}


def test_the_api_gives_speakers_words_and_how_sure_it_is() -> None:
    found = fixture("rev_json/api.json")
    assert said(found) == [
        (400, 2000, "Speaker 0", "Is pier twenty-two open?"),
        (2400, 4800, "Speaker 1", 'Not yet. <unk> Ask "Vane".'),
    ]
    assert words_of(found)[2:] == [(950, 1500, "twenty-two"), (1600, 2000, "open?")]
    assert sureness(found) == [0.97, 0.88, 0.72, 0.99]
    assert words_of(found, 1)[-1] == (4400, 4800, '"Vane".')
    assert sureness(found, 1) == [0.95, 0.94, None, 0.91, 0.6]
    assert found.notes == ("Words without times, placed between their neighbours: 1 (16).",)
    assert found.origin == "machine"


def test_the_export_gives_names_and_clock_times() -> None:
    found = fixture("rev_json/export.json")
    assert said(found) == [
        (1200, 2000, "Ida Marsh", "Welcome back."),
        (3_602_500, 3_603_000, "Harbour master", "Thanks."),
    ]
    assert found.origin == ""  # people do not tell how sure they are


def test_words_are_parted_where_the_file_writes_no_spaces() -> None:
    found = parsed(word("No", 1), word("boats", 1.5), {"type": "punct", "value": "."})
    assert said(found) == [(1000, 1750, "Speaker 0", "No boats.")]


def test_long_monologues_are_cut_at_ends_of_sentences() -> None:
    elements: list[Any] = []
    for number in range(400):
        elements += [word("word", number), {"type": "punct", "value": " "}]
        if number % 10 == 9:
            elements[-1:] = [{"type": "punct", "value": "."}, {"type": "punct", "value": " "}]
    found = parsed(*elements)
    assert len(found.segments) > 5
    assert all(one.text.endswith(".") for one in found.segments)


def test_silence_is_refused_as_empty() -> None:
    with pytest.raises(EmptyTranscript, match="from Rev, but nobody"):
        parsed_by(rev_json, '{"monologues": []}')
