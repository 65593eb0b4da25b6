"""Cuts a stretch of sound out of a recording, exact to the sample, with no tags of the original."""

from __future__ import annotations

import os
import tempfile
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from av.audio.stream import AudioStream
from numpy.typing import NDArray

from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.domain.timecode import format_time
from spacesviewer.media.reader import ExactReader

_MOST_S = 3600.0  # a longer clip is a copy of the recording
_BIT_RATE = 128_000
_PEAK_DB = -1.0  # after normalising: some players clip at 0


@dataclass(frozen=True, slots=True)
class _Format:
    """How a file of a suffix is encoded. ``rates``: those that the encoder takes, () for any."""

    container: str
    codec: str
    sample: str
    bit_rate: int = 0
    rates: tuple[int, ...] = ()


_OPUS_RATES = (48_000,)
_MP3_RATES = (8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000)
_AAC_RATES = (*_MP3_RATES, 64000, 88200, 96000)
_FORMATS = {
    "wav": _Format("wav", "pcm_s16le", "s16"),
    "flac": _Format("flac", "flac", "s16"),
    "mp3": _Format("mp3", "libmp3lame", "s16p", _BIT_RATE, _MP3_RATES),
    "m4a": _Format("ipod", "aac", "fltp", _BIT_RATE, _AAC_RATES),
    "opus": _Format("ogg", "libopus", "flt", 64_000, _OPUS_RATES),
}
FORMATS = tuple(sorted(_FORMATS))


def cut(
    path: Path,
    start_ms: int,
    end_ms: int,
    target: Path,
    *,
    pad_ms: int = 0,
    fade_ms: int = 0,
    normalise: bool = False,
) -> None:
    """Writes the sound from start to end of a recording; the suffix of the target says as what.

    ``pad_ms`` is added on both sides as far as there is sound, ``fade_ms`` fades in and out,
    ``normalise`` brings the loudest sample to -1 dB. Raises RefusedFile where the recording cannot
    be read, WrongUsage or UserError where the clip cannot be made or written.
    """
    form = _FORMATS.get(target.suffix[1:].casefold())
    if form is None:
        known = ", ".join(FORMATS)
        raise WrongUsage(
            f"{target.name} has no ending that says a format.", hint=f"One of {known}."
        )
    if not 0 <= start_ms < end_ms:
        raise WrongUsage(f"{format_time(end_ms)} does not come after {format_time(start_ms)}.")
    if end_ms - start_ms + 2 * pad_ms > _MOST_S * 1000:
        raise UserError("A clip can be an hour long at most.", hint="Cut it into parts.")
    with ExactReader(path) as reader:
        rate = reader.sample_rate
        samples = _read(reader, path.name, start_ms, end_ms, pad_ms)
    if fade_ms or normalise:
        samples = _shaped(samples, rate, fade_ms, normalise)
    _write_beside(target, lambda beside: _encode(samples, rate, form, beside))


def _read(
    reader: ExactReader, name: str, start_ms: int, end_ms: int, pad_ms: int
) -> NDArray[np.float32]:
    rate = reader.sample_rate
    begin = max(0, start_ms - pad_ms) * rate // 1000
    end = (end_ms + pad_ms) * rate // 1000
    samples = reader.read(begin, end - begin)
    wanted = end_ms * rate // 1000 - begin
    # A tenth of a second may be missing at the very end: transcripts round up.
    if len(samples) < wanted - rate // 10:
        there = begin * 1000 // rate + len(samples) * 1000 // rate
        raise UserError(
            f"{name} ends at {format_time(there, milliseconds=True)}, before the end of this clip."
        )
    return samples


def _shaped(
    samples: NDArray[np.float32], rate: int, fade_ms: int, normalise: bool
) -> NDArray[np.float32]:
    """Fades and level, by pydub on the samples in memory."""
    with warnings.catch_warnings():
        # pydub's last release is older than the warnings of today's Python about it.
        warnings.simplefilter("ignore")
        from pydub import AudioSegment  # noqa: PLC0415 - it looks for ffmpeg when it is loaded

    whole = np.clip(np.rint(samples * 2**31), -(2**31), 2**31 - 1).astype("<i4")
    segment = AudioSegment(
        data=whole.tobytes(), sample_width=4, frame_rate=rate, channels=samples.shape[1]
    )
    if normalise and segment.max:
        segment = segment.apply_gain(_PEAK_DB - segment.max_dBFS)
    if fade_ms:
        length = min(fade_ms, len(segment) // 2)
        segment = segment.fade_in(length).fade_out(length)
    shaped = np.frombuffer(segment.raw_data, "<i4").astype(np.float32) / np.float32(2**31)
    return shaped.reshape(-1, samples.shape[1])


def _encode(samples: NDArray[np.float32], rate: int, form: _Format, target: Path) -> None:
    layout = "mono" if samples.shape[1] == 1 else "stereo"
    if samples.shape[1] > 2:
        samples = samples.mean(axis=1, keepdims=True)
        layout = "mono"
    rate_out = rate if not form.rates or rate in form.rates else 48_000
    # bitexact: without it the writer puts its own name and version into the file.
    options = {"fflags": "+bitexact"}
    with av.open(str(target), "w", format=form.container, options=options) as output:
        stream = output.add_stream(form.codec, rate=rate_out)
        assert isinstance(stream, AudioStream)
        stream.layout = layout
        stream.format = form.sample
        if form.bit_rate:
            stream.bit_rate = form.bit_rate
        resampler = av.AudioResampler(form.sample, layout, rate_out)
        for first in range(0, len(samples), rate):
            part = np.ascontiguousarray(samples[first : first + rate].reshape(1, -1))
            frame = av.AudioFrame.from_ndarray(part, "flt", layout)
            frame.rate, frame.pts = rate, first
            for ready in resampler.resample(frame):
                output.mux(stream.encode(ready))
        for ready in resampler.resample(None):
            output.mux(stream.encode(ready))
        output.mux(stream.encode(None))


def _write_beside(target: Path, write: Callable[[Path], None]) -> None:
    beside: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".clip-", suffix=target.suffix)
        os.close(handle)
        beside = Path(name)
        write(beside)
        beside.replace(target)
    except (OSError, av.FFmpegError) as error:
        raise UserError(
            f"{target} could not be written.",
            hint=f"{error.strerror or error}. Choose another place or name.",
        ) from error
    finally:
        if beside is not None:
            beside.unlink(missing_ok=True)
