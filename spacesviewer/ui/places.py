"""Finds where one session stands in another, off the window's thread."""

from __future__ import annotations

from concurrent.futures import CancelledError
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from spacesviewer.domain.errors import UserError
from spacesviewer.library.store import Archive
from spacesviewer.ui.tasks import Tasks
from spacesviewer.workflows import joining
from spacesviewer.workflows.joining import Offer


class Places(QObject):
    """``found`` carries the id of the other session and an Offer, ``failed`` why there is none."""

    progressed = Signal(str, float)
    found = Signal(str, object)
    failed = Signal(str, object)

    def __init__(self, tasks: Tasks, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._folder = folder
        self._closed = False

    def look(self, into: str, other: str) -> None:
        """Asks where a session begins in another; the answers come in the order of asking."""

        def progress(fraction: float) -> None:
            # Told on the worker's thread; the signal crosses to the window's.
            if not self._closed:
                self.progressed.emit(other, fraction)

        def work(_archive: object) -> Offer | None:
            if self._closed:
                return None
            try:
                with Archive.open(self._folder, read_only=True) as archive:
                    return joining.propose(
                        archive, into, other, progress=progress, stop=lambda: self._closed
                    )
            except CancelledError:
                return None

        self._tasks.media.do(
            work, lambda offer: self._on_found(other, offer), lambda e: self._on_failed(other, e)
        )

    def close(self) -> None:
        """Gives up what is being looked for."""
        self._closed = True

    def _on_found(self, other: str, offer: Offer | None) -> None:
        if offer is not None and not self._closed:
            self.found.emit(other, offer)

    def _on_failed(self, other: str, error: UserError) -> None:
        if not self._closed:
            self.failed.emit(other, error)
