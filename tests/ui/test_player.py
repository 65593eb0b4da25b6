"""What leaves for the sound device is what was clicked, and the playhead says so."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from spacesviewer.media.reader import ExactReader
from spacesviewer.media.stream import SoundFormat
from spacesviewer.ui import player as players
from spacesviewer.ui.player import Player
from spacesviewer.ui.playhead import Playhead
from spacesviewer.ui.sink import ClockSink
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

    def make_sink(self, rate: int, channels: int) -> ClockSink:
        self.sound = SoundFormat(rate, channels)
        sink = ClockSink(
            self.sound, clock=lambda: time.monotonic() * self.faster, keep=self.data.extend
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

    def make_sink(rate: int, channels: int) -> ClockSink:
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


def test_a_device_that_fails_pauses_with_a_sentence(opened: Player, ear: Ear, qtbot: QtBot) -> None:
    told: list[str] = []
    opened.problem.connect(told.append)
    opened.play_from(1000)
    hear(qtbot, ear, 0.2)
    ear.sinks[-1].fault = "It was unplugged."
    wait_until(qtbot, lambda: not opened.is_playing)
    assert told == ["It was unplugged."]
    assert now(opened) >= 1200
    opened.play_from(2000)
    hear(qtbot, ear, 0.2)


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
    assert mortal._decoder.pid is not None
    with qtbot.waitSignal(mortal.problem, timeout=WAIT_MS) as told:
        os.kill(mortal._decoder.pid, signal.SIGKILL)
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
    monkeypatch.setattr(players, "_PATIENCE_S", 0.2)
    assert mortal._decoder.pid is not None
    os.kill(mortal._decoder.pid, signal.SIGSTOP)
    with qtbot.waitSignal(mortal.problem, timeout=WAIT_MS) as told:
        mortal.play_from(1000)
    assert "talk.m4a" in told.args[0]
    assert not mortal.is_playing


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
    decoder = forgotten._decoder
    forgotten.deleteLater()
    wait_until(qtbot, lambda: decoder.pid is None)
