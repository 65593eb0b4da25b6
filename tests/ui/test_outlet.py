"""Where the sound goes as devices come and go."""

from __future__ import annotations

from spacesviewer.media.stream import SoundFormat
from spacesviewer.ui.sound.outlet import Outlet
from spacesviewer.ui.sound.sink import ClockSink, Sink

RATE = 8000


class Devices:
    """Two devices, of which the system uses one."""

    def __init__(self) -> None:
        self.notice, self.changes, self.used = "", 0, "loudspeaker"
        self.sinks = {
            name: ClockSink(SoundFormat(RATE, 1), audible=True)
            for name in ("loudspeaker", "headset")
        }

    def __call__(self, rate: int, channels: int) -> Sink | None:
        return self.sinks[self.used]

    def use(self, name: str) -> None:
        self.used = name
        self.changes += 1


def test_the_sound_goes_where_the_system_s_goes() -> None:
    devices, told = Devices(), list[str]()
    outlet = Outlet(devices, told.append)
    playing = outlet.sink(RATE, 1)
    assert outlet.better(playing, RATE, 1) is None
    devices.use("headset")
    assert outlet.better(playing, RATE, 1) is devices.sinks["headset"]
    assert "system uses now" in told[-1]
    assert outlet.better(devices.sinks["headset"], RATE, 1) is None


def test_a_change_that_concerns_others_is_not_told() -> None:
    devices, told = Devices(), list[str]()
    outlet = Outlet(devices, told.append)
    playing = outlet.sink(RATE, 1)
    devices.changes += 1
    assert outlet.better(playing, RATE, 1) is None
    assert not told


class Chosen(Devices):
    """The headset was chosen: it is used as soon as it is there."""

    def __init__(self) -> None:
        super().__init__()
        self.notice = "The one you chose is not there."

    def __call__(self, rate: int, channels: int) -> Sink | None:
        self.notice = "" if self.used == "headset" else self.notice
        return super().__call__(rate, channels)


def test_the_chosen_device_is_gone_back_to() -> None:
    devices, told = Chosen(), list[str]()
    outlet = Outlet(devices, told.append)
    playing = outlet.sink(RATE, 1)
    assert told == [devices.notice]
    devices.use("headset")
    assert outlet.better(playing, RATE, 1) is devices.sinks["headset"]
    assert told[-1] == "The sound device is there again."
