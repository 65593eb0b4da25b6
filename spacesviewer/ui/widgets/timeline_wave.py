"""The waveform as pixels: peaks, and within them the loudness that the ear hears (RMS)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from spacesviewer.ui.widgets.timeline_canvas import Pixels
from spacesviewer.ui.widgets.timeline_columns import LastViews
from spacesviewer.ui.widgets.timeline_data import Floats, Waveform

Columns = tuple[Floats, Floats, Floats]
Places = NDArray[np.unsignedinteger[Any]]
_MOST_GAIN = 8.0
_LOUD = 0.995  # this share of the columns is drawn unclipped; one slammed door does not count


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of a waveform."""

    peak: np.uint32
    body: np.uint32
    still: np.uint32


@dataclass(frozen=True, slots=True)
class Sound:
    """A waveform at its place in the session; one that grows is given anew each time."""

    waveform: Waveform
    offset_ms: int = 0
    _known: LastViews[tuple[slice, Columns]] = field(
        default_factory=LastViews, init=False, repr=False, compare=False
    )

    @property
    def end_ms(self) -> float:
        """Up to where in the session the sound is known."""
        return self.offset_ms + self.waveform.duration_ms

    def columns(self, start_ms: float, end_ms: float, width: int) -> tuple[slice, Columns]:
        """Which of the columns have sound, and their lowest, highest and RMS samples."""
        view = (start_ms, end_ms, width)
        return self._known.of(view, lambda: self._columns(start_ms, end_ms, width))

    def _columns(self, start_ms: float, end_ms: float, width: int) -> tuple[slice, Columns]:
        step = (end_ms - start_ms) / width
        first = max(0, int(np.ceil((self.offset_ms - start_ms) / step)))
        last = min(width, int(np.ceil((self.end_ms - start_ms) / step)))
        if last <= first:
            nothing = np.zeros(0, dtype=np.float32)
            return slice(0, 0), (nothing, nothing, nothing)
        begin = start_ms - self.offset_ms + first * step
        known = self.waveform.columns(begin, start_ms - self.offset_ms + last * step, last - first)
        return slice(first, last), known

    def gain(self) -> float:
        """How much to enlarge the sound so that a quiet recording fills its row too."""
        if self.waveform.duration_ms <= 0:
            return 1.0
        low, high, _ = self.waveform.columns(0.0, self.waveform.duration_ms, 1000)
        loud = float(np.quantile(np.maximum(np.abs(low), np.abs(high)), _LOUD))
        return min(_MOST_GAIN, 0.95 / loud) if loud > 0 else 1.0


def draw(
    strip: Pixels,
    sound: Sound | None,
    gain: float,
    span: tuple[float, float],
    ink: Ink,
    ground: Pixels,
) -> None:
    """Fills a strip: the ground (one colour a column), a flat line, and over it what is known."""
    height, width = strip.shape
    where = slice(0, 0)
    if sound is not None and height >= 3 and span[1] > span[0]:
        where, known = sound.columns(*span, width)
        if where.stop > where.start:
            _ink(strip[:, where], known, gain, ink, ground[where])
    for rest in (slice(0, where.start), slice(where.stop, width)):
        strip[:, rest] = ground[rest]
        strip[height // 2, rest] = ink.still


def _ink(part: Pixels, known: Columns, gain: float, ink: Ink, ground: Pixels) -> None:
    """Fills the columns that have sound."""
    top, upper, lower, bottom = _reaches(known, gain, len(part))
    rows, peak = _between(top, bottom)
    # Multiplying a mask with the difference of two colours is four times as fast as np.where.
    part[: rows.start] = ground
    part[rows.stop :] = ground
    inner = part[rows]
    np.multiply(peak, ground ^ ink.peak, out=inner)
    inner ^= ground
    rows, body = _between(upper, lower)
    part[rows] ^= body * (ink.peak ^ ink.body)


def _reaches(known: Columns, gain: float, height: int) -> Places:
    """From which row to which one the peaks reach (first, last) and the loudness (within)."""
    low, high, rms = known
    middle, reach = height // 2, np.float32(gain * (height - 1) / 2)
    rows = np.empty((4, len(low)), dtype=np.float32)  # all at once: most of the cost is by the call
    np.multiply(high, -reach, out=rows[0])
    np.multiply(rms, -reach, out=rows[1])
    np.multiply(rms, reach, out=rows[2])
    np.multiply(low, -reach, out=rows[3])
    rows += np.float32(middle)
    np.maximum(rows, np.float32(0), out=rows)
    np.minimum(rows, np.float32(height - 1), out=rows)
    rows += np.float32(0.5)
    kind: type[np.unsignedinteger[Any]] = np.uint8 if height <= 256 else np.uint16
    places: Places = rows.astype(kind)
    top, upper, lower, bottom = places
    np.minimum(top, middle, out=top)
    np.maximum(bottom, middle, out=bottom)
    np.maximum(upper, top, out=upper)
    np.minimum(lower, bottom, out=lower)
    return places


def _between(top: Places, bottom: Places) -> tuple[slice, NDArray[np.bool_]]:
    """The rows that any column reaches, and for these whether they lie within the column."""
    touched = slice(int(top.min()), int(bottom.max()) + 1)
    rows = np.arange(touched.start, touched.stop, dtype=top.dtype)[:, None]
    # An unsigned difference below 0 is a huge number: one comparison tells "between".
    return touched, np.asarray(rows - top <= bottom - top)
