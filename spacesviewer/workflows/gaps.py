"""What is missing of a session, told openly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacesviewer.domain import coverage
from spacesviewer.domain.recording import Recording
from spacesviewer.domain.session import SessionFacts, parse_started_at
from spacesviewer.domain.timecode import format_time

_TOLERANCE_MS = 5000


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch that should be there and is not, in ms of the session, with a sentence about it."""

    start_ms: int
    end_ms: int
    sentence: str


def find(
    facts: SessionFacts,
    recordings: Sequence[Recording],
    claimed_ms: dict[int, int],
    transcript_end_ms: int,
) -> list[Gap]:
    """The gaps that lengths tell; ``claimed_ms`` is what a recording's header says, by its id."""
    if not recordings:
        return []
    heard = max(recording.offset_ms + recording.duration_ms for recording in recordings)
    gaps = []
    began, ended = parse_started_at(facts.started_at), parse_started_at(facts.ended_at)
    if began and ended:
        lasted = round((ended - began).total_seconds() * 1000)
        if lasted - heard > _TOLERANCE_MS:
            gaps.append(
                Gap(
                    heard,
                    lasted,
                    f"The session lasted {format_time(lasted)}, the sound {format_time(heard)}: "
                    f"{format_time(lasted - heard)} is missing somewhere.",
                )
            )
    for start, end in coverage.holes(recordings):
        if end - start > _TOLERANCE_MS:
            said = f"No recording has the sound from {format_time(start)} to {format_time(end)}."
            gaps.append(Gap(start, end, said))
    for recording in recordings:
        claimed = claimed_ms.get(recording.id, 0) + recording.offset_ms
        end = recording.offset_ms + recording.duration_ms
        if claimed - end > _TOLERANCE_MS:
            said = f"A recording claims {format_time(claimed)} and ends at {format_time(end)}."
            gaps.append(Gap(end, claimed, said))
    if transcript_end_ms - heard > _TOLERANCE_MS:
        gaps.append(
            Gap(
                heard,
                transcript_end_ms,
                f"The transcript goes on to {format_time(transcript_end_ms)}, "
                f"the sound ends at {format_time(heard)}.",
            )
        )
    return gaps
