"""Writes samples as a sound file: whole or not at all, and with the tags that were chosen only."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.error import FFmpegError
from numpy.typing import NDArray

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.soundclip import TAGS, tag_text
from spacesviewer.whole_file import saving

Samples = NDArray[np.int16]  # (n, channels)
_PART_S = 1
# Without it the writer puts its own name and version into the file.
_ANONYMOUS = {"fflags": "+bitexact"}
# What each of our names is called by the containers.
_TAG_NAMES = {"title": "title", "artist": "artist", "source": "comment"}


@dataclass(frozen=True, slots=True)
class Form:
    """How a file of a suffix is encoded."""

    container: str
    codec: str
    bit_rate: int = 0


_FORMS = {
    "wav": Form("wav", "pcm_s16le"),
    "flac": Form("flac", "flac"),
    "mp3": Form("mp3", "libmp3lame", 128_000),
    "m4a": Form("ipod", "aac", 128_000),
    "opus": Form("ogg", "libopus", 64_000),
}
FORMATS = tuple(sorted(_FORMS))


def form_of(target: Path, form: str = "") -> Form:
    """How a file is encoded: as is named, else as its suffix says; WrongUsage for another."""
    found = _FORMS.get((form or target.suffix[1:]).casefold())
    if found is None:
        raise WrongUsage(
            "“{form}” is no format of sound."
            if form
            else "{file} has no ending that says one of sound.",
            hint="Choose one of {known}.",
            form=form,
            file=target.name,
            known=", ".join(FORMATS),
        )
    return found


def write(
    samples: Samples,
    rate: int,
    form: Form,
    target: Path,
    tags: Iterable[tuple[str, str]] = (),
    beside: str = "",
) -> None:
    """Writes samples beside the target, then over it; UserError where that cannot be done."""
    write_beside(target, lambda file: _write(samples, rate, form, file, tags), beside)


def write_beside(target: Path, make: Callable[[Path], None], name: str = "") -> None:
    """Lets a file be made beside the target, then renames it over it.

    Who may end this process at any moment gives the ``name`` of the first, and can clear it away.
    """
    with saving(target, name) as beside:
        try:
            make(beside)
        except FFmpegError as error:
            raise OSError(error.errno, error.strerror) from error


def _write(
    samples: Samples, rate: int, form: Form, file: Path, tags: Iterable[tuple[str, str]]
) -> None:
    name, container = f"file:{file.absolute()}", form.container
    with av.open(name, "w", format=container, options=_ANONYMOUS) as output:
        for tag, value in tags:
            if tag in TAGS and (text := tag_text(value)):
                output.metadata[_TAG_NAMES[tag]] = text
        _fill(output, samples, rate, form)


def encoded(samples: Samples, rate: int, form: Form) -> bytes:
    """The bytes of a sound file, which is never written to a disk."""
    memory = io.BytesIO()
    with av.open(memory, "w", format=form.container, options=_ANONYMOUS) as output:
        _fill(output, samples, rate, form)
    return memory.getvalue()


def _fill(output: OutputContainer, samples: Samples, rate: int, form: Form) -> None:
    stream = add_sound(output, form, rate, samples.shape[1])
    for packet in packets(stream, samples, rate):
        output.mux(packet)


def add_sound(output: OutputContainer, form: Form, rate: int, channels: int) -> AudioStream:
    """A stream of sound for a file that is being written."""
    options = {"flags": "+bitexact"}  # as above: AAC writes its encoder between the sounds
    stream = output.add_stream(form.codec, rate=_rate_for(form.codec, rate), options=options)
    assert isinstance(stream, AudioStream)
    stream.layout = "mono" if channels == 1 else "stereo"
    if form.bit_rate:
        stream.bit_rate = form.bit_rate
    kinds = stream.codec.audio_formats
    stream.format = kinds[0].name if kinds else "s16"
    return stream


def packets(stream: AudioStream, samples: Samples, rate: int) -> Iterator[av.Packet[AudioStream]]:
    """The encoded sound, part by part."""
    layout = stream.layout.name
    resampler = av.AudioResampler(stream.format, layout, stream.rate)
    for first in range(0, len(samples), rate * _PART_S):
        part = np.ascontiguousarray(samples[first : first + rate * _PART_S]).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(part, "s16", layout)
        frame.sample_rate, frame.pts, frame.time_base = rate, first, Fraction(1, rate)
        for ready in resampler.resample(frame):
            yield from stream.encode(ready)
    for ready in resampler.resample(None):
        yield from stream.encode(ready)
    yield from stream.encode(None)


def _rate_for(codec: str, rate: int) -> int:
    """The rate itself where the codec can, else the next higher one that it can."""
    rates = av.Codec(codec, "w").audio_rates
    if not rates or rate in rates:
        return rate
    return min((one for one in rates if one >= rate), default=max(rates))
