"""A file that is written whole or not at all: beside its place first, then renamed over it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from spacesviewer.domain.errors import UserError


@contextmanager
def replacing(target: Path, name: str = "") -> Iterator[Path]:
    """Gives an empty file beside the target, which takes its place when the block ends well.

    Only its owner can read it. Until then, and if the block raises, whatever stood there stays as
    it was. Whoever may end this process at any moment gives the file's ``name``, and can clear it
    away. OSError where it cannot be written.
    """
    beside = target.with_name(name or f".unfinished-{os.urandom(8).hex()}{target.suffix}")
    os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield beside
        with beside.open("r+b") as file:
            os.fsync(file.fileno())  # or a power cut leaves an empty file under the new name
        beside.replace(target)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


@contextmanager
def saving(target: Path, name: str = "") -> Iterator[Path]:
    """The same for a file that a person has asked for: UserError says why it cannot be.

    Only a file is replaced: a device or a pipe (``/dev/null``) would be gone for all programs.
    """
    try:
        if target.exists() and not target.is_file():
            what = "a folder" if target.is_dir() else "a device or a pipe, not a file"
            raise UserError(
                "{file} could not be written.",
                hint="It is {what}. Name a file.",
                file=target,
                what=what,
            )
        with replacing(target, name) as beside:
            yield beside
    except OSError as error:
        raise UserError(
            "{file} could not be written.",
            hint="{reason}. Choose another place or name.",
            file=target,
            reason=error.strerror or error,
        ) from error
