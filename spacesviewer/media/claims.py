"""The length that a header claims, and the sentence where it is not what can be heard."""

from __future__ import annotations

from pathlib import Path

from spacesviewer.domain.timecode import MAX_MS, format_time
from spacesviewer.media.container import ContainerFacts

_TOLERANCE_MS = 500  # encoder delay, the last packet, a header that rounds
_SHORT_MS = 60_000
_ENDLESS = range(0x7FFFF000, 0x80000000), range(0xFFFFF000, 0x100000000)
_FRAME = 4096  # bytes: the longest MP3 frame and what stands before its length
_LENGTH_MARKS = (b"Xing", b"Info", b"VBRI")


def claimed_ms(path: Path, facts: ContainerFacts, tagged_s: float | None) -> int | None:
    """What the header itself tells; None where it tells nothing and libraries only guess.

    ``tagged_s`` is mutagen's length: right for what an MP3 or WMA header claims.
    """
    claimed: float | None = facts.claimed_ms
    if facts.container == "wav":
        claimed = _wav_ms(path)
    elif facts.container == "asf" or (facts.container == "mp3" and _tells_length(path)):
        claimed = tagged_s and tagged_s * 1000
    return round(claimed) if claimed and claimed <= MAX_MS else None


def disagreement(name: str, claimed: int | None, counted_ms: int, end_ms: int) -> str | None:
    """The sentence for a header that claims another length; None where it is right or silent.

    ``end_ms`` is where the last packet of sound or picture ends.
    """
    if claimed is None or abs(claimed - end_ms) <= _TOLERANCE_MS:
        return None
    exact = min(claimed, counted_ms) < _SHORT_MS
    told, true = (format_time(ms, milliseconds=exact) for ms in (claimed, counted_ms))
    if claimed > end_ms:
        return f"{name} is cut off: it should be {told} long, but only {true} can be heard."
    return f"{name} holds {true} of sound, though its header says {told}."


def _wav_ms(path: Path) -> float | None:
    """What the data chunk of a WAV file promises; None where its writer left that open."""
    with path.open("rb") as file:
        at, rate = 12, 0
        for _ in range(64):
            file.seek(at)
            header = file.read(20)
            if len(header) < 8:
                return None
            size = int.from_bytes(header[4:8], "little")
            if header[:4] == b"fmt " and len(header) == 20:
                rate = int.from_bytes(header[16:20], "little")
            elif header[:4] == b"data":
                endless = size == 0 or any(size in sizes for sizes in _ENDLESS)
                return None if endless or not rate else size * 1000 / rate
            at += 8 + size + size % 2
    return None


def _tells_length(path: Path) -> bool:
    """Whether the first frame of an MP3 file is a header that counts the others."""
    with path.open("rb") as file:
        start = file.read(10)
        if start[:3] == b"ID3" and len(start) == 10:
            size = 0
            for byte in start[6:10]:
                size = size << 7 | byte & 0x7F
            file.seek(10 + size)
            start = b""
        first = start + file.read(_FRAME)
    return any(mark in first for mark in _LENGTH_MARKS)
