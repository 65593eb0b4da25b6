"""How a clip is made of a stretch of sound: margins, fades, level, and what must not be heard."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.timecode import parse_time
from spacesviewer.domain.wording import one_line

# What may be written into a file, and nothing else ever is.
TAGS = ("title", "artist", "source")
# What is done with the words that a quote leaves out ("[...]"), and what is told of it. To keep
# them is usual: a sound that was cut without a word about it is no longer what was said.
LEFT_OUT = {
    "keep": "The sound is whole: it has the words left out here ([...]) too.",
    "cut": "The words left out ([...]) are cut out of the sound.",
    "silence": "The words left out ([...]) are silent in the sound.",
    "bleep": "The words left out ([...]) are under a tone in the sound.",
}
KEEP = "keep"
MOST_PAD_MS, MOST_FADE_MS = 600_000, 60_000
# kind: (least, most, usual) in dB, LUFS or dB
LEVEL_RANGES = {"peak": (-40.0, 0.0, -1.0), "loudness": (-40.0, -6.0, -16.0), "gain": (-40, 40, 6)}
_LONGEST_TAG = 300


@dataclass(frozen=True, slots=True)
class Cover:
    """A stretch that is not heard: silent, or under a tone (``bleep``)."""

    start_ms: int
    end_ms: int
    bleep: bool = False


@dataclass(frozen=True, slots=True)
class Level:
    """How loud: ``peak`` the loudest sample in dB, ``loudness`` in LUFS, ``gain`` so many dB more.

    Nothing clips: loudness and gain give way before a peak would.
    """

    kind: str = "as it is"
    value: float = 0.0


@dataclass(frozen=True, slots=True)
class ClipShape:
    """What is done with a stretch. ``covers`` are in the same time as the stretch itself.

    Padding goes as far as there is sound. ``tags`` are pairs of a name of TAGS and a text.
    ``cuts`` are taken out: what comes after closes up.
    """

    pad_before_ms: int = 0
    pad_after_ms: int = 0
    fade_in_ms: int = 0
    fade_out_ms: int = 0
    level: Level = Level()
    covers: tuple[Cover, ...] = ()
    tags: tuple[tuple[str, str], ...] = ()
    cuts: tuple[tuple[int, int], ...] = ()

    def heard_ms(self, at_ms: int) -> int:
        """When a moment is heard where what comes after a cut has closed up."""
        gone = merged(self.cuts)
        return at_ms - sum(max(0, min(end, at_ms) - start) for start, end in gone if start < at_ms)

    def leaving_out(self, spans: Iterable[tuple[int, int]], how: str) -> ClipShape:
        """The shape with stretches treated as one of LEFT_OUT says."""
        if how == "cut":
            return replace(self, cuts=(*self.cuts, *spans))
        if how == KEEP:
            return self
        covers = (Cover(start, end, how == "bleep") for start, end in spans)
        return replace(self, covers=(*self.covers, *covers))


PLAIN = ClipShape()


def parse_level(text: str) -> Level:
    """Of ``peak``, ``peak:-3``, ``loudness:-16`` or ``gain:+6``; WrongUsage for anything else."""
    kind, _, number = text.strip().casefold().partition(":")
    if kind not in LEVEL_RANGES:
        known = "peak:-1 (dB), loudness:-16 (LUFS) or gain:+6 (dB)"
        raise WrongUsage("“{text}” is not a level.", hint="Write {known}.", text=text, known=known)
    least, most, usual = LEVEL_RANGES[kind]
    try:
        value = float(number) if number else usual
    except ValueError:
        value = math.nan
    if not least <= value <= most:
        raise WrongUsage(
            "A {kind} lies between {least} and {most}, not at “{number}”.",
            kind=kind,
            least=f"{least:g}",
            most=f"{most:g}",
            number=number,
        )
    return Level(kind, value)


def parse_tag(text: str) -> tuple[str, str]:
    """Of ``title=Water contract``; WrongUsage for a name that is not one of TAGS."""
    name, equals, value = text.partition("=")
    name = name.strip().casefold()
    if name not in TAGS or not equals:
        raise WrongUsage(
            "“{text}” is not a tag.",
            hint="Write {tags}=…; {known}.",
            text=text,
            tags=TAGS[0],
            known=", ".join(TAGS),
        )
    return name, tag_text(value)


def tag_text(value: str) -> str:
    """A tag as it is written: one line, and not endless."""
    return one_line(value)[:_LONGEST_TAG]


def parse_span(text: str) -> tuple[int, int] | None:
    """Of ``1:02.5-1:04`` in ms; None for what is no stretch (words, perhaps)."""
    pieces = re.split(r"\s*[-–]\s*", text.strip())
    if len(pieces) != 2:
        return None
    try:
        start_ms, end_ms = parse_time(pieces[0]), parse_time(pieces[1])
    except WrongUsage:
        return None
    if end_ms <= start_ms:
        raise WrongUsage("{text} ends before it begins.", text=text.strip())
    return start_ms, end_ms


def joined(covers: Iterable[Cover], start_ms: int, end_ms: int) -> tuple[Cover, ...]:
    """The covers within a stretch, each stretch once; a bleep gives way to silence."""
    edges = sorted(
        {at for one in covers for at in (one.start_ms, one.end_ms) if start_ms < at < end_ms}
        | {start_ms, end_ms}
    )
    known = list(covers)
    found: list[Cover] = []
    for begin, end in pairwise(edges):
        over = [one for one in known if one.start_ms <= begin and end <= one.end_ms]
        if not over:
            continue
        bleep = all(one.bleep for one in over)
        if found and found[-1].end_ms == begin and found[-1].bleep == bleep:
            found[-1] = Cover(found[-1].start_ms, end, bleep)
        else:
            found.append(Cover(begin, end, bleep))
    return tuple(found)


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches in order, those that touch each other made one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def is_all_covered(covers: Iterable[Cover], start_ms: int, end_ms: int) -> bool:
    """Whether nothing of a stretch would be heard."""
    hidden = sum(one.end_ms - one.start_ms for one in joined(covers, start_ms, end_ms))
    return hidden >= end_ms - start_ms
