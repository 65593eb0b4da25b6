"""Captions that tell times of a clock: twspace-crawler's and those that Zoom saves."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from spacesviewer import transcripts
from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts import crawler_captions, crawler_text, zoom_captions
from spacesviewer.transcripts.lasting import end_of
from spacesviewer.transcripts.refusals import EmptyTranscript, NotATranscript
from tests.unit.test_plugins import spoil
from tests.unit.transcripts.making import DATA, assert_kept

START = 1_760_000_000_000


def said(parsed: ParsedTranscript) -> list[tuple[int, str, str]]:
    return [(one.start_ms, one.speaker, one.text) for one in parsed.segments]


def read(name: str) -> ParsedTranscript:
    return transcripts.read(DATA / name)[1]


def line(body: dict[str, Any], kind: Any = 1, **payload: Any) -> str:
    inner = {"final": True, "body": "Words.", "timestamp": START, "username": "ann", **body}
    told = {"body": json.dumps(inner), "lang": "en", "uuid": "u", **payload}
    return json.dumps({"kind": kind, "payload": json.dumps(told)})


def test_captions_of_a_space_in_order_of_time() -> None:
    parsed = read("crawler_captions/talk CC.jsonl")
    assert said(parsed) == [
        (0, "maravale", "Welcome to the harbour."),
        (3000, "maravale", "We asked twice."),
        (7000, "idris_h", "Who pays for the ferry?"),
        (28_000, "maravale", "Nobody will say."),
    ]
    assert parsed.zero_at == "2025-10-09T08:53:22.000+00:00"
    assert (parsed.language, parsed.origin) == ("en", "machine")
    assert parsed.segments[0].end_ms == 1380  # as long as it takes to say
    assert any("typed, not said, left out: 1 (6)" in note for note in parsed.notes)


def test_words_that_are_typed_or_unfinished_are_no_speech() -> None:
    lines = [line({"final": False}), line({"final": None}), line({"body": " "}), line({}, kind=2)]
    with pytest.raises(EmptyTranscript, match="no captions are in it"):
        crawler_captions.parse("\n".join(lines))
    typed = json.dumps({"body": "typed", "timestamp": START, "username": "fan"})
    message = json.dumps({"kind": 1, "payload": json.dumps({"body": typed})})
    parsed = crawler_captions.parse("\n".join([line({}), message]))
    assert said(parsed) == [(0, "ann", "Words.")]


def test_a_caption_without_a_time_has_no_place() -> None:
    parsed = crawler_captions.parse(
        "\n".join([line({"timestamp": 1}), line({"timestamp": "x"}, timestamp=START + 5), line({})])
    )
    assert [start for start, _, _ in said(parsed)] == [0, 5]
    assert any("without a time" in note for note in parsed.notes)


def test_other_lines_of_json_are_disowned() -> None:
    with pytest.raises(NotATranscript):
        crawler_captions.parse('{"id": 1}\n{"id": 2}\n')
    assert not crawler_captions.sniff('{"id": 1}\n{"kind": 1, "payload": ""}')
    with pytest.raises(RefusedFile, match=r"x\.jsonl"):
        transcripts.read_bytes(b'{"id": 1}\n{"id": 2}\n', "x.jsonl")


def test_odd_values_inside_the_inner_json_are_passed_over() -> None:
    chance = random.Random(3)
    for _ in range(400):
        message = json.loads(line({}))
        payload = json.loads(message["payload"])
        body = json.loads(payload["body"])
        for document in (body, payload, message):
            if chance.random() < 0.5:
                spoil(document, chance)
            if document is body:
                payload["body"] = json.dumps(body)
            elif document is payload:
                message["payload"] = json.dumps(payload)
        text = json.dumps(message) + "\n" + line({"body": "kept"})
        assert_kept(crawler_captions.parse(text))


def test_the_crawlers_text() -> None:
    parsed = read("crawler_text/talk CC.txt")
    assert said(parsed) == [
        (2000, "maravale", "Welcome to the harbour."),
        (5000, "maravale", "We asked twice."),
        (3_609_000, "idris_h", "Who pays: the town?"),
    ]
    assert parsed.zero_at == ""
    with pytest.raises(NotATranscript):
        crawler_text.parse("maravale: without times\n")


def test_captions_that_zoom_saved_over_midnight() -> None:
    parsed = read("zoom_captions/meeting_saved_closed_caption.txt")
    assert said(parsed) == [
        (0, "Mara Vale", "Good evening everybody, and welcome."),
        (5000, "Idris", "Thank you."),
    ]
    assert parsed.zero_at == "T23:59:58.000"
    with pytest.raises(NotATranscript):
        zoom_captions.parse("[Ann] 10:00:00\n\n[Ben] 10:00:01\n")


def test_how_long_words_last() -> None:
    assert end_of(0, "x", None) == 1000
    assert end_of(0, "x" * 5000, None) == 20_000
    assert end_of(5000, "x" * 100, 6000) == 6000
    assert end_of(5000, "x", 4000) == 5000


def test_a_line_that_never_ends_is_not_read() -> None:
    assert len(crawler_captions.parse(line({}) + "\n" + line({"body": "x" * 2**21})).segments) == 1
