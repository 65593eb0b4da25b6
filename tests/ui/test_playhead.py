"""The playhead tells now once, keeps within the session, and passes on who wants elsewhere."""

from __future__ import annotations

from itertools import pairwise

import pytest

from spacesviewer.ui.sound.playhead import Playhead
from spacesviewer.ui.sound.steady import SteadyCount


class Heard:
    """What a playhead has told."""

    def __init__(self, playhead: Playhead) -> None:
        self.positions: list[int] = []
        self.seeks: list[int] = []
        self.playing: list[bool] = []
        playhead.position_changed.connect(self.positions.append)
        playhead.seek_requested.connect(self.seeks.append)
        playhead.playing_changed.connect(self.playing.append)


@pytest.fixture
def playhead(qapp: object) -> Playhead:
    return Playhead()


def test_seek_tells_the_place_and_asks_the_player(playhead: Playhead) -> None:
    heard = Heard(playhead)
    playhead.seek(1200)
    assert playhead.position_ms == 1200
    assert heard.positions == [1200]
    assert heard.seeks == [1200]


def test_a_seek_to_the_same_place_still_asks_the_player(playhead: Playhead) -> None:
    playhead.seek(1200)
    heard = Heard(playhead)
    playhead.seek(1200)
    assert heard.positions == []
    assert heard.seeks == [1200]


def test_advancing_tells_only_changes_and_asks_for_nothing(playhead: Playhead) -> None:
    heard = Heard(playhead)
    for ms in (0, 17, 17, 34):
        playhead.advance(ms)
    assert heard.positions == [17, 34]
    assert heard.seeks == []


def test_no_seek_leaves_the_session(playhead: Playhead) -> None:
    playhead.set_duration(5000)
    playhead.seek(9000)
    assert playhead.position_ms == 5000
    playhead.seek(-10)
    assert playhead.position_ms == 0


def test_a_shorter_session_takes_the_playhead_along(playhead: Playhead) -> None:
    playhead.seek(9000)
    playhead.set_duration(5000)
    assert playhead.position_ms == 5000
    playhead.set_duration(None)
    playhead.seek(9000)
    assert playhead.position_ms == 9000


def test_playing_is_told_once(playhead: Playhead) -> None:
    heard = Heard(playhead)
    for playing in (True, True, False, False):
        playhead.set_playing(playing)
    assert heard.playing == [True, False]


def test_a_device_that_takes_sound_in_bursts_is_counted_smoothly() -> None:
    count = SteadyCount(1000)
    count.begin(0.0)
    told = [count.at(ms / 1000, taken=100 * (ms // 100 + 1)) for ms in range(0, 3000, 10)]
    steps = [after - before for before, after in pairwise(told)]
    assert max(steps) < 11
    assert min(steps) > 9
    assert told[-1] == pytest.approx(2990, abs=1)


def test_a_device_that_stands_still_holds_the_count() -> None:
    count = SteadyCount(1000)
    count.begin(0.0)
    assert count.at(0.5, taken=400) == 400
    assert count.at(0.9, taken=400) == 400
    assert count.at(1.0, taken=600) == 500


@pytest.mark.parametrize("pace", [0.9995, 1.0005])
def test_a_device_with_a_clock_of_its_own_is_followed(pace: float) -> None:
    count = SteadyCount(48_000)
    count.begin(0.0)
    for tick in range(60 * 60 * 20):
        now_s = tick / 60
        frames = count.at(now_s, taken=(now_s * pace + 0.02) * 48_000)
    assert frames == pytest.approx(now_s * pace * 48_000, abs=0.022 * 48_000)
