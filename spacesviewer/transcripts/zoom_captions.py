"""What Zoom saves of its captions during a meeting: ``meeting_saved_closed_caption.txt``.

``[Name] 18:31:02`` on a line, the words below it; times are those of the clock on the wall. (The
transcript of a cloud recording is WebVTT.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.domain.timecode import format_cue_time
from spacesviewer.transcripts.cues import MAX_CUES, clock_ms, too_many
from spacesviewer.transcripts.lasting import REMARK, end_of
from spacesviewer.transcripts.mends import Mends, settle
from spacesviewer.transcripts.refusals import NotATranscript

NAME = "Zoom saved captions"
EXTENSIONS = ("txt",)
LOOSE = True

_HEAD = re.compile(r"\[([^\[\]\n]{1,100})\] (\d{1,2}):(\d{2}):(\d{2})\s*", re.ASCII)
_DAY_MS = 86_400_000


def sniff(head: str) -> bool:
    """Whether the first line is a name in brackets with a clock's time."""
    first = head.lstrip("\ufeff\r\n ").partition("\n")[0]
    return _HEAD.fullmatch(first) is not None


def parse(text: str) -> ParsedTranscript:
    """The captions; 0 ms is the first one's moment. Raises NotATranscript where none is there."""
    mends = Mends()
    said: list[tuple[int, str, list[str], int]] = []
    days = before = 0
    for row, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if match := _HEAD.fullmatch(line):
            at_ms = clock_ms(match[2], match[3], match[4], None) % _DAY_MS
            if at_ms < before - _DAY_MS // 2:
                days += 1  # past midnight
            before = at_ms
            said.append((at_ms + days * _DAY_MS, clean_line(match[1]), [], row))
        elif line.strip() and said:
            said[-1][2].append(line)
        if len(said) > MAX_CUES:
            raise too_many()
    said = [one for one in said if clean_line(" ".join(one[2]))]
    if not said:
        raise NotATranscript("The file holds no captions of a meeting.")
    zero = min(one[0] for one in said)
    mends.remark(REMARK)
    return ParsedTranscript(
        settle(_segments(said, zero), mends),
        origin="machine",
        notes=mends.notes(),
        zero_at=f"T{format_cue_time(zero % _DAY_MS)}",
    )


def _segments(said: list[tuple[int, str, list[str], int]], zero: int) -> Iterator[Segment]:
    ordered = sorted(said, key=lambda one: one[0])
    following: list[int | None] = [one[0] - zero for one in ordered[1:]]
    for (at_ms, name, lines, row), next_ms in zip(ordered, [*following, None], strict=True):
        words, start = clean_line(" ".join(lines)), at_ms - zero
        yield Segment(start, end_of(start, words, next_ms), words, name, (), row)
