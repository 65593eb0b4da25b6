"""Cuts a stretch of sound out of a recording, exact to the sample, with no tags of the original."""

from __future__ import annotations

import os
import tempfile
import warnings
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from av.audio.stream import AudioStream
from av.error import FFmpegError
from numpy.typing import NDArray

from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.domain.timecode import format_length, format_time
from spacesviewer.media.reader import ExactReader

LONGEST_MS = 30 * 60 * 1000  # a clip is made in memory; a longer one is a copy of the recording
_LOUDEST_DB = -1.0  # after normalising: some players clip at 0
_SLACK_MS = 100  # that may be missing at the very end: transcripts round up
_PART_S = 1


@dataclass(frozen=True, slots=True)
class _Form:
    """How a file of a suffix is encoded."""

    container: str
    codec: str
    bit_rate: int = 0


_FORMS = {
    "wav": _Form("wav", "pcm_s16le"),
    "flac": _Form("flac", "flac"),
    "mp3": _Form("mp3", "libmp3lame", 128_000),
    "m4a": _Form("ipod", "aac", 128_000),
    "opus": _Form("ogg", "libopus", 64_000),
}
FORMATS = tuple(sorted(_FORMS))


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
    ``normalise`` brings the loudest sample to -1 dB. More than two channels become one. Raises
    RefusedFile where the recording cannot be read, WrongUsage or UserError where the clip cannot
    be made or written. Decodes: call it through ``isolated.run``.
    """
    form = _FORMS.get(target.suffix[1:].casefold())
    if form is None:
        raise WrongUsage(
            f"{target.name} has no ending that says a format.",
            hint=f"Choose one of {', '.join(FORMATS)}.",
        )
    if target.exists() and path.exists() and target.samefile(path):
        raise WrongUsage(f"The clip would overwrite its own recording, {path.name}.")
    samples, rate = _read(path, start_ms, end_ms, pad_ms)
    if fade_ms or normalise:
        samples = _shaped(samples, rate, fade_ms, normalise)
    _write(samples, rate, form, target)


def _read(path: Path, start_ms: int, end_ms: int, pad_ms: int) -> tuple[NDArray[np.int16], int]:
    """16-bit samples of a stretch, shape (n, channels), and their rate."""
    if not 0 <= start_ms < end_ms:
        raise WrongUsage(f"{format_time(end_ms)} does not come after {format_time(start_ms)}.")
    if end_ms - start_ms + 2 * pad_ms > LONGEST_MS:
        raise UserError(
            f"A clip can be {format_length(LONGEST_MS)} long at most.", hint="Cut it into parts."
        )
    with ExactReader(path) as reader:
        rate, total = reader.sample_rate, reader.total_samples
        if start_ms * rate >= total * 1000 or end_ms > reader.duration_ms + _SLACK_MS:
            length = format_time(reader.duration_ms, milliseconds=True)
            raise UserError(f"{path.name} ends at {length}, before the end of this clip.")
        at = first = max(0, start_ms - pad_ms) * rate // 1000
        last = min((end_ms + pad_ms) * rate // 1000, total)
        channels = reader.channels if reader.channels <= 2 else 1
        samples = np.empty((last - first, channels), np.int16)
        # In parts: as floats all at once it would take twice the memory.
        while at < last and len(part := reader.read(at, min(_PART_S * rate, last - at))):
            if channels != reader.channels:
                part = part.mean(axis=1, keepdims=True)
            whole = np.clip(np.rint(part * 32768), -32768, 32767)
            samples[at - first : at - first + len(part)] = whole
            at += len(part)
    return samples[: at - first], rate


def _shaped(
    samples: NDArray[np.int16], rate: int, fade_ms: int, normalise: bool
) -> NDArray[np.int16]:
    """Fades and level, by pydub on the samples in memory."""
    with warnings.catch_warnings():
        # pydub's last release is older than the warnings of today's Python about it.
        warnings.simplefilter("ignore")
        from pydub import AudioSegment  # noqa: PLC0415 - it looks for ffmpeg when it is loaded

    segment = AudioSegment(
        data=samples.tobytes(), sample_width=2, frame_rate=rate, channels=samples.shape[1]
    )
    if normalise and segment.max:
        segment = segment.apply_gain(_LOUDEST_DB - segment.max_dBFS)
    if fade_ms > 0:
        length = min(fade_ms, len(segment) // 2)
        segment = segment.fade_in(length).fade_out(length)
    return np.frombuffer(segment.raw_data, np.int16).reshape(-1, samples.shape[1])


def _write(samples: NDArray[np.int16], rate: int, form: _Form, target: Path) -> None:
    beside: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".clip-", suffix=target.suffix)
        os.close(handle)
        beside = Path(name)
        _encode(samples, rate, form, beside)
        beside.replace(target)
    except (OSError, FFmpegError) as error:
        raise UserError(
            f"{target} could not be written.",
            hint=f"{error.strerror or error}. Choose another place or name.",
        ) from error
    finally:
        if beside is not None:
            beside.unlink(missing_ok=True)


def _encode(samples: NDArray[np.int16], rate: int, form: _Form, file: Path) -> None:
    layout = "mono" if samples.shape[1] == 1 else "stereo"
    # bitexact: without it the writer puts its own name and version into the file.
    options = {"fflags": "+bitexact"}
    with av.open(f"file:{file.absolute()}", "w", format=form.container, options=options) as output:
        stream = output.add_stream(form.codec, rate=_rate_for(form.codec, rate))
        assert isinstance(stream, AudioStream)
        stream.layout = layout
        if form.bit_rate:
            stream.bit_rate = form.bit_rate
        kinds = stream.codec.audio_formats
        stream.format = kinds[0].name if kinds else "s16"
        resampler = av.AudioResampler(stream.format, layout, stream.rate)
        for first in range(0, len(samples), rate * _PART_S):
            part = np.ascontiguousarray(samples[first : first + rate * _PART_S]).reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(part, "s16", layout)
            frame.sample_rate, frame.pts = rate, first
            for ready in resampler.resample(frame):
                output.mux(stream.encode(ready))
        for ready in resampler.resample(None):
            output.mux(stream.encode(ready))
        output.mux(stream.encode(None))


def _rate_for(codec: str, rate: int) -> int:
    """The rate itself where the codec can, else the next higher one that it can."""
    rates = av.Codec(codec, "w").audio_rates
    if not rates or rate in rates:
        return rate
    return min((one for one in rates if one >= rate), default=max(rates))
