"""Opens sound files with PyAV, safely, and hands out their decoded frames."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.error import FFmpegError
from av.packet import Packet
from numpy.typing import NDArray

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.media.fingerprint import unreadable

# Without indexmem the index of an MP3 or ADTS file is thinned, and a seek misses by up to a second.
# The whitelists: a playlist under the name x.mp3 would otherwise decode any other local file.
CONTAINERS = (
    "aac,ac3,aiff,amr,amrnb,amrwb,asf,au,avi,caf,eac3,flac,flv,matroska,webm,mov,mp4,m4a,3gp,3g2,"
    "mj2,mp3,mpeg,mpegts,ogg,w64,wav"
)
OPTIONS = {
    "indexmem": "100000000",
    "protocol_whitelist": "file,pipe",
    "format_whitelist": CONTAINERS,
}
# What PyAV raises for files that make no sense, beside its own errors.
ODD_ERRORS = (FFmpegError, LookupError, MemoryError, RuntimeError, ValueError)
_OGG_PAGE = 65_307  # bytes, at most
_OGG_HEADER = re.compile(rb"OggS\0([\0-\x07]).{8}(.{4})", re.DOTALL)
_MAX_LOST = (
    200_000  # packets in a row without a frame: about an hour, past any damage worth reading
)
_MAX_STALLS = 50  # demuxer errors in a row

_SCALES = {"s16": np.float32(2**-15), "s32": np.float32(2**-31), "u8": np.float32(2**-7)}
_TYPES: dict[str, np.dtype[Any]] = {
    "s16": np.dtype("i2"),
    "s32": np.dtype("i4"),
    "flt": np.dtype("f4"),
    "dbl": np.dtype("f8"),
    "u8": np.dtype("u1"),
}


def open_sound(path: Path) -> tuple[InputContainer, AudioStream]:
    """The opened file and its best audio stream; RefusedFile with a sentence if it has none."""
    if waits(path):
        raise RefusedFile(
            "{file} is not a file but something that waits for a program.", file=path.name
        )
    try:
        container = av.open(url(path), "r", options=OPTIONS, metadata_errors="replace")
    except ODD_ERRORS as error:
        raise _refusal(path, error) from error
    stream = container.streams.best("audio")
    if not isinstance(stream, AudioStream) or getattr(stream, "codec_context", None) is None:
        container.close()
        raise RefusedFile(
            "{file} has no sound that can be decoded.",
            hint="Does it play elsewhere? Convert it to WAV or FLAC, then add it.",
            file=path.name,
        )
    for other in container.streams:
        if other is not stream:
            other.discard = av.stream.Discard.all
    stream.codec_context.thread_count = 1
    return container, stream


def url(path: Path) -> str:
    """A path as FFmpeg takes it, whatever is in its name."""
    return f"file:{path.absolute()}"


def waits(path: Path) -> bool:
    """Whether a path names a pipe, socket or device: to open it may never end."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False  # what is wrong with it is told when it is opened
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def is_chained_ogg(path: Path) -> bool:
    """Whether an Ogg file ends with another stream than it begins with, as recorded radio does."""
    try:
        with path.open("rb") as file:
            head = file.read(_OGG_PAGE)
            if not head.startswith(b"OggS"):
                return False
            file.seek(max(0, path.stat().st_size - _OGG_PAGE))
            tail = file.read()
    except OSError:
        return False
    # Bit 2 of a page's type: a stream begins here. All that belong together begin at the start.
    first = takewhile(lambda page: page[1][0] & 2, _OGG_HEADER.finditer(head))
    begun = {page[2] for page in first}
    pages = list(_OGG_HEADER.finditer(tail))
    return bool(pages) and pages[-1][2] not in begun


def _refusal(path: Path, error: Exception) -> RefusedFile:
    if isinstance(error, FileNotFoundError | PermissionError | IsADirectoryError):
        return unreadable(path, error)
    return RefusedFile(
        "{file} is not a sound file that can be read.",
        hint="Does it play elsewhere? It may be empty, damaged or cut off.",
        file=path.name,
    )


class FrameSource:
    """The decoded frames of a sound file in order, from any place; lost packets are passed over."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._container, self.stream = open_sound(path)
        self._indexed = self._container, self.stream
        self.landed_on: tuple[int | None, bytes] | None = None  # the first packet since a seek

    def close(self) -> None:
        """Closes the file; again is harmless."""
        self._container.close()
        self._indexed[0].close()

    @property
    def claimed_us(self) -> int | None:
        """The length that the container tells, in microseconds."""
        return self._container.duration

    @property
    def is_ogg(self) -> bool:
        """Whether the container is Ogg, whose stamps stand on pages, not packets."""
        return self._container.format.name == "ogg"

    def rewind(self) -> None:
        """Stands before the first packet with a fresh decoder, as if just opened."""
        if self._container is not self._indexed[0]:
            self._container.close()
        # The first opening is kept for seeking: its index may have cost a reading of the file.
        self._container, self.stream = open_sound(self._path)

    def seek(self, pts: int) -> bool:
        """Stands at or before a time in the stream's own units; False where the file cannot."""
        if self._container is not self._indexed[0]:
            self._container.close()
            self._container, self.stream = self._indexed
        try:
            self._container.seek(pts, stream=self.stream, backward=True)
        except ODD_ERRORS:
            return False
        return True

    def frames(
        self, from_pts: int | None = None
    ) -> Iterator[tuple[AudioFrame, Packet[AudioStream]]]:
        """The frames from here to the end with their packets; packets before from_pts are left out.

        A seek may land seconds early: where an index knows only clusters of packets.
        """
        context, lost = self.stream.codec_context, 0
        self.landed_on = None
        for packet in self._packets():
            if self.landed_on is None:
                self.landed_on = (packet.pts, bytes(packet))
            if from_pts is not None and packet.pts is not None:
                if packet.pts + (packet.duration or 0) < from_pts:
                    continue
                from_pts = None
            try:
                decoded = context.decode(packet)
            except ODD_ERRORS:
                decoded = []
            lost = 0 if decoded else lost + 1
            if lost > _MAX_LOST:
                return
            for frame in decoded:
                if frame.samples and frame.sample_rate:
                    yield frame, packet

    def last_pts(self) -> int | None:
        """The greatest time stamp from here to the end; None where no packet follows."""
        stamps = (packet.pts for packet in self._packets() if packet.pts is not None)
        return max(stamps, default=None)

    def _packets(self) -> Iterator[Packet[AudioStream]]:
        stalls = 0
        while stalls < _MAX_STALLS:
            try:
                for packet in self._container.demux(self.stream):
                    stalls = 0
                    yield packet
            except ODD_ERRORS:
                stalls += 1  # damage between packets: the demuxer looks for the next one
            else:
                return


def copy_samples(frame: AudioFrame, first: int, target: NDArray[np.float32]) -> None:
    """Fills target (n, channels) with the frame's samples from first on, as float in -1..1.

    One channel goes to all; several go into one as their mean; else those both have are taken.
    """
    name = frame.format.name
    columns = _columns(frame, name, first, first + target.shape[0])
    wanted = target.shape[1]
    if wanted == 1 and len(columns) > 1:
        columns = [np.mean(columns, axis=0)]
    if len(columns) == 1:
        columns *= wanted
    for channel, column in enumerate(columns[:wanted]):
        target[:, channel] = column
    if len(columns) < wanted:
        target[:, len(columns) :] = 0
    kind = name.removesuffix("p")
    if kind == "u8":
        target -= 128
    if kind in _SCALES:
        target *= _SCALES[kind]


def _columns(frame: AudioFrame, name: str, first: int, last: int) -> list[NDArray[Any]]:
    """The samples of each channel, as the file holds them."""
    planar = name.endswith("p")
    kind = _TYPES.get(name[:-1] if planar else name)
    if kind is None:
        raise RefusedFile("Samples of the kind {name} cannot be read.", name=name)
    planes: list[Any] = list(frame.planes)
    if planar:
        return [np.frombuffer(plane, kind, last)[first:] for plane in planes]
    have = frame.layout.nb_channels
    packed = np.frombuffer(planes[0], kind, last * have).reshape(last, have)
    return [packed[first:, channel] for channel in range(have)]
