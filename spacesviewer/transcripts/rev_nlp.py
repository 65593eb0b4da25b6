"""Rev's reference transcripts (.nlp): a word a line, with its speaker, times and punctuation.

``token|speaker|ts|endTs|punctuation|prepunctuation|case|tags|...``; the header tells the columns.
Some files have no times at all, some only for words that an aligner found in the sound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts.captions import transcript_of
from spacesviewer.transcripts.cues import MAX_CUES, too_many, unix_lines
from spacesviewer.transcripts.documents import confidence, milliseconds, unknown
from spacesviewer.transcripts.gathering import SpokenWord, gather, gather_untimed
from spacesviewer.transcripts.mends import Mends

NAME = "Rev NLP"
EXTENSIONS = ("nlp",)

_HEADER = re.compile(r"[\ufeff\s]*token\|speaker\|[^\n]*", re.IGNORECASE)


def sniff(head: str) -> bool:
    """Whether the first line names the columns."""
    return _HEADER.match(head) is not None


def parse(text: str) -> ParsedTranscript:
    """The words as sentences. Raises NotATranscript where the header is missing."""
    lines = unix_lines(text).lstrip().split("\n")
    if not sniff(lines[0]):
        raise unknown()
    names = [name.strip().casefold() for name in lines[0].split("|")]
    mends = Mends()
    words = list(_words(lines[1:], names, mends))
    timed = not words or any(word.start_ms is not None for word in words)
    if not timed:
        mends.remark("The file tells no times at all.")
    gathered = gather(words, mends) if timed else gather_untimed(words, mends)
    segments = [replace(one, speaker=clean_line(one.speaker)) for one in gathered]
    return replace(transcript_of(segments, mends), timed=timed)


def _words(lines: Sequence[str], names: Sequence[str], mends: Mends) -> Iterator[SpokenWord]:
    place = {name: index for index, name in enumerate(names)}
    speaker = ""
    for row, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if row > MAX_CUES:
            raise too_many()
        cells = line.split("|")

        def cell(name: str, cells: Sequence[str] = cells) -> str:
            index = place.get(name, -1)
            return cells[index].strip() if 0 <= index < len(cells) else ""

        if len(cells) < 2 or not cell("token"):
            mends.add("Lines without a word, left out", row)
            continue
        speaker = _label(cell("speaker")) or speaker
        text = clean_line(f"{cell('prepunctuation')}{cell('token')}{cell('punctuation')}")
        start, end = milliseconds(cell("ts")), milliseconds(cell("endts"))
        sure = confidence(cell("confidence") or None)
        yield SpokenWord(text, start, end, speaker, sure, row=row)


def _label(speaker: str) -> str:
    return f"Speaker {speaker}" if speaker.isdecimal() else speaker
