"""Which recording of a session holds a moment: parts follow each other, mirrors overlap."""

from __future__ import annotations

from collections.abc import Sequence

from spacesviewer.domain.recording import Chapter, Recording


def recording_at(recordings: Sequence[Recording], at_ms: int) -> Recording | None:
    """The recording to hear at a moment of the session; None where none has sound.

    Of several the first in order (the main one comes first), if it lies where it should.
    """
    return next(
        (r for r in recordings if not r.missing and _start(r) <= at_ms < _end(r)),
        None,
    )


def recording_to_play(recordings: Sequence[Recording], at_ms: int) -> Recording | None:
    """The recording to open at a moment: one that has sound there, or the next to begin.

    Behind the last sound, the one that ends last. None where none can be played at all.
    """
    there = [r for r in recordings if not r.missing]
    return (
        recording_at(there, at_ms)
        or next_recording(there, at_ms)
        or max(there, key=_end, default=None)
    )


def next_recording(recordings: Sequence[Recording], after_ms: int) -> Recording | None:
    """The recording that begins next after a moment, or goes on from there; None: none does."""
    there = [r for r in recordings if not r.missing and _end(r) > after_ms]
    return recording_at(there, after_ms) or min(there, key=_start, default=None)


def holes(recordings: Sequence[Recording]) -> list[tuple[int, int]]:
    """The stretches between the recordings of a session in which none has sound."""
    found: list[tuple[int, int]] = []
    reached: int | None = None
    for recording in sorted(recordings, key=_start):
        if reached is not None and _start(recording) > reached:
            found.append((reached, _start(recording)))
        reached = max(_end(recording), reached or 0)
    return found


def _start(recording: Recording) -> int:
    return recording.offset_ms


def _end(recording: Recording) -> int:
    return recording.offset_ms + recording.duration_ms


def needed(recordings: Sequence[Recording]) -> list[Recording]:
    """The recordings that are heard somewhere when the session is played from end to end."""
    chosen: list[Recording] = []
    for recording in recordings:
        if not recording.missing and _adds_to(chosen, recording):
            chosen.append(recording)
    return chosen


def chapters(recordings: Sequence[Recording]) -> tuple[Chapter, ...]:
    """The chapters of the recordings that are heard, in ms of the session."""
    return tuple(
        Chapter(
            chapter.start_ms + recording.offset_ms,
            None if chapter.end_ms is None else chapter.end_ms + recording.offset_ms,
            chapter.title,
        )
        for recording in sorted(needed(recordings), key=_start)
        for chapter in recording.chapters
    )


def _adds_to(chosen: Sequence[Recording], recording: Recording) -> bool:
    """Whether it has sound where the chosen ones have none; a second more is none."""
    reached, end = _start(recording), _end(recording)
    for one in sorted(chosen, key=_start):
        if _start(one) > reached + _SAME_MS:
            break
        reached = max(reached, _end(one))
    return end - reached > _SAME_MS


_SAME_MS = 1000
