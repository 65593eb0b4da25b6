"""Measures programs and functions: time of the CPU, time by the clock, memory, and who took it."""

from __future__ import annotations

import cProfile
import io
import os
import pstats
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
PYTHON = sys.executable


class BenchmarkFailed(Exception):
    """A measured program ended otherwise than it should."""


@dataclass(frozen=True, slots=True)
class Used:
    """What a program took with all that it started: seconds of the CPU and by the clock, its words.

    ``own_mb`` is the most memory that one of its processes held.
    """

    cpu_s: float
    wall_s: float
    own_mb: float
    out: str


def cache() -> Path:
    """The folder for what is made once and used again, outside the repository."""
    named = os.environ.get("SPACESVIEWER_BENCH_CACHE")
    folder = Path(named) if named else Path(tempfile.gettempdir()) / "spacesviewer-benchmarks"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def run(command: Sequence[str | Path], env: Mapping[str, str] | None = None) -> Used:
    """Runs a program to its end; raises BenchmarkFailed where it reports an error."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        begin = time.perf_counter()
        process = subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            cwd=ROOT,
            env={**_as_a_person_has_it(), **(env or {})},
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall_s = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        for stream in (out, err):
            stream.seek(0)
        if process.returncode:
            said = err.read().decode(errors="replace").strip().splitlines()
            raise BenchmarkFailed(f"{Path(command[0]).name} ended badly: {said[-1:]}")
        text = out.read().decode()
    return Used(usage.ru_utime + usage.ru_stime, wall_s, usage.ru_maxrss / 1024, text)


def _as_a_person_has_it() -> dict[str, str]:
    """The environment, but Python keeps what it has compiled: only the first start is without."""
    kept = {"PYTHONPYCACHEPREFIX": str(cache() / "compiled")}
    left_out = ("PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX")
    return {k: v for k, v in os.environ.items() if k not in left_out} | kept


def side_by_side(times: int, **things: Callable[[], Used]) -> dict[str, list[Used]]:
    """Runs things in turn, several times over, so that a busy minute of the machine meets all."""
    used: dict[str, list[Used]] = {name: [] for name in things}
    for _ in range(times):
        for name, thing in things.items():
            used[name].append(thing())
    return used


def cpu_s(runs: Sequence[Used]) -> float:
    """The median of the CPU's seconds."""
    return median(one.cpu_s for one in runs)


def wall_s(runs: Sequence[Used]) -> float:
    """The median of the seconds by the clock."""
    return median(one.wall_s for one in runs)


def peak_mb() -> float:
    """The most memory that this process has held so far."""
    status = Path("/proc/self/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def now_mb() -> float:
    """The memory that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def top_of_profile(function: Callable[[], object], count: int = 5) -> str:
    """Calls a function and tells which functions took most of the time, in words for a row."""
    profile = cProfile.Profile()
    profile.runcall(function)
    return told(pstats.Stats(profile, stream=io.StringIO()), count)


def told(stats: pstats.Stats, count: int = 5) -> str:
    """Which functions took most of the time themselves, and which of ours with all they called."""
    entries = getattr(stats, "stats", {})
    total = sum(entry[2] for entry in entries.values()) or 1.0
    top = sorted(entries.items(), key=lambda item: -item[1][2])[:count]
    ours = [item for item in entries.items() if "/spacesviewer/" in item[0][0]]
    deep = sorted(ours, key=lambda item: -item[1][3])[: count + 2]
    themselves = ", ".join(f"{_name(place)} {entry[2] / total:.0%}" for place, entry in top)
    with_calls = ", ".join(f"{_name(place)} {entry[3] / total:.0%}" for place, entry in deep)
    return f"cProfile, of {total:.2f} s: {themselves}; with what they call: {with_calls}."


def _name(place: tuple[str, int, str]) -> str:
    file, _, function = place
    if file == "~":
        return re.sub(
            r"<?(built-in )?method '?([\w.]+)'?( of '(\w+\.)*(\w+)' objects)?>?",
            lambda found: ".".join(filter(None, (found[5], found[2]))),
            function,
        )
    return f"{Path(file).stem}.{function}"
