"""What the exporters of transcripts share: words that cannot be taken for a cue's frame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacesviewer.domain.citation import SYNTHETIC
from spacesviewer.domain.gap import Gap
from spacesviewer.domain.segment import Segment
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.transcript import Transcript
from spacesviewer.domain.wording import one_line, tidy

MISSING = "What is missing or doubtful"


def cautions(transcript: Transcript) -> list[str]:
    """What a reader must know of the whole transcript, a sentence each."""
    told = [*([SYNTHETIC] if transcript.synthetic else []), *map(one_line, transcript.remarks)]
    return [f"{text[0].upper()}{text[1:].removesuffix('.')}." for text in told if text]


def gap_line(gap: Gap) -> str:
    """``[0:01:40 – 0:02:00] Silence for 20 s.``"""
    return f"[{format_time(gap.start_ms)} – {format_time(gap.end_ms)}] {one_line(gap.sentence)}"


def cue_text(text: str) -> str:
    """The text without empty lines: in cue files an empty line ends the cue."""
    lines = (line.strip() for line in tidy(text).split("\n"))
    return "\n".join(line for line in lines if line)


def spoken(segments: Sequence[Segment]) -> Iterator[tuple[Segment, str]]:
    """The segments that have words, with the text for a cue, in order of start."""
    in_time: Iterable[Segment] = sorted(segments, key=lambda s: (s.start_ms, s.end_ms))
    for segment in in_time:
        if text := cue_text(segment.text):
            yield segment, text
