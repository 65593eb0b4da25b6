"""The tests' processes for sound are forked from a warm one; the program's own are spawned.

A spawned one loads Python, numpy and the decoders first, 0.4 s of the CPU each. What is proved
about the start itself is proved of spawned ones: ``spawned`` brings them back.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import forkserver

from spacesviewer.media import companion, stream, worker

# All that the workers and the player's decoder import before their first job.
_LOADED = [
    *("numpy", "av", "mutagen", "pydub"),
    *("spacesviewer.media.decoding", "spacesviewer.media.worker", "spacesviewer.media.waveform"),
    *("spacesviewer.media.inspection", "spacesviewer.media.soundhash", "spacesviewer.media.clip"),
]
_STARTERS = (companion, stream, worker)


def fork_processes() -> None:
    """From now on, where the system can fork."""
    if sys.platform.startswith("linux"):
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(_LOADED)
        _use(context)


def share() -> None:
    """Lets what this process forks itself use the warm process too, in place of one of its own."""
    forkserver.ensure_running()
    setattr(forkserver._forkserver, "ensure_running", lambda: None)  # noqa: B010


@contextmanager
def spawned() -> Iterator[None]:
    """Processes start as they do in the program."""
    before = vars(worker)["CONTEXT"]
    _use(multiprocessing.get_context("spawn"))
    try:
        yield
    finally:
        _use(before)


def _use(context: object) -> None:
    for module in _STARTERS:
        setattr(module, "CONTEXT", context)  # noqa: B010 - mypy guards constants
