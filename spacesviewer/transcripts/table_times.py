"""Times in the cells of a table: clocks, seconds, milliseconds, frames; the unit is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum
from fractions import Fraction

from spacesviewer.domain.timecode import MAX_MS
from spacesviewer.transcripts.cues import clock_ms, scaled
from spacesviewer.transcripts.mends import Mends

_CLOCK = re.compile(r"(-?)(?:(\d{1,9}):)?(\d{1,5}):(\d{1,2})(?:[.,](\d{1,9}))?", re.ASCII)
_FRAMES = re.compile(r"(\d{1,4})[:;.](\d{1,2})[:;.](\d{1,2})[:;](\d{1,3})", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,15}(?:[.,]\d{1,12})?", re.ASCII)
_WITH_UNIT = re.compile(
    r"(-?\d{1,15}(?:[.,]\d{1,12})?)\s*(ms|msec|milliseconds?|s|sec|secs|seconds?)", re.ASCII
)
_RANGE = re.compile(r"\s*(?:-{0,3}>|→|–|—|(?<=\d)\s*-\s*(?=\d)|\bto\b)\s*")
_RATES = (24, 25, 30, 50, 60)


class Unit(Enum):
    """What a bare number counts, or that the last field of a clock counts frames."""

    SECONDS = "seconds"
    MS = "milliseconds"


def looks_like_time(cell: str) -> bool:
    """Whether a cell holds a time in any of the notations, or two with an arrow between."""
    return (
        any(pattern.fullmatch(cell) for pattern in (_CLOCK, _FRAMES, _NUMBER, _WITH_UNIT))
        or len(range_of(cell)) == 2
    )


def is_clock(cell: str) -> bool:
    """Whether a cell is a time with colons, which nothing else is."""
    return bool(_CLOCK.fullmatch(cell) or _FRAMES.fullmatch(cell)) or len(range_of(cell)) == 2


def range_of(cell: str) -> list[str]:
    """The two clocks of ``0:01 - 0:05``; an empty list where the cell is no such thing."""
    if ":" not in cell or len(cell) > 60:
        return []
    parts = _RANGE.split(cell)
    clocks = [part for part in parts if _CLOCK.fullmatch(part) or _FRAMES.fullmatch(part)]
    return parts if len(parts) == len(clocks) == 2 else []


def frames_of(cells: Iterable[str]) -> int:
    """The largest last field of clocks with four fields; -1 where there are none."""
    return max((int(match[4]) for cell in cells if (match := _FRAMES.fullmatch(cell))), default=-1)


def rate_for(largest: int) -> Fraction:
    """Frames a second for a largest frame number; past 59 the field counts hundredths."""
    if largest > 59:
        return Fraction(100)
    return Fraction(next(rate for rate in _RATES if rate > largest))


def rate_of(cells: Sequence[str], mends: Mends) -> Fraction:
    """Frames a second of a file's clocks; where it had to be assumed, that is told."""
    largest = frames_of(cells)
    if largest < 0:
        return Fraction(25)
    rate = rate_for(largest)
    if rate < 100:
        mends.remark(
            f"Times end in frames; {int(rate)} a second were assumed, the least that fits. "
            "Each may be some hundredths of a second off."
        )
    return rate


def guess_unit(header: str, starts: Iterable[str], letters: int) -> Unit:
    """What bare numbers are: as the column's name says, else as fast as people can speak.

    ``letters`` is how many letters are said until the last of the times.
    """
    words = header.split()
    if {"ms", "msec", "millis", "milliseconds", "millisecond"} & set(words):
        return Unit.MS
    if {"s", "sec", "secs", "seconds", "second"} & set(words):
        return Unit.SECONDS
    numbers = [cell for cell in starts if _NUMBER.fullmatch(cell)]
    last = max((abs(float(cell.replace(",", "."))) for cell in numbers), default=0.0)
    whole = all("." not in cell and "," not in cell for cell in numbers)
    # People say some fifteen letters a second; in ms that is one letter in seventy.
    slowest = 0.5 if whole else 0.05
    return Unit.MS if last > 100 and letters < last * slowest else Unit.SECONDS


def cell_ms(cell: str, unit: Unit, rate: Fraction) -> int | None:
    """Milliseconds of a cell; None where it is no time."""
    cell = cell.strip()
    if match := _FRAMES.fullmatch(cell):
        whole = clock_ms(match[1], match[2], match[3], None)
        return whole + round(int(match[4]) * 1000 / rate)
    if match := _CLOCK.fullmatch(cell):
        ms = clock_ms(match[2], match[3], match[4], match[5])
        return -ms if match[1] else ms
    if match := _WITH_UNIT.fullmatch(cell):
        return _bounded(scaled(match[1], 1 if match[2].startswith("m") else 1000))
    if _NUMBER.fullmatch(cell):
        return _bounded(scaled(cell, 1 if unit is Unit.MS else 1000))
    return None


def _bounded(ms: int) -> int:
    return max(-MAX_MS, min(ms, MAX_MS + 1))
