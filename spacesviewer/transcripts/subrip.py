"""SubRip (.srt), as it is met and not as it should be.

There is no standard. Times with a comma or a point, hours left out or past 99, index lines missing
or wrong, blank lines inside cues, any line ends: all are read. A cue begins at its time line and
ends before the next one.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import chain

from spacesviewer.domain.citation import is_caution
from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts.cues import (
    MAX_CUES,
    Cue,
    clock_ms,
    filled_lines,
    too_many,
    unix_lines,
    unrolled,
)
from spacesviewer.transcripts.highlights import highlighted
from spacesviewer.transcripts.mends import Mends, settle
from spacesviewer.transcripts.speakers import name_speakers

NAME = "SubRip"
EXTENSIONS = ("srt",)

_TIME = r"(-?)(?:(\d{1,12})[ ]?:[ ]?)?(\d{1,3})[ ]?:[ ]?(\d{1,2})(?:[ ]?[,.:;][ ]?(\d{1,9}))?"
_TIME_LINE = re.compile(
    rf"^[ \t]*(?:\d{{1,9}}[ \t]+)?{_TIME}[ \t]*(?:-{{1,3}}>|[–—]>|→)[ \t]*{_TIME}[^\n]*$",
    re.MULTILINE | re.ASCII,
)
_TAG = re.compile(
    r"</?(?:i|b|u|s|em|strong|bold|italic|underline|sub|sup|font|c|span|ruby|rt|lang|p|div)"
    r"(?:[\s.=][^<>]*)?/?>|\{\\[^{}]*\}",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_VOICE = re.compile(r"\s*<v(?:\.[^\s<>]*)?\s([^<>]*)>")
_ENTITY = re.compile(r"&(amp|lt|gt|quot|apos|nbsp|lrm|rlm|#39);")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "#39": "'"}
_ENTITIES |= {"nbsp": "\u00a0", "lrm": "\u200e", "rlm": "\u200f"}


def sniff(head: str) -> bool:
    """Whether the first line, or the one below an index, is a line of times."""
    text = _as_typed(unix_lines(head))
    match = _TIME_LINE.search(text)
    if match is None:
        return False
    above = filled_lines(text[: match.start()])
    return len(above) <= 2 and all(map(str.isdecimal, above))


def _as_typed(text: str) -> str:
    """A text that was saved as a web page has it, without that page's escapes."""
    return html.unescape(text) if "--&gt;" in text and "-->" not in text else text


def parse(text: str) -> ParsedTranscript:
    """The cues of a SubRip text. Raises RefusedFile where there are none."""
    mends = Mends()
    lines = _as_typed(unix_lines(text).replace("\0", ""))
    if lines.count("<u>") > 2:
        lit = highlighted(list(_cues(lines, Mends(), plain=False)), mends)
        if lit is not None:
            return ParsedTranscript(settle(lit, mends), origin="machine", notes=mends.notes())
    cues = list(_cues(lines, mends))
    if not cues:
        raise RefusedFile("The file has no time lines.", hint="Is it a SubRip file?")
    if len(cues) > 1 and cues[0].start_ms == 0 and is_caution(cues[0].text):
        mends.remark(f"The file says of itself: {cues.pop(0).text.strip('()')}")
    rolled = unrolled(cues)
    if rolled is not None:
        mends.add("Repeated lines of rolling captions, kept once", count=len(cues) - len(rolled))
    segments = (cue.segment() for cue in name_speakers(rolled or cues, mends))
    return ParsedTranscript(settle(segments, mends), notes=mends.notes())


def _cues(text: str, mends: Mends, *, plain: bool = True) -> Iterator[Cue]:
    """The cues in the order of the file; each block of text is looked at once.

    Not ``plain``: their markup is left in them.
    """
    found: re.Match[str] | None = None
    number: int | None = None
    row = 0
    for match in chain(_TIME_LINE.finditer(text), (None,)):
        start = found.end() + 1 if found else 0
        block = text[start : match.start() if match else len(text)]
        lines, following = _without_index(block, number, within=found is not None, last=not match)
        if found is None:
            if any(map(str.strip, lines)):
                mends.remark("Lines before the first cue were left out.")
        else:
            row += 1
            if row > MAX_CUES:
                raise too_many()
            yield _cue(row, found, "\n".join(lines), plain=plain)
        found, number = match, following


def _without_index(
    block: str, number: int | None, *, within: bool, last: bool
) -> tuple[list[str], int | None]:
    """The lines of a block without the index line of the next cue, and that index.

    The next cue's index is a line of digits right above its times. Where a blank line is missing
    above it, or one too many stands below it, only the number that follows ours is an index:
    people also say numbers. ``within``: the block belongs to a cue; ``last``: none comes after it.
    """
    lines = block.removesuffix("\n").split("\n")
    at = len(lines) - 1
    while at > 0 and not lines[at].strip():
        at -= 1
    digits = lines[at].strip()
    if not (digits.isdecimal() and digits.isascii() and len(digits) < 10):
        return lines, None
    follows = number is not None and int(digits) == number + 1
    blank_above = at == 0 or not lines[at - 1].strip()
    right_above = at == len(lines) - 1 and not last
    first = at == 0 and within
    is_index = (
        (follows and (blank_above or right_above))
        or (right_above and blank_above and not first)
        or (at == 0 and not within and not last)  # the very first, in a file with blank lines
    )
    return (lines[:at], int(digits)) if is_index else (lines, None)


def _cue(row: int, match: re.Match[str], text: str, *, plain: bool) -> Cue:
    minus, hours, minutes, seconds, fraction, *end = match.groups()
    start_ms = clock_ms(hours, minutes, seconds, fraction)
    end_ms = clock_ms(*end[1:])
    shown, speaker = _plain(text) if plain else (text, "")
    return Cue(row, -start_ms if minus else start_ms, -end_ms if end[0] else end_ms, shown, speaker)


def _plain(text: str) -> tuple[str, str]:
    """The text without markup, and the voice that a converter left in it. Unknown tags stay."""
    speaker = ""
    if "<" in text or "{" in text:
        if match := _VOICE.match(text):
            speaker, text = match[1], text[match.end() :].replace("</v>", "")
        text = _TAG.sub("", _BREAK.sub("\n", text))
    if "&" in text:
        text = _ENTITY.sub(lambda match: _ENTITIES[match[1]], text)
    return text, speaker
