"""Builds the waveform file of a recording: one pass of decoding, in little memory."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import numpy as np

from spacesviewer.domain.errors import RefusedFile, UserError
from spacesviewer.media.pyramid import (
    FACTOR,
    HEAD_SIZE,
    NEUTRAL,
    ROW,
    Head,
    Pyramid,
    coarser,
    load,
    pack_rows,
)
from spacesviewer.whole_file import replacing

__all__ = ["Pyramid", "build", "build_in_idle_time", "build_pair", "load", "sweep", "unfinished"]

_PART = FACTOR << 16  # rows that are summed up at a time
_IDLE_NICENESS = 15
_STALE_S = 600.0  # a file that is being written is never this old


def build(path: Path, target: Path, *, progress: Callable[[float], None] | None = None) -> None:
    """Writes the waveform of a recording: beside the target first, then renamed.

    ``progress`` gets the fraction done. Raises RefusedFile where the recording cannot be read,
    UserError where the waveform cannot be written. Decodes: call it through ``isolated.run``.
    """
    try:
        _remove_stale(unfinished(target))
        name = f"{_prefix(target)}{os.urandom(8).hex()}"
        with replacing(target, name) as beside, beside.open("r+b") as file:
            _write(path, file, progress)
    except OSError as error:
        raise UserError(
            "The waveform of {file} could not be written in {folder}.",
            hint=error.strerror or "",
            file=path.name,
            folder=target.parent,
        ) from error


def build_pair(job: tuple[Path, Path], *, progress: Callable[[float], None] | None = None) -> None:
    """The same for a pair of recording and target, as ``isolated.Pool`` hands it over."""
    build(*job, progress=progress)


def build_in_idle_time(job: tuple[Path, Path]) -> None:
    """The same, as long as nobody else wants the processor, and as whoever asked for it lives."""
    if hasattr(os, "nice"):
        with suppress(OSError):
            os.nice(_IDLE_NICENESS)
    asked = os.getppid()

    def look(_fraction: float) -> None:
        # A killed window cannot end this process, and the next window begins anew.
        if os.getppid() != asked:
            sys.exit(1)

    build(*job, progress=look)


def unfinished(target: Path) -> list[Path]:
    """The files in which a waveform is being made, or was when its process was ended."""
    return list(target.parent.glob(f"{_prefix(target)}*"))


def sweep(folder: Path) -> None:
    """Removes what builds that were ended have left in a folder."""
    _remove_stale(folder.glob(".*.wave-*"))


def _write(path: Path, file: BinaryIO, progress: Callable[[float], None] | None) -> None:
    # The window names ``build`` for a process of its own and must not load a decoder for that.
    from spacesviewer.media.peaks import PeakScan  # noqa: PLC0415

    scan, rows = PeakScan(path), 0
    # The head comes last: a file that was cut off in the making is never taken for a whole one.
    file.write(bytes(HEAD_SIZE))
    for bins in scan:
        part = pack_rows(bins.low, bins.high, bins.energy)
        file.write(part.tobytes())
        rows += len(part)
        if progress is not None:
            progress(scan.fraction)
    if not rows:
        raise RefusedFile("{file} holds no sound that can be decoded.", file=path.name)
    head = Head(scan.sample_rate, scan.samples, rows)
    file.write(NEUTRAL)
    start = HEAD_SIZE
    for size in head.levels[:-1]:
        _write_next_level(file, start, size)
        start += (size + 1) * ROW
    file.seek(0)
    file.write(head.pack())
    if progress is not None:
        progress(1.0)


def _write_next_level(file: BinaryIO, start: int, size: int) -> None:
    """Appends what sums up the level of so many rows that starts at a place."""
    for first in range(0, size, _PART):
        file.seek(start + first * ROW)
        data = file.read(min(_PART, size - first) * ROW)
        file.seek(0, os.SEEK_END)
        file.write(coarser(np.frombuffer(data, np.int8).reshape(-1, ROW)).tobytes())
    file.write(NEUTRAL)


def _prefix(target: Path) -> str:
    return f".{target.name}-"


def _remove_stale(files: Iterable[Path]) -> None:
    """Removes files that nobody has written to for long."""
    for left in files:
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _STALE_S:
                left.unlink()
