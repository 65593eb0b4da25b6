"""LRC (.lrc): lines of words with the time before them, as for singing, and enhanced LRC.

``[mm:ss.cc]Words``, several times before one line, ``<mm:ss.cc>`` before a word, minutes past 59.
Lines tell when they begin, not when they end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts.captions import segments_of, shifted, transcript_of, with_ends
from spacesviewer.transcripts.cues import MAX_CUES, Cue, clock_ms, too_many, unix_lines
from spacesviewer.transcripts.documents import unknown
from spacesviewer.transcripts.language import language_code
from spacesviewer.transcripts.mends import Mends
from spacesviewer.transcripts.voices import Run, segment_of

NAME = "LRC"
EXTENSIONS = ("lrc",)

_CLOCK = r"(?:(\d{1,9}):)?(\d{1,5}):(\d{1,2})(?:[.,:](\d{1,9}))?"
_STAMP = re.compile(rf"[ \t]*\[{_CLOCK}\]", re.ASCII)
# mm:ss:cc is written too; it is told from h:mm:ss by a last field that is no second.
_HUNDREDTHS = re.compile(r"[\[<]\d{1,5}:\d{1,2}:[6-9]\d[\]>]", re.ASCII)
_WORD_STAMP = re.compile(rf"<{_CLOCK}>", re.ASCII)
_TAG = re.compile(r"[ \t]*\[([A-Za-z#]{1,20}):([^\]\n]*)\][ \t]*")
_OFFSET = re.compile(r"[+-]?\d{1,9}", re.ASCII)
_MOST_TIMES = 50  # of one line: a refrain is not sung more often
_STAMPED = re.compile(rf"^[ \t]*\[{_CLOCK}\]", re.ASCII | re.MULTILINE)


@dataclass(slots=True)
class _Line:
    """A line at one of its times; ``end_ms`` is told by a time behind its last word."""

    row: int
    start_ms: int
    run: Run
    end_ms: int | None = None


@dataclass(slots=True)
class _Song:
    tags: dict[str, str] = field(default_factory=dict)
    lines: list[_Line] = field(default_factory=list)
    untimed: int = 0


def sniff(head: str) -> bool:
    """Whether a line with a time stands first, below nothing but tags and blank lines.

    Without a tag the time must have hundredths: notes of other kinds begin with ``[0:12:30]``.
    """
    text = unix_lines(head)
    match = _STAMPED.search(text)
    if match is None:
        return False
    above = [line for line in text[: match.start()].split("\n") if line.strip()]
    told = bool(above) or "." in match[0]
    return told and all(map(_TAG.fullmatch, above))


def parse(text: str) -> ParsedTranscript:
    """The lines in order of time. Raises NotATranscript where none has a time."""
    mends = Mends()
    song = _song(_usual(unix_lines(text)), mends)
    if not song.lines or (song.untimed >= len(song.lines) > 1 and not song.tags):
        raise unknown()  # the words stand below the times: no song is written so
    _set_ends(song, mends)
    worded = [line for line in song.lines if line.run.text.strip()]
    if any(line.run.marks for line in worded):
        segments = [
            segment_of(line.run, line.row, line.start_ms, line.end_ms or line.start_ms)
            for line in worded
        ]
    else:
        cues = [
            Cue(line.row, line.start_ms, line.end_ms or line.start_ms, line.run.text)
            for line in sorted(worded, key=lambda line: line.start_ms)
        ]
        segments = segments_of(cues, mends)
    offset = song.tags.get("offset", "").strip()
    if _OFFSET.fullmatch(offset) and int(offset):
        # A positive offset shows the words sooner.
        segments = [shifted(segment, -int(offset)) for segment in segments]
        mends.remark(f"The file's own offset of {int(offset):+} ms is applied.")
    made = "whisper" in song.tags.get("by", "").casefold()
    return transcript_of(
        sorted(segments, key=lambda segment: segment.start_ms),
        mends,
        title=song.tags.get("ti", ""),
        language=language_code(song.tags.get("la", "")),
        origin="machine" if made else "",
    )


def _usual(text: str) -> str:
    """The text with hundredths behind a point."""
    if not _HUNDREDTHS.search(text):
        return text
    return re.sub(r"([\[<]\d{1,5}:\d{1,2}):(\d{2}[\]>])", r"\1.\2", text, flags=re.ASCII)


def _song(text: str, mends: Mends) -> _Song:
    song = _Song()
    for row, line in enumerate(text.split("\n"), 1):
        stamps, rest = _stamps(line)
        if stamps:
            run, end = _words(rest)
            if len(stamps) > _MOST_TIMES:
                mends.add(f"Lines with more than {_MOST_TIMES} times, the later ones left out", row)
                del stamps[_MOST_TIMES:]
            song.lines += [_at(row, run, end, ms, ms - stamps[0]) for ms in stamps]
        elif tag := _TAG.fullmatch(line):
            song.tags.setdefault(tag[1].casefold(), tag[2])
        elif line.strip():
            song.untimed += 1
            mends.add("Lines without a time, left out", row)
        if len(song.lines) > MAX_CUES:
            raise too_many()
    return song


def _stamps(line: str) -> tuple[list[int], str]:
    """The times before a line, and the line behind them."""
    stamps, place = [], 0
    while match := _STAMP.match(line, place):
        stamps.append(clock_ms(*match.groups()))
        place = match.end()
    return stamps, line[place:]


def _words(line: str) -> tuple[Run, int | None]:
    """The words with the times before them, and the time behind the last one, if any."""
    run, place, stamp = Run("", ""), 0, None
    for match in _WORD_STAMP.finditer(line):
        run.add(line[place : match.start()], stamp)
        stamp, place = clock_ms(*match.groups()), match.end()
    if stamp is not None and not line[place:].strip():
        return run, stamp
    run.add(line[place:], stamp)
    return run, None


def _at(row: int, run: Run, end_ms: int | None, start_ms: int, later_ms: int) -> _Line:
    """The line at one of its times; its words, timed at the first one, are sung again later."""
    if later_ms:
        marks = [(place, at + later_ms) for place, at in run.marks]
        run = Run(run.voice, run.text, marks)
        end_ms = None if end_ms is None else end_ms + later_ms
    return _Line(row, start_ms, run, end_ms)


def _set_ends(song: _Song, mends: Mends) -> None:
    """Ends for the lines: their own, else where the next later line (or a bare time) begins."""
    starts = [line.start_ms for line in song.lines]
    lengths = [len(line.run.text) for line in song.lines]
    told = [
        end if (end := line.end_ms) is not None and end >= line.start_ms else None
        for line in song.lines
    ]
    for line, end in zip(song.lines, with_ends(starts, told, lengths, mends), strict=True):
        line.end_ms = end
