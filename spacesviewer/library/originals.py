"""The bytes of transcripts, metadata and covers as they came, each once, by their SHA-256."""

from __future__ import annotations

import hashlib
import zlib

from spacesviewer.library.connection import Handle


def keep(archive: Handle, data: bytes) -> str:
    """Stores bytes, compressed where that helps; gives their SHA-256."""
    sha256 = hashlib.sha256(data).hexdigest()
    with archive.transaction():
        if archive.value("SELECT 1 FROM original WHERE sha256 = ?", (sha256,)) is None:
            packed = zlib.compress(data, 6)
            encoding, stored = ("zlib", packed) if len(packed) < len(data) else ("raw", data)
            archive.insert(
                "original",
                {"sha256": sha256, "size": len(data), "encoding": encoding, "data": stored},
            )
    return sha256


def read(archive: Handle, sha256: str) -> bytes | None:
    """The bytes with this SHA-256, None if the archive has none."""
    row = archive.row("SELECT encoding, data FROM original WHERE sha256 = ?", (sha256,))
    if row is None:
        return None
    return zlib.decompress(row[1]) if row[0] == "zlib" else bytes(row[1])
