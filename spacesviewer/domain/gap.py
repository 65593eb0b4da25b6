"""What is missing of a session or cannot be right in it: a stretch, and a sentence about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# What each kind is called where gaps are listed; the order is that of the telling.
KINDS = {
    "length": "Missing length",
    "claimed": "Cut recording",
    "chunks": "Missing chunks",
    "between": "Not recorded",
    "seam": "Seam",
    "silence": "Silence",
    "digital silence": "No signal",
    "hole": "No text",
    "repeat": "Repeated text",
    "phrase": "Invented text",
    "overlap": "Overlap",
    "text over silence": "Text over silence",
    "beyond": "Text beyond the sound",
}
# Kinds in which the sound itself lacks something; the others are about the text.
OF_SOUND = frozenset(
    ("length", "claimed", "chunks", "between", "seam", "silence", "digital silence")
)
CERTAIN, LIKELY, POSSIBLE = "certain", "likely", "possible"
BESIDE_MS = 1000


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch in ms of the session that is missing, or that should not be trusted.

    ``certainty`` is certain (counted or measured), likely or possible. ``measure`` is the figure
    behind the sentence: the ms that are missing, or how often a line is repeated.
    """

    start_ms: int
    end_ms: int
    sentence: str
    kind: str = "length"
    certainty: str = CERTAIN
    measure: int = 0

    @property
    def of_sound(self) -> bool:
        """Whether the sound lacks something, and not the text."""
        return self.kind in OF_SOUND


def in_order(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """Gaps by their start; of those that begin together the longest first."""
    return tuple(sorted(gaps, key=lambda gap: (gap.start_ms, -gap.end_ms, gap.kind)))


def near(gaps: Sequence[Gap], start_ms: int, end_ms: int) -> list[Gap]:
    """The gaps in which a stretch lies, or beside which it begins or ends."""
    return [
        gap
        for gap in gaps
        if gap.start_ms <= end_ms + BESIDE_MS and gap.end_ms >= start_ms - BESIDE_MS
    ]


def next_start(gaps: Sequence[Gap], now_ms: int, step: int) -> int | None:
    """Where the next (1) or the previous (-1) gap begins, seen from a time."""
    if step > 0:
        return min((gap.start_ms for gap in gaps if gap.start_ms > now_ms), default=None)
    return max((gap.start_ms for gap in gaps if gap.start_ms < now_ms), default=None)
