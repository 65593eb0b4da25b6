"""CTM (.ctm): a word a line with its time, as speech recognition and aligners write them.

``file channel begin duration word [confidence]``, times in seconds. Alternatives between
``<ALT_BEGIN>`` and ``<ALT_END>`` are several hearings of one stretch; the first is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts.captions import transcript_of
from spacesviewer.transcripts.documents import confidence, milliseconds, unknown
from spacesviewer.transcripts.gathering import SpokenWord, gather, interleaved
from spacesviewer.transcripts.mends import Mends
from spacesviewer.transcripts.nist import channel_labels, lines_of, one_recording

NAME = "CTM"
EXTENSIONS = ("ctm",)

_NUMBER = r"\d{1,9}(?:\.\d{0,12})?"
_LINE = re.compile(
    rf"(\S+)\s+(\S+)\s+({_NUMBER}|\*)\s+({_NUMBER}|\*)\s+(\S+)(?:\s+({_NUMBER}|NA|-?\d\S*))?(?:\s+(\S+))?"
    r"(?:\s+(\S+))?",
    re.ASCII,
)
_NO_WORDS = frozenset(("<eps>", "sil", "<sil>", "SIL", "@", "%hesitation", "!SIL", "<unk>"))
_SILENT = _NO_WORDS - {"%hesitation", "<unk>"}


class _Word(NamedTuple):
    row: int
    recording: str
    channel: str
    start_ms: int
    end_ms: int
    text: str
    confidence: float | None
    speaker: str


def sniff(head: str) -> bool:
    """Whether the first lines are a file, a channel, a time, a duration and a word."""
    lines = [line for _, line in lines_of(head)][:4]
    matches = [match for line in lines[:3] if (match := _LINE.fullmatch(line))]
    if not matches or len(matches) < len(lines[:3]):
        return False
    recording = {match[1] for match in matches}
    lettered = any(not match[5].replace(".", "").isdecimal() for match in matches)
    return len(recording) == 1 and lettered and not matches[0][1].replace(".", "").isdecimal()


def parse(text: str) -> ParsedTranscript:
    """The words as sentences. Raises NotATranscript where no line is of the format."""
    mends = Mends()
    words = list(_words(text, mends))
    if not words:
        raise unknown()
    one_recording(word.recording for word in words)
    labels = channel_labels(word.channel for word in words)
    tracks = [
        gather(
            (
                SpokenWord(
                    word.text,
                    word.start_ms,
                    word.end_ms,
                    word.speaker or labels[channel],
                    word.confidence,
                    row=word.row,
                )
                for word in track
            ),
            mends,
        )
        for channel, track in groupby(sorted(words, key=_channel), key=_channel)
    ]
    made = any(word.confidence is not None for word in words)
    return transcript_of(interleaved(tracks), mends, origin="machine" if made else "")


def _channel(word: _Word) -> str:
    return word.channel


def _words(text: str, mends: Mends) -> Iterator[_Word]:
    alternative = 0  # 0: none; 1: the first, which is taken; more: the others
    for number, line in lines_of(text):
        match = _LINE.fullmatch(line)
        if match is None:
            mends.add("Lines that are not of this format, left out", number)
            continue
        word = match[5]
        if word.startswith("<ALT"):
            alternative = {"<ALT_BEGIN>": 1, "<ALT_END>": 0}.get(word, alternative + 1)
            continue
        if alternative > 1:
            mends.add("Words of second and later hearings, left out", number)
            continue
        start, lasts = milliseconds(match[3]), milliseconds(match[4])
        if start is None or lasts is None:
            mends.add("Words without a time, left out", number)
        elif word not in _SILENT:
            sure = confidence(match[6])
            speaker = match[8] if match[8] and match[8] not in ("NA", "<NA>") else ""
            yield _Word(
                number, match[1], match[2], start, start + lasts, clean_line(word), sure, speaker
            )
