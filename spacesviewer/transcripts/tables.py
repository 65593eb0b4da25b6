"""Tables of timed text (.csv, .tsv, .ssv): one line of speech, or one word, a row.

Whisper, whisper.cpp, Sonix, Adobe Premiere, aeneas and whatever else has columns for start and
words. Which column is which, and what the numbers count, is told by the header or guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import islice
from typing import NamedTuple

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.transcripts.captions import segments_of, transcript_of, with_ends
from spacesviewer.transcripts.cues import MAX_CUES, Cue, too_many, unix_lines
from spacesviewer.transcripts.documents import confidence, unknown
from spacesviewer.transcripts.gathering import SpokenWord, gather
from spacesviewer.transcripts.mends import Mends
from spacesviewer.transcripts.refusals import EmptyTranscript
from spacesviewer.transcripts.table_columns import (
    Columns,
    are_identifiers,
    chained_words,
    columns_of,
)
from spacesviewer.transcripts.table_rows import DELIMITERS, rows_by, swallowed, unquoted
from spacesviewer.transcripts.table_times import (
    Unit,
    cell_ms,
    guess_unit,
    range_of,
    rate_of,
)

NAME = "Table (CSV, TSV)"
EXTENSIONS = ("csv", "tsv", "ssv", "tab")
LOOSE = True  # most files that end so are no transcripts

_SCRIPT = re.compile(r"\s*(?:\[(?:script info|v4|events)|dialogue:)", re.IGNORECASE)
_LATEST_MS = 15 * 60_000  # where the first row of a table without names begins
_LOOK_AT = 60  # rows that tell the columns
# What our own list of quotes has, which is no transcript.
_OURS = frozenset(("recording", "recording sha256", "quote", "quoted", "state"))


class _Table(NamedTuple):
    rows: list[list[str]]
    columns: Columns
    delimiter: str


def sniff(head: str) -> bool:
    """Whether the first rows have columns of times and of words."""
    if _SCRIPT.match(head):
        return False
    lines = unix_lines(head).split("\n")
    if len(head) >= 3500 and len(lines) > 3:
        lines.pop()  # the beginning breaks off within it
    try:
        return _table("\n".join(lines), most=_LOOK_AT) is not None
    except RefusedFile:
        return False


def parse(text: str) -> ParsedTranscript:
    """The rows as a transcript. Raises NotATranscript where no columns hold times and words."""
    mends = Mends()
    table = _table(unix_lines(text).replace("\0", "")) or _chained(text)
    if table is None:
        raise unknown()
    return _transcript(table.rows, table.columns, mends)


def of_rows(rows: Sequence[Sequence[str]], mends: Mends) -> ParsedTranscript | None:
    """The transcript of a table in a document; None where its columns tell no start and end."""
    columns = columns_of(rows[:_LOOK_AT])
    if columns is None or columns.end < 0 or not _OURS.isdisjoint(columns.names):
        return None
    first = cell_ms(rows[columns.first][columns.start], Unit.SECONDS, Fraction(25)) or 0
    if not columns.names and first > _LATEST_MS:
        return None  # an agenda: "9:00", "9:30", "Opening"
    return _transcript(rows, columns, mends)


def _transcript(rows: Sequence[Sequence[str]], columns: Columns, mends: Mends) -> ParsedTranscript:
    told = [_cells(row, columns) for row in rows[columns.first :]]
    if not columns.names and are_identifiers([one.text for one in told]):
        raise EmptyTranscript(
            "The file tells when passages begin and end, but not their words.",
            hint="Export the alignment in a format that has them, such as .srt or .json.",
        )
    spans = _spans(told, columns, mends)
    if columns.single_words or _are_words(told):
        return transcript_of(_gathered(told, spans, mends), mends, origin=_origin(columns))
    cues = [
        Cue(row, start, end, one.text, one.speaker)
        for row, (one, (start, end)) in enumerate(zip(told, spans, strict=True), 1)
    ]
    return transcript_of(segments_of(cues, mends), mends, origin=_origin(columns))


class _Told(NamedTuple):
    """The cells of a row that matter."""

    start: str
    end: str
    duration: str
    speaker: str
    text: str
    confidence: str


def _table(text: str, most: int | None = None) -> _Table | None:
    """The rows with their columns, by the first delimiter that gives any."""
    text = text.lstrip("\n")
    if text[:4].casefold() == "sep=":  # Excel's own way to tell the delimiter
        text = text.partition("\n")[2]
    for delimiter in (*DELIMITERS, " "):
        if delimiter not in text[:4000]:
            continue
        columns = columns_of(list(islice(rows_by(text, delimiter), _LOOK_AT)))
        if columns is None or not _OURS.isdisjoint(columns.names):
            continue
        rows = list(islice(rows_by(text, delimiter), most or MAX_CUES + columns.first + 1))
        if len(rows) > MAX_CUES + columns.first:
            raise too_many()
        if delimiter in ",;" and swallowed(rows, delimiter, columns.start):
            rows = [line.split(delimiter) for line in text.split("\n") if line.strip()]
        return _Table(rows, columns, delimiter)
    return None


def _chained(text: str) -> _Table | None:
    rows = list(islice(rows_by(unix_lines(text).strip("\n"), ","), MAX_CUES + 1))
    columns = chained_words(rows)
    return _Table(rows, columns, ",") if columns and len(rows) <= MAX_CUES else None


def _cells(row: Sequence[str], columns: Columns) -> _Told:
    def cell(index: int) -> str:
        return row[index].strip() if 0 <= index < len(row) else ""

    text = cell(columns.text)
    if columns.text == _last(columns) and len(row) > columns.text + 1 and not columns.names:
        text = ",".join(row[columns.text :]).strip()
    if columns.names and columns.names[0] == "marker name" and not text:
        text = cell(0)
    if not _is_whisper(columns):
        text = unquoted(text)
    start, end = cell(columns.start), cell(columns.end)
    if both := range_of(start):
        start, end = both[0], end or both[1]
    return _Told(
        unquoted(start),
        unquoted(end),
        unquoted(cell(columns.duration)),
        _speaker(unquoted(cell(columns.speaker))),
        text,
        cell(columns.confidence),
    )


def _last(columns: Columns) -> int:
    return max(columns.start, columns.end, columns.speaker, columns.text)


def _speaker(label: str) -> str:
    """The label; a bare number becomes ``Speaker 0``, whisper.cpp's doubt nobody."""
    if label == "?":
        return ""
    return f"Speaker {label}" if label.isdecimal() else label


def _is_whisper(columns: Columns) -> bool:
    return columns.names in (("start", "end", "text"), ("start", "end", "speaker", "text"))


def _origin(columns: Columns) -> str:
    return "machine" if columns.confidence >= 0 else ""


def _spans(told: Sequence[_Told], columns: Columns, mends: Mends) -> list[tuple[int, int]]:
    """Start and end of each row; what a row does not tell comes from its neighbours."""
    cells = [cell for one in told for cell in (one.start, one.end)]
    said = sum(len(one.text) for one in told)
    unit = guess_unit(columns.start_name, cells, said)
    rate = rate_of(cells, mends)
    starts, now = [], 0
    for row, one in enumerate(told, 1):
        start = cell_ms(one.start, unit, rate)
        if start is None:
            mends.add("Rows without a start that can be read, placed behind the row before", row)
            start = now
        starts.append(start)
        end = cell_ms(one.end, unit, rate)
        now = start if end is None else max(start, end)
    ends = [_end(one, start, unit, rate) for one, start in zip(told, starts, strict=True)]
    letters = [len(one.text) for one in told]
    return list(zip(starts, with_ends(starts, ends, letters, mends), strict=True))


def _end(one: _Told, start: int, unit: Unit, rate: Fraction) -> int | None:
    end = cell_ms(one.end, unit, rate)
    length = cell_ms(one.duration, unit, rate) if end is None else None
    return start + length if length is not None else end


def _are_words(told: Sequence[_Told]) -> bool:
    """Whether the rows are single words, too many of them to be anything else."""
    filled = [one.text for one in told if one.text]
    return len(filled) >= 30 and sum(" " in text for text in filled) * 50 < len(filled)


def _gathered(
    told: Sequence[_Told], spans: Sequence[tuple[int, int]], mends: Mends
) -> list[Segment]:
    words = [
        SpokenWord(
            clean_line(one.text), start, end, one.speaker, confidence(one.confidence), row=row
        )
        for row, (one, (start, end)) in enumerate(zip(told, spans, strict=True), 1)
    ]
    return [
        replace(segment, speaker=clean_line(segment.speaker)) for segment in gather(words, mends)
    ]
