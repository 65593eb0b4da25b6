"""Which sample a decoded frame begins with: time stamps turned into places, however coarse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, gcd
from statistics import median
from typing import NamedTuple

from av.audio.frame import AudioFrame

# Blocks of these codecs change their size mid-file, by multiples of this many samples.
_FINEST = {"vorbis": 64, "opus": 120}
_MP3_RESERVOIR = 511  # bytes that a frame may borrow from those before it
_MP3_HEADER = 38  # bytes of a frame that are no part of the reservoir, at most
_LOSSLESS = ("pcm_", "flac", "alac")


class Piece(NamedTuple):
    """A decoded frame with its time stamp (None: not told), its length and its packet's bytes.

    ``length`` is in samples at the reader's rate, whatever the frame's own.
    """

    frame: AudioFrame
    pts: int | None
    length: int
    size: int


@dataclass(frozen=True, slots=True)
class Clock:
    """Turns time stamps into samples since the first one.

    ``numerator / denominator`` are samples per unit. Where a unit is longer than a sample
    (Matroska, ASF, MPEG-TS) true places lie on a ``grid`` through ``phase``, and stamps are off
    by ``bias`` on average; grid 0: the stamps tell the sample themselves.
    """

    origin: int
    numerator: int
    denominator: int
    grid: int = 0
    phase: int = 0
    bias: float = 0.0
    tolerance: int = 1

    @property
    def slack(self) -> tuple[int, int]:
        """How far a right stamp may lie from its place: lowest, highest."""
        return floor(self.bias) - self.tolerance, ceil(self.bias) + self.tolerance

    def place(self, pts: int) -> int:
        """The sample that a time stamp tells, as coarse as the stamp is."""
        return (pts - self.origin) * self.numerator // self.denominator

    def pts(self, sample: int) -> int:
        """The stamp of a sample or of one shortly before."""
        return self.origin + sample * self.denominator // self.numerator

    def snap(self, place: float) -> int:
        """The place on the grid that a coarse place means."""
        if not self.grid:
            return round(place)
        steps = round((place - self.bias - self.phase) / self.grid)
        return self.phase + steps * self.grid

    def vote(self, pieces: Sequence[Piece]) -> int | None:
        """Where the first of some pieces in a row begins, as most of their stamps tell.

        A single stamp may lie: the first of an Ogg Vorbis page often does.
        """
        told, done = [], 0
        for piece in pieces:
            if piece.pts is not None:
                told.append(self.place(piece.pts) - done)
            done += piece.length
        if not told:
            return None
        if not self.grid:
            return Counter(told).most_common(1)[0][0]
        # The last one's place: of the first only the end may be on the grid (its front is cut), of
        # the last only the front.
        done -= pieces[-1].length
        return self.snap(median(told) + done) - done


def calibrate(pieces: Sequence[Piece], unit: Fraction, codec: str) -> Clock:
    """The clock of a file from its first pieces; ``unit`` is samples per unit of time stamp."""
    first = pieces[0]
    exact = Clock(first.pts or 0, unit.numerator, unit.denominator)
    if unit.numerator == 1:
        return exact
    tolerance = 2 * ceil(unit) + 2
    grid, told, done = _FINEST.get(codec, 0), [], 0
    for number, piece in enumerate(pieces):
        if piece.pts is not None:
            told.append(exact.place(piece.pts) - done)
        if 0 < number < len(pieces) - 1:
            grid = gcd(grid, piece.length)
        done += piece.length
    if grid <= unit:
        grid = 1
    return Clock(
        exact.origin,
        unit.numerator,
        unit.denominator,
        grid=grid,
        phase=first.length % grid,
        bias=median(told) if told else 0.0,
        tolerance=tolerance,
    )


def preroll(codec: str, rate: int) -> int:
    """How many samples before its target a seek must aim, so that the decoder has settled."""
    if codec.startswith("pcm_"):
        return 0
    # Behind a change from speech to music Opus takes up to a second to find back (measured).
    return rate if "opus" in codec else rate // 4


def settled(pieces: Sequence[Piece], begin: int, target: int, codec: str, rate: int) -> bool:
    """Whether decoding from begin on gives the true samples at target."""
    if codec.startswith(_LOSSLESS):
        return begin <= target
    if begin > target - rate // 10:
        return False
    if not codec.startswith("mp3"):
        return True
    # Two frames before the target are whole once the reservoir before them is full.
    before, place = [], begin
    for piece in pieces:
        place += piece.length
        if place > target:
            break
        before.append(max(0, piece.size - _MP3_HEADER))
    return sum(before[:-1]) >= _MP3_RESERVOIR
