"""What is missing of a session by the lengths that its files tell, and by its silences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacesviewer.domain.artefact import MissingChunks
from spacesviewer.domain.gap import (
    CERTAIN,
    LIKELY,
    POSSIBLE,
    Gap,
)
from spacesviewer.domain.recording import Recording
from spacesviewer.domain.session import SessionFacts, is_local, parse_started_at
from spacesviewer.domain.soundlevels import SoundLevels
from spacesviewer.domain.timecode import format_lasting, format_time

_TOLERANCE_MS = 5000
_SEAM_MS = 1000
_MANY = 100  # places; more are told in one sentence
SILENCE_MS, DEAD_MS = 8000, 3000
# What remains of a text that is timed for another frame rate: 25 to 23.976, 24 or 24 to 23.976.
_FRAME_RATES = (
    (25 / 23.976, "25 frames a second and the film for 23.976"),
    (25 / 24, "25 frames a second and the film for 24"),
    (30 / 29.97, "30 frames a second and the film for 29.97"),
)
_DRIFT = 0.0004


def of_lengths(
    facts: SessionFacts,
    recordings: Sequence[Recording],
    claimed_ms: dict[int, int],
    transcript_end_ms: int,
    chunks: Sequence[MissingChunks] = (),
) -> Iterator[Gap]:
    """The gaps that lengths tell; ``claimed_ms`` is what a recording's header says, by its id."""
    if not recordings:
        return
    heard = max(recording.offset_ms + recording.duration_ms for recording in recordings)
    began, ended = parse_started_at(facts.started_at), parse_started_at(facts.ended_at)
    if began and ended and is_local(facts.started_at) == is_local(facts.ended_at):
        lasted = round((ended - began).total_seconds() * 1000)
        missing = lasted - heard
        if missing > _TOLERANCE_MS:
            said = (
                f"The session lasted {format_time(lasted)}, the sound {format_time(heard)}: "
                f"{format_time(missing)} is missing somewhere."
            )
            yield Gap(heard, lasted, said, "length", CERTAIN, missing)
    for recording in recordings:
        claimed = claimed_ms.get(recording.id, 0) + recording.offset_ms
        end = recording.offset_ms + recording.duration_ms
        if claimed - end > _TOLERANCE_MS:
            said = f"A recording claims {format_time(claimed)} and ends at {format_time(end)}."
            yield Gap(end, claimed, said, "claimed", CERTAIN, claimed - end)
    if transcript_end_ms - heard > _TOLERANCE_MS:
        yield _beyond(heard, transcript_end_ms)
    yield from _of_chunks(chunks)
    yield from _between(recordings)


def silences(levels: SoundLevels) -> Iterator[Gap]:
    """Where nothing is heard; a dead line is told apart from a quiet room."""
    told_to = 0
    dead = [(start, end, True) for start, end in levels.dead(DEAD_MS)]
    for start, end, digital in sorted([*levels.calm(SILENCE_MS), *dead]):
        if end <= told_to:
            continue
        told_to = max(told_to, end)
        length = end - start
        if digital:
            said = f"No signal at all for {format_lasting(length)}, as where a stream broke off."
            yield Gap(start, end, said, "digital silence", CERTAIN, length)
        else:
            said = f"Silence for {format_lasting(length)}."
            yield Gap(start, end, said, "silence", LIKELY, length)


def drift(transcript_end_ms: int, sound_ms: int) -> str:
    """What a transcript that is a little too long was made for, "" where no frame rate fits."""
    ratio = transcript_end_ms / max(1, sound_ms)
    for rate, said in _FRAME_RATES:
        if abs(ratio - rate) < _DRIFT:
            return f" It may be timed for {said}; its times then drift and were left as they are."
    return ""


def _beyond(heard: int, transcript_end_ms: int) -> Gap:
    said = (
        f"The transcript goes on to {format_time(transcript_end_ms)}, "
        f"the sound ends at {format_time(heard)}.{drift(transcript_end_ms, heard)}"
    )
    return Gap(heard, transcript_end_ms, said, "beyond", CERTAIN, transcript_end_ms - heard)


def _of_chunks(chunks: Sequence[MissingChunks]) -> Iterator[Gap]:
    """Pieces of the stream that the playlist leaves out: the sound goes on behind them at once.

    Such a gap takes no time of the recording; how long it lasted is an estimate.
    """
    if len(chunks) > _MANY:
        count = sum(one.last - one.first + 1 for one in chunks)
        lost_ms, at_ms = sum(one.missing_ms for one in chunks), chunks[0].at_ms
        said = (
            f"{count:,} pieces of the stream are missing in its playlist, in {len(chunks):,} "
            f"places from {format_time(at_ms)} on, about {format_lasting(lost_ms)}."
        )
        yield Gap(at_ms, at_ms, said, "chunks", CERTAIN, lost_ms)
        return
    for one in chunks:
        count = one.last - one.first + 1
        pieces, verb = f"piece {one.first}", "is"
        if count > 1:
            pieces, verb = f"{count} pieces ({one.first} to {one.last})", "are"
        said = (
            f"At {format_time(one.at_ms)} {pieces} of the stream {verb} missing in its playlist, "
            f"about {format_lasting(one.missing_ms)}."
        )
        yield Gap(one.at_ms, one.at_ms, said, "chunks", CERTAIN, one.missing_ms)


def _between(recordings: Sequence[Recording]) -> Iterator[Gap]:
    """Where one recording has ended and the next has not begun, and where two of them meet."""
    ordered = sorted(recordings, key=lambda r: (r.offset_ms, -r.duration_ms))
    reach = max(0, ordered[0].offset_ms)
    if reach > _SEAM_MS:
        said = f"The recording begins {format_lasting(reach)} after the session."
        yield Gap(0, reach, said, "between", CERTAIN, reach)
    reach = ordered[0].offset_ms + ordered[0].duration_ms
    for recording in ordered[1:]:
        start, end = recording.offset_ms, recording.offset_ms + recording.duration_ms
        if start - reach > _SEAM_MS:
            said = (
                f"Nothing was recorded for {format_lasting(start - reach)} between two recordings."
            )
            yield Gap(reach, start, said, "between", CERTAIN, start - reach)
        elif abs(start - reach) <= _SEAM_MS:
            said = f"Another recording begins at {format_time(start)}; words may be cut there."
            yield Gap(min(start, reach), max(start, reach), said, "seam", POSSIBLE)
        reach = max(reach, end)
