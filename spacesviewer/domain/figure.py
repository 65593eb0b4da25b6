"""Numbers about a session. Those that disagree stand side by side; they are never summed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with what it counts, who says so, and when it was said (ISO 8601, "" unknown).

    ``kind`` is a plain word: "live listeners", "replay listeners", "participants".
    """

    kind: str
    value: int
    source: str
    date: str = ""
    id: int = 0
