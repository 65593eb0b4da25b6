"""A transcript as the podcast namespace's JSON, for hosts and players of podcasts."""

from __future__ import annotations

import json

from spacesviewer.domain.segment import Segment
from spacesviewer.domain.transcript import Transcript
from spacesviewer.domain.wording import one_line
from spacesviewer.export._cues import cautions, gap_line, spoken

NAME = "Podcast JSON"
EXTENSION = "json"
FORMAT = "podcast"
KIND = "transcript"


def render(transcript: Transcript) -> bytes:
    """``version`` and ``segments``, times in seconds; what to beware of stands beside them."""
    told: dict[str, object] = {"version": "1.0.0"}
    # Keys of ours: the format has no others, and says nothing against them.
    told |= {"title": one_line(transcript.title)} if one_line(transcript.title) else {}
    told |= {"language": one_line(transcript.language)} if one_line(transcript.language) else {}
    if lines := cautions(transcript):
        told["remarks"] = lines
    if transcript.gaps:
        told["gaps"] = [gap_line(gap) for gap in transcript.gaps]
    told["segments"] = [_segment(segment, text) for segment, text in spoken(transcript.segments)]
    return (json.dumps(told, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def _segment(segment: Segment, text: str) -> dict[str, object]:
    name = one_line(segment.speaker)
    times: dict[str, object] = {
        "startTime": segment.start_ms / 1000,
        "endTime": segment.end_ms / 1000,
    }
    return ({"speaker": name} if name else {}) | times | {"body": one_line(text)}
