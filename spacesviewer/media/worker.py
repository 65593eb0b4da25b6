"""One worker process: what runs in it, and the parent's handle on it."""

from __future__ import annotations

import os
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from spacesviewer.domain.errors import RefusedFile, UserError
from spacesviewer.media.spawning import CONTEXT, settle_in, start

_PROGRESS_S = 0.05  # between two reports
_NICENESS = 5  # playing goes before indexing
_END_S = 5.0


@dataclass(frozen=True, slots=True)
class Job:
    """A function of the module level with its arguments."""

    function: Callable[..., Any]
    args: tuple[Any, ...]
    wants_progress: bool

    @property
    def name(self) -> str:
        """The file that the job is about."""
        bound = self.function.args if isinstance(self.function, partial) else ()
        inner = [one for part in self.args if isinstance(part, tuple) for one in part]
        paths = [one.name for one in (*bound, *self.args, *inner) if isinstance(one, Path)]
        return paths[0] if paths else "The file"


@dataclass(frozen=True, slots=True)
class Begun:
    """The job has arrived and its modules are loaded; its time counts from here."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is, 0 to 1; a sign of life as well."""

    fraction: float


@dataclass(frozen=True, slots=True)
class Done:
    """A job's result."""

    result: Any


@dataclass(frozen=True, slots=True)
class Failed:
    """What a job raised: the world's fault, or else a WorkerFault."""

    error: Exception


class WorkerFault(Exception):
    """A bug in a worker, with the traceback from there as its text."""


class Worker:
    """A process that waits for jobs, as the parent sees it."""

    def __init__(self, memory_mb: int) -> None:
        self.connection, theirs = CONTEXT.Pipe()
        self._process = CONTEXT.Process(
            target=serve, args=(theirs, memory_mb), name="media worker", daemon=True
        )
        self.job = Job(print, (), wants_progress=False)
        self.tag: Any = None
        self.deadline = 0.0
        start(self._process)
        theirs.close()

    def begin(self, job: Job, tag: Any, deadline: float) -> None:
        """Hands over a job; its answer comes through ``connection``."""
        self.job, self.tag, self.deadline = job, tag, deadline
        self.connection.send(job)

    def exit_code(self) -> int | None:
        """How the process ended; negative: by that signal."""
        self._process.join(_END_S)
        return self._process.exitcode

    def end(self) -> None:
        """Ends the process at once."""
        self.connection.close()
        self._process.kill()
        self._process.join(_END_S)
        with suppress(ValueError):  # still running: it hangs in the system; nothing more to do
            self._process.close()


def serve(connection: Connection, memory_mb: int) -> None:
    """Runs jobs until the other side hangs up."""
    settle_in(memory_mb)
    if sys.platform != "win32":
        with suppress(OSError):
            os.nice(_NICENESS)
    while True:
        try:
            job: Job = connection.recv()
            connection.send(Begun())
            connection.send(_answer(connection, job, memory_mb))
        except (EOFError, BrokenPipeError, ConnectionResetError):
            return


def _answer(connection: Connection, job: Job, memory_mb: int) -> Done | Failed:
    try:
        if job.wants_progress:
            return Done(job.function(*job.args, progress=_reporter(connection)))
        return Done(job.function(*job.args))
    except UserError as error:
        return Failed(error)
    except MemoryError:
        return Failed(
            RefusedFile(
                "{file} needs more than {memory} MB of memory to be read.",
                hint="It is probably damaged. Does it play elsewhere?",
                file=job.name,
                memory=memory_mb,
            )
        )
    except Exception:  # noqa: BLE001 (a bug; the parent raises it, as text: not all errors travel)
        return Failed(WorkerFault(traceback.format_exc()))


def _reporter(connection: Connection) -> Callable[[float], None]:
    last = 0.0

    def report(fraction: float) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _PROGRESS_S:
            last = now
            connection.send(Progress(fraction))

    return report
