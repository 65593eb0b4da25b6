"""Transcripts in a wrong unit of time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain.segment import ParsedTranscript, Segment, Word
from spacesviewer.workflows.units import in_unit

SOUND_MS = 1_800_000


def talk(times: float = 1.0) -> ParsedTranscript:
    made = []
    for n in range(100):
        start, end = round(n * 17_000 * times), round((n * 17_000 + 16_000) * times)
        words = (Word(start, end, 0, 3),)
        made.append(Segment(start, end, "The contract was signed in the evening.", "", words))
    return ParsedTranscript(tuple(made))


@pytest.mark.parametrize(
    ("times", "said"),
    [
        (1000, "milliseconds were taken for seconds"),
        (10_000, "ticks of 100 ns were taken for milliseconds"),
        (1_000_000, "microseconds were taken for seconds"),
        (10_000_000, "ticks of 100 ns were taken for seconds"),
        (0.001, "seconds were taken for milliseconds"),
    ],
)
def test_a_wrong_unit_is_mended_and_told(times: float, said: str) -> None:
    mended = in_unit(talk(times), SOUND_MS)
    (note,) = mended.notes
    assert said in note
    assert note.endswith("All times were " + note.partition("All times were ")[2])
    for right, segment in zip(talk().segments, mended.segments, strict=True):
        assert abs(segment.start_ms - right.start_ms) <= 1000
        assert segment.words[0].start_ms == segment.start_ms
        assert segment.text == right.text


@given(st.floats(0.02, 60))
def test_what_merely_ends_elsewhere_is_left_as_it_is(times: float) -> None:
    parsed = talk(times)
    assert in_unit(parsed, SOUND_MS) is parsed


def test_a_text_of_the_first_seconds_is_no_mistake() -> None:
    opening = ParsedTranscript((Segment(0, 1700, "Good evening."),))
    assert in_unit(opening, SOUND_MS) is opening
    assert in_unit(ParsedTranscript(()), SOUND_MS).notes == ()
    assert in_unit(talk(1000), 0).notes == ()
