"""Verified copies of the archive's database."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from spacesviewer.domain.errors import ArchiveError
from spacesviewer.library.connection import Handle, connect, private_file, translated


def name(reason: str = "") -> str:
    """A file name with the time in UTC, so that names sort by age."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    return f"{stamp}-{reason}.db" if reason else f"{stamp}.db"


def make(archive: Handle, target: Path) -> Path:
    """Copies the live database, reads the copy back, and only then gives it its name.

    A plain copy of the file would miss what is still in the journal. ArchiveError if the copy
    is not perfect; nothing is left behind then.
    """
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        private_file(part)
        with translated(str(target)):
            archive.run("VACUUM INTO ?", (str(part),))
            _verify(part)
        part.replace(target)
    except OSError as error:
        raise ArchiveError(
            "The backup {file} could not be written: {reason}.",
            hint="Nothing was changed.",
            file=target,
            reason=error.strerror,
        ) from error
    finally:
        part.unlink(missing_ok=True)
    return target


def _verify(path: Path) -> None:
    with closing(connect(path, "ro")) as copy:
        if copy.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
            raise ArchiveError(
                "The backup {file} is not a perfect copy: the archive may be damaged.",
                hint="Nothing was changed. Copy the archive's folder to a safe place.",
                file=path,
            )
