"""Times as frames, for video editors."""

from __future__ import annotations

from spacesviewer.domain.quote import Quote

RATE = 25  # frames a second: what television counts in where most of the world lives


def frames_of(quote: Quote) -> tuple[int, int]:
    """The first frame of a quote and the first behind it: no word is cut, and they never meet."""
    start = max(0, quote.start_ms) * RATE // 1000
    end = -(-max(0, quote.end_ms) * RATE // 1000)
    return start, max(end, start + 1)
