"""Which column of a table holds what: by its name, or by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacesviewer.transcripts.table_times import is_clock, looks_like_time

_HEADER_ROWS = 10  # a header may stand below a title
_SAMPLE = 50


def _set(text: str) -> frozenset[str]:
    return frozenset(name.strip() for name in text.split(","))


_STARTS = _set(
    "start,begin,in,from,start time,start timecode,start timestamp,start point,begin time,"
    "begin timecode,time in,timecode in,in point,in time,tc in,timestamp,time stamp,time,timecode,"
    "time code,tc,timespan,time span,time range,start offset,offset,inicio,début,"
    "debut,anfang,beginn,startzeit,von,inizio,hora"
)
_ENDS = _set(
    "end,out,to,stop,until,end time,end timecode,end timestamp,end point,stop time,finish,time out,"
    "timecode out,out point,out time,tc out,end offset,fin,ende,endzeit,bis,fine"
)
_DURATIONS = _set("duration,dur,length,duración,durée,dauer,durata")
_SPEAKERS = _set(
    "speaker,name,actor,speaker name,speaker label,speaker id,speaker tag,speakers,character,who,"
    "participant,voice,talker,person,role,hablante,locuteur,sprecher,sprecherin,relatore,username,"
    "user,author"
)
_TEXTS = _set(
    "text,transcript,transcription,caption,captions,subtitle,subtitles,content,sentence,utterance,"
    "dialogue,dialog,body,paragraph,speech,message,transcript text,source text,original text,"
    "spoken text,texto,texte,testo,transkript,transkription"
)
_WORDS = _set("word,token")
_CONFIDENCES = _set("confidence,score,probability,conf,accuracy")
# What accounts, letters and logs have besides.
_NEVER = _set("level,severity,amount,balance,debit,credit,price,subject,url,ip,pid")
_SECONDS = re.compile(r"\d{1,6}\.\d{1,3}", re.ASCII)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PUNCTUATION = re.compile(r"[\W_]+")
_UNITS = re.compile(
    r" (?:in )?(?:s|sec|secs|seconds?|ms|msec|millis|milliseconds?|hh mm ss(?: \w+)?|frames)$"
)
_IDENTIFIER = re.compile(r"[A-Za-z]{1,8}[-_]?\d+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where in a row what stands; -1: nowhere. ``first`` is the first row that is no header."""

    first: int = 0
    start: int = -1
    end: int = -1
    duration: int = -1
    speaker: int = -1
    text: int = -1
    confidence: int = -1
    single_words: bool = False
    start_name: str = ""
    names: tuple[str, ...] = ()


def columns_of(rows: Sequence[Sequence[str]]) -> Columns | None:
    """The columns by a header, else by the cells; None where this is no table of a transcript."""
    for index, row in enumerate(rows[:_HEADER_ROWS]):
        found = _by_names(row, index + 1)
        if found and _tells_times(rows[index + 1 :], found.start):
            return found
    return _by_cells(rows[:_SAMPLE])


def chained_words(rows: Sequence[Sequence[str]]) -> Columns | None:
    """Words, then start and end of each, none before the last one's end: whisper-timestamped's CSV.

    Other data may look so; it is asked only where the file's name and place say what it is.
    """
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if not rows or any(len(row) != 3 or not any(map(str.isalpha, row[0])) for row in rows):
        return None
    before = 0.0
    for _, *cells in rows:
        if not all(map(_SECONDS.fullmatch, cells)):
            return None
        start, end = map(float, cells)
        if not before <= start <= end:
            return None
        before = end
    return Columns(
        0, 1, 2, text=0, single_words=not any(" " in row[0].rstrip(" ?!:;»") for row in rows)
    )


def _tells_times(rows: Sequence[Sequence[str]], start: int) -> bool:
    """Whether times stand in the column of starts: "from" and "to" also head a list of letters."""
    cells = [row[start].strip().strip('"') for row in rows if len(row) > start]
    filled = [cell for cell in cells if cell]
    return sum(map(looks_like_time, filled)) * 2 >= len(filled)


def header_name(cell: str) -> str:
    """The name of a column in lower case, without punctuation: ``startTime`` is "start time"."""
    spaced = _CAMEL.sub(" ", cell.strip().lstrip("\ufeff"))
    return _PUNCTUATION.sub(" ", spaced).strip().casefold()


def _by_names(row: Sequence[str], first: int) -> Columns | None:
    if not 2 <= len(row) <= 100 or any(is_clock(cell.strip()) for cell in row):
        return None
    names = [header_name(cell) for cell in row]
    bare = [_UNITS.sub("", name) for name in names]
    if bare[0] == "marker name":
        return _markers(names, first)
    start, text, word = _find(bare, _STARTS), _find(bare, _TEXTS), _find(bare, _WORDS)
    if start < 0 or (text < 0 and word < 0) or not _NEVER.isdisjoint(names):
        return None
    return Columns(
        first,
        start,
        _find(bare, _ENDS),
        _find(bare, _DURATIONS),
        _find(bare, _SPEAKERS),
        word if text < 0 else text,
        _find(bare, _CONFIDENCES),
        text < 0,
        names[start],
        tuple(names),
    )


def _markers(names: Sequence[str], first: int) -> Columns | None:
    """Adobe Premiere's markers: what is noted is the description, else the marker's name."""
    if not {"in", "out", "description"} <= set(names):
        return None
    description, start, end = (names.index(one) for one in ("description", "in", "out"))
    return Columns(first, start, end, text=description, start_name="in", names=tuple(names))


def _find(names: Sequence[str], wanted: frozenset[str]) -> int:
    return next((index for index, name in enumerate(names) if name in wanted), -1)


def _by_cells(rows: Sequence[Sequence[str]]) -> Columns | None:
    """Two neighbouring columns of times that grow, and one of words."""
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    width = min((len(row) for row in rows), default=0)
    if len(rows) < 2 or not 3 <= width <= 20:
        return None
    columns = [[row[index].strip() for row in rows] for index in range(width)]
    timed = [all(map(looks_like_time, column)) for column in columns]
    start = next(
        (i for i in range(width - 1) if timed[i] and timed[i + 1] and _grow(columns, i)), -1
    )
    if start < 0:
        return None
    others = [i for i in range(width) if i not in (start, start + 1)]
    text = max(others, key=lambda i: sum(map(len, columns[i])))
    if text < width - 1 and len({len(row) for row in rows}) > 1:
        text = width - 1  # commas in unquoted words make rows longer; the words are the last
    clocks = all(map(is_clock, columns[start]))
    if not (clocks or _are_words(columns[text]) or are_identifiers(columns[text])):
        return None
    speaker = next((i for i in others if i != text and _are_names(columns[i])), -1)
    return Columns(0, start, start + 1, speaker=speaker, text=text)


def _grow(columns: Sequence[Sequence[str]], index: int) -> bool:
    """Whether the second column is never before the first, as the ends of lines are not."""

    def number(cell: str) -> float:
        fields = re.split(r"[:;]", cell.replace(",", "."))
        return sum(float(field or 0) * 60.0**place for place, field in enumerate(reversed(fields)))

    try:
        starts, ends = ([number(cell) for cell in columns[index + shift]] for shift in (0, 1))
    except ValueError:
        return False
    ordered = sum(a <= b for a, b in zip(starts, ends, strict=True))
    rising = sum(a <= b for a, b in pairwise(starts))
    return ordered == len(starts) and rising * 10 >= (len(starts) - 1) * 9 and max(ends) > 0


def _are_words(column: Sequence[str]) -> bool:
    """Whether these are lines of speech: several words in many of them. Any data has labels."""
    return sum(" " in cell and any(map(str.isalpha, cell)) for cell in column) * 3 >= len(column)


def _are_names(column: Sequence[str]) -> bool:
    distinct = set(column)
    return (
        len(distinct) * 2 <= len(column)
        and all(0 < len(cell) <= 40 for cell in distinct)
        and any(cell[0].isalpha() for cell in distinct)
    )


def are_identifiers(cells: Sequence[str]) -> bool:
    """Whether these are the numbers of passages (``f000001``) rather than words: each its own."""
    return (
        len(cells) > 1
        and len(set(cells)) == len(cells)
        and all(map(_IDENTIFIER.fullmatch, cells))
        and len({len(cell) for cell in cells}) <= 2
    )
