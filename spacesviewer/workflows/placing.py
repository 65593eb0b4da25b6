"""Transcripts that tell times of a clock, put onto the recording."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.domain.session import SessionFacts, is_local, parse_started_at
from spacesviewer.domain.timecode import MAX_MS, format_time

_EARLY = timedelta(minutes=10)  # captions of a Space may begin before it is said to have started
_HOUR_MS = 3_600_000


def on_the_recording(
    parsed: ParsedTranscript, facts: SessionFacts, duration_ms: int
) -> ParsedTranscript:
    """The transcript with its times counted from the session's start, and a note about it.

    Where the start is not known, or far from what the transcript says, its first words stay at 0.
    """
    if not parsed.zero_at or not parsed.segments:
        return parsed
    later = _later(parsed.zero_at, facts.started_at)
    most = max(duration_ms, _HOUR_MS) + _HOUR_MS
    if later is None or not -_EARLY <= later <= timedelta(milliseconds=most):
        note = (
            "Its times are those of a clock, and when the recording began is not known: "
            "the first words stand at the beginning."
        )
        return replace(parsed, notes=(*parsed.notes, note))
    by_ms = round(later.total_seconds() * 1000)
    segments = tuple(_moved(segment, by_ms) for segment in parsed.segments)
    note = (
        f"Its times are those of a clock; the first words stand at {format_time(max(0, by_ms))}, "
        f"counted from the session's start ({facts.date_source or 'as it is known'})."
    )
    return replace(parsed, segments=segments, notes=(*parsed.notes, note))


def _later(zero_at: str, started_at: str) -> timedelta | None:
    """How long after the session's start the transcript's 0 is; None where that cannot be told."""
    if len(started_at) <= 10:
        return None
    if zero_at.startswith("T"):
        # A clock on a wall, without a day or an offset: only a start on such a clock helps.
        start = datetime.fromisoformat(started_at)
        if start.tzinfo is not None:
            return None
        zero = datetime.fromisoformat(f"{started_at[:10]}{zero_at}")
        return zero - start if zero >= start - _EARLY else zero + timedelta(days=1) - start
    zero_moment, moment = parse_started_at(zero_at), parse_started_at(started_at)
    if zero_moment is None or moment is None or is_local(started_at):
        return None
    return zero_moment - moment


def _moved(segment: Segment, by_ms: int) -> Segment:
    def at(ms: int) -> int:
        return min(max(0, ms + by_ms), MAX_MS)

    words = tuple(replace(w, start_ms=at(w.start_ms), end_ms=at(w.end_ms)) for w in segment.words)
    return replace(segment, start_ms=at(segment.start_ms), end_ms=at(segment.end_ms), words=words)
