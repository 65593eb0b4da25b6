from __future__ import annotations

import json

from spacesviewer.transcripts import deepgram
from tests.unit.transcripts.making import GATHERED, fixture, parsed_by, said, sureness, words_of


def test_utterances_are_the_segments() -> None:
    found = fixture("deepgram/utterances.json")
    assert said(found) == [
        (200, 900, "Speaker 0", "Is it safe?"),
        (1200, 2000, "Speaker 1", "Nobody knows."),
    ]
    assert words_of(found, 1) == [(1200, 1600, "Nobody"), (1600, 2000, "knows.")]
    assert sureness(found) == [0.99, 0.99, 0.98]
    assert (found.language, found.origin, found.notes) == ("en", "machine", ())


def test_paragraphs_are_the_segments_where_there_are_no_utterances() -> None:
    found = fixture("deepgram/paragraphs.json")
    assert said(found) == said(fixture("deepgram/utterances.json"))
    assert found.notes == ()


def test_channels_stand_side_by_side_in_order_of_time() -> None:
    found = fixture("deepgram/two-channels.json")
    assert said(found) == [
        (100, 500, "Channel 0", "hello"),
        (2000, 2800, "Channel 1", "good evening"),
        (5000, 5400, "Channel 0", "again"),
    ]
    assert found.notes == (GATHERED,)


def test_final_answers_to_a_live_stream_are_read() -> None:
    def answer(word: str, start: float, *, final: bool = True, channel: int = 0) -> str:
        words = [{"word": word, "start": start, "end": start + 0.5, "confidence": 0.9}]
        told = {"type": "Results", "channel_index": [channel, 2], "is_final": final}
        return json.dumps({**told, "channel": {"alternatives": [{"words": words}]}})

    lines = [answer("goo", 0, final=False), answer("good", 0), answer("evening", 0.5, channel=1)]
    found = parsed_by(deepgram, "\n".join([*lines, '{"type": "Metadata", "channels": 2}']))
    assert said(found) == [(0, 500, "Channel 0", "good"), (500, 1000, "Channel 1", "evening")]
    assert "Results that were not final, left out: 1 (1)." in found.notes
