"""WebVTT (.vtt), block by block as the standard's parser reads it, and the dialects of its writers.

https://www.w3.org/TR/webvtt1/#file-parsing
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.transcripts import cue_text
from spacesviewer.transcripts.cues import MAX_CUES, Cue, clock_ms, repeated_lines, too_many
from spacesviewer.transcripts.highlights import highlighted
from spacesviewer.transcripts.mends import Mends, settle
from spacesviewer.transcripts.overlaps import is_noscribe, parted
from spacesviewer.transcripts.refusals import EmptyTranscript
from spacesviewer.transcripts.speakers import name_speakers
from spacesviewer.transcripts.voices import Run, runs_of, segment_of

NAME = "WebVTT"
EXTENSIONS = ("vtt",)

_TIMINGS = re.compile(
    rf"[\t\f ]*{cue_text.TIMESTAMP}[\t\f ]*-->[\t\f ]*{cue_text.TIMESTAMP}", re.ASCII
)
_COMMA = re.compile(r"(:\d\d),(\d{3})(?!\d)", re.ASCII)
_LANGUAGE = re.compile(r"Language:\s*([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3})\s*")
_OVERLAPS = "Words of others within a cue, each made a segment with the times of the whole cue"
_WEBEX_ID = re.compile(r'\d{1,9} "([^"\n]{1,80})" \(\d{1,20}\)')  # who speaks, by name and number
_TEAMS_ID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/\d+-\d+")


class _Block(NamedTuple):
    """A cue as it stands in the file."""

    row: int
    identifier: str
    start_ms: int
    end_ms: int
    text: str


def sniff(head: str) -> bool:
    """Whether the text begins with WEBVTT, or with an attempt at it that the parser may refuse."""
    return head.removeprefix("\ufeff").lstrip()[:6].casefold() == "webvtt"


def parse(text: str) -> ParsedTranscript:
    """The cues of a WebVTT text; a cue of several voices gives a segment for each of them.

    Raises RefusedFile where the signature is wrong or no cue follows.
    """
    text = text.removeprefix("\ufeff").replace("\0", "\ufffd")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0]):
        raise RefusedFile(
            "The file does not begin with the word WEBVTT on a line of its own.",
            hint="Open it in a text editor and mend its first line.",
        )
    header, first = _header(lines)
    mends = Mends()
    blocks = list(_blocks(lines, first))
    if not blocks:
        # Some write SubRip's times below the signature. Beside right ones they are no cues.
        lines = [_COMMA.sub(r"\1.\2", one) if "-->" in one else one for one in lines]
        blocks = list(_blocks(lines, first))
        mends.add("Times written with a comma, as in SubRip", count=len(blocks))
    if not blocks:
        raise EmptyTranscript(
            "The file is WebVTT, but there is not one cue in it.", hint="Export it again."
        )
    noscribe = is_noscribe(lines)
    lit = _lit(blocks, mends)
    segments, rolled = (lit, True) if lit else _segments(blocks, mends, noscribe=noscribe)
    made = rolled or noscribe or any(_TEAMS_ID.fullmatch(one.identifier) for one in blocks)
    return ParsedTranscript(
        settle(segments, mends),
        language=next((m[1] for line in header if (m := _LANGUAGE.fullmatch(line))), ""),
        origin="machine" if made else "",
        title=clean_line(lines[0][6:].lstrip(" \t-–—")),
        notes=mends.notes(),
    )


def _header(lines: Sequence[str]) -> tuple[Sequence[str], int]:
    """The lines right below the signature, and the index of the line after them."""
    at = 1
    while at < len(lines) and lines[at] and "-->" not in lines[at]:
        at += 1
    return lines[1:at], at


def _blocks(lines: Sequence[str], at: int) -> Iterator[_Block]:
    """The cues; notes, styles, regions and what cannot be a cue are passed over."""
    row = 0
    while at < len(lines):
        if not lines[at]:
            at += 1
            continue
        begin, seen_arrow, timings = at, False, None
        identifier = ""
        gathered: list[str] = []
        while at < len(lines) and lines[at]:
            line = lines[at]
            if "-->" in line:
                # A line of times below others than one identifier begins a block of its own.
                if seen_arrow or at - begin > 1:
                    break
                seen_arrow, timings = True, _TIMINGS.match(line)
                if timings:
                    identifier, gathered = "".join(gathered), []
            else:
                gathered.append(line)
            at += 1
        if timings:
            row += 1
            if row > MAX_CUES:
                raise too_many()
            times = timings.groups()
            start_ms, end_ms = clock_ms(*times[:4]), clock_ms(*times[4:])
            yield _Block(row, identifier, start_ms, end_ms, "\n".join(gathered))


def _lit(blocks: Sequence[_Block], mends: Mends) -> list[Segment] | None:
    """The segments of captions that underline word after word; None where they do not."""
    if not any("<u>" in block.text for block in blocks[:20]):
        return None
    cues = [Cue(one.row, one.start_ms, one.end_ms, html.unescape(one.text)) for one in blocks]
    return highlighted(cues, mends)


def _segments(
    blocks: Sequence[_Block], mends: Mends, *, noscribe: bool
) -> tuple[Sequence[Segment], bool]:
    """The segments, and whether the captions rolled up as a machine's do."""
    read: list[list[Run]] = []
    spoken = stamped = False
    for block in blocks:
        parsed = cue_text.parse(block.text)
        if parsed.swallowed:
            mends.add("Cues with a “<” that opens no WebVTT tag; what it held is gone", block.row)
        runs = runs_of(parsed.pieces)
        if (webex := _WEBEX_ID.fullmatch(block.identifier)) and len(runs) == 1:
            runs[0].voice = runs[0].voice or webex[1]
        if noscribe and "//" in block.text:
            before, runs = len(runs), parted(runs)
            if len(runs) > before:
                mends.add(_OVERLAPS, block.row, len(runs) - before)
        spoken = spoken or any(run.voice for run in runs)
        stamped = stamped or any(run.marks for run in runs)
        read.append(runs)
    if not spoken:
        rolled = _unrolled(blocks, read, mends)
        if rolled is not None:
            return rolled, stamped
    if not spoken and not stamped:
        cues = [
            Cue(block.row, block.start_ms, block.end_ms, runs[0].text)
            for block, runs in zip(blocks, read, strict=True)
        ]
        return [cue.segment() for cue in name_speakers(cues, mends)], False
    several = [
        segment_of(run, block.row, block.start_ms, block.end_ms)
        for block, runs in zip(blocks, read, strict=True)
        for run in runs
    ]
    return several, False


def _unrolled(
    blocks: Sequence[_Block], read: Sequence[list[Run]], mends: Mends
) -> list[Segment] | None:
    """The segments of rolling captions, each line once; None where they do not roll."""
    shown = [runs[0].lines() for runs in read]
    repeats = repeated_lines(
        [
            (block.end_ms - block.start_ms, [line.text for line in lines])
            for block, lines in zip(blocks, shown, strict=True)
        ]
    )
    if repeats is None:
        return None
    segments = [
        segment_of(Run.of_lines(lines[skip:]), block.row, block.start_ms, block.end_ms)
        for block, lines, skip in zip(blocks, shown, repeats, strict=True)
        if lines[skip:]
    ]
    dropped = len(blocks) - len(segments)
    mends.add("Cues of rolling captions that only repeat others, left out", count=dropped)
    return segments
