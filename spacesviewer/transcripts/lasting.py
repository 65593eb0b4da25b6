"""How long words last in files that tell only when they began."""

from __future__ import annotations

_PER_LETTER_MS = 60  # about the speed of speech
_SHORTEST_MS, _LONGEST_MS = 1000, 20_000
REMARK = "The captions tell when their words came, not how long they lasted."


def end_of(start_ms: int, text: str, next_ms: int | None) -> int:
    """When the words end: as long as it takes to say them, at most when the next ones begin."""
    end = start_ms + min(max(_SHORTEST_MS, len(text) * _PER_LETTER_MS), _LONGEST_MS)
    return end if next_ms is None else min(end, max(start_ms, next_ms))
