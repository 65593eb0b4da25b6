"""STM (.stm): what is said, by whom and when, a line each; what speech recognition is scored by.

``file channel speaker begin end <labels> words``, times in seconds. Where nobody is transcribed,
``ignore_time_segment_in_scoring`` stands for the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts.captions import segments_of, transcript_of
from spacesviewer.transcripts.cues import Cue
from spacesviewer.transcripts.documents import milliseconds, unknown
from spacesviewer.transcripts.mends import Mends
from spacesviewer.transcripts.nist import UNKNOWN, lines_of, one_recording

NAME = "STM"
EXTENSIONS = ("stm",)

_NUMBER = r"\d{1,9}(?:\.\d{1,12})?"
_LINE = re.compile(
    rf"(\S+)\s+(\S+)\s+(\S+)\s+({_NUMBER})\s+({_NUMBER})(?:\s+(<[^<>\n]*>))?(?:\s+(.*))?", re.ASCII
)
_IGNORED = "ignore_time_segment_in_scoring"


class _Line(NamedTuple):
    row: int
    recording: str
    channel: str
    speaker: str
    start_ms: int
    end_ms: int
    text: str


def sniff(head: str) -> bool:
    """Whether the first lines are a file, a channel, a speaker, two times and words."""
    lines = [line for _, line in lines_of(head)][:3]
    return bool(lines) and _LINE.fullmatch(lines[0]) is not None and _is_stm(lines)


def _is_stm(lines: list[str]) -> bool:
    """Whether the file's name stays the same and no line is another format's."""
    matches = [match for line in lines if (match := _LINE.fullmatch(line))]
    words = any(match[7] for match in matches)
    ordered = all(float(match[4]) <= float(match[5]) for match in matches)
    return words and ordered and not matches[0][1].replace(".", "").isdecimal()


def parse(text: str) -> ParsedTranscript:
    """The lines that have words. Raises NotATranscript where none is of the format."""
    mends = Mends()
    lines = list(_lines(text, mends))
    if not lines:
        raise unknown()
    one_recording(line.recording for line in lines)
    spoken = []
    for line in lines:
        if line.text.casefold().startswith(_IGNORED):
            mends.add("Stretches that the file says to ignore, left out", line.row)
        else:
            speaker = "" if line.speaker in UNKNOWN else line.speaker
            spoken.append(Cue(line.row, line.start_ms, line.end_ms, line.text, speaker))
    return transcript_of(segments_of(spoken, mends), mends)


def _lines(text: str, mends: Mends) -> Iterator[_Line]:
    for number, line in lines_of(text):
        match = _LINE.fullmatch(line)
        if match is None:
            mends.add("Lines that are not of this format, left out", number)
            continue
        start, end = milliseconds(match[4]), milliseconds(match[5])
        if start is None or end is None:
            mends.add("Lines past a thousand hours, left out", number)
            continue
        yield _Line(number, match[1], match[2], match[3], start, end, match[7] or "")
