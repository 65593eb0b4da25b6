"""Runs work on files from outside in processes of their own, under limits of time and memory.

Decoders meet hostile and damaged files. Here a crash, a hang or a flood costs one file: the
worker is replaced, the file refused, and the program goes on.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from multiprocessing.connection import wait
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from spacesviewer.domain.errors import RefusedFile, UserError
from spacesviewer.media.worker import Begun, Done, Failed, Job, Progress, Worker, WorkerFault

log = logging.getLogger(__name__)

_T = TypeVar("_T")
_R = TypeVar("_R")

TIMEOUT_S = 120.0
MEMORY_MB = 2048
_START_S = 60.0  # for a process to start and load its modules
_STEP_S = 0.1  # how soon a wish to stop is noticed
_CRASH_HINT = "It is probably damaged. Does it play elsewhere?"


def run(
    function: Callable[..., _R],
    *args: Any,
    timeout_s: float = TIMEOUT_S,
    memory_mb: int = MEMORY_MB,
    progress: Callable[[float], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> _R:
    """The result of a function of the module level, called in a process of its own.

    Keyword arguments are bound with ``functools.partial``. A crash, a time-out or too much memory
    raises RefusedFile for the first Path among the arguments. ``timeout_s`` counts from the last
    sign of life: with ``progress`` the function is given an argument of that name to call, and
    each call is such a sign. ``stop`` is asked ten times a second; when true, the process is ended
    and CancelledError raised.
    """
    with Pool(1, timeout_s=timeout_s, memory_mb=memory_mb) as pool:
        return pool.run(function, *args, progress=progress, stop=stop)


class Pool:
    """Workers that are kept from job to job; one that dies refuses its file and is replaced.

    For one thread at a time; one worker per core where no number is given. Leaving the context
    ends the workers, whatever they do.
    """

    def __init__(
        self,
        workers: int | None = None,
        *,
        timeout_s: float = TIMEOUT_S,
        memory_mb: int = MEMORY_MB,
    ) -> None:
        self._timeout_s = timeout_s
        self._memory_mb = memory_mb
        self._idle: list[Worker] = []
        self._busy: dict[Any, Worker] = {}
        self._size = max(1, workers or os.cpu_count() or 1)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends all workers at once; again is harmless."""
        workers = [*self._idle, *self._busy.values()]
        self._idle, self._busy = [], {}
        for worker in workers:
            worker.end()

    def run(
        self,
        function: Callable[..., _R],
        *args: Any,
        progress: Callable[[float], None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> _R:
        """The result of one job; raises as ``isolated.run`` does."""
        tell = None if progress is None else lambda _, fraction: progress(fraction)
        self._start(Job(function, args, progress is not None), None)
        try:
            while True:
                for _, answer in self._answers(tell):
                    if isinstance(answer, Failed):
                        raise answer.error
                    result: _R = answer.result
                    return result
                if stop is not None and stop():
                    raise CancelledError
        finally:
            self._abandon()

    def each(
        self,
        function: Callable[..., _R],
        items: Iterable[_T],
        *,
        progress: Callable[[_T, float], None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> Iterator[tuple[_T, _R | UserError]]:
        """Each item with the function's result or why it was refused, in order of completion.

        Items are taken from the iterable only as workers get free. After ``stop`` says true
        nothing more comes. A bug is logged and refuses its file only.
        """
        waiting = iter(items)
        try:
            while True:
                while len(self._busy) < self._size:
                    try:
                        item = next(waiting)
                    except StopIteration:
                        break
                    self._start(Job(function, (item,), progress is not None), item)
                if not self._busy:
                    return
                for item, answer in self._answers(progress):
                    yield item, _outcome(item, answer)
                if stop is not None and stop():
                    return
        finally:
            self._abandon()

    def _abandon(self) -> None:
        """Ends the workers whose answers nobody waits for any more."""
        for worker in self._busy.values():
            worker.end()
        self._busy = {}

    def _start(self, job: Job, tag: Any) -> None:
        worker = self._idle.pop() if self._idle else Worker(self._memory_mb)
        deadline = time.monotonic() + _START_S + self._timeout_s
        try:
            worker.begin(job, tag, deadline)
        except (BrokenPipeError, ConnectionResetError):  # it died while it was idle
            worker.end()
            worker = Worker(self._memory_mb)
            worker.begin(job, tag, deadline)
        self._busy[worker.connection] = worker

    def _answers(
        self, progress: Callable[[Any, float], None] | None
    ) -> Iterator[tuple[Any, Done | Failed]]:
        """The jobs that ended within a moment, each with its tag."""
        for connection in wait(list(self._busy), _STEP_S):
            worker = self._busy[connection]
            try:
                message = worker.connection.recv()
            except (EOFError, OSError) as error:
                yield self._given_up(worker, "{file} made its reader crash.", error)
                continue
            if isinstance(message, Begun | Progress):
                worker.deadline = time.monotonic() + self._timeout_s
                if isinstance(message, Progress) and progress is not None:
                    progress(worker.tag, message.fraction)
                continue
            del self._busy[connection]
            self._idle.append(worker)
            yield worker.tag, message
        now = time.monotonic()
        for worker in [worker for worker in self._busy.values() if worker.deadline < now]:
            sentence = "{file} took longer than {seconds} seconds to read."
            yield self._given_up(worker, sentence, None)

    def _given_up(
        self, worker: Worker, sentence: str, cause: BaseException | None
    ) -> tuple[Any, Failed]:
        del self._busy[worker.connection]
        worker.end()
        refusal = RefusedFile(
            sentence, hint=_CRASH_HINT, file=worker.job.name, seconds=f"{self._timeout_s:g}"
        )
        refusal.__cause__ = cause
        return worker.tag, Failed(refusal)


def _outcome(item: Any, answer: Done | Failed) -> Any:
    if isinstance(answer, Done):
        return answer.result
    if isinstance(answer.error, WorkerFault):
        log.error("%s", answer.error)
        name = item.name if isinstance(item, Path) else "The file"
        return RefusedFile(
            "{name} could not be read because of a fault in this program.",
            hint="Please report it; the log holds the details.",
            name=name,
        )
    return answer.error
