"""Notices a transcript whose times are in another unit than its reader took them for."""

from __future__ import annotations

from dataclasses import replace

from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.domain.timecode import format_time

# By how much the times are too large (or, as 1 over it, too small), and what was mistaken there.
_FACTORS = (
    (1000, "milliseconds were taken for seconds", "seconds were taken for milliseconds"),
    (10_000, "ticks of 100 ns were taken for milliseconds", ""),
    (1_000_000, "microseconds were taken for seconds", ""),
    (10_000_000, "ticks of 100 ns were taken for seconds", ""),
)
# The last words are spoken somewhere in the second half of the recording, and never after it.
_EARLIEST, _LATEST = 0.5, 1.02
_FASTEST = 60  # characters a second; nobody speaks half as quickly
_LEAST_CHARACTERS = 20


def in_unit(parsed: ParsedTranscript, sound_ms: int) -> ParsedTranscript:
    """The transcript with times that fit the sound, and a note that says what was done.

    Only a wrong unit is mended; a text that merely ends too early or too late is left as it is.
    """
    end_ms = max((segment.end_ms for segment in parsed.segments), default=0)
    if end_ms <= 0 or sound_ms <= 0:
        return parsed
    for factor, too_large, too_small in _FACTORS:
        if _EARLIEST <= end_ms / factor / sound_ms <= _LATEST:
            return _rescaled(parsed, 1, factor, end_ms, too_large)
        fits = _EARLIEST <= end_ms * factor / sound_ms <= _LATEST
        # A text of the first seconds only is no mistake: here nobody could speak so quickly.
        if too_small and fits and _hurries(parsed, end_ms):
            return _rescaled(parsed, factor, 1, end_ms, too_small)
    return parsed


def _hurries(parsed: ParsedTranscript, end_ms: int) -> bool:
    characters = sum(len(segment.text) for segment in parsed.segments)
    return characters >= _LEAST_CHARACTERS and characters * 1000 > _FASTEST * end_ms


def _rescaled(
    parsed: ParsedTranscript, times: int, over: int, end_ms: int, mistaken: str
) -> ParsedTranscript:
    def scaled(segment: Segment) -> Segment:
        words = tuple(
            replace(w, start_ms=w.start_ms * times // over, end_ms=w.end_ms * times // over)
            for w in segment.words
        )
        return replace(
            segment,
            start_ms=segment.start_ms * times // over,
            end_ms=segment.end_ms * times // over,
            words=words,
        )

    how = f"divided by {over:,}" if over > 1 else f"multiplied by {times:,}"
    note = (
        f"The times ended at {format_time(end_ms)}, which does not fit the recording; "
        f"it seems that {mistaken}. All times were {how} and end at "
        f"{format_time(end_ms * times // over)} now."
    )
    segments = tuple(scaled(segment) for segment in parsed.segments)
    return replace(parsed, segments=segments, notes=(*parsed.notes, note))
