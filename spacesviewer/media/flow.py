"""The decoded frames of a sound file, each with the sample at which it stands."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from fractions import Fraction
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.media.frames import ODD_ERRORS, FrameSource, is_chained_ogg
from spacesviewer.media.placing import Piece, calibrate, preroll, settled

_CALIBRATION = 60  # frames: about a second
_BROKEN_S = 6 * 3600  # a longer silence between two frames is a broken clock, not a lost stretch
_OVERLAP_S = 1  # frames that go back by more than this have a clock that was set anew
_CONVERTED_SLACK = 64  # samples: frames of another rate do not end on a sample of ours
_LAST_PAGE_S = 30  # of sound, at most, in a page of Ogg
_FAR_S = 1000 * 3600
_MOST_RATE = 3_072_000  # a second: more than any recorder takes


class Block(NamedTuple):
    """Samples of a frame from ``skip`` on; they stand at ``place`` up to ``end``."""

    place: int
    end: int
    frame: AudioFrame
    skip: int


class _First(NamedTuple):
    """What tells a file's beginning: its first packet and the first samples."""

    landed_on: tuple[int | None, bytes] | None
    samples: bytes


class Flow:
    """Blocks in order from any place on. They leave gaps where packets are lost, never overlap."""

    def __init__(self, path: Path) -> None:
        self._source = FrameSource(path)
        # Stamps that are set anew mid-file tell no place: only counting from the start does.
        self.must_count = is_chained_ogg(path)
        self._shift = 0
        self._resampler: AudioResampler | None = None
        self._resampled_shape = (0, "", "")
        self.sample_rate = 0
        try:
            self._calibrate(path)
        except BaseException:
            self._source.close()
            raise

    def close(self) -> None:
        """Closes the file; again is harmless."""
        self._blocks: Iterator[Block] = iter(())
        self._source.close()

    def next(self) -> Block | None:
        """The next block, None at the end."""
        return next(self._blocks, None)

    def seek(self, sample: int) -> bool:
        """Goes on from a place at or before a sample, early enough for the decoder to settle.

        False where nothing follows: the place is past the end, or the file is cut before it.
        """
        back = self._preroll
        while sample > back and not self.must_count:
            if not self._seek(sample - back):
                break
            pieces = self._gather(back)
            if not pieces and back >= self.sample_rate:
                return False
            begin = self._clock.vote(pieces) if pieces else None
            if begin is not None and settled(pieces, begin, sample, self._codec, self.sample_rate):
                self._begin(begin, pieces)
                return True
            back = max(back * 3, self.sample_rate // 4)
        self._start()
        return True

    def find_end(self) -> int:
        """The sample behind the last one that can be decoded."""
        if self.must_count:
            self._start()
            return max((block.end for block in self._blocks), default=0)
        last = self._last_packet()
        back = self.sample_rate
        while True:
            found = self.seek(max(0, last - back))
            ends = [block.end for block in self._blocks] if found else []
            if ends or last <= back:
                return max(ends, default=0)
            back *= 4

    def _calibrate(self, path: Path) -> None:
        self._incoming = self._pieces()
        head = self._gather(1)
        if not head:
            raise RefusedFile(
                "{file} holds no sound that can be decoded.",
                hint="It may be damaged or cut off. Does it play elsewhere?",
                file=path.name,
            )
        self.sample_rate = head[0].frame.sample_rate
        if self.sample_rate > _MOST_RATE:
            raise RefusedFile(
                "{file} claims {sample_rate} samples a second.",
                hint="Its header is damaged. Does it play elsewhere?",
                file=path.name,
                sample_rate=f"{self.sample_rate:,}",
            )
        self.channels = head[0].frame.layout.nb_channels
        stream = self._source.stream
        self._codec = stream.codec_context.name
        self._preroll = preroll(self._codec, self.sample_rate)
        unit = (stream.time_base or Fraction(1, self.sample_rate)) * self.sample_rate
        more = 0 if unit.numerator == 1 else _CALIBRATION
        pieces = head + list(islice(self._incoming, more))
        self._clock = calibrate(pieces, unit, self._codec)
        self._first = _First(self._source.landed_on, bytes(head[0].frame.planes[0]))
        self._begin(0, pieces)

    def _start(self) -> None:
        """Goes on from sample 0."""
        self._shift = 0
        for sample in (-self.sample_rate, 0):
            if not self._source.is_ogg and self._seek(sample):
                pieces = self._gather(1)
                if pieces and self._is_first(pieces[0]):
                    self._begin(0, pieces)
                    return
        # A fresh opening takes longer, most of all with an index of hundreds of thousands.
        self._source.rewind()
        self._incoming = self._pieces()
        self._begin(0, [])

    def _is_first(self, piece: Piece) -> bool:
        """Whether a seek has come to the file's first piece, and decoded it as at the opening."""
        landed, first = self._source.landed_on, self._first
        if landed != first.landed_on or landed is None:
            return False
        # A packet before the first sample has put the decoder right; without one, AAC's begins
        # with the rest of what it decoded last.
        stamp = landed[0]
        if stamp is not None and piece.pts is not None and stamp < piece.pts:
            return True
        return bytes(piece.frame.planes[0]) == first.samples

    def _seek(self, sample: int) -> bool:
        pts = self._clock.pts(sample)
        self._incoming = self._pieces(pts, doubtful=self._is_doubtful(sample))
        return self._source.seek(pts)

    def _is_doubtful(self, sample: int) -> bool:
        """Whether the stamps of the first page after a seek may be wrong, as they are in Ogg.

        Those of FLAC are too late by the page's length. Those of a file's last page are counted
        back from an end that is cut.
        """
        near_end = sample > self._claimed() - _LAST_PAGE_S * self.sample_rate
        return self._source.is_ogg and (near_end or self._codec == "flac")

    def _gather(self, count: int) -> list[Piece]:
        """The next pieces, of so many samples, until one at least has told its time."""
        pieces: list[Piece] = []
        told = False
        for piece in self._incoming:
            pieces.append(piece)
            count -= piece.length
            told = told or piece.pts is not None
            if told and count <= 0:
                break
        return pieces

    def _pieces(self, from_pts: int | None = None, *, doubtful: bool = False) -> Iterator[Piece]:
        """Pieces from where the source stands; those of a doubtful first page tell no time."""
        page = None
        if doubtful and self._codec == "flac":
            from_pts = None
        for frame, packet in self._source.frames(from_pts):
            length = frame.samples
            if frame.sample_rate != self.sample_rate and self.sample_rate:
                length = round(length * self.sample_rate / frame.sample_rate)
            page = packet.pos if page is None else page
            doubtful = doubtful and packet.pos == page
            yield Piece(frame, None if doubtful else frame.pts, length, packet.size)

    def _begin(self, place: int, pieces: list[Piece]) -> None:
        self._resampler = None
        self._blocks = self._placed(place, chain(pieces, self._incoming))

    def _placed(self, place: int, pieces: Iterator[Piece]) -> Iterator[Block]:
        """Each piece where it stands: counted on, unless two stamps in a row agree on another."""
        clock, rate, end = self._clock, self.sample_rate, place
        low, high = clock.slack
        waiting = deque[Piece]()
        while piece := waiting.popleft() if waiting else next(pieces, None):
            frame, pts, length, _ = piece
            foreign = frame.sample_rate != rate
            if pts is not None:
                off = clock.place(pts) + self._shift - place
                if foreign and abs(off) <= _CONVERTED_SLACK:
                    place += off
                elif not low <= off <= high:
                    waiting.extend(islice(pieces, 1 - len(waiting)))
                    place = self._jump(place, off, piece, waiting[0] if waiting else None)
            if not foreign and place >= end:
                end = place + length
                yield Block(place, end, frame, 0)
            else:
                for block in self._fitted(place, end, frame):
                    end = block.end
                    yield block
            place += length

    def _jump(self, place: int, off: int, piece: Piece, following: Piece | None) -> int:
        """The place of a piece whose stamp is off by more than rounding."""
        if following is None or following.pts is None:
            return place
        after = self._clock.place(following.pts) + self._shift - place - piece.length
        low, high = self._clock.slack
        # In step with the count again: this stamp alone lies. In step with neither: all may lie.
        if low <= after <= high or not low <= after - off <= high:
            return place
        if not -_OVERLAP_S * self.sample_rate <= off <= _BROKEN_S * self.sample_rate:
            self.must_count = True
            self._shift -= off
            return place
        return self._clock.snap(place + off)

    def _fitted(self, place: int, end: int, frame: AudioFrame) -> Iterator[Block]:
        """A frame at the file's own rate, without what reaches back before ``end``."""
        frames = [frame]
        if frame.sample_rate == self.sample_rate:
            self._resampler = None
        else:
            goes_on = self._resampler is not None and place - end < _CONVERTED_SLACK
            frames = self._resampled(frame, anew=not goes_on)
            place = end if goes_on else place
        for part in frames:
            skip = max(0, end - place)
            if skip < part.samples:
                end = place + part.samples
                yield Block(place + skip, end, part, skip)
            place += part.samples

    def _resampled(self, frame: AudioFrame, *, anew: bool) -> list[AudioFrame]:
        shape = (frame.sample_rate, frame.format.name, frame.layout.name)
        frame.pts = None
        try:
            if anew or self._resampler is None or shape != self._resampled_shape:
                self._resampler = AudioResampler("fltp", frame.layout.name, self.sample_rate)
                self._resampled_shape = shape
            return self._resampler.resample(frame)
        except ODD_ERRORS:
            self._resampler = None
            return []

    def _last_packet(self) -> int:
        """The place that the last packet's stamp tells."""
        claimed = self._claimed()
        for sample in (_FAR_S * self.sample_rate, claimed - self.sample_rate // 10):
            if sample > 0 and self._source.seek(self._clock.pts(sample)):
                last = self._source.last_pts()
                if last is not None:
                    return self._clock.place(last)
        # The file is cut: halve the way to where nothing can be read any more.
        low, high = 0, claimed
        while high - low > self.sample_rate:
            middle = (low + high) // 2
            self._seek(middle)
            low, high = (middle, high) if self._gather(1) else (low, middle)
        return low

    def _claimed(self) -> int:
        """The length that the header tells, in samples."""
        stream = self._source.stream
        if stream.duration is not None and stream.time_base is not None:
            return int(stream.duration * stream.time_base * self.sample_rate)
        return int((self._source.claimed_us or 0) * self.sample_rate // 1_000_000)
