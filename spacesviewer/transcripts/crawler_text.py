"""Captions of a Space as twspace-crawler writes them for people: ``<stem> CC.txt``.

``0:01:02 | username: words`` counted from the Space's start, a line each. Where the crawler did not
know the start it wrote no times; such a file is plain text, and no reader's here.
"""

from __future__ import annotations

import re

from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.transcripts.cues import MAX_CUES, clock_ms, too_many
from spacesviewer.transcripts.lasting import REMARK, end_of
from spacesviewer.transcripts.mends import Mends, settle
from spacesviewer.transcripts.refusals import NotATranscript

NAME = "twspace-crawler text"
EXTENSIONS = ("txt",)
LOOSE = True

_LINE = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2}) \| (\w{1,50}): (.+)", re.ASCII)


def sniff(head: str) -> bool:
    """Whether the first line is a caption with its time and a name."""
    return _LINE.match(head.lstrip("\ufeff\r\n ")) is not None


def parse(text: str) -> ParsedTranscript:
    """The captions. Raises NotATranscript where no line is one."""
    mends = Mends()
    said: list[tuple[int, str, str, int]] = []
    for row, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if match := _LINE.match(line):
            hours, minutes, seconds, name, words = match.groups()
            said.append((clock_ms(hours, minutes, seconds, None), name, clean_line(words), row))
        elif line.strip():
            mends.add("Lines without a time, left out", row)
        if len(said) > MAX_CUES:
            raise too_many()
    said = [one for one in said if one[2]]
    if not said:
        raise NotATranscript("The file holds no captions of a Space.")
    mends.remark(REMARK)
    following: list[int | None] = [one[0] for one in said[1:]]
    segments = [
        Segment(start, end_of(start, words, next_ms), words, name, (), row)
        for (start, name, words, row), next_ms in zip(said, [*following, None], strict=True)
    ]
    return ParsedTranscript(settle(segments, mends), origin="machine", notes=mends.notes())
