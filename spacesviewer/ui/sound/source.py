"""The recording that the player reads: its file in the decoder's process, its place and length."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from spacesviewer.media.ring import Portion
from spacesviewer.media.route import Route
from spacesviewer.media.stream import (
    DecoderProcess,
    Died,
    Fault,
    Length,
    Opened,
    Refused,
    SoundFormat,
)
from spacesviewer.media.tuning import Tuning

log = logging.getLogger(__name__)

PATIENCE_S = 20.0  # with a decoder that says nothing
_HANGS_S = 2.0  # in opening a file that nobody wants any more

News = Opened | Length | Refused | Died


class Source:
    """One file at a time, whose first sample stands at ``offset_ms`` of the session.

    No method waits for the decoder: what it answers comes with ``news``.
    """

    def __init__(self) -> None:
        self.decoder = DecoderProcess()
        self.path: Path | None = None
        self.offset_ms = 0
        self.duration_ms = 0
        self.file: Opened | None = None
        self.length_ms: int | None = None
        self.opening = False  # nothing was told of the file yet
        self.measuring = False  # its length was not told yet
        self._ticket = 0
        self._generation = 0
        self._alive_s = 0.0

    def open(self, path: Path | None, offset_ms: int = 0, duration_ms: int = 0) -> None:
        """Takes another file; None: silence of that length."""
        if self.opening and time.monotonic() - self._alive_s > _HANGS_S:
            self.decoder.close()  # or the next file would wait behind the last, and be blamed
        self.path, self.offset_ms, self.duration_ms = path, offset_ms, duration_ms
        self.file = self.length_ms = None
        self.open_again()

    def open_again(self) -> None:
        """Has the file opened: the decoder has died, or it was not there and may be by now."""
        self._ticket = self.decoder.open(self.path)
        self.opening = self.measuring = self.path is not None
        self.is_alive()

    def close(self) -> None:
        """Lets go of the file and ends the decoder; again is harmless."""
        self.path = self.file = None
        self.opening = self.measuring = False
        self.decoder.close()

    @property
    def end_ms(self) -> int | None:
        """Where it ends in the session; None: not known."""
        if self.path is None:
            return self.duration_ms
        return None if self.length_ms is None else self.offset_ms + self.length_ms

    def sample_of(self, ms: int) -> int:
        """The sample that stands at a time of the session."""
        rate = self.file.rate if self.file is not None else 1000
        return max(0, round((ms - self.offset_ms) * rate / 1000))

    def begin(self, start: int, speed: float, sound: SoundFormat, route: Route, tuning: Tuning
              ) -> Callable[[], Portion | None]:  # fmt: skip
        """Has it decoded from a sample on; gives what reads the sound as it comes."""
        self._generation += 1
        generation, decoder = self._generation, self.decoder
        self.is_alive()
        decoder.play(start, speed, generation, sound, route, tuning)
        return lambda: decoder.read(generation)

    def is_alive(self) -> None:
        """Notes that the decoder has given something, or was asked just now."""
        self._alive_s = time.monotonic()

    def news(self) -> Iterator[News]:
        """What the decoder has told since the last call, of this file."""
        for message in self.decoder.messages():
            self.is_alive()
            if isinstance(message, Died):
                self._forget()
                yield message
            elif isinstance(message, Fault):
                log.error("The player's decoder failed: %s", message.text)
            elif isinstance(message, Opened | Length | Refused) and message.ticket == self._ticket:
                self._take(message)
                yield message

    def gives_up(self, waits: bool) -> bool:
        """Ends a decoder that somebody waits for and that has said nothing for long."""
        if not (waits or self.opening) or time.monotonic() - self._alive_s <= PATIENCE_S:
            return False
        self.decoder.close()
        self._forget()
        return True

    def _take(self, message: Opened | Length | Refused) -> None:
        self.opening = False
        self.measuring = isinstance(message, Opened)
        if isinstance(message, Opened):
            self.file = message
        elif isinstance(message, Refused):
            self.file = None
        elif self.file is not None and message.total_samples is not None:
            self.length_ms = round(message.total_samples * 1000 / self.file.rate)

    def _forget(self) -> None:
        self.file = None
        self.opening = self.measuring = False
