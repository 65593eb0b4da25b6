"""Captions on their way to segments: what SubRip, WebVTT and their relatives have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.segment import Segment
from spacesviewer.domain.timecode import MAX_MS, fraction_ms

# More cues than a thousand hours of speech hold; each takes some 300 bytes of memory.
MAX_CUES = 5_000_000


class Cue(NamedTuple):
    """A stretch of caption text, lines and all. ``row`` is its place in the file, from 1."""

    row: int
    start_ms: int
    end_ms: int
    text: str
    speaker: str = ""

    def segment(self) -> Segment:
        """What is said, on one line and without the characters that no screen shows."""
        text, speaker = clean_line(self.text), clean_line(self.speaker)
        return Segment(self.start_ms, self.end_ms, text, speaker, (), self.row)


def clock_ms(hours: str | None, minutes: str, seconds: str, fraction: str | None) -> int:
    """Milliseconds of a clock's digits; too many hours give a time past ``MAX_MS``."""
    if hours and len(hours) > 9:
        return MAX_MS + 1
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    if not fraction:
        return whole * 1000
    return whole * 1000 + (int(fraction) if len(fraction) == 3 else fraction_ms(fraction))


def scaled(decimal: str, factor: int) -> int:
    """A number with a point or a comma, as many times as ``factor`` says, to the nearest whole."""
    whole, _, digits = decimal.replace(",", ".").partition(".")
    shift: int = 10 ** len(digits)
    return (int(whole + digits) * factor * 2 + shift) // (2 * shift)


def too_many() -> RefusedFile:
    """The refusal of a file with more cues than ``MAX_CUES``."""
    return RefusedFile(
        "The file holds more than {most} cues; no session is that long.", most=f"{MAX_CUES:,}"
    )


def unix_lines(text: str) -> str:
    """The text with its line ends as single line feeds and without a byte order mark."""
    if "\r" in text:
        text = text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    return text.removeprefix("\ufeff")


def filled_lines(text: str) -> list[str]:
    """The lines that show anything, without the space around them."""
    return [stripped for line in text.split("\n") if (stripped := line.strip())]


def repeated_lines(shown: Sequence[tuple[int, list[str]]]) -> list[int] | None:
    """How many leading lines of each cue only repeat the cue before; None in ordinary files.

    ``shown`` holds the length in ms and the lines of each cue. Captions that roll up (YouTube's
    automatic ones, live television) show each line two or three times: as the new one, in a hold
    cue of 10 ms, and above the next one.
    """
    overlaps, rolling = [], 0
    before: list[str] = []
    for length_ms, lines in shown:
        overlap = _overlap(before, lines)
        overlaps.append(overlap)
        if overlap and (overlap < len(lines) or length_ms <= 50):
            rolling += 1
        before = lines or before
    if rolling < 3 or rolling * 10 < (len(shown) - 1) * 6:
        return None
    return overlaps


def _overlap(before: list[str], lines: list[str]) -> int:
    """The longest end of one list of lines that begins the other."""
    for length in range(min(len(before), len(lines), 8), 0, -1):
        if before[-length:] == lines[:length]:
            return length
    return 0


def unrolled(cues: Sequence[Cue]) -> list[Cue] | None:
    """The cues with each line once; None where they do not roll."""
    if _repeats(cues[:_TELLING]) is None:
        return None  # the beginning tells; what takes a million cues is spared
    repeats = _repeats(cues)
    if repeats is None:
        return None
    fresh = ((cue, filled_lines(cue.text)[skip:]) for cue, skip in zip(cues, repeats, strict=True))
    return [cue._replace(text="\n".join(lines)) for cue, lines in fresh if lines]


_TELLING = 400


def _repeats(cues: Sequence[Cue]) -> list[int] | None:
    return repeated_lines([(cue.end_ms - cue.start_ms, filled_lines(cue.text)) for cue in cues])
