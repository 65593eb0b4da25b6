"""A transcript as JSON, for other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from spacesviewer.domain.segment import Segment
from spacesviewer.domain.wording import one_line, tidy

NAME = "JSON"
EXTENSION = "json"
KIND = "transcript"


def render(
    segments: Sequence[Segment], language: str, title: str, *, synthetic: bool = False
) -> bytes:
    """``[{"start_ms", "end_ms", "speaker", "text"}]``; invented material says so in each item."""
    del language, title
    mark: dict[str, object] = {"synthetic": True} if synthetic else {}
    values = [_value(segment) | mark for segment in segments]
    return (json.dumps(values, ensure_ascii=False, indent=2) + "\n").encode()


def render_untimed(
    segments: Sequence[Segment], language: str, title: str, *, synthetic: bool = False
) -> bytes:
    """The same with null for times that nobody knows."""
    del language, title
    mark: dict[str, object] = {"synthetic": True} if synthetic else {}
    no_time: dict[str, object] = {"start_ms": None, "end_ms": None}
    values = [_value(segment) | no_time | mark for segment in segments]
    return (json.dumps(values, ensure_ascii=False, indent=2) + "\n").encode()


def _value(segment: Segment) -> dict[str, object]:
    return {
        "start_ms": segment.start_ms,
        "end_ms": segment.end_ms,
        "speaker": one_line(segment.speaker),
        "text": tidy(segment.text),
    }
