"""Counts of what had to be mended in a file, and the last check that every format goes through."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacesviewer.domain.segment import Segment
from spacesviewer.domain.timecode import MAX_MS

_EXAMPLES = 5


class Mends:
    """What was merged, dropped or clamped, by kind, with the first rows it happened in."""

    def __init__(self) -> None:
        self._rows: dict[str, list[int]] = {}
        self._counts: dict[str, int] = {}
        self._remarks: list[str] = []

    def add(self, what: str, row: int = 0, count: int = 1) -> None:
        """Counts one more of a kind: ``"Cues out of order, sorted by time"``."""
        self._counts[what] = self._counts.get(what, 0) + count
        rows = self._rows.setdefault(what, [])
        if row and len(rows) < _EXAMPLES and row not in rows:
            rows.append(row)

    def remark(self, sentence: str) -> None:
        """Keeps a sentence that needs no count."""
        if sentence not in self._remarks:
            self._remarks.append(sentence)

    def notes(self) -> tuple[str, ...]:
        """One sentence a kind: ``"Cues out of order, sorted by time: 3 (4, 9, 17)."``"""
        return (*self._remarks, *(self._sentence(what) for what in self._counts))

    def _sentence(self, what: str) -> str:
        count, rows = self._counts[what], self._rows[what]
        more = ", …" if count > len(rows) else ""
        places = f" ({', '.join(map(str, rows))}{more})" if rows else ""
        return f"{what}: {count:,}{places}."


def settle(segments: Iterable[Segment], mends: Mends) -> tuple[Segment, ...]:
    """The segments in order of time, within 0 and MAX_MS, none ending before it begins."""
    settled, previous, in_order = [], 0, True
    for segment in segments:
        if not 0 <= segment.start_ms <= segment.end_ms <= MAX_MS:
            segment = _within_bounds(segment, mends)
        if segment.start_ms < previous:
            in_order = False
            mends.add("Cues out of order, sorted by time", segment.row)
        previous = segment.start_ms
        settled.append(segment)
    if not in_order:
        settled.sort(key=_start)
    return tuple(settled)


def _start(segment: Segment) -> int:
    return segment.start_ms


def _within_bounds(segment: Segment, mends: Mends) -> Segment:
    start, end = segment.start_ms, segment.end_ms
    if start < 0:
        mends.add("Cues that begin before zero, moved to zero", segment.row)
    if max(start, end) > MAX_MS:
        mends.add("Cues past a thousand hours, held there", segment.row)
    start = min(max(start, 0), MAX_MS)
    if segment.end_ms < segment.start_ms:
        mends.add("Cues that end before they begin, now without length", segment.row)
    return replace(segment, start_ms=start, end_ms=min(max(start, end), MAX_MS))
