"""MicroDVD (.sub): captions whose times are frames, and MPL2, whose times are tenths of a second.

``{100}{150}Words|of a caption``; a first line such as ``{1}{1}25.000`` tells the frames a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts.captions import segments_of, transcript_of, with_ends
from spacesviewer.transcripts.cues import MAX_CUES, Cue, too_many, unix_lines
from spacesviewer.transcripts.documents import unknown
from spacesviewer.transcripts.mends import Mends

NAME = "MicroDVD and MPL2"
EXTENSIONS = ("sub", "mpl", "mpl2")

_LINE = re.compile(
    r"(?:\{[ ]*(?P<start>\d{1,9})[ ]*\}[ ]*\{[ ]*(?P<end>\d{0,9})[ ]*\}"
    r"|\[(?P<from>\d{1,9})\]\[(?P<to>\d{0,9})\])[ ]*(.*)",
    re.ASCII,
)
_RATE = re.compile(r"(\d{1,4}(?:[.,]\d{1,6})?)(?:\s*fps)?", re.ASCII | re.IGNORECASE)
_CODE = re.compile(r"\{[A-Za-z]:[^{}]*\}")
_USUAL = 23.976  # what players take where the file does not tell


class _Line(NamedTuple):
    row: int
    start: int
    end: int | None
    text: str
    tenths: bool


def sniff(head: str) -> bool:
    """Whether the first line that is not blank begins with two frames or two tenths."""
    first = next((line for line in unix_lines(head).split("\n") if line.strip()), "")
    return _LINE.match(first.strip()) is not None


def parse(text: str) -> ParsedTranscript:
    """The captions. Raises NotATranscript where no line is one."""
    mends = Mends()
    lines = list(_lines(unix_lines(text), mends))
    if not lines:
        raise unknown()
    rate = _rate(lines[0])
    if rate:
        del lines[0]
    elif not lines[0].tenths:
        mends.remark(
            f"The file does not tell its frames a second; {_USUAL} were assumed, as players do. "
            "Compare a late line with the sound."
        )
    return transcript_of(segments_of(_cues(lines, rate or _USUAL, mends), mends), mends)


def _lines(text: str, mends: Mends) -> Iterator[_Line]:
    row = 0
    for number, line in enumerate(text.split("\n"), 1):
        match = _LINE.fullmatch(line.strip())
        if match is None:
            if line.strip():
                mends.add("Lines that are no captions, left out", number)
            continue
        row += 1
        if row > MAX_CUES:
            raise too_many()
        start = match["start"] or match["from"]
        end = match["end"] or match["to"]
        yield _Line(row, int(start), int(end) if end else None, match[5], bool(match["from"]))


def _rate(first: _Line) -> float | None:
    """The frames a second, where the first line says nothing else."""
    match = _RATE.fullmatch(first.text.strip())
    if first.tenths or match is None or first.start > 1 or (first.end or 0) > 1:
        return None
    rate = float(match[1].replace(",", "."))
    return rate if 5 <= rate <= 1000 else None


def _cues(lines: list[_Line], rate: float, mends: Mends) -> list[Cue]:
    starts = [_ms(line.start, line, rate) for line in lines]
    told = [None if line.end is None else _ms(line.end, line, rate) for line in lines]
    ends = with_ends(starts, told, [len(line.text) for line in lines], mends)
    return [
        Cue(line.row, start, end, _plain(line.text))
        for line, start, end in zip(lines, starts, ends, strict=True)
    ]


def _ms(count: int, line: _Line, rate: float) -> int:
    return count * 100 if line.tenths else round(count * 1000 / rate)


def _plain(text: str) -> str:
    """The words; a bar begins a new line, a stroke before one makes it slanted."""
    lines = _CODE.sub("", text).split("|")
    return "\n".join(line.strip().removeprefix("/") for line in lines)
