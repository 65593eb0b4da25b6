"""What the container of a sound file says of itself, and where its packets end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.error import FFmpegError
from av.stream import Disposition, Stream

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.recording import Chapter
from spacesviewer.media.fingerprint import quick_hash
from spacesviewer.media.frames import OPTIONS
from spacesviewer.media.sniffing import explain, header_only, is_webm

# What PyAV raises for files that make no sense, beside its own errors.
ODD_ERRORS = (
    FFmpegError,
    ArithmeticError,
    LookupError,
    MemoryError,
    NotImplementedError,
    RuntimeError,
    TypeError,
    ValueError,
)
_FAR = 1 << 60  # further than any time stamp
_MAX_CHAPTERS = 5000
# Formats whose header does not tell a length; the one that FFmpeg tells is counted or guessed.
_UNTOLD = ("aac", "ac3", "amr", "eac3", "mp3", "mpeg", "mpegts", "ogg", "wav")


@dataclass(frozen=True, slots=True)
class ContainerFacts:
    """What a container says; ``claimed_ms`` is None where it makes no claim of its own.

    ``packets_end_ms`` is where the last packet of any stream ends, None where it was not looked
    for: only there where a film may go on longer than its sound.
    """

    container: str
    codec: str
    claimed_ms: int | None
    packets_end_ms: int | None
    has_video: bool
    tags: dict[str, str]
    chapters: tuple[Chapter, ...]
    cover: bytes | None


def read_facts(path: Path, head: bytes) -> ContainerFacts:
    """The facts of a file that ``sniffing.check`` let through; RefusedFile with a sentence."""
    with _opened(path, head) as container:
        name = _name(container, head)
        stream = container.streams.best("audio")
        has_video = any(_is_film(other) for other in container.streams)
        if not isinstance(stream, AudioStream):
            raise _silent(path, has_video=has_video)
        if getattr(stream, "codec_context", None) is None:
            raise RefusedFile(
                "{file} holds sound in a coding that is not known here.",
                hint="Convert it to WAV or FLAC with the program that made it, then add that.",
                file=path.name,
            )
        if stream.time_base is not None and stream.time_base >= 1:
            raise _timeless(path)
        # Everything of a stream is read before seeking: nothing of it outlives the container.
        claimed = None if name in _UNTOLD else _claimed_ms(container, stream)
        codec, tags, chapters = (
            stream.codec_context.name,
            _tags(container, stream),
            _chapters(container),
        )
        if not _has_packets(container, stream):
            raise header_only(path)
        matroska = name in ("matroska", "webm")
        cover = _cover(container) if matroska else None
        end = _packets_end_ms(container) if matroska and has_video else None
    return ContainerFacts(name, codec, claimed, end, has_video, tags, chapters, cover)


@contextmanager
def _opened(path: Path, head: bytes) -> Iterator[InputContainer]:
    try:
        with av.open(
            "file:" + str(path.absolute()), "r", options=OPTIONS, metadata_errors="replace"
        ) as container:
            yield container
    except ODD_ERRORS as error:
        if isinstance(error, OSError):
            quick_hash(path)  # tells if it is the disk's fault; decoders have such errors as well
        raise explain(path, head) from error


def _name(container: InputContainer, head: bytes) -> str:
    """``mp4``, ``mov``, ``webm``, ``mp3``: one word for what the file is, whatever its name."""
    names = container.format.name.split(",")
    if names[0] == "matroska":
        return "webm" if is_webm(head) else "matroska"
    if names[0] == "mov":
        brand = container.metadata.get("major_brand", "qt").strip()
        return {"qt": "mov", "M4A": "m4a", "M4B": "m4b"}.get(brand, "mp4")
    return names[0]


def _silent(path: Path, *, has_video: bool) -> RefusedFile:
    if has_video:
        return RefusedFile("{file} is a film without sound.", file=path.name)
    return RefusedFile(
        "{file} holds no sound, only other data.",
        hint="Was it downloaded completely? Get it again.",
        file=path.name,
    )


def _timeless(path: Path) -> RefusedFile:
    """For a sound whose clock counts whole seconds: FFmpeg takes that where a file tells 0."""
    return RefusedFile(
        "{file} is damaged: it does not tell how fast its sound runs.",
        hint="Does it play elsewhere? Convert it to WAV or FLAC there, then add that.",
        file=path.name,
    )


def _is_film(stream: Stream) -> bool:
    # A cover picture looks like a video of one frame.
    still = Disposition.attached_pic | Disposition.timed_thumbnails | Disposition.still_image
    return stream.type == "video" and not stream.disposition & still


def _claimed_ms(container: InputContainer, stream: AudioStream) -> int | None:
    if stream.duration and stream.time_base:
        return _ms(stream.duration * stream.time_base)
    return _ms(Fraction(container.duration, 1_000_000)) if container.duration else None


def _has_packets(container: InputContainer, stream: AudioStream) -> bool:
    """Whether anything of the stream follows its header."""
    return any(packet.size for packet in container.demux(stream))


def _cover(container: InputContainer) -> bytes | None:
    """The picture that Matroska carries (mutagen reads those of the others)."""
    for stream in container.streams:
        if stream.type == "video" and stream.disposition & Disposition.attached_pic:
            container.seek(0)
            packet = next(container.demux(stream), None)
            return bytes(packet) if packet is not None and packet.size else None
    return None


def _packets_end_ms(container: InputContainer) -> int | None:
    """Where the last packet of any stream ends, as found by going to the end of the file."""
    end = Fraction(0)
    try:
        container.seek(_FAR)
        for packet in container.demux():
            if packet.pts is not None and packet.time_base:
                end = max(end, (packet.pts + (packet.duration or 0)) * packet.time_base)
    except FFmpegError:
        return None
    return _ms(end) or None


def _tags(container: InputContainer, stream: AudioStream) -> dict[str, str]:
    # Ogg keeps its tags with the stream, the others with the container.
    both = {**stream.metadata, **container.metadata}
    return {str(name).lower(): str(value) for name, value in both.items()}


def _chapters(container: InputContainer) -> tuple[Chapter, ...]:
    chapters = []
    for found in container.chapters()[:_MAX_CHAPTERS]:
        unit = found["time_base"]
        if not unit:
            continue
        start, end = _ms(found["start"] * unit), _ms(found["end"] * unit)
        title = found["metadata"].get("title", "")
        chapters.append(Chapter(max(0, start), end if end > start else None, title))
    return tuple(chapters)


def _ms(seconds: Fraction) -> int:
    return round(seconds * 1000)
