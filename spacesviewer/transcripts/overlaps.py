"""What others say while somebody speaks, as noScribe writes it into the same cue.

``I went //S02: Where? // home.``
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacesviewer.transcripts.voices import Run

_MARK = "Transcribed with noScribe"
_OVERLAP = re.compile(
    r"//([^:/\n]{1,40}):\s((?:(?!//).)*)(?:(?=//[^:/\n]{1,40}:\s)|//|$)", re.DOTALL
)


def is_noscribe(lines: Sequence[str]) -> bool:
    """Whether the notes at the beginning of a file say that noScribe wrote it."""
    return any(_MARK in line for line in lines[:20])


def parted(runs: Sequence[Run]) -> list[Run]:
    """The runs of a cue with what others say in between as runs of their own, behind them."""
    found: list[Run] = []
    for run in runs:
        voice = run.voice.removeprefix("//")
        others = [Run(match[1].strip(), match[2].strip()) for match in _OVERLAP.finditer(run.text)]
        own = _OVERLAP.sub(" ", run.text) if others else run.text
        own = own.rstrip().removesuffix("//")  # where an overlap of a whole cue ends
        found.append(Run(voice, own, run.marks))
        found += [other for other in others if other.text]
    return found
