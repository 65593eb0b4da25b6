"""Where words hide in an exported file, and whether a tone is heard in its sound."""

from __future__ import annotations

import base64
import html
import io
import re
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

_DEEP = 4  # a zip in a page in a zip ...
_DATA = re.compile(rb"data:[\w/+.-]+;base64,([A-Za-z0-9+/=]+)")
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_SOUND = ("wav", "flac", "mp3", "m4a", "opus", "mp4", "webm")


def layers(data: bytes, depth: int = 0) -> Iterator[bytes]:
    """The bytes of a file, and of all that is packed in it: zips, streams of PDFs, pictures."""
    yield data
    if depth >= _DEEP:
        return
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as box:
            for entry in box.infolist():
                yield entry.filename.encode() + b"\n" + entry.comment + b"\n" + entry.extra
                yield from layers(box.read(entry), depth + 1)
    if data.startswith(b"%PDF"):
        yield _pages(data)
        for stream in _STREAM.findall(data):
            yield from _inflated(stream)
    if data.startswith(b"\x89PNG"):
        # The pixels themselves are no text; whatever else is packed may be.
        for body in (body for kind, body in _chunks(data) if kind != b"IDAT"):
            yield from _inflated(body.rpartition(b"\0")[2])
    for packed in _DATA.findall(data):
        yield from layers(base64.b64decode(packed), depth + 1)


def _pages(data: bytes) -> bytes:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    told = [page.extract_text() for page in reader.pages]
    return "\n".join([*told, str(reader.metadata)]).encode("utf-8", "replace")


def _inflated(packed: bytes) -> Iterator[bytes]:
    try:
        yield zlib.decompress(packed)
    except zlib.error:
        return


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        at += 12 + size


def forms(data: bytes) -> Iterator[str]:
    """The text of bytes as every reader could take it, in small letters and without breaks."""
    for code in ("utf-8", "utf-16-le", "utf-16-be"):
        text = data.decode(code, "ignore")
        yield _plain(text)
        if code == "utf-8":
            yield _plain(html.unescape(_ESCAPE.sub(lambda m: chr(int(m[1], 16)), text)))
            # A word may be cut by mark-up (runs of a document, emphasis, times of words).
            yield _plain(re.sub(r"<[^<>]{0,400}>|[\\*_]", "", text))


def _plain(text: str) -> str:
    return re.sub(r"[\s\u200b-\u200f\u2060-\u2069\ufeff\u00ad]+", " ", text).casefold()


def leaks(data: bytes, wanted: Sequence[str]) -> list[str]:
    """Those of the wanted texts that stand anywhere in a file."""
    told = {text: _plain(text) for text in wanted}
    found = set()
    for layer in layers(data):
        for form in forms(layer):
            found |= {text for text, plain in told.items() if plain in form}
    return sorted(found)


def metadata(path: Path) -> bytes:
    """What the containers and streams of a sound or video tell besides their sound."""
    with av.open(str(path)) as file:
        told = [file.metadata, *(stream.metadata for stream in file.streams)]
        return repr([dict(one) for one in told]).encode()


def sounds_in(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """(suffix, bytes) of each sound in a file: itself, in a zip, or in a page that plays it."""
    suffix = name.rpartition(".")[2].casefold()
    if suffix in _SOUND:
        yield suffix, data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as box:
            for entry in box.namelist():
                yield from sounds_in(entry, box.read(entry))
    for packed in _DATA.findall(data):
        yield "mp3", base64.b64decode(packed)


def samples(suffix: str, data: bytes) -> tuple[NDArray[np.float64], int]:
    """The decoded sound as one channel, -1 to 1, and its rate."""
    with tempfile.NamedTemporaryFile(suffix=f".{suffix}") as file:
        file.write(data)
        file.flush()
        with av.open(file.name) as opened:
            stream = opened.streams.audio[0]
            parts = []
            for frame in opened.decode(stream):
                values = frame.to_ndarray().astype(np.float64)
                if frame.format.name.startswith("s16"):
                    values /= 32768
                elif frame.format.name.startswith("s32"):
                    values /= 1 << 31
                if not frame.format.is_planar and values.shape[0] == 1:
                    values = values.reshape(-1, frame.layout.nb_channels).T
                parts.append(values.mean(axis=0))
            rate = stream.rate
    return (np.concatenate(parts) if parts else np.zeros(0)), int(rate or 1)


def loudness_of(sound: NDArray[np.float64], rate: int, hertz: float) -> float:
    """The amplitude of a tone where it is loudest, by windows of a tenth of a second."""
    size = rate // 10
    if len(sound) < size:
        return 0.0
    hop = size // 2
    window = np.hanning(size)
    wave = np.exp(-2j * np.pi * hertz * np.arange(size) / rate) * window * 2 / window.sum()
    return max(
        float(abs(np.dot(sound[at : at + size], wave)))
        for at in range(0, len(sound) - size + 1, hop)
    )
