"""A transcript as it leaves the archive: its segments, and what must be known of all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacesviewer.domain.gap import Gap
from spacesviewer.domain.segment import Segment


@dataclass(frozen=True, slots=True)
class Transcript:
    """What an exporter of transcripts is given.

    ``synthetic`` marks invented material. ``remarks`` are what else must be known of all of it:
    that nobody has checked it, that it is a translation. They are lost in no format. ``gaps``, in
    order of time, are what is missing: told wherever the format has a place for it. One that is
    not ``timed`` has segments whose times mean nothing, and no gaps.
    """

    segments: Sequence[Segment]
    language: str = ""
    title: str = ""
    synthetic: bool = False
    gaps: Sequence[Gap] = ()
    remarks: Sequence[str] = ()
    timed: bool = True
