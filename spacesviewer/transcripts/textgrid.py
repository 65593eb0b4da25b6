"""Praat's TextGrid, long and short: tiers of intervals, each of a speaker or of its words.

Montreal Forced Aligner and others write it too. Tiers of single sounds are no words of anybody and
are left out; a tier of words gives the times to the text of another, or is put together itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts.cues import MAX_CUES, too_many
from spacesviewer.transcripts.documents import milliseconds
from spacesviewer.transcripts.mends import Mends
from spacesviewer.transcripts.refusals import EmptyTranscript
from spacesviewer.transcripts.tiers import Label, Tier, transcript_of

NAME = "Praat TextGrid"
EXTENSIONS = ("textgrid",)

_BINARY = b"ooBinaryFile"
_TOKEN = re.compile(
    r'"((?:[^"]|"")*)"|<(exists|absent)>|![^\n]*'
    r"|(?<![^\s=])(-?\d{1,18}(?:\.\d*)?(?:[eE][-+]?\d{1,3})?)(?=\s|$)"
)


def sniff_bytes(head: bytes) -> bool:
    """Whether it is Praat's binary form, which is refused politely."""
    return head.startswith(_BINARY)


def parse_bytes(_data: bytes) -> ParsedTranscript:
    """Nothing: the binary form is refused."""
    raise RefusedFile(
        "The file is a TextGrid in Praat's binary form.",
        hint="Open it in Praat and save it with “Save as text file…”.",
    )


def sniff(head: str) -> bool:
    """Whether the text says that it is a TextGrid."""
    return "ooTextFile" in head[:100] and '"TextGrid"' in head[:400]


def parse(text: str) -> ParsedTranscript:
    """What the tiers say. Raises RefusedFile where no tier holds words."""
    mends = Mends()
    tiers = list(_tiers(_Tokens(text), mends))
    if not tiers:
        raise EmptyTranscript("The file is a TextGrid without a tier.")
    return transcript_of(tiers, mends)


@dataclass(slots=True)
class _Tokens:
    """Strings, numbers and flags in order; all else is there for people. One can be put back."""

    text: str
    _found: Iterator[re.Match[str]] = field(init=False)
    _next: str | float | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self._found = _TOKEN.finditer(self.text)

    def take(self) -> str | float | None:
        """The next one: text of a string, a number; None at the end."""
        if self._next is not None:
            token, self._next = self._next, None
            return token
        for match in self._found:
            if match[1] is not None:
                return match[1].replace('""', '"')
            if match[3] is not None:
                return float(match[3])
        return None

    def back(self, token: str | float | None) -> None:
        """Puts a token back to be taken again."""
        self._next = token


def _tiers(tokens: _Tokens, mends: Mends) -> Iterator[Tier]:
    row = 0
    while (kind := tokens.take()) is not None:
        if kind not in ("IntervalTier", "TextTier"):
            continue
        name = tokens.take()
        tier = Tier(name if isinstance(name, str) else "", points=kind == "TextTier")
        for _ in range(3):  # where it begins and ends, and how many there are of what follows
            tokens.take()
        while (label := _label(tokens, tier, mends)) is not None:
            row += 1
            if row > MAX_CUES:
                raise too_many()
            tier.labels.append(label._replace(row=row))
        yield tier


def _label(tokens: _Tokens, tier: Tier, mends: Mends) -> Label | None:
    """The next interval or point of a tier; None where it ends, or the file breaks off."""
    times: list[float] = []
    for _ in range(1 if tier.points else 2):
        token = tokens.take()
        if not isinstance(token, float):
            tokens.back(token)
            if times:
                mends.remark("The file breaks off or goes wrong within a tier.")
            return None
        times.append(token)
    text = tokens.take()
    if not isinstance(text, str):
        tokens.back(text)
        mends.remark("The file breaks off or goes wrong within a tier.")
        return None
    start, end = (milliseconds(max(0.0, time)) for time in (times[0], times[-1]))
    if start is None or end is None:
        mends.add("Labels at times that no session has, left out")
        return Label(0, 0, "", 0)
    return Label(start, end, text, 0)
