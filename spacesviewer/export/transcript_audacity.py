"""A transcript as labels for Audacity."""

from __future__ import annotations

from spacesviewer.domain.transcript import Transcript
from spacesviewer.domain.wording import one_line
from spacesviewer.export._cues import cautions, spoken
from spacesviewer.export._labels import labels

NAME = "Audacity labels"
EXTENSION = "txt"
FORMAT = "audacity"
KIND = "transcript"


def render(transcript: Transcript) -> bytes:
    """A label for each segment and each gap, and at the beginning what to beware of."""
    told = [(0, 0, f"({line})") for line in cautions(transcript)]
    missing = [(gap.start_ms, gap.end_ms, f"Gap: {gap.sentence}") for gap in transcript.gaps]
    said = [
        (s.start_ms, s.end_ms, _said(s.speaker, text)) for s, text in spoken(transcript.segments)
    ]
    return labels([*told, *missing, *said])


def _said(speaker: str, text: str) -> str:
    name = one_line(speaker)
    return f"{name}: {text}" if name else text
