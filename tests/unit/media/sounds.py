"""Sound made for the tests, and files that hold it."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from spacesviewer.media.reader import ExactReader

Samples = NDArray[np.float32]


def speechlike(seconds: float, rate: int, channels: int = 1, seed: int = 1) -> Samples:
    """Bursts of noise over a wandering tone, with clicks and a pause: no two places are alike."""
    chance = np.random.default_rng(seed)
    count = round(seconds * rate)
    t = np.arange(count) / rate
    sound = chance.normal(0, 0.12, count) * (0.5 + 0.5 * np.sin(2 * np.pi * 0.7 * t)) ** 4
    pitch = 180 + 60 * np.sin(2 * np.pi * 0.31 * t)
    sound += 0.3 * np.sin(2 * np.pi * np.cumsum(pitch) / rate) * (np.sin(1.4 * t) > -0.5)
    sound[chance.integers(0, count, int(seconds * 3))] += 0.5
    sound[int(count * 0.4) : int(count * 0.45)] = 0
    sides = [sound * (1 - 0.3 * channel) for channel in range(channels)]
    return np.clip(np.stack(sides, axis=1), -1, 1).astype(np.float32)


def write(
    path: Path,
    samples: Samples,
    rate: int,
    codec: str,
    *,
    bit_rate: int = 0,
    options: dict[str, str] | None = None,
    container: dict[str, str] | None = None,
) -> Path:
    """A file of the container that the suffix names, encoded by a codec of PyAV."""
    layout = "mono" if samples.shape[1] == 1 else "stereo"
    with av.open(str(path), "w", options=container or {}) as output:
        stream = output.add_stream(codec, rate=rate, options=options or {})
        assert isinstance(stream, av.audio.stream.AudioStream)
        stream.layout = layout
        if bit_rate:
            stream.bit_rate = bit_rate
        format_name = stream.codec.audio_formats[0].name if stream.codec.audio_formats else "flt"
        stream.format = format_name
        resampler = av.AudioResampler(format_name, layout, rate)
        for first in range(0, len(samples), rate):
            part = np.ascontiguousarray(samples[first : first + rate].reshape(1, -1))
            frame = av.AudioFrame.from_ndarray(part, "flt", layout)
            frame.rate, frame.pts = rate, first
            for ready in resampler.resample(frame):
                output.mux(stream.encode(ready))
        for ready in resampler.resample(None):
            output.mux(stream.encode(ready))
        output.mux(stream.encode(None))
    return path


def read_on(reader: ExactReader) -> Samples:
    """All samples, read in one go from the start to the end."""
    parts, place = [], 0
    while len(part := reader.read(place, reader.sample_rate)):
        parts.append(part)
        place += len(part)
    return np.concatenate(parts)


def delay_of(heard: Samples, source: Samples) -> tuple[int, float]:
    """By how many samples heard comes later than source, and how alike they are then."""
    length = min(len(heard), len(source), 200_000)
    a, b = heard[:length, 0], source[:length, 0]
    size = 1 << (2 * length - 1).bit_length()
    correlation = np.fft.irfft(np.fft.rfft(a, size) * np.conj(np.fft.rfft(b, size)), size)
    best = int(np.argmax(correlation))
    lag = best if best < size // 2 else best - size
    alike = correlation[best] / np.sqrt(np.dot(a, a) * np.dot(b, b))
    return lag, float(alike)
