"""A hash of the sound of a file as it is coded, whatever tags and pictures stand beside it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import av
from av.audio.stream import AudioStream

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.media.container import ODD_ERRORS
from spacesviewer.media.fingerprint import file_sha256, quick_hash
from spacesviewer.media.frames import OPTIONS


def of_file(path: Path, sha256: str) -> str:
    """SHA-256 of the packets of the best audio stream, in hex; tags do not count.

    RefusedFile where the file is not the one with this SHA-256 any more, or cannot be read.
    """
    if file_sha256(path) != sha256:
        raise RefusedFile(
            "{file} is another file now than the one that was added.",
            hint="Add it again; the quotes stay with the recording that they were taken from.",
            file=path.name,
        )
    digest = hashlib.sha256()
    try:
        with av.open(
            "file:" + str(path.absolute()), "r", options=OPTIONS, metadata_errors="replace"
        ) as container:
            stream = container.streams.best("audio")
            if not isinstance(stream, AudioStream):
                raise RefusedFile("{file} holds no sound.", file=path.name)
            for packet in container.demux(stream):
                digest.update(bytes(packet))
    except ODD_ERRORS as error:
        if isinstance(error, OSError):
            quick_hash(path)  # tells if it is the disk's fault; decoders have such errors as well
        raise RefusedFile("{file} cannot be read to its end.", file=path.name) from error
    return digest.hexdigest()
