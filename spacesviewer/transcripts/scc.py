"""Scenarist captions (.scc): the bytes of CEA-608, as American television carries them."""

from __future__ import annotations

import re

from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts.broadcast import cues_from
from spacesviewer.transcripts.captions import segments_of, transcript_of
from spacesviewer.transcripts.documents import unknown
from spacesviewer.transcripts.mends import Mends

NAME = "Scenarist captions"
EXTENSIONS = ("scc",)

_HEADER = re.compile(r"[\ufeff\s]*Scenarist_SCC V\d", re.IGNORECASE)
_LINE = re.compile(r"\s*\d{2}:\d{2}:\d{2}[:;,.]\d{2}\s+(?:[0-9a-fA-F]{4}\s*)+")


def sniff(head: str) -> bool:
    """Whether the first line is the format's name."""
    return _HEADER.match(head) is not None


def parse(text: str) -> ParsedTranscript:
    """The captions, rolled up ones once. Raises NotATranscript for other text."""
    if not sniff(text[:4000]):
        raise unknown()
    mends = Mends()
    lines = []
    for number, line in enumerate(text.splitlines()[1:], 2):
        if _LINE.fullmatch(line):
            lines.append(line)
        elif line.strip():
            mends.add("Lines that are no captions, left out", number)
    cleaned = "\n\n".join(["Scenarist_SCC V1.0", *lines]) + "\n"

    def read() -> object:
        from ttconv.scc.reader import to_model  # noqa: PLC0415 - a tenth of a second, rarely needed

        return to_model(cleaned)

    cues = cues_from(read, len(cleaned), mends)
    return transcript_of(segments_of(cues, mends), mends)
