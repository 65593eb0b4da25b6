"""One writing process at a time, where SQLite itself cannot be trusted with two."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from spacesviewer.domain.errors import ArchiveError


class WriteLock:
    """A lock file that the system frees when its holder dies; it may be taken again inside."""

    def __init__(self, path: Path, timeout_seconds: float = 5.0) -> None:
        self.path = path
        self.timeout_seconds = timeout_seconds
        self._depth = 0

    @contextmanager
    def held(self) -> Iterator[None]:
        """Holds the lock; ArchiveError when another process keeps it for longer than 5 s."""
        if self._depth:
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
            return
        handle = self._open()
        try:
            self._wait_for(handle)
            self._depth = 1
            try:
                yield
            finally:
                self._depth = 0
                _unlock(handle)
        finally:
            os.close(handle)

    def _open(self) -> int:
        try:
            return os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise ArchiveError(
                "The archive {folder} cannot be written to: {reason}.",
                hint="Check that its folder is yours and that the disk is not write-protected.",
                folder=self.path.parent,
                reason=error.strerror,
            ) from error

    def _wait_for(self, handle: int) -> None:
        deadline = time.monotonic() + self.timeout_seconds
        while not _try_lock(handle):
            if time.monotonic() > deadline:
                raise ArchiveError(
                    "The archive {folder} is busy: another window or command is writing to it.",
                    hint="Wait until it has finished, then try again.",
                    folder=self.path.parent,
                )
            time.sleep(0.005)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)
