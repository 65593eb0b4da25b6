"""Audacity's labels (.txt): start, end and a label, with tabs between them; times are seconds.

A line that begins with a stroke tells the frequencies of the label above and is passed over. A
label whose start is its end marks a moment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts.captions import segments_of, transcript_of
from spacesviewer.transcripts.cues import MAX_CUES, Cue, too_many, unix_lines
from spacesviewer.transcripts.documents import milliseconds, unknown
from spacesviewer.transcripts.mends import Mends
from spacesviewer.transcripts.refusals import EmptyTranscript
from spacesviewer.transcripts.table_columns import are_identifiers

NAME = "Audacity labels"
EXTENSIONS = ("txt", "lbl")
LOOSE = True  # most files that end so are no transcripts

# Six decimals, after a point or, on many computers in Europe, a comma.
_SECONDS = r"-?\d{1,9}[.,]\d{1,12}"
_LABEL = re.compile(rf"({_SECONDS})\t({_SECONDS})(?:\t(.*))?", re.ASCII)


def sniff(head: str) -> bool:
    """Whether the first line is a label, and the labels are not just one more number."""
    found = [_LABEL.fullmatch(line) for line in unix_lines(head).split("\n") if line.strip()]
    if not found or found[0] is None:
        return False
    labels = [match[3] or "" for match in found if match]
    if are_identifiers(labels):
        return False  # aeneas' table
    return not any(labels) or any(map(str.isalpha, "".join(labels)))


def parse(text: str) -> ParsedTranscript:
    """The labels. Raises NotATranscript where there are none."""
    mends = Mends()
    cues = list(_cues(unix_lines(text), mends))
    if not cues:
        raise unknown()
    if are_identifiers([cue.text for cue in cues]):
        # aeneas writes .tsv so: its third column names passages of a text that lies elsewhere.
        raise EmptyTranscript(
            "The file tells when passages begin and end, but not their words.",
            hint="Export the alignment in a format that has them, such as .srt or .json.",
        )
    return transcript_of(segments_of(cues, mends), mends)


def _cues(text: str, mends: Mends) -> Iterator[Cue]:
    row = 0
    for number, line in enumerate(text.split("\n"), 1):
        match = _LABEL.fullmatch(line)
        if match:
            row += 1
            if row > MAX_CUES:
                raise too_many()
            start, end = (_ms(match[index]) for index in (1, 2))
            yield Cue(row, start, end, match[3] or "")
        elif line.strip() and not line.startswith("\\"):
            mends.add("Lines that are no labels, left out", number)


def _ms(seconds: str) -> int:
    text = seconds.replace(",", ".")
    ms = milliseconds(text.lstrip("-")) or 0
    return -ms if text.startswith("-") else ms
