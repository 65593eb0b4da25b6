"""One worker process: what runs in it, and the parent's handle on it."""

from __future__ import annotations

import importlib.machinery
import multiprocessing
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from spacesviewer.domain.errors import RefusedFile, UserError

if sys.platform != "win32":
    import resource

_CONTEXT = multiprocessing.get_context("spawn")
_START = threading.Lock()
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
        paths = [argument.name for argument in self.args if isinstance(argument, Path)]
        return paths[0] if paths else "The file"


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
        self.connection, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(
            target=serve, args=(theirs, memory_mb), name="media worker", daemon=True
        )
        self.job = Job(print, (), wants_progress=False)
        self.tag: Any = None
        self.deadline = 0.0
        with _START, _own_main(), _interrupts_held():
            self._process.start()
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
    # Ctrl-C in a terminal goes to all its processes; the parent decides what ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit(memory_mb)
    while True:
        try:
            job: Job = connection.recv()
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
                f"{job.name} needs more than {memory_mb} MB of memory to be read.",
                hint="It is probably damaged. Does it play elsewhere?",
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


def _limit(memory_mb: int) -> None:
    """Less memory than the machine has, no core dumps, and a back seat on the processor."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        os.nice(_NICENESS)
    for kind, most in ((resource.RLIMIT_AS, memory_mb << 20), (resource.RLIMIT_CORE, 0)):
        with suppress(OSError, ValueError):  # macOS has no limit on addresses
            resource.setrlimit(kind, (most, most))


@contextmanager
def _own_main() -> Iterator[None]:
    """Keeps a starting process from importing the program's main module again, and with it Qt.

    A main module whose name ends in ``.__main__`` is left alone by ``spawn``.
    """
    main = sys.modules["__main__"]
    spec = getattr(main, "__spec__", None)
    main.__spec__ = importlib.machinery.ModuleSpec("spacesviewer.__main__", None)
    try:
        yield
    finally:
        main.__spec__ = spec


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Lets a starting process inherit that Ctrl-C is held back, until it ignores it itself."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
