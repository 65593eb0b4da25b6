"""Work for the isolated processes of the tests; it must be importable there."""

from __future__ import annotations

import ctypes
import os
import re
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from spacesviewer.domain.errors import RefusedFile

LONG_S = 600.0


def size_of(path: Path) -> int:
    return path.stat().st_size


def process_id(path: Path) -> int:
    return os.getpid()


def fate(path: Path) -> str:
    """Does what the file's name asks for."""
    if path.stem.startswith("crash"):
        ctypes.string_at(0)
    if path.stem.startswith("killed"):
        os.kill(os.getpid(), signal.SIGKILL)
    if path.stem.startswith("hang"):
        time.sleep(LONG_S)
    if path.stem.startswith("refused"):
        raise RefusedFile(f"{path.name} is refused.", hint="As it should be.")
    if path.stem.startswith("bug"):
        raise ZeroDivisionError(path.name)
    if path.stem.startswith("greedy"):
        return str(len(bytearray(64 << 30)))
    return path.stem


def modules(path: Path) -> list[str]:
    return sorted(sys.modules)


def count_up(path: Path, *, progress: Callable[[float], None]) -> str:
    """Reports ten times within two seconds."""
    for number in range(10):
        progress(number / 10)
        time.sleep(0.2)
    return "done"


def hang_after_a_sign(path: Path, *, progress: Callable[[float], None]) -> None:
    progress(0.5)
    time.sleep(LONG_S)


def peak_memory_of_a_waveform(path: Path, target: Path) -> int:
    """Megabytes that this process had at most, with all that it had imported."""
    from spacesviewer.media.waveform import build

    build(path, target)
    # Not ru_maxrss: that begins with what the parent had when it started this process.
    [line] = re.findall(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text("utf-8"))
    return int(line) >> 10
