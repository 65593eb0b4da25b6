"""The playlist of a Space (twspace-dl -p, twspace-crawler): which of its pieces it leaves out.

Pieces are called ``chunk_<nanoseconds>_<number>_a.aac``; their numbers rise by one. X loses some
when a host's connection breaks, and a download of a running Space begins late.
"""

from __future__ import annotations

import re
from pathlib import Path
from statistics import median

from spacesviewer.domain.artefact import DOWNLOADER, MissingChunks, Told
from spacesviewer.domain.timecode import MAX_MS
from spacesviewer.platforms.moments import iso, moment_ms
from spacesviewer.platforms.refusals import NotThisArtefact

NAME = "HLS playlist of a Space"

_CHUNK = re.compile(r"(?:^|/)chunk_(\d{1,20})_(\d{1,9})_[a-z]\.(?:aac|ts)\b", re.ASCII)
_LENGTH = re.compile(r"#EXTINF:(\d{1,6}(?:\.\d{1,9})?)", re.ASCII)
_STAMP = "#EXT-X-PROGRAM-DATE-TIME:"
_USUAL_MS = 3000
_MAX_STRETCHES = 10_000


def matches(path: Path, head: str) -> bool:
    """Whether it is a playlist; only a Space's is read, every other is left alone."""
    return path.suffix.casefold() == ".m3u8" and head.lstrip().startswith("#EXTM3U")


def parse(text: str, name: str) -> tuple[Told, ...]:
    """What is missing; nothing of a playlist that is no Space's."""
    if not text.lstrip().startswith("#EXTM3U"):
        raise NotThisArtefact("{name} is no playlist.", name=name)
    numbers = [number for number, _ in _chunks(text)]
    if not numbers:
        return ()
    more = {"chunks": f"{min(numbers)} to {max(numbers)}"}
    stamp = next((line for line in text.splitlines() if line.startswith(_STAMP)), "")
    first = iso(moment_ms(stamp.removeprefix(_STAMP)))
    if first:
        more["first chunk at"] = first
    return (Told(rank=DOWNLOADER, missing=missing_chunks(text), more=more),)


def missing_chunks(text: str) -> tuple[MissingChunks, ...]:
    """The stretches of numbers that are missing between the first piece and the last, in order.

    Those before the first are not told: Spaces whose pieces begin with another number than 0 are
    whole.
    """
    pieces = _chunks(text)
    usual = round(median(length for _, length in pieces)) if pieces else _USUAL_MS
    found: list[MissingChunks] = []
    at_ms, before = 0, None
    for number, length in pieces:
        if before is not None and number > before + 1 and len(found) < _MAX_STRETCHES:
            lost = min((number - before - 1) * usual, MAX_MS)
            found.append(MissingChunks(before + 1, number - 1, at_ms, lost))
        at_ms = min(at_ms + length, MAX_MS)
        before = number if before is None else max(before, number)
    return tuple(found)


def _chunks(text: str) -> list[tuple[int, int]]:
    """The number and the length in ms of each piece, as the playlist has them."""
    found, length = [], _USUAL_MS
    for line in text.splitlines():
        if match := _LENGTH.match(line):
            length = round(float(match[1]) * 1000)
        elif match := _CHUNK.search(line):
            found.append((int(match[2]), length))
    return found
