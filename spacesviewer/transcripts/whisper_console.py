"""What Whisper and its kin print while they work, saved as text.

``[00:00.000 --> 00:02.500] Yes.`` openai-whisper, faster-whisper, whisper.cpp and whisper-jax write
it so, with or without hours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts.captions import segments_of, transcript_of
from spacesviewer.transcripts.cues import MAX_CUES, Cue, clock_ms, too_many, unix_lines
from spacesviewer.transcripts.documents import unknown
from spacesviewer.transcripts.language import language_code
from spacesviewer.transcripts.mends import Mends

NAME = "Whisper's printed text"
EXTENSIONS = ("txt", "log")
LOOSE = True  # most files that end so are no transcripts

_CLOCK = r"(?:(\d{1,9}):)?(\d{1,3}):(\d{2})[.,](\d{1,3})"
_SECONDS = r"(\d{1,9})\.(\d{1,9})s"
_LINE = re.compile(
    rf"\[(?:{_CLOCK}[ ]*-{{1,2}}>[ ]*{_CLOCK}|{_SECONDS}[ ]*->[ ]*{_SECONDS})\][ \t]*(.*)", re.ASCII
)
_LANGUAGE = re.compile(r"Detected language:? '?([A-Za-z]{2,14})'?.*")
_FIRST = 40  # lines: the programs say a good deal about themselves before


def sniff(head: str) -> bool:
    """Whether one of the first lines is a line of speech with its times in brackets."""
    return any(map(_LINE.fullmatch, unix_lines(head).split("\n")[:_FIRST]))


def parse(text: str) -> ParsedTranscript:
    """The lines of speech. Raises NotATranscript where there are none."""
    mends = Mends()
    lines = unix_lines(text).split("\n")
    cues = list(_cues(lines, mends))
    if not cues:
        raise unknown()
    told = (match[1] for line in lines[:_FIRST] if (match := _LANGUAGE.fullmatch(line.strip())))
    return transcript_of(
        segments_of(cues, mends),
        mends,
        language=language_code(next(told, "")),
        origin="machine",
    )


def _cues(lines: list[str], mends: Mends) -> Iterator[Cue]:
    row = 0
    for number, line in enumerate(lines, 1):
        match = _LINE.fullmatch(line.strip())
        if match is None:
            if line.strip() and row:
                mends.add("Lines without times, left out", number)
            continue
        row += 1
        if row > MAX_CUES:
            raise too_many()
        told = match.groups()
        if told[8] is not None:
            start, end = (clock_ms(None, "0", told[at] or "0", told[at + 1]) for at in (8, 10))
        else:
            start, end = (
                clock_ms(told[at], told[at + 1] or "0", told[at + 2] or "0", told[at + 3])
                for at in (0, 4)
            )
        yield Cue(row, start, end, told[12] or "")
