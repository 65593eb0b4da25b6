"""Where the player's sound goes: a device, or a clock in its place, with a sentence about it."""

from __future__ import annotations

import time
from collections.abc import Callable

from spacesviewer.media.stream import SoundFormat
from spacesviewer.ui.interface import said, to_say
from spacesviewer.ui.sound.sink import ClockSink, Sink

_NO_DEVICE = to_say(
    "No sound device was found: time goes on, but nothing is heard. "
    "As soon as there is one, it is used."
)
_ELSEWHERE = to_say(" The sound goes on through another one.")
_AGAIN_S = 10.0
_IN_SILENCE = to_say(" Time goes on in silence until it is back.")
_BACK = to_say("The sound device is there again.")
_MOVED = to_say("The sound goes on through the device that the system uses now.")
_LOOK_S, _LOOK_AT_MOST_S = 1.0, 60.0  # until a device is looked for again, while there is none

MakeSink = Callable[[int, int], Sink | None]


class Outlet:
    """Gives sinks. ``make_sink(rate, channels)`` gives the device's, None where there is none.

    Without one the devices of this computer are used. ``tell`` is told what a person must know.
    """

    def __init__(self, make_sink: MakeSink | None, tell: Callable[[str], None]) -> None:
        self._make_sink = make_sink
        self._tell = tell
        self._told = ""
        self._device = ""
        self._failed_s = self._looked_s = self._returned_s = float("-inf")
        self._failures = 0  # in a row: one that is listed and never works is tried ever less often
        self._changes = 0
        self._is_news = False  # the system has told of other devices, and nobody has looked yet

    def choose(self, device: str) -> None:
        """Names the device to use, by its id; "": the system's own choice."""
        self._device = device
        chooser = getattr(self._make_sink, "choose", None)
        if chooser is not None:
            chooser(device)

    def warm_up(self) -> None:
        """Loads what devices need."""
        self._sinks()

    def prepare(self, rate: int, channels: int) -> None:
        """Opens the device for sound of a kind, so that it is there for the click."""
        self._sinks()(rate, channels)

    def sink(self, rate: int, channels: int) -> Sink:
        """Where sound of a kind goes; a clock, after a sentence, where nothing can be heard."""
        sinks = self._sinks()
        sink = sinks(rate, channels)
        notice = str(getattr(sinks, "notice", ""))
        self._say(said(_NO_DEVICE) if sink is None else said(notice))
        return sink or ClockSink(SoundFormat(rate, channels))

    def close(self) -> None:
        """Ends what was started for the devices."""
        close = getattr(self._make_sink, "close", None)
        if close is not None:
            close()

    def replaced(self, sink: Sink) -> Sink:
        """What goes on for a sink that has failed, after a sentence: another device, or a clock."""
        rate, channels = sink.format.rate, sink.format.channels
        now_s, before_s = time.monotonic(), self._failed_s
        again = now_s - max(before_s, self._returned_s) <= _AGAIN_S
        # One that is tried again and again and fails each time was told of once.
        self._told = said(sink.fault) + said(_IN_SILENCE) if again and self._failures else ""
        self._failed_s, self._failures = now_s, min(8, self._failures + 1) if again else 0
        # One that fails again at once is the same, which the system has not noticed yet.
        other = self._sinks()(rate, channels) if now_s - before_s > _AGAIN_S else None
        self._say(said(sink.fault) + said(_IN_SILENCE if other is None else _ELSEWHERE))
        return other or ClockSink(SoundFormat(rate, channels))

    def better(self, sink: Sink, rate: int, channels: int) -> Sink | None:
        """What to go on with instead, as a device has come or has come back; mostly None.

        To be asked often. It looks soon after the system tells of other devices: where none was
        chosen by name, the sound goes where the system's goes. Else it looks only where nothing is
        heard, or not on the device that was chosen, every second.
        """
        sinks, now_s = self._sinks(), time.monotonic()
        changes = int(getattr(sinks, "changes", 0))
        if changes != self._changes:
            self._changes, self._failures, self._is_news = changes, 0, True
        wait_s = min(_LOOK_AT_MOST_S, _LOOK_S * 2 ** max(0, self._failures - 1))
        was_astray = bool(getattr(sinks, "notice", ""))
        settled = sink.audible and not was_astray and not self._is_news
        if settled or now_s - max(self._looked_s, self._failed_s) < wait_s:
            return None
        self._looked_s, self._is_news = now_s, False
        found = sinks(rate, channels)
        if found is None or found is sink or not found.audible:
            return None
        self._returned_s = now_s
        notice = str(getattr(sinks, "notice", ""))
        told = _BACK if was_astray or not sink.audible else _MOVED
        self._say(said(notice if notice or self._failures else told))
        return found

    def _say(self, sentence: str) -> None:
        if sentence and sentence != self._told:
            self._tell(sentence)
        self._told = sentence

    def _sinks(self) -> MakeSink:
        if self._make_sink is None:
            # Here: QtMultimedia takes a while to load, and is not needed for the first paint.
            from spacesviewer.ui.sound.device import DeviceSinks  # noqa: PLC0415

            self._make_sink = DeviceSinks(self._device)
        return self._make_sink
