"""A transcript as plain text."""

from __future__ import annotations

from collections.abc import Sequence

from spacesviewer.domain.citation import UNKNOWN_SPEAKER
from spacesviewer.domain.gap import Gap
from spacesviewer.domain.segment import Segment
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.wording import one_line
from spacesviewer.export._cues import MISSING, cautions, gap_line, spoken

NAME = "Plain text"
EXTENSION = "txt"
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
    """A paragraph for each turn: ``[0:01:14] Name``, then the words on lines of their own.

    What is missing stands at the end.
    """
    del language
    blocks = _blocks(segments, title, cautions(synthetic, remarks), timed=True)
    if gaps:
        blocks.append("\n".join([MISSING, *map(gap_line, gaps)]))
    return _joined(blocks)


def render_untimed(
    segments: Sequence[Segment],
    language: str,
    title: str,
    *,
    synthetic: bool = False,
    remarks: Sequence[str] = (),
) -> bytes:
    """The same without times that nobody knows."""
    del language
    return _joined(_blocks(segments, title, cautions(synthetic, remarks), timed=False))


def _joined(blocks: Sequence[str]) -> bytes:
    return ("\n\n".join(blocks) + "\n").encode()


def _blocks(
    segments: Sequence[Segment], title: str, told: Sequence[str], *, timed: bool
) -> list[str]:
    pairs = list(spoken(segments))
    named = any(segment.speaker for segment, _ in pairs)
    blocks = [one_line(title)] if one_line(title) else []
    if told:
        blocks.append("\n".join(f"({line})" for line in told))
    previous: str | None = None
    for segment, text in pairs:
        words = " ".join(text.split())
        if named and segment.speaker == previous:
            blocks[-1] += f"\n{words}"
        else:
            # The words keep a line of their own: right to left must not mix with a name.
            head = _head(segment, named, timed)
            blocks.append(f"{head}\n{words}" if head else words)
        previous = segment.speaker
    return blocks


def _head(segment: Segment, named: bool, timed: bool) -> str:
    name = (one_line(segment.speaker) or UNKNOWN_SPEAKER) if named else ""
    if not timed:
        return f"{name}:" if name else ""
    return f"[{format_time(segment.start_ms)}] {name}".rstrip()
