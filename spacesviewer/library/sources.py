"""Every file that was seen: a second look at the same files touches nothing."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from spacesviewer.library.clock import now
from spacesviewer.library.connection import Handle, Row
from spacesviewer.library.pathtext import to_path, to_text


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A file that was taken in. ``kind``: recording, transcript, metadata or other."""

    id: int
    path: str
    kind: str
    session: str
    size: int
    mtime_ns: int
    quick_hash: str
    sha256: str
    missing: bool


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that could not be read, with the reason in words."""

    path: str
    reason: str
    refused_at: str


_SELECT = (
    "SELECT f.id, f.path, f.kind, coalesce(s.uid, ''), f.size, f.mtime_ns, f.quick_hash, "
    "f.sha256, f.missing FROM source f LEFT JOIN session s ON s.id = f.session_id "
)


def record(
    archive: Handle,
    path: Path,
    kind: str,
    *,
    size: int,
    mtime_ns: int,
    sha256: str = "",
    quick_hash: str = "",
    session_uid: str = "",
) -> int:
    """Notes a file that was taken in, or seen again; gives the id. It is no longer refused."""
    with archive.transaction():
        text = to_text(path)
        archive.run(
            "INSERT INTO source(path, kind, session_id, size, mtime_ns, quick_hash, sha256, "
            "seen_at) VALUES (?, ?, (SELECT id FROM session WHERE uid = ?), ?, ?, ?, ?, ?) "
            "ON CONFLICT(path) DO UPDATE SET kind = excluded.kind, "
            "session_id = coalesce(excluded.session_id, session_id), size = excluded.size, "
            "mtime_ns = excluded.mtime_ns, quick_hash = excluded.quick_hash, "
            "sha256 = excluded.sha256, missing = 0, seen_at = excluded.seen_at",
            (text, kind, session_uid, size, mtime_ns, quick_hash, sha256, now()),
        )
        archive.run("DELETE FROM refusal WHERE path = ?", (text,))
        return int(archive.value("SELECT id FROM source WHERE path = ?", (text,)))


def unchanged(archive: Handle, path: Path, size: int, mtime_ns: int) -> SourceRow | None:
    """The row of a file that was taken in and has kept its size and time; None otherwise."""
    found = _some(
        archive,
        "WHERE f.path = ? AND f.size = ? AND f.mtime_ns = ? AND f.missing = 0",
        (to_text(path), size, mtime_ns),
    )
    return found[0] if found else None


def by_path(archive: Handle, path: Path) -> SourceRow | None:
    """The row of a file that was taken in from this path; None if there was none."""
    found = _some(archive, "WHERE f.path = ?", (to_text(path),))
    return found[0] if found else None


def by_sha256(archive: Handle, sha256: str) -> list[SourceRow]:
    """The files with this content, wherever they lay."""
    return _some(archive, "WHERE f.sha256 = ? ORDER BY f.id", (sha256,))


def by_quick_hash(archive: Handle, size: int, quick_hash: str) -> list[SourceRow]:
    """Files that may have this content."""
    return _some(archive, "WHERE f.size = ? AND f.quick_hash = ? ORDER BY f.id", (size, quick_hash))


def list_for(archive: Handle, session_uid: str) -> list[SourceRow]:
    """The files that a session came from."""
    return _some(archive, "WHERE s.uid = ? ORDER BY f.id", (session_uid,))


def in_folder(archive: Handle, folder: Path) -> list[SourceRow]:
    """The files that were taken in from a folder itself, not from folders in it."""
    start = to_text(folder).rstrip(os.sep) + os.sep
    # The first text that is no longer below the folder: the index on the path answers at once.
    end = start[:-1] + chr(ord(os.sep) + 1)
    rows = _some(archive, "WHERE f.path >= ? AND f.path < ? ORDER BY f.path", (start, end))
    return [row for row in rows if Path(row.path).parent == folder]


def list_all(archive: Handle) -> list[SourceRow]:
    """All files that were taken in."""
    return _some(archive, "ORDER BY f.id", ())


def set_missing(archive: Handle, source_id: int, missing: bool = True) -> None:
    """Notes that a file is not where it was."""
    with archive.transaction():
        archive.update("source", source_id, {"missing": int(missing)})


def refuse(archive: Handle, path: Path, reason: str, *, size: int = 0, mtime_ns: int = 0) -> None:
    """Puts a file on the list of refused ones, with the reason in words."""
    with archive.transaction():
        archive.run(
            "INSERT INTO refusal(path, reason, size, mtime_ns, refused_at) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT(path) DO UPDATE SET reason = excluded.reason, size = excluded.size, "
            "mtime_ns = excluded.mtime_ns, refused_at = excluded.refused_at",
            (to_text(path), reason, size, mtime_ns, now()),
        )


def refused_before(archive: Handle, path: Path, size: int, mtime_ns: int) -> Refusal | None:
    """The refusal of a file that has kept its size and time: it need not be tried again."""
    row = archive.row(
        "SELECT path, reason, refused_at FROM refusal WHERE path = ? AND size = ? AND mtime_ns = ?",
        (to_text(path), size, mtime_ns),
    )
    return _refusal(row) if row else None


def refusals(archive: Handle) -> list[Refusal]:
    """The refused files, the last one first."""
    rows = archive.rows("SELECT path, reason, refused_at FROM refusal ORDER BY id DESC")
    return [_refusal(row) for row in rows]


def forget_refusal(archive: Handle, path: Path) -> None:
    """Takes a file off the list of refused ones."""
    with archive.transaction():
        archive.run("DELETE FROM refusal WHERE path = ?", (to_text(path),))


def _some(archive: Handle, where: str, values: tuple[object, ...]) -> list[SourceRow]:
    return [
        SourceRow(*(row[0], str(to_path(row[1])), *row[2:8], bool(row[8])))
        for row in archive.rows(_SELECT + where, values)
    ]


def _refusal(row: Row) -> Refusal:
    return Refusal(str(to_path(row[0])), row[1], row[2])
