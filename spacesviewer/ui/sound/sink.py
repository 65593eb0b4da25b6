"""Where sound goes: what a device must offer, and one that only keeps time."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

from spacesviewer.media.stream import SoundFormat

STUCK_S = 3.0
BUFFER_S = 0.4  # a window that stalls for less leaves no gap


class Sink(Protocol):
    """Takes sound from whoever it is started with, at its own pace.

    All is called on one thread, ``pull`` as well. ``fault`` is a sentence once it has failed.
    ``audible`` is whether somebody may hear it, ``patience_s`` how long it may take nothing
    before it counts as broken.
    """

    format: SoundFormat
    fault: str
    audible: bool
    patience_s: float

    def start(self, pull: Callable[[int], bytes]) -> None:
        """Takes sound from now on; pull(most) gives whole frames, or b"" where none is ready."""

    def more(self) -> None:
        """Told that sound is ready again, and often besides."""

    def played_frames(self) -> float:
        """How many frames have left for the device since the start."""
        ...

    def stop(self) -> None:
        """Takes no more; what has not left yet is never heard."""

    def set_volume(self, volume: float) -> None:
        """0 to 1, as loud as it sounds."""


class ClockSink:
    """Keeps time where there is no device, and can keep what a device would have been given."""

    patience_s = STUCK_S

    def __init__(
        self,
        sound: SoundFormat,
        *,
        clock: Callable[[], float] = time.monotonic,
        keep: Callable[[bytes], None] | None = None,
        audible: bool = False,
    ) -> None:
        self.audible = audible
        self.format = sound
        self.fault = ""
        self._clock = clock
        self._keep = keep
        self._pull: Callable[[int], bytes] | None = None
        self._begun = 0.0
        self._taken = bytearray()  # ahead of time, as a device's buffer is
        self._left = 0

    def start(self, pull: Callable[[int], bytes]) -> None:
        """Lets time go on from here."""
        self._pull = pull
        self._taken.clear()
        self._left = 0
        self._begun = self._clock()
        self.more()

    def more(self) -> None:
        """Takes what fits into the buffer, and lets go of what is due."""
        if self._pull is None:
            return
        size = self.format.frame_bytes
        due = int((self._clock() - self._begun) * self.format.rate) - self._left
        room = int(BUFFER_S * self.format.rate) + due - len(self._taken) // size
        if room > 0:
            self._taken += self._pull(room * size)
        leaving = min(due, len(self._taken) // size)
        if leaving < due:
            # Nothing was there in time: the clock waits for it, as a device would.
            self._begun += (due - leaving) / self.format.rate
        if leaving > 0:
            if self._keep is not None:
                self._keep(bytes(self._taken[: leaving * size]))
            del self._taken[: leaving * size]
            self._left += leaving

    def played_frames(self) -> float:
        """How many frames the clock has let go."""
        self.more()
        return self._left

    def stop(self) -> None:
        """Stops the clock; what is in the buffer is dropped."""
        self._pull = None
        self._taken.clear()

    def set_volume(self, volume: float) -> None:
        """Nothing is heard at any volume."""
