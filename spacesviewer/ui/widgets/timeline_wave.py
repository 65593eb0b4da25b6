"""The waveform as pixels: peaks, and within them the loudness that the ear hears (RMS)."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from spacesviewer.ui.widgets.timeline_canvas import Pixels
from spacesviewer.ui.widgets.timeline_columns import LastViews
from spacesviewer.ui.widgets.timeline_data import Floats, Waveform

Columns = tuple[Floats, Floats, Floats]
Places = NDArray[np.uint16]
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
    low, high, rms = known
    height, middle = len(part), np.uint16(len(part) // 2)
    reach = np.float32(gain * (height - 1) / 2)
    top = np.minimum(_rows_of(middle - high * reach, height), middle)
    bottom = np.maximum(_rows_of(middle - low * reach, height), middle)
    upper = np.maximum(_rows_of(middle - rms * reach, height), top)
    lower = np.minimum(_rows_of(middle + rms * reach, height), bottom)
    rows, peak = _between(top, bottom)
    # Multiplying a mask with the difference of two colours is four times as fast as np.where.
    peak *= ground ^ ink.peak
    part[: rows.start] = ground
    part[rows.stop :] = ground
    np.bitwise_xor(peak, ground, out=part[rows])
    rows, body = _between(upper, lower)
    body *= ink.peak ^ ink.body
    part[rows] ^= body


def _between(top: Places, bottom: Places) -> tuple[slice, Pixels]:
    """The rows that any column reaches, and for these 1 where they lie within the column."""
    touched = slice(int(top.min()), int(bottom.max()) + 1)
    rows = np.arange(touched.start, touched.stop, dtype=np.uint16)[:, None]
    # An unsigned difference below 0 is a huge number: one comparison tells "between".
    return touched, (rows - top <= bottom - top).astype(np.uint32)


def _rows_of(rows: Floats, height: int) -> Places:
    """Rows as whole numbers within the strip."""
    inside = np.minimum(np.maximum(rows, np.float32(0)), np.float32(height - 1))
    return np.asarray((inside + np.float32(0.5)).astype(np.uint16))
