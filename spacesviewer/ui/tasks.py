"""The only room with threads.

Work is a plain function of an archive and plain values; it never sees a QObject. One serial
worker owns the writing connection, another reads with its own, and a third waits for decoding
that runs in other processes. Results come back on the thread of the window.
"""

from __future__ import annotations

import contextlib
import logging
import queue
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from spacesviewer.domain.errors import UserError
from spacesviewer.library.store import Archive

log = logging.getLogger(__name__)
T = TypeVar("T")


@dataclass(slots=True)
class _Job:
    work: Callable[[Any], Any]
    done: Callable[[Any], None] | None
    failed: Callable[[UserError], None] | None
    key: str
    ticket: int


class _Results(QObject):
    """Carries results to the window's thread: a signal crosses threads, a call would not."""

    arrived = Signal(object, object, object)


class Worker:
    """One thread that does its jobs in order, with an archive of its own.

    ``open_archive`` runs on the thread, so that a connection never changes thread. A job with a
    ``key`` replaces older ones with the same key: their results are dropped, and one that is
    running is interrupted.
    """

    def __init__(self, name: str, open_archive: Callable[[], Archive | None]) -> None:
        self._open = open_archive
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._results = _Results()
        self._results.arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)
        self._newest: dict[str, int] = {}
        self._tickets = 0
        self._archive: Archive | None = None
        self._running = ""
        self._closing = False
        self.bug: Callable[[str], None] = log.error
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def do(
        self,
        work: Callable[[Any], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
        *,
        key: str = "",
    ) -> None:
        """Queues work(archive); done or failed is called on the window's thread."""
        if self._closing:
            return
        self._tickets += 1
        if key:
            self._newest[key] = self._tickets
            if self._running == key and self._archive is not None:
                self._archive.interrupt()
        self._jobs.put(_Job(work, done, failed, key, self._tickets))

    def when_done(self, call: Callable[[], None]) -> None:
        """Calls something on the window's thread when all that is queued is done, or has failed."""
        self.do(lambda _archive: None, lambda _none: call(), lambda _error: call())

    def close(self) -> None:
        """Finishes what is queued, closes the archive and ends the thread."""
        if not self._closing:
            self._closing = True
            self._jobs.put(None)
            self._thread.join()
            self._results.arrived.disconnect(self._on_arrived)

    def _stale(self, job: _Job) -> bool:
        return bool(job.key) and self._newest.get(job.key) != job.ticket

    def _run(self) -> None:
        opening: UserError | None = None
        try:
            self._archive = self._open()
        except UserError as error:
            opening = error
        while (job := self._jobs.get()) is not None:
            if self._stale(job):
                continue
            self._running = job.key
            result, failure = self._attempt(job, opening)
            self._running = ""
            self._results.arrived.emit(job, result, failure)
        if self._archive is not None:
            self._archive.close()

    def _attempt(self, job: _Job, opening: UserError | None) -> tuple[Any, Any]:
        if opening is not None:
            return None, opening
        try:
            return job.work(self._archive), None
        except UserError as error:
            return None, error
        except Exception:  # noqa: BLE001 - a bug: it is reported, with the job that met it
            return None, traceback.format_exc()

    def _on_arrived(self, job: _Job, result: Any, error: UserError | str | None) -> None:
        if self._stale(job):
            return
        if error is None:
            if job.done is not None:
                job.done(result)
        elif isinstance(error, UserError):
            if job.failed is not None:
                job.failed(error)
            else:
                log.warning("a task was refused: %s", type(error).__name__)
        else:
            self.bug(error)


class Tasks:
    """The workers of one open archive: ``write``, ``read``, ``media`` and ``behind``.

    ``behind`` is for what nobody waits for.
    """

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self.folder, self.read_only = folder, read_only
        self.write = Worker("library", lambda: Archive.open(folder, read_only=read_only))
        self.read = Worker("reader", lambda: Archive.open(folder, read_only=True))
        self.media = Worker("media", lambda: None)
        self.behind = Worker("behind", lambda: None)

    def on_bug(self, report: Callable[[str], None]) -> None:
        """Names who is told of a fault of the program."""
        for worker in (self.write, self.read, self.media, self.behind):
            worker.bug = report

    def close(self) -> None:
        """Finishes the writing, drops the rest."""
        with contextlib.ExitStack() as stack:
            for worker in (self.write, self.read, self.media, self.behind):
                stack.callback(worker.close)
