"""Everything that indexing wants of a sound file, in one go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.inner_text import NO_TEXTS, Inner
from spacesviewer.domain.recording import MediaInfo
from spacesviewer.media.fingerprint import file_sha256, quick_hash, unreadable


@dataclass(frozen=True, slots=True)
class Inspection:
    """A sound file's facts and hashes, with the size and time of change that they belong to."""

    info: MediaInfo
    sha256: str
    quick_hash: str
    size: int
    mtime_ns: int
    inner: Inner = NO_TEXTS


def inspect(path: Path, *, progress: Callable[[float], None] | None = None) -> Inspection:
    """Probes and hashes a file; RefusedFile where it is none, or is still being written."""
    # The program names ``inspect`` for other processes and must not load a decoder for that.
    from spacesviewer.media.inner_texts import read_inner  # noqa: PLC0415
    from spacesviewer.media.probe import probe  # noqa: PLC0415

    before = _state(path)
    info = probe(path)
    inner = read_inner(path, lambda: progress(0.0) if progress is not None else None)

    def report(done: int) -> None:
        if done > before[0]:  # it grows as fast as it is read, perhaps: without this no end
            raise _unfinished(path)
        if progress is not None:
            progress(done / before[0])

    sha256 = file_sha256(path, progress=report)
    result = Inspection(info, sha256, quick_hash(path), *before, inner)
    if _state(path) != before:
        raise _unfinished(path)
    return result


def _unfinished(path: Path) -> RefusedFile:
    return RefusedFile(
        "{file} is still being written.", hint="Add it again when it is complete.", file=path.name
    )


def _state(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError as error:
        raise unreadable(path, error) from error
    return found.st_size, found.st_mtime_ns
