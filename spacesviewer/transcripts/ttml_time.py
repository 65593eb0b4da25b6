"""Times as TTML writes them: clocks, seconds, frames and ticks, with the document's own rates.

https://www.w3.org/TR/ttml2/#timing-value-time-expression
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple
from xml.etree.ElementTree import Element

from spacesviewer.domain.timecode import MAX_MS
from spacesviewer.transcripts.cues import clock_ms, scaled
from spacesviewer.transcripts.xmltext import attribute

_CLOCK = re.compile(
    r"(?:(\d{1,9}):)?(\d{1,5}):(\d{1,2})(?:[.,](\d{1,12})|[:;](\d{1,5})(?:\.(\d{1,5}))?)?", re.ASCII
)
_OFFSET = re.compile(r"(\d{1,12}(?:\.\d{1,12})?)(h|ms|m|s|f|t|)", re.ASCII)
_RATE = re.compile(r"\d{1,9}", re.ASCII)


class Rates(NamedTuple):
    """Frames, parts of frames and ticks a second of a document."""

    frames: Fraction = Fraction(30)
    sub_frames: int = 1
    ticks: Fraction = Fraction(1)

    def of(self, unit: str) -> Fraction:
        """What a frame or a tick lasts, in milliseconds."""
        return 1000 / (self.frames if unit == "f" else self.ticks)


# No unit is no TTML, but seconds is what writers of it mean.
_UNITS_MS = {"h": 3_600_000, "m": 60_000, "s": 1000, "": 1000, "ms": 1}


def rates_of(root: Element) -> Rates:
    """The rates that the outermost element tells, or else the standard's."""
    told = _number(attribute(root, "frameRate"))
    frames = Fraction(told or 30)
    multiplier = [
        _number(part) for part in re.split(r"[\s:]+", attribute(root, "frameRateMultiplier"))
    ]
    if len(multiplier) == 2 and all(multiplier):
        frames *= Fraction(multiplier[0] or 1, multiplier[1] or 1)
    sub_frames = _number(attribute(root, "subFrameRate")) or 1
    ticks = _number(attribute(root, "tickRate"))
    usual = frames * sub_frames if told else Fraction(1)
    return Rates(frames, sub_frames, Fraction(ticks) if ticks else usual)


def _number(text: str) -> int:
    return int(text) if _RATE.fullmatch(text.strip()) else 0


def time_ms(text: str, rates: Rates) -> int | None:
    """Milliseconds of a time expression; None where it is none."""
    text = text.strip()
    if match := _CLOCK.fullmatch(text):
        hours, minutes, seconds, fraction, frames, sub = match.groups()
        ms = clock_ms(hours, minutes, seconds, None)
        if fraction:
            ms += scaled(f"0.{fraction}", 1000)
        if frames:
            parts = int(frames) + Fraction(int(sub or 0), rates.sub_frames)
            ms += round(parts * 1000 / rates.frames)
    elif match := _OFFSET.fullmatch(text):
        factor = _UNITS_MS.get(match[2])
        ms = scaled(match[1], factor) if factor else round(Fraction(match[1]) * rates.of(match[2]))
    else:
        return None
    return min(ms, MAX_MS + 1)


def counts_from_zero(root: Element, rates: Rates) -> bool:
    """Whether times within others count from the beginning of the file, as Apple's lyrics have it.

    By the standard they count from the beginning of what holds them. They do not where that would
    put them behind its end, and counted from zero every one of them lies within. In Apple's
    transcripts of podcasts, which name their units, they never do.
    """
    behind = False
    for holder in root.iter():
        if attribute(holder, "unit") in ("sentence", "word"):
            return True
        begin, end = (time_ms(attribute(holder, name), rates) for name in ("begin", "end"))
        if not begin or end is None:
            continue
        for child in holder:
            first = time_ms(attribute(child, "begin"), rates)
            if first is None:
                continue
            if not begin <= first <= end:
                return False
            behind |= begin + first > end
    return behind
