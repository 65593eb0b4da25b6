"""What is heard after a click: recorded at the monitor of a null sink, and found in the file."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE = 48000
WINDOW = 2048
SKIPPED = 240
_LIKE = 0.9
_TAIL = 4096
_SMOOTH = 96

Sound = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Landing:
    """What followed a click.

    ``delay_ms``: until the first wanted sample was heard; where that never came, until the sound
    from elsewhere began; NaN where neither was found. ``off_ms``: how much later in the file than
    wanted the sound began that was heard (less than 0: earlier; NaN: unknown). ``wanted``: the
    wanted words were heard from their very beginning.
    """

    delay_ms: float
    off_ms: float
    wanted: bool


class Recorder:
    """Keeps what the monitor gives, with the time at which each sample was played."""

    def __init__(self) -> None:
        self._parec = subprocess.Popen(
            ["parec", "-d", "null.monitor", "--raw", "--format=float32le", f"--rate={RATE}",
             "--channels=1", "--latency-msec=2", "--process-time-msec=1"],
            stdout=subprocess.PIPE,
        )  # fmt: skip
        self._parts: list[tuple[float, bytes]] = []
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def _listen(self) -> None:
        assert self._parec.stdout is not None
        handle = self._parec.stdout.fileno()
        while data := os.read(handle, 4096):
            self._parts.append((time.monotonic(), data))

    def since(self, begin_s: float) -> tuple[float, Sound]:
        """The time of the first sample, and all that was played since a moment."""
        parts = list(self._parts)
        sound = np.frombuffer(b"".join(data for _, data in parts), np.float32)
        ends = np.cumsum([len(data) // 4 for _, data in parts]) / RATE
        # What arrived with the least delay tells the clock of the samples.
        zero_s = min(at - end for (at, _), end in zip(parts[-400:], ends[-400:], strict=True))
        first = max(0, int((begin_s - zero_s) * RATE))
        return zero_s + first / RATE, sound[first:]

    def close(self) -> None:
        """Ends recording."""
        self._parec.kill()
        self._parec.wait()
        self._thread.join()


@contextmanager
def null_sink(folder: Path) -> Iterator[None]:
    """A PulseAudio of our own with nothing but a null sink."""
    server = folder / "pulse.sock"
    daemon = subprocess.Popen(
        ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
         "-L", f"module-native-protocol-unix socket={server} auth-anonymous=1",
         "-L", f"module-null-sink sink_name=null rate={RATE}"],
        env={**os.environ, "XDG_RUNTIME_DIR": str(folder), "HOME": str(folder)},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.environ["PULSE_SERVER"] = f"unix:{server}"
    try:
        while not server.exists():
            time.sleep(0.05)
        yield
    finally:
        daemon.terminate()
        daemon.wait()


def landing(heard: Sound, begins_ms: float, around: Sound, wanted: int) -> Landing:
    """Where a click has landed.

    ``heard`` is what was played from ``begins_ms`` after the click on, ``around`` the file's
    sound about the click, whose sample ``wanted`` was clicked.
    """
    # PulseAudio itself swallows up to 2 ms of a stream's beginning.
    expected = around[wanted + SKIPPED :][:WINDOW]
    place, alike = found(expected, heard)
    came = alike > _LIKE
    begin, off = _beginning(heard, around, wanted)
    if not came and begin is None:
        return Landing(float("nan"), float("nan"), wanted=False)
    at = place - SKIPPED if came else begin or 0
    return Landing(begins_ms + at * 1000 / RATE, off * 1000 / RATE, came)


def found(part: Sound, sound: Sound) -> tuple[int, float]:
    """At which sample of a sound a part of it begins, and how alike they are there."""
    size = 1 << (len(sound) + len(part)).bit_length()
    spectrum = np.fft.rfft(sound, size) * np.conj(np.fft.rfft(part, size))
    correlation = np.fft.irfft(spectrum, size)[: len(sound) - len(part) + 1]
    energy = np.cumsum(np.append(0.0, np.square(sound, dtype=np.float64)))
    energy = energy[len(part) :] - energy[: -len(part)]
    own = float(np.dot(part, part))
    alike = correlation / np.sqrt(np.maximum(energy, 1e-6) * max(own, 1e-6))
    best = int(np.argmax(alike))
    return best, float(alike[best])


def _beginning(heard: Sound, around: Sound, wanted: int) -> tuple[int | None, float]:
    """At which sample the sound began that is still heard at the end, and how far off that is.

    What is heard last is looked for in all of ``around``, then followed back to where it began.
    """
    tail = heard[-_TAIL:]
    place, alike = found(tail, around)
    shift = place - (len(heard) - _TAIL)
    first = max(0, -shift)
    if alike < _LIKE or first >= len(heard):
        return None, float("nan")
    same = around[first + shift : len(heard) + shift]
    loud = float(np.dot(tail, same[-_TAIL:]) / np.dot(same[-_TAIL:], same[-_TAIL:]))
    rest = _smooth(np.abs(heard[first:] - loud * same))[:-_TAIL]
    other = np.flatnonzero(rest > 0.5 * np.sqrt(np.mean(np.square(tail))))
    begin = first + (int(other[-1]) + _SMOOTH // 2 if len(other) else 0)
    return begin, float(begin + shift - wanted)


def _smooth(values: NDArray[np.floating]) -> NDArray[np.float64]:
    return np.convolve(values, np.ones(_SMOOTH) / _SMOOTH, "same")
