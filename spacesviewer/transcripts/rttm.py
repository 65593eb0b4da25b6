"""RTTM (.rttm): who speaks when, as programs that tell voices apart write it; mostly no words.

``SPEAKER file channel begin duration <NA> <NA> name <NA> <NA>``, times in seconds. Where a file has
LEXEME lines they are its words; SPEAKER lines alone are turns, and the transcript has no text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.transcripts.captions import transcript_of
from spacesviewer.transcripts.documents import confidence, milliseconds, unknown
from spacesviewer.transcripts.gathering import SpokenWord, gather, interleaved
from spacesviewer.transcripts.mends import Mends, settle
from spacesviewer.transcripts.nist import UNKNOWN, lines_of, one_recording
from spacesviewer.transcripts.refusals import EmptyTranscript

NAME = "RTTM"
EXTENSIONS = ("rttm",)

_TYPES = frozenset(
    ("SEGMENT", "NOSCORE", "NO_RT_METADATA", "LEXEME", "NON-LEX", "NON-SPEECH", "FILLER", "EDIT",
     "IP", "SU", "CB", "A/P", "SPEAKER", "SPKR-INFO")
)  # fmt: skip


class _Line(NamedTuple):
    row: int
    kind: str
    recording: str
    start_ms: int
    end_ms: int
    words: str
    name: str
    confidence: float | None


def sniff(head: str) -> bool:
    """Whether the first line is of one of the format's types."""
    first = next((line for _, line in lines_of(head)), "")
    fields = first.split(None, 9)
    return len(fields) >= 8 and fields[0] in _TYPES


def parse(text: str) -> ParsedTranscript:
    """The turns, or the words where there are any. Raises NotATranscript for other text."""
    mends = Mends()
    if not sniff(text[:4000]):
        raise unknown()
    lines = list(_lines(text, mends))
    one_recording(line.recording for line in lines)
    words = [line for line in lines if line.kind == "LEXEME"]
    if words:
        return transcript_of(_spoken(words, mends), mends)
    turns = [
        Segment(line.start_ms, line.end_ms, "", line.name, (), line.row)
        for line in lines
        if line.kind == "SPEAKER"
    ]
    if not turns:
        raise EmptyTranscript("The file is RTTM, but nobody speaks in it.")
    mends.remark("The file tells who speaks when, and no words.")
    return ParsedTranscript(settle(turns, mends), notes=mends.notes(), turns=True)


def _lines(text: str, mends: Mends) -> Iterator[_Line]:
    for number, line in lines_of(text):
        fields = line.split()
        if len(fields) < 8 or fields[0] not in _TYPES:
            mends.add("Lines that are not of this format, left out", number)
            continue
        kind, recording, _, begin, lasts, words, _, name, *rest = fields
        start, length = milliseconds(begin), milliseconds(lasts)
        if kind not in ("SPEAKER", "LEXEME"):
            if kind != "SPKR-INFO":
                mends.add(f"Lines of the kind {kind}, left out", number)
        elif start is None or length is None:
            mends.add("Lines without a time, left out", number)
        else:
            who = "" if name in UNKNOWN else clean_line(name)
            sure = confidence(rest[0]) if rest else None
            yield _Line(number, kind, recording, start, start + length, words, who, sure)


def _spoken(words: list[_Line], mends: Mends) -> list[Segment]:
    """The words as sentences, voice by voice: they speak at the same time."""
    voices: dict[str, list[SpokenWord]] = {}
    for line in words:
        if line.words in UNKNOWN:
            mends.add("Words without letters, left out", line.row)
            continue
        word = SpokenWord(
            clean_line(line.words), line.start_ms, line.end_ms, line.name, line.confidence,
            row=line.row,
        )  # fmt: skip
        voices.setdefault(line.name, []).append(word)
    return interleaved(gather(track, mends) for track in voices.values())
