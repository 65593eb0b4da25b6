"""What is missing of a session, told openly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacesviewer.domain.artefact import MissingChunks
from spacesviewer.domain.recording import Recording
from spacesviewer.domain.session import SessionFacts, parse_started_at
from spacesviewer.domain.timecode import format_length, format_time

_TOLERANCE_MS = 5000
_MANY = 100  # places; more are told in one sentence


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


def of_missing_chunks(missing: Sequence[MissingChunks]) -> list[Gap]:
    """Pieces of the stream that the playlist leaves out: the sound goes on behind them at once.

    Such a gap takes no time of the recording; how long it lasted is an estimate.
    """
    if len(missing) > _MANY:
        count = sum(one.last - one.first + 1 for one in missing)
        lasted = format_length(sum(one.missing_ms for one in missing))
        sentence = (
            f"{count:,} pieces of the stream are missing in its playlist, in {len(missing):,} "
            f"places from {format_time(missing[0].at_ms)} on, about {lasted}."
        )
        return [Gap(missing[0].at_ms, missing[0].at_ms, sentence)]
    gaps = []
    for one in missing:
        count = one.last - one.first + 1
        pieces = (
            f"{count} pieces ({one.first} to {one.last})" if count > 1 else f"piece {one.first}"
        )
        verb = "are" if count > 1 else "is"
        gaps.append(
            Gap(
                one.at_ms,
                one.at_ms,
                f"At {format_time(one.at_ms)} {pieces} of the stream {verb} missing in its "
                f"playlist, about {format_length(one.missing_ms)}.",
            )
        )
    return gaps
