from __future__ import annotations

import pytest

from spacesviewer import transcripts
from spacesviewer.transcripts import vosk_json
from spacesviewer.transcripts.refusals import NotATranscript
from tests.unit.transcripts.making import fixture, parsed_by, said, sureness

# As its example programs print while they listen.
PRINTED = """{
  "partial" : ""
}
{
  "partial" : "dead"
}
{
  "result" : [{
      "conf" : 0.800000,
      "end" : 1.200000,
      "start" : 0.900000,
      "word" : "dead"
    }, {
      "conf" : 1.000000,
      "end" : 1.500000,
      "start" : 1.200000,
      "word" : "calm"
    }],
  "text" : "dead calm"
}
{"text": ""}
{"result": [{"conf": 0.5, "end": 4.0, "start": 3.5, "word": "still"}], "text": "still"}
"""


def test_each_result_is_a_segment() -> None:
    found = fixture("vosk_json/list.json")
    assert said(found) == [(300, 1700, "", "ночью был шторм"), (3000, 4000, "", "порт закрыт")]
    assert sureness(found, 1) == [1.0, 0.7]
    assert (found.origin, found.notes) == ("machine", ())


def test_one_result_and_the_first_of_alternatives_are_read() -> None:
    assert said(fixture("vosk_json/one.json")) == [(100, 900, "", "high water")]
    assert said(fixture("vosk_json/alternatives.json")) == [(200, 1000, "", "low tide")]


def test_what_the_program_prints_is_read() -> None:
    name, found = transcripts.read_bytes(PRINTED.encode(), "out.txt")
    assert name == "Vosk / Kaldi JSON"
    assert said(found) == [(900, 1500, "", "dead calm"), (3500, 4000, "", "still")]


def test_results_without_times_are_counted() -> None:
    found = parsed_by(vosk_json, PRINTED + '{"text": "no times"}')
    assert found.notes == ("Results without times, left out: 1 (6).",)
    with pytest.raises(NotATranscript):
        parsed_by(vosk_json, '{"text": "no times"}')
