"""The sound that one play command asks for: read along its route, tuned, stretched, in portions."""

from __future__ import annotations

from collections import deque
from math import ceil

import numpy as np
from numpy.typing import NDArray

from spacesviewer.media.limiter import Limiter
from spacesviewer.media.reader import ExactReader
from spacesviewer.media.ring import SLOT_BYTES
from spacesviewer.media.route import Piece, Walk
from spacesviewer.media.stream import MAX_CHANNELS, Play
from spacesviewer.media.stretch import Stretch
from spacesviewer.media.tuning import Side

_PORTIONS_A_SECOND = 50  # at first, so that the first comes soon
_SMALL = 12  # so many: more than a sink waits for
_LARGER = 4  # times is each that follows
_FADE_S = 0.005
_KEPT_S = 30  # a loop up to this length is decoded once: some files are slow to go back in

Samples = NDArray[np.float32]


class Passage:
    """Portions in order; ``ended`` with the last one.

    Behind a jump a portion begins anew, so that within each of them sample follows sample.
    """

    def __init__(self, reader: ExactReader, command: Play) -> None:
        self.generation = command.generation
        self.sound = command.format
        self.ended = False
        self._reader = reader
        self._walk = Walk(command.route, max(0, command.start))
        self._loop = _Loop(reader, command)
        self._read_samples = 0  # handed on to the stretch, which counts them alike
        self._given = 0
        self._waiting: deque[Samples] = deque()
        self._jumps: deque[tuple[int, int]] = deque([(0, max(0, command.start))])
        self._stretch: Stretch | None = None
        self._channels = heard_channels(reader)
        self._side = command.tuning.side
        self._limiter: Limiter | None = None
        if command.tuning.gain_db:
            self._limiter = Limiter(reader.sample_rate, self._channels, command.tuning.gain_db)
        changed = (self.sound.rate, self.sound.channels) != (reader.sample_rate, self._channels)
        if changed or command.speed != 1:
            self._stretch = Stretch(
                reader.sample_rate,
                self._channels,
                command.speed,
                self.sound.rate,
                self.sound.channels,
            )
        self.step = self._stretch.step if self._stretch else 1.0
        self._count = 0
        self._most = SLOT_BYTES // self.sound.frame_bytes
        self._portion = max(1, min(self._most, self.sound.rate // _PORTIONS_A_SECOND))
        self._read_count = max(1, reader.sample_rate // _PORTIONS_A_SECOND)
        self._fade = round(_FADE_S * reader.sample_rate)
        self._progress = 0  # samples read since the route began (anew)
        self._at_end = False

    def next(self) -> tuple[float, Samples]:
        """The next portion, and the file's sample that its first frame belongs to."""
        self._count += 1
        if self._count == _SMALL:
            self._portion = max(self._portion, min(self._most, self._portion * _LARGER))
            self._read_count *= _LARGER
        while sum(map(len, self._waiting)) <= self._portion and not self._at_end:
            self._read()
        place = self._given * self.step
        while len(self._jumps) > 1 and self._jumps[1][0] <= place:
            self._jumps.popleft()
        count = self._portion
        if len(self._jumps) > 1:
            count = min(count, max(1, ceil((self._jumps[1][0] - place) / self.step)))
        begin, sample = self._jumps[0]
        samples = self._take(count)
        self._given += len(samples)
        self.ended = self._at_end and not self._waiting
        return sample + place - begin, samples

    def _read(self) -> None:
        piece = self._walk.next(self._read_count, self._fade)
        samples = self._samples(piece) if piece else None
        if piece is not None and samples is not None:
            if piece.jumped:
                self._jumps.append((self._read_samples, piece.start))
            self._read_samples += len(samples)
            self._progress += len(samples)
            if len(samples) < piece.length:
                # A loop whose end lies behind the file's goes on; one that is all behind it ends.
                self._at_end = not (self._progress and self._walk.cut_off())
                self._progress = 0
            samples = self._tuned(samples, piece)
        else:
            self._at_end = True
            samples = np.zeros((0, self._channels), np.float32)
        samples = self._through(samples)
        if len(samples):
            self._waiting.append(samples)

    def _samples(self, piece: Piece) -> Samples:
        samples = self._loop.read(piece)
        if samples.shape[1] != self._channels:
            samples = samples.mean(axis=1, keepdims=True)
        return samples

    def _tuned(self, samples: Samples, piece: Piece) -> Samples:
        if self._side != "both":
            samples = one_side(samples, self._side)
        count = min(self._fade, len(samples))
        if count and (piece.fade_in or piece.fade_out):
            samples = samples.copy()
            ramp = np.linspace(0, 1, count, endpoint=False, dtype=np.float32)[:, None]
            if piece.fade_in:
                samples[:count] *= ramp
            if piece.fade_out:
                samples[len(samples) - count :] *= ramp[::-1]
        return samples

    def _through(self, samples: Samples) -> Samples:
        """What comes out of limiter and stretch for what went in, and at the end all of it."""
        if self._limiter is not None:
            samples = self._limiter.push(samples)
            if self._at_end:
                samples = np.concatenate([samples, self._limiter.flush()])
        if self._stretch is not None:
            samples = self._stretch.push(samples)
            if self._at_end:
                samples = np.concatenate([samples, self._stretch.flush()])
        return samples

    def _take(self, count: int) -> Samples:
        parts: list[Samples] = []
        while self._waiting and count:
            part = self._waiting.popleft()
            if len(part) > count:
                self._waiting.appendleft(part[count:])
                part = part[:count]
            parts.append(part)
            count -= len(part)
        return np.concatenate(parts) if parts else np.zeros((0, self.sound.channels), np.float32)


class _Loop:
    """Reads pieces; those of a short loop from memory once it has come round."""

    def __init__(self, reader: ExactReader, command: Play) -> None:
        self._reader = reader
        self._kept: Samples | None = None
        route = command.route
        self._span: tuple[int, int] | None = None
        if route.loops and route.stretches:
            start, end = route.stretches[0][0], route.stretches[-1][1]
            if end - start <= _KEPT_S * reader.sample_rate:
                self._span = start, end

    def read(self, piece: Piece) -> Samples:
        """The samples of a piece, fewer at the file's end."""
        if self._span is None:
            return self._reader.read(piece.start, piece.length)
        start, end = self._span
        if piece.jumped and piece.start == start and self._kept is None:
            self._kept = self._reader.read(start, end - start)
        if self._kept is None or not start <= piece.start <= end:
            return self._reader.read(piece.start, piece.length)
        return self._kept[piece.start - start : piece.start - start + piece.length]


def heard_channels(reader: ExactReader) -> int:
    """The channels that are played: the file's own, or one where it has more than speakers."""
    return reader.channels if reader.channels <= MAX_CHANNELS else 1


def one_side(samples: Samples, side: Side) -> Samples:
    """One channel, or the mix of all, on all channels."""
    if side == "mono":
        one = samples.mean(axis=1, keepdims=True)
    else:
        channel = 0 if side == "left" else min(1, samples.shape[1] - 1)
        one = samples[:, channel : channel + 1]
    return np.repeat(one, samples.shape[1], axis=1)
