"""How long after a click the right words are heard, at the monitor of a PulseAudio null sink.

    python -m tests.benchmarks.bench_click [--clicks N] [FILE ...]

Without files it makes ten minutes each of m4a, MP3 (VBR) and Opus. Needs pulseaudio and parec.
What is heard is found by correlation with the samples that belong to the click; a player that
begins elsewhere is told with how far off it landed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from spacesviewer.media.reader import ExactReader
from spacesviewer.media.stretch import Stretch
from tests.benchmarks.click_heard import RATE, WINDOW, Landing, Recorder, Sound, landing, null_sink
from tests.benchmarks.click_peers import Clicked, Run, players
from tests.benchmarks.made_numbered import V7
from tests.benchmarks.measure import BenchmarkFailed
from tests.benchmarks.table import Row
from tests.unit.media.sounds import speechlike, write

MINUTES = 10
CLICKS = 40
LISTEN_S = 0.6
AROUND_S = 12  # in which a player that lands elsewhere is looked for
HEARD_MS = 20.0


@dataclass(frozen=True, slots=True)
class Told:
    """What a player did with its clicks on one file, in words and figures."""

    landings: Sequence[Landing]

    @property
    def delays_ms(self) -> tuple[float, float]:
        """Median and 95th percentile of all that was heard; NaN where nothing was."""
        heard = [one.delay_ms for one in self.landings if one.delay_ms == one.delay_ms]
        median, late = np.percentile(heard, [50, 95]) if heard else (np.nan, np.nan)
        return float(median), float(late)

    @property
    def missed(self) -> int:
        """After how many clicks the beginning of the wanted words was not heard."""
        return sum(not one.wanted for one in self.landings)

    @property
    def in_words(self) -> str:
        """How many clicks missed the wanted beginning, and where they landed."""
        offs = [one.off_ms for one in self.landings if not one.wanted and one.off_ms == one.off_ms]
        text = f"missed {self.missed} of {len(self.landings)}"
        if not offs:
            return text
        where = f"{np.median(offs):+.0f} ms off"
        if max(offs) - min(offs) > 1:
            where += f" ({min(offs):+.0f} to {max(offs):+.0f})"
        return f"{text}: {len(offs)} began {where}"


def rows(quick: bool) -> Iterator[Row]:
    """How soon a click is heard, beside a limit and the others, and how often not at all."""
    for file, kind, told in _all_told((), 4 if quick else CLICKS):
        what = f"Click heard, {file}, {kind}"
        ours = told.pop("ours")
        median, late = ours.delays_ms
        yield Row(f"{what}: median", median, "ms", HEARD_MS, "limit")
        yield Row(f"{what}: p95", late, "ms", HEARD_MS, "limit", None)
        yield Row(
            f"{what}: not heard from its beginning",
            ours.missed,
            f"of {len(ours.landings)}",
            0,
            "limit",
            where=f"It {ours.in_words}.",
        )
        for who, peer in told.items():
            peer_median, peer_late = peer.delays_ms
            beside = f"{who}, which {peer.in_words}"
            yield Row(f"{what}: median", median, "ms", peer_median, beside, None)
            yield Row(f"{what}: p95", late, "ms", peer_late, who, None)


def _all_told(files: Sequence[Path], clicks: int) -> Iterator[tuple[str, str, dict[str, Told]]]:
    """For each file and kind of click what each player did."""
    if not shutil.which("pulseaudio") or not shutil.which("parec"):
        raise BenchmarkFailed("pulseaudio and parec (pulseaudio-utils) are needed to hear anything")
    with tempfile.TemporaryDirectory() as name, null_sink(Path(name)):
        for path in files or samples(Path(name)):
            kinds: dict[str, dict[str, Told]] = {}
            for who, make in players().items():
                for kind, landings in measure(path, clicks, make).items():
                    kinds.setdefault(kind, {})[who] = Told(landings)
            for kind, told in kinds.items():
                yield path.stem, kind, told


def measure(
    path: Path, clicks: int, make: Callable[[Path, Run], Clicked]
) -> dict[str, list[Landing]]:
    """Where clicks have landed while it was paused, and while it played."""
    with ExactReader(path) as reader:
        places = _places(reader, 2 * clicks)
        heard = _clicked(path, places, make)
        landings: dict[str, list[Landing]] = {"paused": [], "playing": []}
        for number, (at_ms, (begin_ms, sound)) in enumerate(zip(places, heard, strict=True)):
            kind = "playing" if number % 2 else "paused"
            landings[kind].append(landing(sound, begin_ms, *_around(reader, at_ms)))
    return landings


def _places(reader: ExactReader, count: int) -> list[int]:
    """Random places, in ms, at which there is something to be heard."""
    chance, found = np.random.default_rng(1), list[int]()
    for at_ms in chance.integers(1000, reader.duration_ms - 3000, count).tolist():
        while np.sqrt(np.mean(np.square(_mono(reader, at_ms, WINDOW / RATE)))) < 0.01:
            at_ms += 500
        found.append(at_ms)
    return found


def _around(reader: ExactReader, at_ms: int) -> tuple[Sound, int]:
    """The sound about a place, and which of its samples stands there."""
    begin_ms = max(0, at_ms - AROUND_S * 1000)
    sound = _mono(reader, begin_ms, (at_ms - begin_ms) / 1000 + AROUND_S)
    return sound, round((at_ms - begin_ms) * RATE / 1000)


def _mono(reader: ExactReader, at_ms: int, seconds: float) -> Sound:
    rate = reader.sample_rate
    to_mono = Stretch(rate, reader.channels, 1, RATE, 1)
    return to_mono.push(reader.read(round(at_ms * rate / 1000), round(seconds * rate)))[:, 0]


def _clicked(
    path: Path, places: Sequence[int], make: Callable[[Path, Run], Clicked]
) -> list[tuple[float, Sound]]:
    """What was heard after each click, and how many ms after it that begins.

    Every second click comes while it plays. Nothing is looked for meanwhile: that would hold up
    the thread that feeds our player.
    """
    from PySide6.QtCore import QCoreApplication

    app = QCoreApplication.instance() or QCoreApplication([])

    def run(until: Callable[[], bool], seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end and not until():
            app.processEvents()
            time.sleep(0.0002)

    # Our player sets it for itself; the recorder and the others go on as they are.
    os.environ.pop("PULSE_LATENCY_MSEC", None)
    recorder = Recorder()
    player = make(path, run)
    player.play_from(0)
    run(lambda: False, 3)  # the first opening of a device takes longer, and is not a click
    player.pause()
    heard = []
    for number, at_ms in enumerate(places):
        if number % 2 == 0:
            player.pause()
        run(lambda: False, 0.3)
        clicked_s = time.monotonic()
        player.play_from(at_ms)
        run(lambda: False, LISTEN_S)
        begin_s, sound = recorder.since(clicked_s)
        heard.append(((begin_s - clicked_s) * 1000, sound))
    player.close()
    recorder.close()
    return heard


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
    parser.add_argument("--clicks", type=int, default=CLICKS)
    arguments = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    print("| file | clicked while | player | heard after, ms: median | p95 | its beginning |")
    print("|---|---|---|---|---|---|")
    try:
        for file, kind, told in _all_told(arguments.files, arguments.clicks):
            for who, one in told.items():
                median, late = one.delays_ms
                cells = (file, kind, who, f"{median:.0f}", f"{late:.0f}", one.in_words)
                print(f"| {' | '.join(cells)} |", flush=True)
    except BenchmarkFailed as failed:
        sys.exit(str(failed))


if __name__ == "__main__":
    main()
