"""A transcript as labels for Audacity."""

from __future__ import annotations

from collections.abc import Sequence

from spacesviewer.domain.gap import Gap
from spacesviewer.domain.segment import Segment
from spacesviewer.domain.wording import one_line
from spacesviewer.export._cues import cautions, spoken
from spacesviewer.export._labels import labels

NAME = "Audacity labels"
EXTENSION = "txt"
FORMAT = "audacity"
KIND = "transcript"


def render(
    segments: Sequence[Segment],
    language: str,
    title: str,
    *,
    synthetic: bool = False,
    gaps: Sequence[Gap] = (),
    remarks: Sequence[str] = (),
) -> bytes:
    """A label for each segment and each gap, and at the beginning what to beware of."""
    del language, title
    told = [(0, 0, f"({line})") for line in cautions(synthetic, remarks)]
    missing = [(gap.start_ms, gap.end_ms, f"Gap: {gap.sentence}") for gap in gaps]
    said = [(s.start_ms, s.end_ms, _said(s.speaker, text)) for s, text in spoken(segments)]
    return labels([*told, *missing, *said])


def _said(speaker: str, text: str) -> str:
    name = one_line(speaker)
    return f"{name}: {text}" if name else text
