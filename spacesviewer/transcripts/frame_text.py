"""Captions as plain text with two times to each, often in frames: Avid DS, Premiere, Spruce STL.

``00:00:03:12 00:00:08:06`` (Avid), ``00:00:03:12 - 00:00:08:06`` above a name and the words
(Premiere's text), ``00:00:03:12 , 00:00:08:06 , words`` (Spruce STL). Without frames Vook, ATLAS.ti
and people write it so, too, and TurboScribe ``[Anna] (0:03 - 0:08)``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts.captions import segments_of, transcript_of
from spacesviewer.transcripts.cues import MAX_CUES, Cue, too_many, unix_lines
from spacesviewer.transcripts.documents import unknown
from spacesviewer.transcripts.mends import Mends
from spacesviewer.transcripts.naming import is_name
from spacesviewer.transcripts.table_times import Unit, cell_ms, rate_of

NAME = "Captions with frames (Avid DS, Premiere text, Spruce STL)"
EXTENSIONS = ("txt", "stl")
LOOSE = True  # most texts are no transcripts

_TIME = r"\[?(\d{1,3}:\d{2}:\d{2}(?:[:;.,]\d{1,3})?|\d{1,3};\d{2};\d{2};\d{2})\]?"
# "[Anna] (0:00 - 0:03)", TurboScribe's; the brackets tell that it is no time of the day.
_CLOCK = r"\d{1,3}:\d{2}(?::\d{2})?"
_BRACKETED = re.compile(
    rf"[ \t]*(?:\[(?P<name>[^\[\]\n]{{1,60}})\][ \t]*)?\((?P<from>{_CLOCK})[ \t]*-[ \t]*"
    rf"(?P<to>{_CLOCK})\)[ \t]*",
    re.ASCII,
)
_REMARK = re.compile(r"\(?Transcribed by TurboScribe\b.*", re.IGNORECASE)
_LINE = re.compile(
    # Spruce STL has spaces at its commas; without them it is a table.
    rf"[ \t]*{_TIME}(?:[ \t]+,[ \t]+{_TIME}[ \t]+,(?P<words>[^\n]*)"
    rf"|[ \t]*(?:[-–—→]|to|[ \t])[ \t]*{_TIME}[ \t]*)",
    re.ASCII,
)
_HEADER = re.compile(r"\s*(?:[$@/<*].*)?")  # settings, remarks and marks of their programs
_END = re.compile(r"\s*<end subtitles>\s*", re.IGNORECASE)
_MARKUP = re.compile(r"\^[BIU]")  # bold, italic, underlined in Spruce STL
_FIRST = 15  # lines that may stand above the first times


def sniff(head: str) -> bool:
    """Whether one of the first lines holds two times and little else, and so does another."""
    lines = unix_lines(head).split("\n")
    at = next((n for n, line in enumerate(lines[:_FIRST]) if _head(line)), None)
    if at is None:
        return False
    bare = all(map(_HEADER.fullmatch, lines[:at]))
    others = any(map(_head, lines[at + 1 :]))
    return others or (bare and at > 0)


def _head(line: str) -> tuple[str, str, list[str]] | None:
    """Start, end and what else stands on a line of times, a name or words; None for others."""
    if match := _LINE.fullmatch(line):
        words = _MARKUP.sub("", match["words"] or "").replace("|", "\n").strip()
        return match[1], match[2] or match[4], words.split("\n") if words else []
    if match := _BRACKETED.fullmatch(line):
        return match["from"], match["to"], [match["name"]] if match["name"] else []
    return None


def parse(text: str) -> ParsedTranscript:
    """The captions. Raises NotATranscript where no line holds two times."""
    mends = Mends()
    told = list(_told(unix_lines(text).split("\n"), mends))
    if not told:
        raise unknown()
    rate = rate_of([time for one in told for time in one[1:3]], mends)
    named = _named(told)
    cues = []
    for row, start, end, lines in told:
        times = [cell_ms(time.replace(";", ":"), Unit.SECONDS, rate) or 0 for time in (start, end)]
        speaker = lines[0].rstrip(":") if named else ""
        said = lines[1:] if named else lines
        shown = "" if speaker.casefold() == "unknown" else speaker
        cues.append(Cue(row, times[0], times[1], "\n".join(said), shown))
    return transcript_of(segments_of(cues, mends), mends)


def _told(lines: Sequence[str], mends: Mends) -> Iterator[tuple[int, str, str, list[str]]]:
    """Row, start, end and the lines of words of each caption."""
    row = 0
    found: tuple[str, str] | None = None
    said: list[str] = []
    for number, line in enumerate(lines, 1):
        head = _head(line)
        if head is None:
            if _HEADER.fullmatch(line) and (not line.strip() or not found):
                continue
            if _END.fullmatch(line) or _REMARK.fullmatch(line.strip()):
                continue
            if found is None:
                mends.add("Lines above the first time, left out", number)
            said.append(line.strip())
            continue
        if found:
            yield row, *found, said
        row += 1
        if row > MAX_CUES:
            raise too_many()
        found, said = (head[0], head[1]), head[2]
    if found:
        yield row, *found, said


def _named(told: Sequence[tuple[int, str, str, list[str]]]) -> bool:
    """Whether a name stands above the words of nearly every caption."""
    fitting = [lines for _, _, _, lines in told if len(lines) > 1 and is_name(lines[0].rstrip(":"))]
    names = {lines[0] for lines in fitting}
    return len(fitting) * 10 >= len(told) * 9 and len(names) < len(told)
