"""Transcripts with times of a clock, put onto their recording."""

from __future__ import annotations

from dataclasses import replace

import pytest

from spacesviewer.domain.segment import ParsedTranscript, Segment, Word
from spacesviewer.domain.session import SessionFacts
from spacesviewer.workflows.placing import on_the_recording

WORD = Word(0, 500, 0, 4)
PARSED = ParsedTranscript(
    (Segment(0, 1000, "Good", "Ann", (WORD,), 1), Segment(4000, 5000, "Bye", "Ben", (), 2))
)


def starts(zero_at: str, started_at: str, duration_ms: int = 60_000) -> list[int]:
    facts = SessionFacts(started_at=started_at, date_source="somewhere")
    placed = on_the_recording(replace(PARSED, zero_at=zero_at), facts, duration_ms)
    assert len(placed.notes) == 1
    return [segment.start_ms for segment in placed.segments]


@pytest.mark.parametrize(
    ("zero_at", "started_at", "expected"),
    [
        ("2024-05-01T18:30:02+00:00", "2024-05-01T18:30:00+00:00", [2000, 6000]),
        ("2024-05-01T18:30:02+00:00", "2024-05-01T23:30:00+05:00", [2000, 6000]),
        ("2024-05-01T18:29:57+00:00", "2024-05-01T18:30:00+00:00", [0, 1000]),
        ("T18:30:02.000", "2024-05-01T18:30", [2000, 6000]),
        ("T00:00:03.000", "2024-05-01T23:59:58", [5000, 9000]),
        # Where it cannot be told, the first words stand at the beginning.
        ("2024-05-01T18:30:02+00:00", "", [0, 4000]),
        ("2024-05-01T18:30:02+00:00", "2024-05-01", [0, 4000]),
        ("2024-05-01T18:30:02+00:00", "2024-05-01T18:30", [0, 4000]),
        ("2024-05-03T18:30:02+00:00", "2024-05-01T18:30:00+00:00", [0, 4000]),
        ("2024-05-01T18:00:00+00:00", "2024-05-01T18:30:00+00:00", [0, 4000]),
        ("T18:30:02.000", "2024-05-01T18:30:00+00:00", [0, 4000]),
        ("T12:00:00.000", "2024-05-01T18:30", [0, 4000]),
    ],
)
def test_where_the_first_words_stand(zero_at: str, started_at: str, expected: list[int]) -> None:
    assert starts(zero_at, started_at) == expected


def test_words_move_with_their_segment() -> None:
    facts = SessionFacts(started_at="2024-05-01T18:30:00+00:00")
    parsed = replace(PARSED, zero_at="2024-05-01T18:30:02+00:00")
    assert on_the_recording(parsed, facts, 60_000).segments[0].words == (Word(2000, 2500, 0, 4),)


def test_times_of_the_recording_stay() -> None:
    assert on_the_recording(PARSED, SessionFacts(started_at="2024-05-01"), 60_000) is PARSED
