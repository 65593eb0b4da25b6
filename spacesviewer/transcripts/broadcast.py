"""Captions of television, as ttconv reads them: its documents as cues, its faults as sentences."""

from __future__ import annotations

import logging
import struct
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.timecode import MAX_MS
from spacesviewer.transcripts.captions import estimated_ms
from spacesviewer.transcripts.cues import MAX_CUES, Cue, too_many
from spacesviewer.transcripts.mends import Mends

MAX_BYTES = 16 * 2**20  # a thousand hours of captions
# What it raises for files that are damaged or lie; it has no errors of its own.
_FAULTS = (
    ValueError, TypeError, LookupError, AttributeError, ArithmeticError, AssertionError,
    RuntimeError, struct.error,
)  # fmt: skip
_HOUR_MS = 3_600_000


def cues_from(read: Callable[[], Any], size: int, mends: Mends) -> list[Cue]:
    """The captions of a ttconv document that ``read`` makes of a file of this size."""
    if size > MAX_BYTES:
        raise RefusedFile(
            "The file is larger than {most} MB; no captions are.", most=MAX_BYTES // 2**20
        )
    # It logs what it cannot read, words and all.
    logging.getLogger("ttconv").setLevel(logging.CRITICAL)
    try:
        cues = list(_cues(read()))
    except _FAULTS as error:
        raise RefusedFile(
            "The file is damaged: it breaks off or holds what its format does not know.",
            hint="Export it again, or convert it to WebVTT with a caption editor.",
        ) from error
    if cues and min(cue.start_ms for cue in cues) >= _HOUR_MS:
        mends.remark(
            "The first caption stands at more than an hour: such files often count from 1:00:00 "
            "or 10:00:00. Compare it with the sound."
        )
    return cues


def _cues(document: Any) -> Iterator[Cue]:
    body = document.get_body()
    row = 0
    for element in body.dfs_iterator() if body is not None else ():
        if type(element).__name__ == "P":
            row += 1
            if row > MAX_CUES:
                raise too_many()
            text = "".join(_pieces(element))
            start = _ms(element.get_begin()) or 0
            end = _ms(element.get_end())
            yield Cue(row, start, start + estimated_ms(len(text)) if end is None else end, text)


def _pieces(paragraph: Any) -> Iterator[str]:
    for element in paragraph.dfs_iterator():
        match type(element).__name__:
            case "Text":
                yield str(element.get_text())
            case "Br":
                yield "\n"
            case _:
                pass


def _ms(seconds: Fraction | None) -> int | None:
    return None if seconds is None else min(round(seconds * 1000), MAX_MS + 1)
