from __future__ import annotations

import json
from typing import Any

import pytest

from spacesviewer.transcripts import google_speech
from tests.unit.transcripts.making import GATHERED, fixture, parsed_by, said, sureness, words_of


def test_words_that_the_last_result_repeats_are_taken_once_with_their_speakers() -> None:
    found = fixture("google_speech/v1-diarised.json")
    assert said(found) == [
        (1300, 2000, "Speaker 1", "Is it late?"),
        (3000, 3400, "Speaker 2", "Very."),
    ]
    assert found.notes == (
        GATHERED,
        "Words that the last result repeats with their speakers, taken from there: 4.",
    )
    assert (found.language, found.origin) == ("en-GB", "machine")


def test_a_last_result_that_repeats_nothing_is_one_more() -> None:
    results = [
        {"alternatives": [{"words": [{"word": w, "startTime": f"{s}s", "endTime": f"{s + 1}s",
                                      "speakerTag": tag}]}]}
        for w, s, tag in (("One.", 1, 1), ("Two.", 5, 2))
    ]  # fmt: skip
    found = parsed_by(google_speech, json.dumps({"results": results}))
    assert said(found) == [
        (1000, 2000, "Speaker 1", "One."),
        (5000, 6000, "Speaker 2", "Two."),
    ]


def test_the_older_spelling_of_times_is_read() -> None:
    found = fixture("google_speech/v1-objects.json")
    assert words_of(found) == [(0, 400, "The"), (400, 1000, "boat"), (1000, 1600, "left.")]


def test_version_2_tells_channels_labels_and_confidence() -> None:
    found = fixture("google_speech/v2-channels.json")
    assert said(found) == [
        (0, 900, "Channel 1", "Good day."),
        (1200, 1900, "Channel 2, Speaker 2", "And you."),
    ]
    assert sureness(found) == [0.81, 0.92]


def test_results_without_words_are_lines() -> None:
    found = fixture("google_speech/without-words.json")
    assert said(found) == [(0, 4500, "", "first part"), (4500, 9000, "", "second part")]
    assert not any(one.words for one in found.segments)
    assert found.notes == ()


_RESULT = {"alternatives": [{"words": [{"word": "Yes", "startOffset": "1s", "endOffset": "2s"}]}]}


@pytest.mark.parametrize(
    "document",
    [
        {"results": [_RESULT]},
        {"response": {"results": [_RESULT]}},
        {"results": {"gs://a/b": {"inlineResult": {"transcript": {"results": [_RESULT]}}}}},
        {"response": {"results": {"gs://a/b": {"transcript": {"results": [_RESULT]}}}}},
    ],
)
def test_results_are_found_wherever_a_batch_puts_them(document: Any) -> None:
    assert said(parsed_by(google_speech, json.dumps(document))) == [(1000, 2000, "", "Yes")]
