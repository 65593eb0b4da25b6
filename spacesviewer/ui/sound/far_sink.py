"""A sink whose device is played by another process: for a sound server that has come back.

Within the window's process Qt cannot be brought to another server, and libpulse would end the
program. A process that is started now meets the server as it is now.
"""

from __future__ import annotations

from collections.abc import Callable

from spacesviewer.media.companion import Companion
from spacesviewer.media.ring import SLOT_BYTES
from spacesviewer.media.stream import SoundFormat
from spacesviewer.ui.interface import to_say
from spacesviewer.ui.sound.sink import BUFFER_S, STUCK_S
from spacesviewer.ui.sound.sound_process import Begin, Halt, Volume, serve

_START_S = 15.0
_GONE = to_say("The sound device does not answer any more. Is it still plugged in?")


class FarSink:
    """Plays through a device of the other process; it may be started again and again."""

    audible = True

    def __init__(self, sound: SoundFormat, device: str = "") -> None:
        self.format = sound
        self.patience_s = _START_S  # its process has to start first
        self.fault = ""
        self._device = device
        self._process = Companion(serve, "player's sound")
        self._pull: Callable[[int], bytes] | None = None
        self._generation = 0
        self._sent = 0

    def start(self, pull: Callable[[int], bytes]) -> None:
        """Takes sound from now on."""
        self.stop()
        self._pull, self._sent = pull, 0
        self._generation += 1
        self._tell(Begin(self._generation, self.format, self._device))
        self.more()

    def more(self) -> None:
        """Hands on what fits, and takes notice of what has happened there."""
        told = self._process.messages()
        if told is None or told:
            self.fault = self.fault or (told[-1] if told else _GONE)
        size, ring = self.format.frame_bytes, self._process.ring
        ahead = int(2 * BUFFER_S * self.format.rate)
        while self._pull is not None and not ring.is_full():
            room = ahead - (self._sent - ring.told(self._generation))
            data = self._pull(min(room * size, SLOT_BYTES // size * size)) if room > 0 else b""
            if not data:
                return
            frames = len(data) // size
            ring.put(self._generation, 0.0, 0.0, last=False, frames=frames, data=data)
            self._sent += frames

    def played_frames(self) -> float:
        """How many frames have left for the device since the start."""
        if self._pull is None:
            return 0
        played = min(self._sent, self._process.ring.told(self._generation))
        if played:
            self.patience_s = STUCK_S
        return played

    def stop(self) -> None:
        """Drops what has not left yet."""
        if self._pull is not None:
            self._pull = None
            self._tell(Halt())

    def set_volume(self, volume: float) -> None:
        """0 to 1, as loud as it sounds."""
        self._tell(Volume(volume))

    def close(self) -> None:
        """Ends the process."""
        self._pull = None
        self._process.close()

    def _tell(self, command: Begin | Volume | Halt) -> None:
        if not self._process.send(command):
            self.fault = _GONE
