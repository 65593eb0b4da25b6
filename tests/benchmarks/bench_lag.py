"""Playing with everything visible: how long the window cannot answer, and what it costs.

The peer is ``mpv --no-video`` with the same file into the same null sink of PulseAudio; where mpv
is not installed the row says so. The window is the real one, drawn offscreen.
"""

from __future__ import annotations

import json
import math
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from spacesviewer.library.store import Archive
from spacesviewer.media import waveform
from spacesviewer.workflows import importing
from tests.benchmarks import made
from tests.benchmarks.click_heard import null_sink
from tests.benchmarks.measure import PYTHON, BenchmarkFailed, run
from tests.benchmarks.table import Row

LAG_MS = 16.0
SEGMENTS_A_MINUTE = 14
MINUTES = 60
Command = list[str | Path]


def rows(quick: bool) -> list[Row]:
    """Lag of the window's thread, and the CPU of a second of playing."""
    seconds, times, minutes = (3.0, 1, 10) if quick else (20.0, 3, MINUTES)
    with tempfile.TemporaryDirectory() as name, _sound(Path(name)):
        archive, session, recording = _session(Path(name), minutes)
        command: Command = [
            PYTHON,
            "-m",
            "tests.benchmarks.playing",
            archive,
            session,
            str(seconds),
        ]
        ours, peer = [], []
        for _ in range(times):
            ours.append(json.loads(run(command, _quiet(Path(name))).out))
            peer.append(_mpv_share(recording, seconds))
        profiled = json.loads(run(command, _quiet(Path(name)) | {"PROFILE": "1"}).out)
    return _compared(ours, peer, f"Window's thread: {profiled['profile']}")


def _compared(ours: list[dict[str, float]], peer: list[float], profile: str) -> list[Row]:
    def of(key: str) -> float:
        return median(one[key] for one in ours)

    what = "Playing with follow, 20 s in view"
    if abs(of("played_share") - 1) > 0.05:
        raise BenchmarkFailed(f"it played {of('played_share'):.2f} seconds in a second")
    share, mpv = of("cpu_share") * 1000, median(peer) * 1000
    beside = "mpv --no-video" if not math.isnan(mpv) else "mpv, which is not installed"
    goal = 1.0 if not math.isnan(mpv) else None
    limit = "limit"
    clocks = ((of("p99_clock_ms"), LAG_MS), (of("worst_clock_ms"), LAG_MS))
    return [
        Row(f"{what}: lag, p99", of("p99_cpu_ms"), "ms", LAG_MS, limit, 1.0, clocks[0]),
        Row(f"{what}: longest lag", of("worst_cpu_ms"), "ms", LAG_MS, limit, None, clocks[1]),
        Row(
            f"{what}: CPU of a second",
            share,
            "ms",
            mpv,
            beside,
            goal,
            where=f"In percent of a core: the window {of('window_share') * 100:.1f}, the process "
            f"that decodes {(of('cpu_share') - of('window_share')) * 100:.1f}, mpv, which draws "
            f"nothing, {mpv / 10:.1f}. {profile}",
        ),
    ]


def _mpv_share(recording: Path, seconds: float) -> float:
    """Seconds of the CPU for a second of playing; NaN without mpv. Its start is taken off."""
    if not shutil.which("mpv"):
        return math.nan
    plain: Command = ["mpv", "--no-config", "--no-video", "--really-quiet", "--start=60", recording]
    short, long = (run([*plain, f"--length={length}"]) for length in (1.0, 1.0 + seconds))
    return (long.cpu_s - short.cpu_s) / seconds


def _session(home: Path, minutes: int) -> tuple[Path, str, Path]:
    """An archive with a recording, its waveform, and a transcript with the time of each word."""
    box = home / "box"
    box.mkdir()
    recording = box / "hall.m4a"
    shutil.copyfile(made.recordings(minutes)["m4a"], recording)
    lines = list(made.spoken(SEGMENTS_A_MINUTE * minutes, minutes * 60_000))
    (box / "hall.en.json").write_text(made.whisper(lines), "utf-8")
    with Archive.create(home / "archive") as archive:
        report = importing.add(archive, [box])
        sha256 = str(archive.value("SELECT sha256 FROM recording"))
        target = archive.folder / "waveforms" / f"{sha256}.wave"
    target.parent.mkdir(exist_ok=True)
    waveform.build(recording, target)
    return home / "archive", report.sessions[0].id, recording


def _quiet(home: Path) -> dict[str, str]:
    return {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(home / "config")}


@contextmanager
def _sound(home: Path) -> Iterator[None]:
    if shutil.which("pulseaudio"):
        with null_sink(home):
            yield
    else:  # the program then plays to a clock
        yield
