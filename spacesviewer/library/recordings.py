"""Sound files of sessions, known by their content wherever they lie."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from spacesviewer.domain.recording import Chapter, MediaInfo, Recording
from spacesviewer.library import custody, originals, sources
from spacesviewer.library.clock import now
from spacesviewer.library.connection import Handle, Row
from spacesviewer.library.journal import RowWriter
from spacesviewer.library.pathtext import to_path, to_text

_SELECT = (
    "SELECT r.id, s.uid, r.path, r.sha256, r.size, r.duration_ms, r.container, r.codec, "
    "r.sample_rate, r.channels, r.role, r.offset_ms, r.missing, r.chapters "
    "FROM recording r JOIN session s ON s.id = r.session_id "
)


def add(
    archive: Handle,
    session_uid: str,
    path: Path,
    sha256: str,
    quick_hash: str,
    size: int,
    mtime_ns: int,
    info: MediaInfo,
    *,
    role: str = "main",
    offset_ms: int = 0,
) -> int:
    """Stores a recording and where it lies; gives its id. Its content must be new."""
    with archive.transaction():
        session_id = archive.value("SELECT id FROM session WHERE uid = ?", (session_uid,))
        cover = originals.keep(archive, info.cover) if info.cover else None
        recording_id = archive.insert(
            "recording",
            {
                "session_id": session_id,
                "path": to_text(path),
                "sha256": sha256,
                "quick_hash": quick_hash,
                "size": size,
                "mtime_ns": mtime_ns,
                "role": role,
                "offset_ms": offset_ms,
                "duration_ms": info.duration_ms,
                "claimed_ms": info.claimed_ms,
                "container": info.container,
                "codec": info.codec,
                "sample_rate": info.sample_rate,
                "channels": info.channels,
                "has_video": int(info.has_video),
                "chapters": _json([asdict(chapter) for chapter in info.chapters]),
                "tags": _json(info.tags),
                "problems": _json(info.problems),
                "cover": cover,
                "added_at": now(),
            },
        )
        told = {"size": size, "duration_ms": info.duration_ms}
        custody.append(archive, custody.ADDED, f"recording:{sha256}", told)
        sources.record(
            archive,
            path,
            "recording",
            size=size,
            mtime_ns=mtime_ns,
            sha256=sha256,
            quick_hash=quick_hash,
            session_uid=session_uid,
        )
    return recording_id


def by_sha256(archive: Handle, sha256: str) -> Recording | None:
    """The recording with this content, None if the archive has none."""
    return _one(archive, "WHERE r.sha256 = ?", sha256)


def by_path(archive: Handle, path: Path) -> Recording | None:
    """The recording that was last seen at a path, None if there is none."""
    return _one(archive, "WHERE r.path = ? ORDER BY r.missing, r.id DESC", to_text(path))


def by_quick_hash(archive: Handle, size: int, quick_hash: str) -> list[Recording]:
    """Recordings that may have this content: a moved file is looked for among them."""
    rows = archive.rows(
        _SELECT + "WHERE r.size = ? AND r.quick_hash = ? ORDER BY r.id", (size, quick_hash)
    )
    return [_recording(row) for row in rows]


def get(archive: Handle, recording_id: int) -> Recording | None:
    """A recording by its id."""
    return _one(archive, "WHERE r.id = ?", recording_id)


def list_for(archive: Handle, session_uid: str) -> list[Recording]:
    """The recordings of a session in order of their place in it, the main one first."""
    rows = archive.rows(
        _SELECT + "WHERE s.uid = ? ORDER BY r.role <> 'main', r.offset_ms, r.id", (session_uid,)
    )
    return [_recording(row) for row in rows]


def list_all(archive: Handle) -> list[Recording]:
    """All recordings of the archive, in order of their adding."""
    rows = archive.rows(_SELECT + "WHERE s.deleted_at IS NULL ORDER BY r.id")
    return [_recording(row) for row in rows]


def move(archive: Handle, recording_id: int, path: Path, mtime_ns: int) -> None:
    """Notes that a recording lies at another path now."""
    with archive.transaction():
        archive.update(
            "recording",
            recording_id,
            {"path": to_text(path), "mtime_ns": mtime_ns, "missing": 0},
        )
        row = archive.row(
            "SELECT r.size, r.sha256, r.quick_hash, s.uid FROM recording r "
            "JOIN session s ON s.id = r.session_id WHERE r.id = ?",
            (recording_id,),
        )
        assert row is not None
        sources.record(
            archive,
            path,
            "recording",
            size=row[0],
            mtime_ns=mtime_ns,
            sha256=row[1],
            quick_hash=row[2],
            session_uid=row[3],
        )


def set_missing(archive: Handle, recording_id: int, missing: bool = True) -> None:
    """Notes that a recording is not where it was; nothing of it is deleted."""
    with archive.transaction():
        archive.update("recording", recording_id, {"missing": int(missing)})


def set_offset(archive: Handle, op: RowWriter, recording_id: int, offset_ms: int) -> None:
    """Says where in the session the first sample of a recording stands."""
    op.update("recording", recording_id, {"offset_ms": offset_ms})


def audio_sha256(archive: Handle, recording_id: int) -> str:
    """The hash of a recording's sound without tags; "" where it was not worked out yet."""
    found = archive.value("SELECT audio_sha256 FROM recording WHERE id = ?", (recording_id,))
    return str(found or "")


def set_audio_sha256(archive: Handle, recording_id: int, sha256: str) -> None:
    """Keeps the hash of a recording's sound; it follows from the file's, so it is no step back."""
    with archive.transaction():
        archive.update("recording", recording_id, {"audio_sha256": sha256})
        whole = archive.value("SELECT sha256 FROM recording WHERE id = ?", (recording_id,))
        told = {"audio_sha256": sha256}
        custody.append(archive, custody.SOUND_HASHED, f"recording:{whole}", told)


def set_chapters(archive: Handle, recording_id: int, chapters: Iterable[Chapter]) -> None:
    """Gives a recording the chapters that a file beside it tells."""
    told = _json([asdict(chapter) for chapter in chapters])
    with archive.transaction():
        archive.update("recording", recording_id, {"chapters": told})


def set_cover(archive: Handle, recording_id: int, sha256: str) -> None:
    """Gives a recording a picture from beside it, unless it has one of its own."""
    with archive.transaction():
        archive.run(
            "UPDATE recording SET cover = ? WHERE id = ? AND cover IS NULL", (sha256, recording_id)
        )


def media_info(archive: Handle, recording_id: int) -> MediaInfo | None:
    """What the file held when it was added: tags, chapters, cover, problems."""
    row = archive.row(
        "SELECT container, codec, duration_ms, sample_rate, channels, claimed_ms, has_video, "
        "tags, cover, chapters, problems FROM recording WHERE id = ?",
        (recording_id,),
    )
    if row is None:
        return None
    cover = originals.read(archive, row[8]) if row[8] else None
    rest = (json.loads(row[7]), cover, _chapters(row[9]), tuple(json.loads(row[10])))
    return MediaInfo(*(*row[:6], bool(row[6]), *rest))


def _one(archive: Handle, where: str, value: object) -> Recording | None:
    row = archive.row(f"{_SELECT} {where} LIMIT 1", (value,))
    return _recording(row) if row else None


def _recording(row: Row) -> Recording:
    path, state = str(to_path(row[2])), (bool(row[12]), _chapters(row[13]))
    return Recording(*(*row[:2], path, *row[3:12], *state))


def _chapters(text: str) -> tuple[Chapter, ...]:
    return tuple(Chapter(**chapter) for chapter in json.loads(text))


def _json(value: object) -> str:
    # Escaped: tags of broken files hold lone surrogates, which SQLite would refuse.
    return json.dumps(value)
