"""What indexing tells while it runs, and when it is done."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from spacesviewer.workflows.scanning import Refusal


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is. ``name`` is the file that is read now; ``seconds_left``: None if unknown."""

    name: str
    done: int
    total: int
    fraction: float | None = None
    seconds_left: float | None = None

    def rest(self) -> str:
        """ "12 of 340 files, about 2 min left"."""
        if not self.total:
            return f"{self.done:,} files found"
        text = f"{self.done:,} of {self.total:,} files"
        if self.seconds_left is None:
            return text
        left = self.seconds_left
        told = f"{left / 60:.0f} min" if left >= 90 else f"{max(1, round(left))} s"
        return f"{text}, about {told} left"


@dataclass(frozen=True, slots=True)
class SessionReport:
    """A session after indexing; ``status`` is added, updated or unchanged."""

    id: str
    title: str
    duration_ms: int
    recordings: int
    transcripts: int
    segments: int
    status: str


@dataclass(slots=True)
class AddReport:
    """All that indexing did. ``stopped``: the person cancelled; what is listed is stored."""

    sessions: list[SessionReport] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    warnings: list[Refusal] = field(default_factory=list)
    stopped: bool = False

    def merge(self, reports: Iterable[SessionReport]) -> None:
        """A session that several units belong to is told once, as it stands now."""
        for report in reports:
            before = next((r for r in self.sessions if r.id == report.id), None)
            if before is not None:
                self.sessions.remove(before)
                kept = before.status if report.status == "unchanged" else report.status
                status = "added" if before.status == "added" else kept
                report = replace(report, status=status)
            self.sessions.append(report)

    def as_json(self) -> dict[str, Any]:
        """The document that ``add --json`` prints."""
        document = asdict(self)
        if not self.stopped:
            del document["stopped"]
        return document


class Meter:
    """Counts files and bytes and guesses the time that is left from the bytes done so far."""

    def __init__(self, report: Callable[[Progress], None]) -> None:
        self._report = report
        self._began = time.monotonic()
        self._files = self._all_files = 0
        self._bytes = self._all_bytes = 0

    def found(self, count: int) -> None:
        """Files are still being looked for."""
        self._report(Progress("", count, 0))

    def begin(self, files: int, size: int) -> None:
        """So many files, of so many bytes, are to be read."""
        self._all_files, self._all_bytes = files, max(1, size)
        self._began = time.monotonic()

    def reading(self, name: str) -> None:
        """A file is looked at now."""
        fraction = min(1.0, self._bytes / self._all_bytes)
        spent = time.monotonic() - self._began
        # Below a hundredth the guess would jump about.
        left = spent * (1 - fraction) / fraction if fraction > 0.01 and spent > 0.5 else None
        self._report(Progress(name, self._files, self._all_files, fraction, left))

    def did(self, name: str, size: int) -> None:
        """A file is done."""
        self._files += 1
        self._bytes += size
        self.reading(name)
