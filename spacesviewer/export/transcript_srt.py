"""A transcript as SubRip."""

from __future__ import annotations

import re

from spacesviewer.domain.segment import Segment
from spacesviewer.domain.timecode import format_cue_time
from spacesviewer.domain.transcript import Transcript
from spacesviewer.domain.wording import one_line
from spacesviewer.export._cues import cautions, cue_text, spoken

NAME = "SubRip"
EXTENSION = "srt"
KIND = "transcript"

_SHORTEST_MS, _LONGEST_MS = 1000, 4000  # that the first cue is shown
_TIME_LINE = re.compile(r"^\s*\d+:\d+", re.MULTILINE)


def render(transcript: Transcript) -> bytes:
    """Numbered cues, ``Name: words``. SubRip has no place for a title, a language or a gap.

    What must be known of all words is a first cue in brackets: it must not be lost. Our own reader
    knows that it was not said.
    """
    cues = list(spoken(transcript.segments))
    if told := cautions(transcript):
        first_ms = cues[0][0].start_ms if cues else _LONGEST_MS
        end_ms = min(_LONGEST_MS, max(_SHORTEST_MS, first_ms))
        text = f"({' '.join(told)})"
        cues.insert(0, (Segment(0, end_ms, text), cue_text(text)))
    return "\n".join(_cue(n, *pair) for n, pair in enumerate(cues, 1)).encode()


def _cue(number: int, segment: Segment, text: str) -> str:
    start, end = (format_cue_time(ms, ",") for ms in (segment.start_ms, segment.end_ms))
    name = one_line(segment.speaker)
    words = _inert(f"{name}: {text}" if name else text)
    return f"{number}\n{start} --> {end}\n{words}\n"


def _inert(words: str) -> str:
    """The words without what could be read as the next cue: SubRip knows no escapes."""
    calm = words.replace("-->", "→")
    return calm.replace("\n", " ") if _TIME_LINE.search(calm) else calm
