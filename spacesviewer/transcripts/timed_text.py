"""Text with names and times, as Otter, Teams, Zoom, Rev, Trint, Descript, Sonix and noScribe write
it, and text with times in brackets (OHMS, the format of oral history archives)."""

from __future__ import annotations

import re

from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts import frame_text
from spacesviewer.transcripts.cues import unix_lines
from spacesviewer.transcripts.mends import Mends
from spacesviewer.transcripts.refusals import NotATranscript
from spacesviewer.transcripts.turn_lines import looks_timed, turns_of
from spacesviewer.transcripts.turns import transcript

NAME = "Text with times"
EXTENSIONS = ("txt",)
LOOSE = True  # most files that end so are no transcripts, and need no word about that

_LONG_STAMP = re.compile(r"\[(\d{1,2}):([0-5]\d):([0-5]\d)\]")
_OTHERS = re.compile(
    r"-->|\{|\}|^\s*<|^\s*TRACK \d|^Scenarist_SCC|"
    r"^\[(?:(?:ar|ti|al|by|offset|length):|\d+:\d\d\.\d\d\])",
    re.MULTILINE,
)


def sniff(head: str) -> bool:
    """Whether turns begin with names and times, or times in brackets stand in the text."""
    text = unix_lines(head)
    if _OTHERS.search(text[:1500]) or "|" in text[:200] or frame_text.sniff(text):
        return False
    return looks_timed(text) or _inline(text)


def _inline(text: str) -> bool:
    """Whether long times in brackets go forward through running text, as in oral history."""
    found = list(_LONG_STAMP.finditer(text))
    times = [tuple(map(int, match.groups())) for match in found]
    if len(times) < 2 or times != sorted(set(times)) or times[0] > (0, 10, 0):
        return False
    letters = found[-1].start() - found[0].end()
    return letters > 80 * (len(found) - 1)


def parse(text: str) -> ParsedTranscript:
    """The turns of the text. Raises NotATranscript where there are no times in it."""
    mends = Mends()
    turns, title = turns_of(unix_lines(text).split("\n"), mends, loose=False)
    found = transcript(turns, mends, title)
    if not found.timed:
        raise NotATranscript(
            "The file holds no transcript with times.", hint="“spacesviewer formats” lists others."
        )
    return found
