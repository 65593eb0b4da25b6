"""What is between the decoder and the sink: sound that waits, and which sample each frame is."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from spacesviewer.media.ring import Portion

_FAR = 1 << 62
_JOINED = 0.5  # samples: less is what sums of fractions leave


class Feed:
    """One stretch of playing. ``read`` gives the next portion, None where none is ready."""

    def __init__(self, read: Callable[[], Portion | None], frame_bytes: int) -> None:
        self._read = read
        self._frame_bytes = frame_bytes
        self._waiting: deque[Portion] = deque()
        self._rest = b""  # handed on from a place
        self._at = 0
        self._given = 0  # frames to the sink
        self._fetched = 0
        self._spans: deque[tuple[int, float, float]] = deque()  # from which frame: sample, step
        self._followed = 0.0  # frames that have left, as far as somebody asked
        self._passed: list[tuple[float, float]] = []
        self.complete = False

    @property
    def ready_frames(self) -> int:
        """How many frames the sink could be given now."""
        return self._fetched - self._given

    def fetch(self, frames: int) -> bool:
        """Takes portions until so many frames are ready, or no more have come; whether any came."""
        before = self._fetched
        while not self.complete and self.ready_frames < frames and (portion := self._read()):
            self._waiting.append(portion)
            self._spans.append((self._fetched, portion.start, portion.step))
            self._fetched += portion.frames
            self.complete = portion.last
        return self.complete or self._fetched > before

    def pull(self, most: int) -> bytes:
        """Up to so many bytes of whole frames; b"" where none is ready."""
        end = self._at + most
        if end > len(self._rest):  # seldom: a device asks for a few ms, two hundred times a second
            self.fetch(most // self._frame_bytes)
            parts, size = [self._rest[self._at :]], len(self._rest) - self._at
            while size < most and self._waiting:
                parts.append(self._waiting.popleft().data)
                size += len(parts[-1])
            self._rest, self._at, end = b"".join(parts), 0, most
        data = self._rest[self._at : end]
        self._at += len(data)
        self._given += len(data) // self._frame_bytes
        return data

    def sample_at(self, played_frames: float) -> float | None:
        """The file's sample at the frame that leaves now; None while nothing has come."""
        self._follow(min(played_frames, self._given))
        if not self._spans:
            return None
        begin, start, step = self._spans[0]
        return start + max(0.0, min(played_frames, self._given) - begin) * step

    def passed(self) -> list[tuple[float, float]]:
        """The stretches of the file that have left since the last call, in the order of leaving.

        They reach up to what ``sample_at`` was asked for.
        """
        passed, self._passed = self._passed, []
        return passed

    def _follow(self, left: float) -> None:
        while self._spans:
            begin, start, step = self._spans[0]
            end = self._spans[1][0] if len(self._spans) > 1 else _FAR
            upto = min(left, end)
            if upto > self._followed:
                first, last = (start + (at - begin) * step for at in (self._followed, upto))
                if self._passed and abs(self._passed[-1][1] - first) < _JOINED:
                    first = self._passed.pop()[0]
                self._passed.append((first, last))
                self._followed = upto
            if left < end or len(self._spans) == 1:
                return
            self._spans.popleft()

    def is_over(self, played_frames: float) -> bool:
        """Whether the file's last frame has left."""
        return self.complete and played_frames >= self._fetched


def silence(
    start: int, end: int, step: float, rate: int, frame_bytes: int
) -> Callable[[], Portion | None]:
    """What to read where there is no recording: time goes on from a sample to another."""
    place = float(start)

    def read() -> Portion | None:
        nonlocal place
        if place > end:
            return None
        frames = rate // 50
        portion = Portion(
            0, place, step, frames, place + frames * step >= end, b"\0" * (frames * frame_bytes)
        )
        place = end + 1.0 if portion.last else place + frames * step
        return portion

    return read
