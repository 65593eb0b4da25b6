"""Ends that were guessed by the length of the words, held within the sound that knows better."""

from __future__ import annotations

from dataclasses import replace

from spacesviewer.domain.segment import ParsedTranscript, Segment


def held_within(parsed: ParsedTranscript, sound_ms: int) -> ParsedTranscript:
    """The transcript with guessed ends no later than the sound's; one that tells them stays.

    What begins after the end of the sound stays as well: that is a gap, and no guess.
    """
    if not parsed.open_end or sound_ms <= 0:
        return parsed
    return replace(parsed, segments=tuple(_held(one, sound_ms) for one in parsed.segments))


def _held(segment: Segment, sound_ms: int) -> Segment:
    if not segment.start_ms < sound_ms < segment.end_ms:
        return segment
    words = tuple(
        replace(word, start_ms=min(word.start_ms, sound_ms), end_ms=min(word.end_ms, sound_ms))
        for word in segment.words
    )
    return replace(segment, end_ms=sound_ms, words=words)
