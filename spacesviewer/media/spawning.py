"""Starts processes that decode: without the window's modules, and deaf to Ctrl-C."""

from __future__ import annotations

import importlib.machinery
import multiprocessing
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.process import BaseProcess

if sys.platform != "win32":
    import resource

CONTEXT = multiprocessing.get_context("spawn")
_START = threading.Lock()


def start(process: BaseProcess) -> None:
    """Starts a process of CONTEXT."""
    with _START, _own_main(), _interrupts_held():
        process.start()


def settle_in(memory_mb: int) -> None:
    """What the started process does first: ignore Ctrl-C, take limits, leave no core dump."""
    # Ctrl-C in a terminal goes to all its processes; the parent decides what ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "win32":
        return
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
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
