from __future__ import annotations

import pytest

from spacesviewer.transcripts import aws_transcribe
from spacesviewer.transcripts.refusals import EmptyTranscript
from tests.unit.transcripts.making import GATHERED, fixture, parsed_by, said, sureness, words_of


def test_speakers_are_found_in_the_list_beside_the_words() -> None:
    found = fixture("aws_transcribe/speakers.json")
    assert said(found) == [
        (40, 1300, "spk_0", "The pier is shut."),
        (2100, 3000, "spk_1", "Since when?"),
    ]
    assert words_of(found)[2:] == [(600, 800, "is"), (800, 1300, "shut.")]
    assert sureness(found) == [0.99, 0.71, 0.99, 0.99]
    assert (found.language, found.origin, found.notes) == ("en-GB", "machine", (GATHERED,))


def test_its_own_segments_are_kept() -> None:
    found = fixture("aws_transcribe/audio-segments.json")
    assert said(found) == [(100, 800, "spk_0", "Wir fahren."), (900, 1800, "spk_0", "Um acht Uhr.")]
    assert (found.language, found.notes) == ("de-DE", ())


def test_channels_are_speakers() -> None:
    assert said(fixture("aws_transcribe/channels.json")) == [
        (0, 400, "ch_0", "Hello."),
        (4000, 4400, "ch_1", "Yes?"),
        (9000, 9400, "ch_0", "Bye."),
    ]


def test_call_analytics_tell_roles() -> None:
    found = fixture("aws_transcribe/call-analytics.json")
    assert said(found) == [
        (40, 1080, "AGENT", "Harbour office."),
        (1500, 2300, "CUSTOMER", "Is it open?"),
    ]
    assert sureness(found, 1) == [0.9, 0.9, 0.5]


def test_silence_is_refused_as_empty() -> None:
    with pytest.raises(EmptyTranscript, match="Amazon Transcribe, but nobody"):
        parsed_by(aws_transcribe, '{"results": {"transcripts": [{"transcript": ""}], "items": []}}')
