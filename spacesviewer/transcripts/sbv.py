"""SBV, YouTube's plain captions, and SubViewer, from which they come (.sbv, .sub).

``0:00:01.000,0:00:03.500`` above the words. SubViewer has a header and ``[br]`` between lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts.captions import segments_of, transcript_of
from spacesviewer.transcripts.cues import MAX_CUES, Cue, clock_ms, too_many, unix_lines
from spacesviewer.transcripts.documents import unknown
from spacesviewer.transcripts.mends import Mends

NAME = "SBV and SubViewer"
EXTENSIONS = ("sbv", "sub")

_CLOCK = r"(\d{1,9}):(\d{1,2}):(\d{1,2})[.,](\d{1,9})"
_TIMES = re.compile(rf"^[ \t]*{_CLOCK}[ \t]*,[ \t]*{_CLOCK}[ \t]*$", re.ASCII | re.MULTILINE)
_HEADER = re.compile(r"\[(?:information|subtitle)\]", re.IGNORECASE)
_TITLE = re.compile(r"^\[TITLE\](.*)$", re.IGNORECASE | re.MULTILINE)
_FOOTER = re.compile(r"\[end subtitle\]\s*$", re.IGNORECASE)
_BREAK = re.compile(r"\[br\]", re.IGNORECASE)


def sniff(head: str) -> bool:
    """Whether the text begins with a line of two times, or with SubViewer's header."""
    text = unix_lines(head).lstrip()
    match = _TIMES.search(text)
    return match is not None and (match.start() == 0 or _HEADER.match(text) is not None)


def parse(text: str) -> ParsedTranscript:
    """The captions. Raises NotATranscript where there is no line of times."""
    mends = Mends()
    text = _FOOTER.sub("", unix_lines(text))
    cues = list(_cues(text))
    if not cues:
        raise unknown()
    first = _TIMES.search(text)
    title = _TITLE.search(text, 0, first.start() if first else 0)
    return transcript_of(segments_of(cues, mends), mends, title=title[1] if title else "")


def _cues(text: str) -> Iterator[Cue]:
    """Each from its line of times to the next one, whatever stands between them."""
    found: re.Match[str] | None = None
    row = 0
    for match in _TIMES.finditer(text):
        if found:
            yield _cue(row, found, text[found.end() : match.start()])
        found = match
        row += 1
        if row > MAX_CUES:
            raise too_many()
    if found:
        yield _cue(row, found, text[found.end() :])


def _cue(row: int, times: re.Match[str], text: str) -> Cue:
    told = times.groups()
    return Cue(row, clock_ms(*told[:4]), clock_ms(*told[4:]), _BREAK.sub("\n", text))
