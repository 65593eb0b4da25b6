"""What leaves for the sound device is what was clicked, and the playhead says so."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from spacesviewer.domain.heard import Stretches, merged
from spacesviewer.media.limiter import CEILING
from spacesviewer.media.reader import ExactReader
from spacesviewer.media.route import MOST_STRETCHES
from spacesviewer.media.stream import SoundFormat
from spacesviewer.media.tuning import AS_RECORDED, Tuning
from spacesviewer.ui.sound import source as sources
from spacesviewer.ui.sound.player import Player
from spacesviewer.ui.sound.playhead import Playhead
from spacesviewer.ui.sound.scrub import GRAIN_MS
from spacesviewer.ui.sound.sink import ClockSink
from tests.unit.media.sounds import Samples, delay_of, read_on, speechlike, write

RATE = 44100
SECONDS = 8
FASTER = 6  # than real time: what is to be heard for seconds takes less
WAIT_MS = 20_000


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("player")
    sound = speechlike(SECONDS, RATE, 2)
    return write(folder / "talk.m4a", sound, RATE, "aac", options={"aac_pns": "0"})


@pytest.fixture(scope="module")
def whole(path: Path) -> Samples:
    with ExactReader(path) as reader:
        return read_on(reader)


class Ear:
    """Keeps what left for the device since the last start, in the device's format."""

    def __init__(self) -> None:
        self.data = bytearray()
        self.sound = SoundFormat(RATE, 2)
        self.faster = FASTER
        self.sinks: list[ClockSink] = []
        self.gone = False

    def make_sink(self, rate: int, channels: int) -> ClockSink | None:
        if self.gone:
            return None
        self.sound = SoundFormat(rate, channels)
        sink = ClockSink(
            self.sound,
            clock=lambda: time.monotonic() * self.faster,
            keep=self.data.extend,
            audible=True,
        )
        self.data.clear()
        self.sinks.append(sink)
        return sink

    def heard(self) -> Samples:
        return np.frombuffer(bytes(self.data), np.float32).reshape(-1, self.sound.channels)


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture(scope="module")
def shared(qapp: object) -> Iterator[tuple[Player, list[Ear]]]:
    """The player that most tests share, as sessions do, and who listens now."""
    ears: list[Ear] = []

    def make_sink(rate: int, channels: int) -> ClockSink | None:
        return ears[-1].make_sink(rate, channels)

    player = Player(Playhead(), make_sink=make_sink)
    player.warm_up()
    yield player, ears
    player.close()
    player.deleteLater()


@pytest.fixture
def player(shared: tuple[Player, list[Ear]], ear: Ear, qtbot: QtBot) -> Iterator[Player]:
    player, ears = shared
    ears.append(ear)
    player.rewind_ms = 2000
    player.set_speed(1)
    player.set_volume(1)
    player.set_tuning(AS_RECORDED)
    yield player
    player.open(None)


@pytest.fixture
def mortal(ear: Ear, path: Path, qtbot: QtBot) -> Iterator[Player]:
    """One whose decoder a test may kill."""
    player = Player(Playhead(), make_sink=ear.make_sink)
    with qtbot.waitSignal(player.opened, timeout=WAIT_MS):
        player.open(path)
    yield player
    player.close()
    player.deleteLater()


@pytest.fixture
def opened(player: Player, path: Path, qtbot: QtBot) -> Player:
    with qtbot.waitSignal(player.opened, timeout=WAIT_MS):
        player.open(path)
    return player


def now(player: Player) -> int:
    return player._playhead.position_ms


def hear(qtbot: QtBot, ear: Ear, seconds: float) -> None:
    """Waits until so much has left for the device."""
    wanted = int(seconds * ear.sound.rate) * ear.sound.frame_bytes
    qtbot.waitUntil(lambda: len(ear.data) >= wanted, timeout=WAIT_MS)


def wait_until(qtbot: QtBot, condition: Callable[[], bool]) -> None:
    qtbot.waitUntil(condition, timeout=WAIT_MS)


@pytest.mark.parametrize("at_ms", [0, 1001, 2345, 5999])
def test_a_clicked_word_is_the_word_heard(
    opened: Player, ear: Ear, whole: Samples, at_ms: int, qtbot: QtBot
) -> None:
    opened.play_from(at_ms)
    hear(qtbot, ear, 0.5)
    opened.pause()
    heard = ear.heard()
    start = round(at_ms * RATE / 1000)
    lag, alike = delay_of(heard, whole[start:])
    assert (lag, round(alike, 3)) == (0, 1.0)
    assert np.array_equal(heard, whole[start : start + len(heard)])
    assert now(opened) == pytest.approx(at_ms + len(heard) / RATE * 1000, abs=2)


def test_a_click_while_playing_goes_there_at_once(
    opened: Player, ear: Ear, whole: Samples, qtbot: QtBot
) -> None:
    opened.play_from(500)
    hear(qtbot, ear, 0.2)
    for at_ms in (3000, 1000, 4000):
        opened.play_from(at_ms)
        assert now(opened) == at_ms
    hear(qtbot, ear, 0.3)
    heard = ear.heard()
    assert np.array_equal(heard, whole[4 * RATE : 4 * RATE + len(heard)])


def test_the_recording_may_begin_later_than_the_session(
    player: Player, path: Path, ear: Ear, whole: Samples, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(player.opened, timeout=WAIT_MS):
        player.open(path, offset_ms=60_000)
    player.play_from(61_000)
    hear(qtbot, ear, 0.2)
    heard = ear.heard()
    assert np.array_equal(heard, whole[RATE : RATE + len(heard)])
    assert now(player) >= 61_200
    player.play_from(3)
    assert now(player) == 60_000


def test_play_before_the_file_is_open_plays_when_it_is(
    player: Player, path: Path, ear: Ear, whole: Samples, qtbot: QtBot
) -> None:
    player.open(path)
    player.play_from(2000)
    assert player.is_playing
    hear(qtbot, ear, 0.2)
    assert np.array_equal(ear.heard()[:4000], whole[2 * RATE : 2 * RATE + 4000])


def test_now_never_goes_back_and_comes_at_most_sixty_times_a_second(
    opened: Player, ear: Ear, qtbot: QtBot
) -> None:
    told: list[tuple[float, int]] = []
    opened._playhead.position_changed.connect(lambda ms: told.append((time.monotonic(), ms)))
    ear.faster = 1
    opened.play_from(1000)
    hear(qtbot, ear, 0.7)
    opened.pause()
    places = [ms for _, ms in told]
    assert places == sorted(places)
    assert len(places) <= (told[-1][0] - told[0][0]) * 60 + 2


def test_resuming_goes_back_a_little_but_a_seek_does_not(
    opened: Player, ear: Ear, qtbot: QtBot
) -> None:
    opened.rewind_ms = 1500
    opened.play_from(3000)
    hear(qtbot, ear, 0.3)
    opened.pause()
    paused_ms = now(opened)
    opened.play()
    assert now(opened) == paused_ms - 1500
    opened.pause()
    opened.seek(5000)
    opened.play()
    assert now(opened) == 5000
    opened.pause()
    opened.seek(300)
    opened.toggle()
    assert now(opened) == 300
    opened.toggle()
    opened.toggle()
    assert now(opened) == 0


def test_seeking_while_playing_plays_on_from_there(
    opened: Player, ear: Ear, whole: Samples, qtbot: QtBot
) -> None:
    opened.play_from(0)
    hear(qtbot, ear, 0.2)
    opened.seek(6000)
    hear(qtbot, ear, 0.2)
    heard = ear.heard()
    assert np.array_equal(heard, whole[6 * RATE : 6 * RATE + len(heard)])
    assert opened.is_playing


def test_the_end_pauses_and_play_begins_again(
    opened: Player, ear: Ear, whole: Samples, qtbot: QtBot
) -> None:
    told: list[bool] = []
    opened.playing_changed.connect(told.append)
    opened.play_from(SECONDS * 1000 - 700)
    wait_until(qtbot, lambda: not opened.is_playing)
    assert told == [True, False]
    assert now(opened) == round(len(whole) * 1000 / RATE)
    assert np.array_equal(ear.heard(), whole[round((SECONDS - 0.7) * RATE) :])
    opened.play()
    assert now(opened) == 0
    hear(qtbot, ear, 0.2)
    assert np.array_equal(ear.heard()[:4000], whole[:4000])


def test_speed_changes_at_once_and_keeps_the_place(opened: Player, ear: Ear, qtbot: QtBot) -> None:
    opened.play_from(1000)
    hear(qtbot, ear, 0.5)
    opened.set_speed(2)
    changed_ms = now(opened)
    assert changed_ms == pytest.approx(1500, abs=400)
    hear(qtbot, ear, 1)
    opened.pause()
    frames = len(ear.heard())
    assert now(opened) - changed_ms == pytest.approx(frames / RATE * 2000, abs=2)


def test_twice_the_speed_takes_half_the_time_at_the_same_pitch(
    player: Player, ear: Ear, tmp_path: Path, qtbot: QtBot
) -> None:
    tone = 0.5 * np.sin(2 * np.pi * 330 * np.arange(4 * RATE) / RATE).astype(np.float32)
    path = write(tmp_path / "tone.wav", tone[:, None], RATE, "pcm_s16le")
    player.set_speed(2)
    player.open(path)
    player.play()
    wait_until(qtbot, lambda: not player.is_playing)
    heard = ear.heard()[:, 0]
    assert len(heard) == pytest.approx(2 * RATE, rel=0.01)
    spectrum = np.abs(np.fft.rfft(heard * np.hanning(len(heard))))
    assert np.argmax(spectrum) * RATE / len(heard) == pytest.approx(330, abs=2)


def test_speeds_are_kept_within_bounds_and_steps(player: Player) -> None:
    for wanted, given in ((1.27, 1.25), (9, 3.0), (0.1, 0.5), (1.0, 1.0)):
        player.set_speed(wanted)
        assert player.speed == given


def test_without_a_device_time_goes_on_and_it_is_told_once(qtbot: QtBot, path: Path) -> None:
    player = Player(Playhead(), make_sink=lambda rate, channels: None)
    told: list[str] = []
    player.problem.connect(told.append)
    player.open(path)
    for at_ms in (1000, 3000):
        player.play_from(at_ms)
        wait_until(qtbot, lambda at_ms=at_ms: now(player) > at_ms + 50)  # type: ignore[misc]
    player.close()
    assert len(told) == 1
    assert "sound device" in told[0]


def test_a_device_that_fails_is_told_and_time_goes_on(
    opened: Player, ear: Ear, whole: Samples, qtbot: QtBot
) -> None:
    told: list[str] = []
    heard: list[tuple[int, int]] = []
    opened.problem.connect(told.append)
    opened.play_from(1000)
    hear(qtbot, ear, 0.2)
    ear.gone = True
    ear.sinks[-1].fault = "It was unplugged."
    wait_until(qtbot, lambda: bool(told))
    failed_ms = now(opened)
    opened.heard.connect(lambda start, end, _speed: heard.append((start, end)))
    assert 1200 <= failed_ms < 4000
    wait_until(qtbot, lambda: now(opened) > failed_ms + 100)
    assert opened.is_playing
    (sentence,) = told
    assert sentence.startswith("It was unplugged. Time goes on in silence")
    assert heard == []
    ear.gone = False
    opened.play_from(2000)
    hear(qtbot, ear, 0.2)
    assert np.array_equal(ear.heard()[:4000], whole[2 * RATE : 2 * RATE + 4000])
    wait_until(qtbot, lambda: bool(heard))


def test_another_device_takes_over_at_once(
    mortal: Player, ear: Ear, whole: Samples, qtbot: QtBot
) -> None:
    told: list[str] = []
    mortal.problem.connect(told.append)
    mortal.play_from(1000)
    hear(qtbot, ear, 0.2)
    ear.sinks[-1].fault = "It was unplugged."
    wait_until(qtbot, lambda: bool(told))
    place = round(now(mortal) * RATE / 1000)
    hear(qtbot, ear, 0.2)
    assert "through another one" in told[0]
    found = ear.heard()[:4000]
    begins = np.flatnonzero(whole[: place + 1, 0] == found[0, 0])
    assert [at for at in begins if np.array_equal(found, whole[at : at + 4000])]
    ear.sinks[-1].fault = "It fails again."
    wait_until(qtbot, lambda: len(told) == 2)
    assert "in silence" in told[1]
    assert mortal.is_playing


def test_a_session_without_a_recording_goes_on_in_silence(player: Player, qtbot: QtBot) -> None:
    player.open(None, duration_ms=300)
    player.play()
    wait_until(qtbot, lambda: not player.is_playing)
    assert now(player) == 300
    player.open(None)
    player.play()
    assert not player.is_playing


def test_a_file_that_is_no_sound_is_told_by_name(
    player: Player, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "words.mp3").write_text("Nothing to hear. " * 100)
    with qtbot.waitSignal(player.problem, timeout=WAIT_MS) as told:
        player.open(tmp_path / "words.mp3")
    assert "words.mp3" in told.args[0]
    with qtbot.waitSignal(player.problem, timeout=WAIT_MS):
        player.play()
    assert not player.is_playing


def test_a_file_that_comes_back_can_be_played(
    player: Player, path: Path, ear: Ear, tmp_path: Path, qtbot: QtBot
) -> None:
    away = tmp_path / "away.m4a"
    with qtbot.waitSignal(player.problem, timeout=WAIT_MS):
        player.open(away)
    away.write_bytes(path.read_bytes())
    player.play_from(1000)
    hear(qtbot, ear, 0.1)
    assert now(player) >= 1000


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals.")
def test_a_decoder_that_dies_gives_a_sentence_and_another_try(
    mortal: Player, ear: Ear, whole: Samples, qtbot: QtBot
) -> None:
    mortal.play_from(1000)
    hear(qtbot, ear, 0.2)
    assert mortal._source.decoder.pid is not None
    with qtbot.waitSignal(mortal.problem, timeout=WAIT_MS) as told:
        os.kill(mortal._source.decoder.pid, signal.SIGKILL)
    assert "talk.m4a" in told.args[0]
    assert not mortal.is_playing
    ear.data.clear()
    mortal.play_from(2000)
    hear(qtbot, ear, 0.2)
    assert np.array_equal(ear.heard()[:4000], whole[2 * RATE : 2 * RATE + 4000])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals.")
def test_a_decoder_that_hangs_is_given_up(
    mortal: Player, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "PATIENCE_S", 0.2)
    assert mortal._source.decoder.pid is not None
    os.kill(mortal._source.decoder.pid, signal.SIGSTOP)
    with qtbot.waitSignal(mortal.problem, timeout=WAIT_MS) as told:
        mortal.play_from(1000)
    assert "talk.m4a" in told.args[0]
    assert not mortal.is_playing


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals.")
def test_the_next_file_does_not_wait_behind_one_that_hangs(
    mortal: Player, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "_HANGS_S", 0.0)
    hanging = mortal._source.decoder.pid
    assert hanging is not None
    os.kill(hanging, signal.SIGSTOP)
    mortal.open(path.with_name("of a drive that is gone.m4a"))
    with qtbot.waitSignal(mortal.opened, timeout=WAIT_MS):
        mortal.open(path)
    assert mortal._source.decoder.pid != hanging


def test_closing_twice_and_forgetting_to_close_leave_nothing(
    qtbot: QtBot, ear: Ear, path: Path
) -> None:
    closed = Player(Playhead(), make_sink=ear.make_sink)
    closed.open(path)
    closed.play()
    closed.close()
    closed.close()
    forgotten = Player(Playhead(), make_sink=ear.make_sink)
    forgotten.open(path)
    decoder = forgotten._source.decoder
    forgotten.deleteLater()
    wait_until(qtbot, lambda: decoder.pid is None)


class Hearings:
    """What the player told was heard, joined."""

    def __init__(self, player: Player) -> None:
        self.told: list[tuple[int, int, float]] = []
        self.jumps: list[tuple[int, int]] = []
        player.heard.connect(lambda *stretch: self.told.append(stretch))
        player.jumped.connect(lambda *jump: self.jumps.append(jump))

    @property
    def stretches(self) -> Stretches:
        return merged((start, end) for start, end, _ in self.told)


@pytest.fixture
def hearings(player: Player) -> Hearings:
    return Hearings(player)


def test_what_has_left_was_heard_and_what_was_sought_over_was_not(
    opened: Player, ear: Ear, hearings: Hearings, qtbot: QtBot
) -> None:
    opened.play_from(1000)
    hear(qtbot, ear, 0.3)
    opened.pause()
    first_ms = now(opened)
    opened.seek(3000)
    opened.set_speed(2)
    opened.play()
    hear(qtbot, ear, 0.5)
    opened.pause()
    assert hearings.stretches == ((1000, first_ms), (3000, now(opened)))
    assert {speed for _, _, speed in hearings.told} == {1.0, 2.0}
    assert hearings.jumps == []


def test_what_is_muted_was_not_heard(
    opened: Player, ear: Ear, hearings: Hearings, qtbot: QtBot
) -> None:
    opened.play_from(1000)
    hear(qtbot, ear, 0.3)
    opened.set_volume(0)
    muted_ms = now(opened)
    wait_until(qtbot, lambda: now(opened) > 2000)
    opened.set_volume(1)
    back_ms = now(opened)
    wait_until(qtbot, lambda: now(opened) > 2500)
    opened.pause()
    assert hearings.stretches == ((1000, muted_ms), (back_ms, now(opened)))


def test_without_a_device_nothing_was_heard(qtbot: QtBot, path: Path) -> None:
    player = Player(Playhead(), make_sink=lambda rate, channels: None)
    hearings = Hearings(player)
    player.open(path)
    player.play_from(1000)
    wait_until(qtbot, lambda: now(player) > 1200)
    player.close()
    assert hearings.told == []


def test_a_loop_goes_round_without_a_gap_and_the_playhead_with_it(
    opened: Player, ear: Ear, whole: Samples, hearings: Hearings, qtbot: QtBot
) -> None:
    places: list[int] = []
    opened._playhead.position_changed.connect(places.append)
    opened.set_route(((2000, 2400),), loops=True)
    opened.play_from(2100)
    hear(qtbot, ear, 1.5)
    opened.pause()
    once = whole[2 * RATE : round(2.4 * RATE)]
    expected = np.concatenate([once[round(0.1 * RATE) :], np.tile(once, (4, 1))])
    found = ear.heard()[: len(expected)]
    assert np.array_equal(found, expected[: len(found)])
    assert min(places) >= 2000
    assert max(places) <= 2400
    assert any(later < earlier for earlier, later in pairwise(places))
    assert hearings.stretches == ((2000, 2400),)


def test_a_click_outside_a_loop_plays_what_was_clicked(
    opened: Player, ear: Ear, whole: Samples, qtbot: QtBot
) -> None:
    opened.set_route(((2000, 2400),), loops=True)
    opened.play_from(5000)
    hear(qtbot, ear, 0.2)
    assert np.array_equal(ear.heard()[:4000], whole[5 * RATE : 5 * RATE + 4000])
    opened.pause()
    opened.play()
    assert 2000 <= now(opened) <= 2400


def test_only_some_stretches_are_played_and_the_rest_is_not_heard(
    opened: Player, ear: Ear, hearings: Hearings, qtbot: QtBot
) -> None:
    opened.set_route(((1000, 1500), (3000, 3600), (6000, 6300)))
    opened.seek(1600)
    opened.play()
    assert now(opened) == 3000
    wait_until(qtbot, lambda: not opened.is_playing)
    assert hearings.stretches == ((3000, 3600), (6000, 6300))
    assert hearings.jumps == [(3600, 6000)]
    assert now(opened) == 6300
    assert len(ear.heard()) == pytest.approx(0.9 * RATE, abs=2)
    opened.play()
    assert now(opened) == 1000


def test_a_route_may_be_longer_than_a_command(
    opened: Player, ear: Ear, hearings: Hearings, qtbot: QtBot
) -> None:
    stretches = tuple((ms, ms + 10) for ms in range(1000, 7500, 20))
    assert len(stretches) > MOST_STRETCHES
    opened.set_route(stretches)
    opened.play()
    wait_until(qtbot, lambda: not opened.is_playing)
    assert hearings.stretches == stretches


def test_a_route_can_be_changed_while_playing(
    opened: Player, ear: Ear, whole: Samples, qtbot: QtBot
) -> None:
    opened.play_from(1000)
    hear(qtbot, ear, 0.2)
    opened.set_route(((4000, 5000),))
    assert now(opened) == 4000
    hear(qtbot, ear, 0.2)
    assert np.array_equal(ear.heard()[:4000], whole[4 * RATE : 4 * RATE + 4000])
    opened.set_route(())
    hear(qtbot, ear, 0.2)
    assert opened.is_playing
    assert now(opened) >= 4200


def test_grains_sound_under_the_finger_and_are_not_heard_of(
    opened: Player, ear: Ear, whole: Samples, hearings: Hearings, qtbot: QtBot
) -> None:
    opened.play_from(1000)
    hear(qtbot, ear, 0.2)
    for at_ms in (2000, 3000, 5000):
        ear.data.clear()
        opened.scrub(at_ms)
        assert not opened.is_playing
        hear(qtbot, ear, GRAIN_MS / 1000)
        start = at_ms * RATE // 1000
        middle = slice(300, GRAIN_MS * RATE // 1000 - 300)
        assert np.array_equal(ear.heard()[middle], whole[start:][middle])
        wait_until(qtbot, lambda: not opened._scrubber.is_busy)
        assert not any(sink.fault for sink in ear.sinks)  # it was over, and not given up
    told = hearings.stretches
    opened.seek(5000)
    opened.end_scrub()
    assert opened.is_playing
    assert told == hearings.stretches
    assert told[0][0] == 1000
    assert told[-1][1] < 2000


def test_a_finger_that_rests_is_silent_and_a_pause_stays_one(
    opened: Player, ear: Ear, qtbot: QtBot
) -> None:
    opened.scrub(2000)
    hear(qtbot, ear, GRAIN_MS / 1000)
    wait_until(qtbot, lambda: not opened._scrubber.is_busy)
    ear.data.clear()
    opened.scrub(2000)
    assert not opened._scrubber.is_busy
    opened.end_scrub()
    assert not opened.is_playing


def test_quiet_voices_are_lifted_and_one_side_is_taken_at_once(
    opened: Player, ear: Ear, whole: Samples, qtbot: QtBot
) -> None:
    opened.play_from(1000)
    hear(qtbot, ear, 0.1)
    opened.set_tuning(Tuning("right", 12))
    place = round(now(opened) * RATE / 1000)
    hear(qtbot, ear, 0.2)
    found = ear.heard()[:4000]
    assert np.array_equal(found[:, 0], found[:, 1])
    assert np.abs(found).max() <= CEILING * 1.0001
    quiet = np.abs(whole[place : place + 4000, 1]) < 0.02
    lifted = np.abs(found[quiet, 0]) / np.maximum(
        np.abs(whole[place : place + 4000, 1][quiet]), 1e-9
    )
    assert lifted.max() <= 10 ** (12 / 20) * 1.001
