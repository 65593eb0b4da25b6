"""How long after a click the right words are heard, at the monitor of a PulseAudio null sink.

    python -m tests.benchmarks.bench_click [--clicks N] [FILE ...]

Without files it makes ten minutes each of m4a, MP3 (VBR) and Opus. Needs pulseaudio and parec.
What is heard is found by correlation with the samples that belong to the click.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from spacesviewer.media.reader import ExactReader
from spacesviewer.media.stretch import Stretch
from tests.benchmarks.click_peers import Clicked, Run, players
from tests.benchmarks.made_numbered import V7
from tests.unit.media.sounds import speechlike, write

RATE = 48000
MINUTES = 10
LISTEN_S = 0.35
WINDOW = 2048
SKIPPED = 240

Sound = NDArray[np.float32]


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


def onset(heard: Sound, expected: Sound) -> tuple[int, float]:
    """At which sample of what was heard the expected sound begins, and how alike they are."""
    # PulseAudio itself swallows up to 2 ms of a stream's beginning.
    wanted = expected[SKIPPED : SKIPPED + WINDOW]
    size = 1 << (len(heard) + len(wanted)).bit_length()
    spectrum = np.fft.rfft(heard, size) * np.conj(np.fft.rfft(wanted, size))
    correlation = np.fft.irfft(spectrum, size)[: len(heard) - WINDOW]
    energy = np.convolve(heard.astype(np.float64) ** 2, np.ones(WINDOW), "valid")[:-1]
    alike = correlation / np.sqrt(np.maximum(energy, 1e-6) * np.dot(wanted, wanted))
    best = int(np.argmax(alike))
    return best - SKIPPED, float(alike[best])


def audible(reader: ExactReader, at_ms: int) -> tuple[int, Sound]:
    """The first place from a time on where there is something to be heard, and what."""
    while True:
        start = round(at_ms * reader.sample_rate / 1000)
        to_mono = Stretch(reader.sample_rate, reader.channels, 1, RATE, 1)
        expected = to_mono.push(reader.read(start, reader.sample_rate // 5))[:, 0]
        if np.sqrt(np.mean(expected[:WINDOW] ** 2)) > 0.01:
            return at_ms, expected
        at_ms += 500


def measure(
    path: Path, clicks: int, make: Callable[[Path, Run], Clicked]
) -> dict[str, list[float]]:
    """Delays in ms of clicks while paused, and of clicks while playing; NaN: not recognised."""
    from PySide6.QtCore import QCoreApplication

    app = QCoreApplication.instance() or QCoreApplication([])

    def run(until: Callable[[], bool], seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end and not until():
            app.processEvents()
            time.sleep(0.0002)

    recorder = Recorder()
    player = make(path, run)
    player.play_from(0)
    run(lambda: False, 3)  # the first opening of a device takes longer, and is not a click
    player.pause()
    delays: dict[str, list[float]] = {"paused": [], "playing": []}
    chance = np.random.default_rng(1)
    with ExactReader(path) as reader:
        for number, at_ms in enumerate(
            chance.integers(1000, player.length_ms - 3000, 2 * clicks).tolist()
        ):
            kind = "playing" if number % 2 else "paused"
            if kind == "paused":
                player.pause()
                run(lambda: False, 0.3)
            else:
                run(lambda: False, 0.3)
            at_ms, expected = audible(reader, at_ms)
            clicked_s = time.monotonic()
            player.play_from(at_ms)
            run(lambda: False, LISTEN_S)
            begin_s, heard = recorder.since(clicked_s)
            place, alike = onset(heard, expected)
            delay_ms = (begin_s + place / RATE - clicked_s) * 1000
            delays[kind].append(delay_ms if alike > 0.9 else float("nan"))
    player.close()
    recorder.close()
    return delays


def samples(folder: Path) -> list[Path]:
    """Ten minutes of sound in the formats that people have."""
    sound = np.tile(speechlike(60, RATE), (MINUTES, 1))
    sound += np.random.default_rng(2).normal(0, 0.02, sound.shape).astype(np.float32)
    return [
        write(folder / "m4a 64k.m4a", sound, RATE, "aac", bit_rate=64000),
        write(folder / "MP3 VBR.mp3", sound, RATE, "libmp3lame", options=V7),
        write(folder / "Opus 24k.opus", sound, RATE, "libopus", bit_rate=24000),
    ]


def main() -> None:
    """Prints a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--clicks", type=int, default=40)
    arguments = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if not shutil.which("pulseaudio") or not shutil.which("parec"):
        sys.exit("pulseaudio and parec (pulseaudio-utils) are needed to hear anything.")
    with tempfile.TemporaryDirectory() as name, null_sink(Path(name)):
        print("| file | player | clicked while | heard after, ms: median | p95 | not recognised |")
        print("|---|---|---|---|---|---|")
        for path in arguments.files or samples(Path(name)):
            for who, make in players().items():
                for kind, delays in measure(path, arguments.clicks, make).items():
                    known = [delay for delay in delays if delay == delay]
                    median, late = np.percentile(known, [50, 95]) if known else (np.nan, np.nan)
                    missed = f"{len(delays) - len(known)} of {len(delays)}"
                    heard = f"{median:.0f} | {late:.0f} | {missed}"
                    print(f"| {path.stem} | {who} | {kind} | {heard} |", flush=True)


if __name__ == "__main__":
    main()
