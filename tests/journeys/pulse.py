"""A sound server of the test's own with a null sink, and an ear at its monitor."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.guards.alive import repeat_until

RATE = 48_000

Sound = NDArray[np.float32]


def need_programs() -> None:
    """Skips where PulseAudio is not installed; in CI it has to be."""
    missing = [name for name in ("pulseaudio", "parec", "pactl") if shutil.which(name) is None]
    if missing:
        give_up = pytest.fail if os.environ.get("CI") else pytest.skip
        give_up(f"Not installed: {', '.join(missing)}.")


class Server:
    """PulseAudio in a folder of its own, which may be ended and started again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.socket = folder / "pulse.sock"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to be heard here."""
        return {
            **os.environ,
            "PULSE_SERVER": f"unix:{self.socket}",
            "XDG_RUNTIME_DIR": str(self.folder),
            "HOME": str(self.folder),
        }

    def start(self) -> None:
        """Starts it, and waits until it answers."""
        self._process = subprocess.Popen(
            [
                *("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1"),
                *("--use-pid-file=no", "-L"),
                f"module-native-protocol-unix socket={self.socket} auth-anonymous=1",
                *("-L", f"module-null-sink sink_name=null rate={RATE}"),
            ],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        assert repeat_until(lambda: self.control("info").returncode == 0), "no sound server"

    def end(self) -> None:
        """Kills it, as a crash does; again is harmless."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
            self.socket.unlink(missing_ok=True)

    def control(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """What pactl says."""
        return subprocess.run(
            ["pactl", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )


@contextmanager
def server(folder: Path) -> Iterator[Server]:
    """A server for the length of a ``with``; it is started by hand."""
    made = Server(folder)
    try:
        yield made
    finally:
        made.end()


class Ear:
    """Keeps what a monitor gives, with the time at which each part came."""

    def __init__(self, at: Server, sink: str = "null") -> None:
        self._process = subprocess.Popen(
            [
                *("parec", "-d", f"{sink}.monitor", "--raw", "--format=float32le"),
                *(f"--rate={RATE}", "--channels=1", "--latency-msec=5"),
            ],
            env=at.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._parts: list[tuple[float, bytes]] = []
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()
        assert repeat_until(lambda: bool(self._parts)), "nothing comes from the monitor"

    def _listen(self) -> None:
        assert self._process.stdout is not None
        handle = self._process.stdout.fileno()
        while data := os.read(handle, 4096):
            self._parts.append((time.monotonic(), data))

    def since(self, moment_s: float) -> Sound:
        """All that came after a moment of time.monotonic()."""
        data = b"".join(part for at, part in list(self._parts) if at >= moment_s)
        return np.frombuffer(data[: len(data) // 4 * 4], np.float32)

    def recognises(self, expected: Sound, moment_s: float) -> tuple[bool, str]:
        """Whether a sound was heard since a moment, by parts of 50 ms.

        On a busy machine a device may run dry, which splits parts of what is heard; a third of
        them must be there whole.
        """
        heard, size = self.since(moment_s)[: 8 * RATE], RATE // 20
        parts = [expected[at : at + size] for at in range(0, len(expected) - size + 1, size)]
        found = [found_in(heard, part) for part in parts]
        alike = sorted(likeness for _, likeness in found)
        return alike[-max(1, len(alike) // 3)] > 0.9, f"{found}"

    def close(self) -> None:
        """Listens no longer."""
        self._process.kill()
        self._process.wait()
        self._thread.join()
        assert self._process.stdout is not None
        self._process.stdout.close()


@contextmanager
def ear(at: Server, sink: str = "null") -> Iterator[Ear]:
    """An ear for the length of a ``with``."""
    made = Ear(at, sink)
    try:
        yield made
    finally:
        made.close()


def found_in(heard: Sound, expected: Sound) -> tuple[int, float]:
    """Where a sound lies in what was heard, and how alike they are there (1: the same)."""
    if len(heard) <= len(expected):
        return 0, 0.0
    size = 1 << (len(heard) + len(expected)).bit_length()
    spectrum: Any = np.fft.rfft(heard, size) * np.conj(np.fft.rfft(expected, size))
    matches = np.fft.irfft(spectrum, size)[: len(heard) - len(expected)]
    power = np.concatenate([[0.0], np.cumsum(heard.astype(np.float64) ** 2)])
    energy = power[len(expected) :][: len(matches)] - power[: len(matches)]
    alike = matches / np.sqrt(np.maximum(energy, 1e-6) * float(np.dot(expected, expected)))
    best = int(np.argmax(alike))
    return best, float(alike[best])
