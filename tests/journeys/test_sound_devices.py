"""Real sound servers come and go while the player plays; what is heard is recorded."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.guards.alive import repeat_until
from tests.journeys import pulse
from tests.journeys.program import ROOT
from tests.journeys.pulse import RATE, Server, Sound
from tests.unit.media.sounds import speechlike, write

pytestmark = pytest.mark.slow

SECONDS = 60
_PATIENCE_S = 20.0
_QT_TRIES_AGAIN_S = 3.5  # Qt's one attempt to come back has failed by then


@pytest.fixture(scope="module")
def sound() -> Sound:
    chance = np.random.default_rng(3)
    made = speechlike(SECONDS, RATE)[:, 0]
    mixed: Sound = (0.7 * made + chance.normal(0, 0.03, len(made))).astype(np.float32)
    return mixed


@pytest.fixture(scope="module")
def path(sound: Sound, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound")
    return write(folder / "talk.wav", sound[:, None], RATE, "pcm_s16le")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    pulse.need_programs()
    with pulse.server(tmp_path) as made:
        yield made


class Played:
    """The player in its process."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ask(self, line: str) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, f"The player has gone: {self._process.poll()}"
        return json.loads(answer)

    def wait(self, wanted: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
        assert repeat_until(lambda: bool(wanted(self.ask("state"))), _PATIENCE_S), self.ask("state")
        state: dict[str, Any] = self.ask("state")
        return state


@contextmanager
def player(server: Server, path: Path) -> Iterator[Played]:
    """The player on a file, for the length of a ``with``."""
    log = server.folder / "played.log"
    with log.open("w") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.played", str(path)],
            cwd=ROOT,
            env={**server.environment, "QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        try:
            played = Played(process)
            played.wait(lambda state: state["opened"])
            yield played
            assert process.stdin is not None
            process.stdin.close()
            assert process.wait(20) == 0, log.read_text()
        finally:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                assert pipe is not None
                pipe.close()


def is_heard(server: Server, played: Played, sound: Sound, at_ms: int, sink: str = "null") -> None:
    """Plays from a time and asserts that just this comes out of the monitor."""
    expected = sound[at_ms * RATE // 1000 :][RATE // 10 : RATE * 6 // 10]
    with pulse.ear(server, sink) as ear:
        begun_s = time.monotonic()
        played.ask(f"play {at_ms}")
        assert repeat_until(lambda: ear.recognises(expected, begun_s)[0], _PATIENCE_S), (
            ear.recognises(expected, begun_s),
            played.ask("state"),
        )


def test_a_server_that_dies_and_comes_back(server: Server, path: Path, sound: Sound) -> None:
    server.start()
    with player(server, path) as played:
        is_heard(server, played, sound, 2000)
        played.wait(lambda state: state["heard_ms"] > 300)
        server.end()
        state = played.wait(lambda state: state["problems"])
        assert "sound device" in state["problems"][0]
        assert state["playing"]
        later_ms = state["position_ms"] + 500
        state = played.wait(lambda state: state["position_ms"] > later_ms)
        # Nothing comes of Qt's own attempt, and libpulse must not be met again.
        time.sleep(_QT_TRIES_AGAIN_S)
        played.ask("play 20000")
        state = played.wait(lambda state: state["position_ms"] > 20_300)
        assert "No sound device" in state["problems"][-1]
        silent_ms = state["heard_ms"]
        server.start()
        is_heard(server, played, sound, 30_000)
        played.wait(lambda state: state["heard_ms"] > silent_ms + 300)
        is_heard(server, played, sound, 35_000)


def test_what_plays_in_silence_is_heard_once_there_is_a_device(
    server: Server, path: Path, sound: Sound
) -> None:
    with player(server, path) as played:
        played.ask("play 1000")
        played.wait(lambda state: state["position_ms"] > 1300)
        server.start()
        state = played.wait(lambda state: state["heard_ms"] > 300)
        assert "there again" in state["problems"][-1]
        server.end()
        count = len(state["problems"])
        state = played.wait(lambda state: len(state["problems"]) > count)
        server.start()
        heard_ms = state["heard_ms"]
        played.wait(lambda state: state["heard_ms"] > heard_ms + 300)


def test_a_server_that_is_restarted_at_once(server: Server, path: Path, sound: Sound) -> None:
    server.start()
    with player(server, path) as played:
        is_heard(server, played, sound, 2000)
        server.end()
        server.start()
        is_heard(server, played, sound, 8000)
        server.end()
        server.start()
        is_heard(server, played, sound, 12_000)


def test_a_server_that_comes_late(server: Server, path: Path, sound: Sound) -> None:
    with player(server, path) as played:
        played.ask("play 1000")
        state = played.wait(lambda state: state["position_ms"] > 1300)
        assert "No sound device" in state["problems"][0]
        assert state["heard_ms"] == 0
        server.start()
        is_heard(server, played, sound, 5000)


def test_another_device_is_chosen_and_vanishes(server: Server, path: Path, sound: Sound) -> None:
    server.start()
    made = server.control("load-module", "module-null-sink", "sink_name=headset", f"rate={RATE}")
    assert made.returncode == 0, made.stderr
    with player(server, path) as played:
        is_heard(server, played, sound, 2000)
        played.ask("device headset")
        is_heard(server, played, sound, 6000, "headset")
        server.control("unload-module", made.stdout.strip())
        is_heard(server, played, sound, 10_000)
        state = played.ask("state")
        assert "goes on through another one" in " ".join(state["problems"])
        server.control("load-module", "module-null-sink", "sink_name=headset", f"rate={RATE}")
        assert repeat_until(lambda: "headset" in server.control("list", "sinks", "short").stdout)
        played.ask("device headset")  # chosen again, it is tried at once
        is_heard(server, played, sound, 14_000, "headset")


def test_the_system_s_device_is_gone_back_to_when_it_is_plugged_in_again(
    server: Server, path: Path, sound: Sound
) -> None:
    server.start()
    headset = ("load-module", "module-null-sink", "sink_name=headset", f"rate={RATE}")
    made = server.control(*headset)
    server.control("set-default-sink", "headset")
    with player(server, path) as played:
        is_heard(server, played, sound, 2000, "headset")
        server.control("unload-module", made.stdout.strip())
        is_heard(server, played, sound, 6000)
        server.control(*headset)
        server.control("set-default-sink", "headset")
        with pulse.ear(server, "headset") as ear:  # without another click
            begun_s = time.monotonic()
            assert repeat_until(lambda: bool(np.any(ear.since(begun_s))), _PATIENCE_S)
        assert "goes on through the device" in " ".join(played.ask("state")["problems"])
