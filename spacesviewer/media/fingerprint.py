"""Hashes that know a file again, wherever it lies and whatever it is called."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from spacesviewer.domain.errors import RefusedFile

_PART = 1 << 20
_EDGE = 1 << 16


def file_sha256(path: Path, *, progress: Callable[[int], None] | None = None) -> str:
    """SHA-256 of a file's bytes in hex; ``progress`` gets the number of bytes read so far."""
    digest, buffer, done = hashlib.sha256(), bytearray(_PART), 0
    view = memoryview(buffer)
    try:
        with path.open("rb", buffering=0) as file:
            while count := file.readinto(buffer):
                digest.update(view[:count])
                done += count
                if progress is not None:
                    progress(done)
    except OSError as error:
        raise unreadable(path, error) from error
    return digest.hexdigest()


def quick_hash(path: Path) -> str:
    """A hash of the size and of the first and last 64 KB, in hex.

    Two files that differ in it differ; two that agree are most likely the same.
    """
    try:
        with path.open("rb", buffering=0) as file:
            size = os.fstat(file.fileno()).st_size
            digest = hashlib.sha256(f"{size}:".encode())
            digest.update(file.read(_EDGE))
            file.seek(max(0, size - _EDGE))
            digest.update(file.read(_EDGE))
    except OSError as error:
        raise unreadable(path, error) from error
    return digest.hexdigest()


def unreadable(path: Path, error: OSError) -> RefusedFile:
    """The sentence for a file that the system does not hand out."""
    if isinstance(error, FileNotFoundError):
        return RefusedFile(
            "{file} is not there any more.", hint="Was it moved or renamed?", file=path.name
        )
    if isinstance(error, PermissionError):
        return RefusedFile("{file} may not be read.", hint="Check its permissions.", file=path.name)
    if isinstance(error, IsADirectoryError):
        return RefusedFile("{file} is a folder, not a sound file.", file=path.name)
    return RefusedFile(
        "{file} could not be read: {reason}.",
        hint="Is the disk still connected?",
        file=path.name,
        reason=error.strerror or "the disk reports a fault",
    )
