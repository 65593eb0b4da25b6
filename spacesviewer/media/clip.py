"""Cuts a stretch of sound out of a recording, exact to the sample, with no tags of the original."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.domain.soundclip import PLAIN, ClipShape, joined
from spacesviewer.domain.timecode import format_length, format_time
from spacesviewer.media import encoding, shaping
from spacesviewer.media.encoding import FORMATS
from spacesviewer.media.reader import ExactReader

__all__ = ["FORMATS", "LONGEST_MS", "Sound", "cut", "encoded", "sound"]

LONGEST_MS = 30 * 60 * 1000  # a clip is made in memory; a longer one is a copy of the recording
_SLACK_MS = 100  # that may be missing at the very end: transcripts round up
_PART_S = 1


@dataclass(frozen=True, slots=True)
class Sound:
    """16-bit samples (n, channels); ``begin_ms`` is when the first of them is heard."""

    samples: NDArray[np.int16]
    rate: int
    begin_ms: int


def cut(
    path: Path,
    start_ms: int,
    end_ms: int,
    target: Path,
    shape: ClipShape = PLAIN,
    form: str = "",
    beside: str = "",
) -> None:
    """Writes the sound from start to end of a recording; ``form`` or the target's suffix says how.

    All times, those of the covers too, are the recording's own. More than two channels become one.
    Raises RefusedFile where the recording cannot be read, WrongUsage or UserError where the clip
    cannot be made or written. Decodes: call it through ``isolated.run``. ``beside`` names the file
    that becomes the target.
    """
    encoded_as = encoding.form_of(target, form)
    if target.exists() and path.exists() and target.samefile(path):
        raise WrongUsage("The clip would overwrite its own recording, {file}.", file=path.name)
    made = sound(path, start_ms, end_ms, shape)
    encoding.write(made.samples, made.rate, encoded_as, target, shape.tags, beside)


def encoded(
    path: Path, start_ms: int, end_ms: int, shape: ClipShape = PLAIN, form: str = "mp3"
) -> bytes:
    """The bytes of the file that ``cut`` would write, without a file; raises as it does."""
    made = sound(path, start_ms, end_ms, shape)
    return encoding.encoded(made.samples, made.rate, encoding.form_of(path, form))


def sound(path: Path, start_ms: int, end_ms: int, shape: ClipShape = PLAIN) -> Sound:
    """The samples that ``cut`` writes; raises as it does, and is called in the same way."""
    if not 0 <= start_ms < end_ms:
        raise WrongUsage(
            "{end} does not come after {start}.",
            end=format_time(end_ms),
            start=format_time(start_ms),
        )
    if end_ms - start_ms + shape.pad_before_ms + shape.pad_after_ms > LONGEST_MS:
        raise UserError(
            "A clip can be {most} long at most.",
            hint="Cut it into parts.",
            most=format_length(LONGEST_MS),
        )
    raw = _read(path, start_ms, end_ms, shape)
    over = joined(shape.covers, raw.begin_ms, end_ms + shape.pad_after_ms)
    samples = shaping.shaped(raw.samples, raw.rate, raw.begin_ms, replace(shape, covers=over))
    if not len(samples):
        raise UserError("Nothing is left of this clip: all of it would be cut out.")
    return Sound(samples, raw.rate, raw.begin_ms)


def _read(path: Path, start_ms: int, end_ms: int, shape: ClipShape) -> Sound:
    with ExactReader(path) as reader:
        rate, total = reader.sample_rate, reader.total_samples
        if start_ms * rate >= total * 1000 or end_ms > reader.duration_ms + _SLACK_MS:
            length = format_time(reader.duration_ms, milliseconds=True)
            raise UserError(
                "{file} ends at {length}, before the end of this clip.",
                file=path.name,
                length=length,
            )
        begin_ms = max(0, start_ms - shape.pad_before_ms)
        at = first = begin_ms * rate // 1000
        last = min((end_ms + shape.pad_after_ms) * rate // 1000, total)
        channels = reader.channels if reader.channels <= 2 else 1
        samples = np.empty((last - first, channels), np.int16)
        # In parts: as floats all at once it would take twice the memory.
        while at < last and len(part := reader.read(at, min(_PART_S * rate, last - at))):
            if channels != reader.channels:
                part = part.mean(axis=1, keepdims=True)
            whole = np.clip(np.rint(part * 32768), -32768, 32767)
            samples[at - first : at - first + len(part)] = whole
            at += len(part)
    return Sound(samples[: at - first], rate, begin_ms)
