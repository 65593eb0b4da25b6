"""A transcript as plain text."""

from __future__ import annotations

from spacesviewer.domain.citation import UNKNOWN_SPEAKER
from spacesviewer.domain.segment import Segment
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.transcript import Transcript
from spacesviewer.domain.wording import one_line
from spacesviewer.export._cues import MISSING, cautions, gap_line, spoken

NAME = "Plain text"
EXTENSION = "txt"
KIND = "transcript"
UNTIMED = True


def render(transcript: Transcript) -> bytes:
    """A paragraph for each turn: ``[0:01:14] Name``, then the words on lines of their own.

    What is missing stands at the end.
    """
    blocks = _blocks(transcript)
    if transcript.gaps:
        blocks.append("\n".join([MISSING, *map(gap_line, transcript.gaps)]))
    return ("\n\n".join(blocks) + "\n").encode()


def _blocks(transcript: Transcript) -> list[str]:
    pairs = list(spoken(transcript.segments))
    named = any(segment.speaker for segment, _ in pairs)
    blocks = [one_line(transcript.title)] if one_line(transcript.title) else []
    if told := cautions(transcript):
        blocks.append("\n".join(f"({line})" for line in told))
    previous: str | None = None
    for segment, text in pairs:
        words = " ".join(text.split())
        if named and segment.speaker == previous:
            blocks[-1] += f"\n{words}"
        else:
            # The words keep a line of their own: right to left must not mix with a name.
            head = _head(segment, named, transcript.timed)
            blocks.append(f"{head}\n{words}" if head else words)
        previous = segment.speaker
    return blocks


def _head(segment: Segment, named: bool, timed: bool) -> str:
    name = (one_line(segment.speaker) or UNKNOWN_SPEAKER) if named else ""
    if not timed:
        return f"{name}:" if name else ""
    return f"[{format_time(segment.start_ms)}] {name}".rstrip()
