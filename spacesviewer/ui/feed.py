"""What is between the decoder and the sink: sound that waits, and which sample each frame is."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from spacesviewer.media.ring import Portion

_FAR = 1 << 62


class Feed:
    """One stretch of playing. ``read`` gives the next portion, None where none is ready."""

    def __init__(self, read: Callable[[], Portion | None], frame_bytes: int) -> None:
        self._read = read
        self._frame_bytes = frame_bytes
        self._waiting: deque[Portion] = deque()
        self._rest = b""
        self._given = 0  # frames to the sink
        self._fetched = 0
        self._spans: deque[tuple[int, float, float]] = deque()  # from which frame: sample, step
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
        self.fetch(most // self._frame_bytes)
        parts, size = [self._rest], len(self._rest)
        while size < most and self._waiting:
            parts.append(self._waiting.popleft().data)
            size += len(parts[-1])
        data = b"".join(parts)
        self._rest = data[most:]
        data = data[:most]
        self._given += len(data) // self._frame_bytes
        return data

    def sample_at(self, played_frames: float) -> float | None:
        """The file's sample at the frame that leaves now; None while nothing has come."""
        while len(self._spans) > 1 and self._spans[1][0] <= played_frames:
            self._spans.popleft()
        if not self._spans:
            return None
        begin, start, step = self._spans[0]
        return start + max(0.0, min(played_frames, self._given) - begin) * step

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
