"""Gaps by lengths and silences: real sentences, no false alarm on what is whole."""

from __future__ import annotations

import pytest

from spacesviewer.domain.gap import Gap, MissingChunks
from spacesviewer.domain.recording import Recording
from spacesviewer.domain.session import SessionFacts
from spacesviewer.domain.soundlevels import DIGITAL, LOUD, QUIET, SoundLevels
from spacesviewer.workflows import gaps

MINUTE = 60_000


def recording(key: int, offset_ms: int, minutes: float, role: str = "main") -> Recording:
    length = round(minutes * MINUTE)
    return Recording(key, "s", f"{key}.m4a", str(key), 1, length, role=role, offset_ms=offset_ms)


def of(
    *recordings: Recording,
    facts: SessionFacts = SessionFacts(),  # noqa: B008 - frozen
    claimed: dict[int, int] | None = None,
    text_end: int = 0,
    chunks: tuple[MissingChunks, ...] = (),
) -> list[Gap]:
    return list(gaps.of_lengths(facts, recordings, claimed or {}, text_end, chunks))


def test_a_whole_session_has_none() -> None:
    facts = SessionFacts(started_at="2026-11-14T14:30:00Z", ended_at="2026-11-14T14:40:03Z")
    assert of(recording(1, 0, 10), facts=facts, claimed={1: 602_000}, text_end=604_000) == []
    assert of() == []


def test_what_the_platform_says_against_what_is_heard() -> None:
    facts = SessionFacts(started_at="2026-11-14T19:30:00+05:00", ended_at="2026-11-14T16:00:00Z")
    (gap,) = of(recording(1, 0, 60), facts=facts)
    assert (gap.kind, gap.start_ms, gap.end_ms) == ("length", 60 * MINUTE, 90 * MINUTE)
    assert gap.measure == 30 * MINUTE
    assert gap.sentence.endswith("0:30:00 is missing somewhere.")


def test_a_night_on_which_clocks_are_set_back_is_no_missing_hour() -> None:
    facts = SessionFacts(
        started_at="2026-11-01T01:30:00-04:00", ended_at="2026-11-01T01:30:00-05:00"
    )
    assert of(recording(1, 0, 60), facts=facts) == []


def test_a_header_that_claims_more_and_a_text_that_goes_on() -> None:
    (cut,) = of(recording(1, 0, 10), claimed={1: 20 * MINUTE})
    assert (cut.kind, cut.sentence) == (
        "claimed",
        "A recording claims 0:20:00 and ends at 0:10:00.",
    )
    (beyond,) = of(recording(1, 0, 10), text_end=15 * MINUTE)
    assert (beyond.kind, beyond.measure) == ("beyond", 5 * MINUTE)
    assert "frames" not in beyond.sentence


@pytest.mark.parametrize(("rate", "said"), [(25 / 23.976, "23.976"), (25 / 24, "24;")])
def test_a_text_for_another_frame_rate_is_told_and_not_changed(rate: float, said: str) -> None:
    (gap,) = of(recording(1, 0, 60), text_end=round(60 * MINUTE * rate))
    assert "25 frames a second" in gap.sentence
    assert said in gap.sentence


def test_between_two_parts_and_where_they_meet() -> None:
    (gap,) = of(recording(1, 0, 10), recording(2, 12 * MINUTE, 10))
    assert (gap.kind, gap.start_ms, gap.end_ms) == ("between", 10 * MINUTE, 12 * MINUTE)
    assert gap.sentence == "Nothing was recorded for 2 min between two recordings."
    (seam,) = of(recording(1, 0, 10), recording(2, 10 * MINUTE + 300, 10))
    assert (seam.kind, seam.certainty) == ("seam", "possible")
    assert of(recording(1, 0, 10), recording(2, 0, 10, "mirror")) == []
    (late,) = of(recording(1, 3 * MINUTE, 10))
    assert (late.start_ms, late.end_ms) == (0, 3 * MINUTE)


def test_missing_chunks_have_their_numbers() -> None:
    lost = (MissingChunks(12, 15, 36_000, 12_000), MissingChunks(20, 20, 60_000, 3000))
    several, one = of(recording(1, 0, 10), chunks=lost)
    assert several.sentence == "Pieces 12 to 15 of the stream are missing here, about 12 s."
    assert one.sentence == "Piece 20 of the stream is missing here, about 3.0 s."
    assert (several.kind, several.start_ms, several.end_ms) == ("chunks", 36_000, 36_000)


def test_silences_are_told_once_each() -> None:
    loud, quiet, dead = (bytes([kind]) for kind in (LOUD, QUIET, DIGITAL))
    classes = loud * 50 + quiet * 60 + loud * 10 + dead * 100 + loud * 5 + dead * 20 + quiet * 5
    found = list(gaps.silences(SoundLevels(classes + loud * 3 + quiet * 40 + loud)))
    assert [(g.kind, g.start_ms // 160, g.end_ms // 160) for g in found] == [
        ("silence", 50, 110),
        ("digital silence", 120, 220),
        ("digital silence", 225, 245),
    ]
    assert found[0].sentence == "Silence for 9.6 s."
    assert found[1].certainty == "certain"
