"""Recordings whose samples tell their own place, in every kind of file that people have.

The sound is noise that can be made again for any place, so that hours of it need no memory: what a
reader gives is found in it by correlation, to the sample, through any codec.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

RATE = 48_000
_SOFTEN = np.ones(12) / 4  # a low pass: codecs keep what is below some kilohertz
Sound = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file. ``tells_delay``: it says how many samples its encoder put in front."""

    name: str
    suffix: str
    codec: str
    bit_rate: int = 0
    options: dict[str, str] = field(default_factory=dict)
    container: dict[str, str] = field(default_factory=dict)
    tells_delay: bool = True
    most_minutes: int = 180


_NO_HEADER = {"write_xing": "0", "id3v2_version": "0"}
# libmp3lame passes over an option it does not know ("q") and writes a constant rate.
V7 = {"flags": "+qscale", "global_quality": str(7 * 118)}
KINDS = (
    Kind("m4a 64k", "m4a", "aac", 64_000),
    Kind("MP3 CBR", "mp3", "libmp3lame", 64_000),
    Kind("MP3 CBR without header", "mp3", "libmp3lame", 64_000, {}, _NO_HEADER, False),
    Kind("MP3 VBR V7", "mp3", "libmp3lame", 0, V7),
    Kind("MP3 VBR V7 without header", "mp3", "libmp3lame", 0, V7, _NO_HEADER, False),
    Kind("Opus 24k", "opus", "libopus", 24_000),
    # Without loss noise takes much room.
    Kind("FLAC", "flac", "flac", most_minutes=60),
    Kind("WAV", "wav", "pcm_s16le", most_minutes=60),
    Kind("ADTS", "aac", "aac", 64_000, tells_delay=False),
)


def numbered(start: int, count: int) -> Sound:
    """The samples from a place on."""
    first, last = start // RATE, (start + count - 1) // RATE
    sound = np.concatenate([_second(number) for number in range(first, last + 1)])
    return sound[start - first * RATE :][:count]


def _second(number: int) -> Sound:
    noise = np.random.default_rng(number).normal(0, 0.2, RATE)
    return np.clip(np.convolve(noise, _SOFTEN, "same"), -0.9, 0.9).astype(np.float32)


def recording(folder: Path, kind: Kind, minutes: int) -> Path:
    """A file of that kind, made once."""
    minutes = min(minutes, kind.most_minutes)
    path = folder / f"{kind.name}, {minutes} min.{kind.suffix}"
    if not path.exists():
        beside = path.with_name(f"unfinished {path.name}")
        _write(beside, kind, minutes * 60)
        beside.replace(path)
    return path


def _write(path: Path, kind: Kind, seconds: int) -> None:
    with av.open(str(path), "w", options=kind.container) as output:
        stream = output.add_stream(kind.codec, rate=RATE, options=kind.options)
        assert isinstance(stream, av.audio.stream.AudioStream)
        stream.layout = "mono"
        if kind.bit_rate:
            stream.bit_rate = kind.bit_rate
        formats = stream.codec.audio_formats
        stream.format = formats[0].name if formats else "s16"
        resampler = av.AudioResampler(stream.format.name, "mono", RATE)
        for second in range(seconds):
            frame = av.AudioFrame.from_ndarray(_second(second).reshape(1, -1), "flt", "mono")
            frame.rate, frame.pts = RATE, second * RATE
            for ready in resampler.resample(frame):
                output.mux(stream.encode(ready))
        for ready in resampler.resample(None):
            output.mux(stream.encode(ready))
        output.mux(stream.encode(None))
