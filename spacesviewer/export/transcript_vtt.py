"""A transcript as WebVTT."""

from __future__ import annotations

import re

from spacesviewer.domain.gap import Gap
from spacesviewer.domain.segment import Segment
from spacesviewer.domain.timecode import format_cue_time
from spacesviewer.domain.transcript import Transcript
from spacesviewer.domain.wording import one_line
from spacesviewer.export._cues import cautions, gap_line, spoken

NAME = "WebVTT"
EXTENSION = "vtt"
KIND = "transcript"

_LANGUAGE = re.compile(r"[A-Za-z0-9-]{2,35}", re.ASCII)


def render(transcript: Transcript) -> bytes:
    """Cues with their voices as ``<v Name>``; title and language in the header.

    What is missing stands in notes, before the first words that are not over when it begins.
    """
    head = "WEBVTT"
    if name := _plain_of_arrows(one_line(transcript.title)):
        head += f" - {name}"
    if _LANGUAGE.fullmatch(transcript.language):
        head += f"\nLanguage: {transcript.language}"
    blocks = [head]
    blocks += [f"NOTE {_plain_of_arrows(line)}" for line in cautions(transcript)]
    told = list(transcript.gaps)
    for number, (segment, text) in enumerate(spoken(transcript.segments), 1):
        while told and told[0].start_ms < segment.end_ms:
            blocks.append(_note(told.pop(0)))
        blocks.append(_cue(number, segment, text))
    blocks += [_note(gap) for gap in told]
    return ("\n\n".join(blocks) + "\n").encode()


def _note(gap: Gap) -> str:
    return f"NOTE Gap {_plain_of_arrows(gap_line(gap))}"


def _cue(number: int, segment: Segment, text: str) -> str:
    # A cue that ends where it begins is not valid, and readers drop it with its words.
    end_ms = max(segment.end_ms, segment.start_ms + 1)
    times = f"{format_cue_time(segment.start_ms)} --> {format_cue_time(end_ms)}"
    name = _escaped(one_line(segment.speaker))
    return f"{number}\n{times}\n{f'<v {name}>' if name else ''}{_escaped(text)}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _plain_of_arrows(text: str) -> str:
    return text.replace("-->", "→")
