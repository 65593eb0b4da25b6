"""Start-up: from the start of the process to the first picture of the window, beside Qt's own.

The peer is an empty QMainWindow of the same size in the same Python. Both are shown offscreen and
on an X server of the benchmark's own. ``spacesviewer sessions`` stands beside ``python -c pass``.
The archive holds 200 sessions with a transcript each.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from spacesviewer.domain.session import SessionFacts
from spacesviewer.library.store import Archive
from tests.benchmarks import made
from tests.benchmarks.measure import PYTHON, ROOT, cpu_s, run, side_by_side, wall_s
from tests.benchmarks.table import Row
from tests.guards.display import missing_programs, screen

WINDOW_GOAL, SESSIONS_GOAL_S = 2.5, 0.25
SESSIONS = 200
_IMPORT = re.compile(r"import time:\s+(\d+) \|\s+(\d+) \|\s+(\S+)")
Steps = dict[str, Any]  # seconds from the start of the process, and MB
_STEPS = ("Qt", "imports", "window", "picture")


def rows(quick: bool) -> list[Row]:
    """The window offscreen and under X, then the command line."""
    times, count = (1, 5) if quick else (11, SESSIONS)
    with tempfile.TemporaryDirectory() as name:
        archive = _archive(Path(name) / "archive", count)
        found = _window(archive, "offscreen", {}, times)
        if missing_programs():
            print(f"No window under X: {', '.join(missing_programs())} not installed.")
        else:
            with screen(Path(name)) as shown:
                found += _window(archive, "X server", shown.environment, times)
        return found + _command(archive, times)


def _window(archive: Path, where: str, env: Mapping[str, str], times: int) -> list[Row]:
    taken: dict[str, list[Steps]] = {"program": [], "empty": []}
    for _ in range(times + 1):
        for kind, steps in taken.items():
            steps.append(_first_paint(kind, archive, env))
    # The first of each reads the files of the disk.
    ours, empty = (
        {step: _median(taken[kind][1:], step) for step in taken[kind][0] if step != "profile"}
        for kind in taken
    )

    def row(what: str, step: str, goal: float | None, where_it_goes: str = "") -> Row:
        clock = 1000 * ours[step], 1000 * empty["picture"]
        of_cpu = 1000 * ours[f"{step}, CPU"], 1000 * empty["picture, CPU"]
        return Row(
            f"{what}, {where}", of_cpu[0], "ms", of_cpu[1], "empty window", goal, clock,
            where_it_goes,
        )  # fmt: skip

    split = ", ".join(
        f"{step} {1000 * (ours[f'{step}, CPU'] - ours[f'{before}, CPU']):.0f}"
        for before, step in pairwise(_STEPS)
    )
    where_it_goes = (
        f"In ms of the CPU: Python and Qt {1000 * ours['Qt, CPU']:.0f}, {split}. {_imports()} "
        f"After them: {_first_paint('program', archive, {**env, 'PROFILE': '1'})['profile'][0]}"
    )
    memory = f"Memory after start, {where}"
    return [
        row("Start to first picture", "picture", WINDOW_GOAL, where_it_goes),
        row("Start to the list of sessions", "sessions", None),
        row("Start to the whole window", "all of it", None),
        Row(memory, ours["MB"], "MB", empty["MB"], "empty window", None),
    ]


def _median(taken: list[Steps], step: str) -> float:
    return float(median(steps[step] for steps in taken))


def _first_paint(kind: str, archive: Path, env: Mapping[str, str]) -> Steps:
    command = [PYTHON, "-m", "tests.benchmarks.first_paint", kind, str(archive)]
    used = run(command, {**env, "BENCHMARK_BEGAN_S": str(time.monotonic())})
    steps: Steps = json.loads(used.out.splitlines()[-1])
    return steps


def _command(archive: Path, times: int) -> list[Row]:
    used = side_by_side(
        times + 1,
        ours=lambda: run([PYTHON, "-m", "spacesviewer", "sessions", "--archive", archive]),
        python=lambda: run([PYTHON, "-c", "pass"]),
    )
    ours, python = used["ours"][1:], used["python"][1:]
    clock = (1000 * wall_s(ours), 1000 * wall_s(python))
    what = "`spacesviewer sessions`"
    where = _imports("spacesviewer.cli")
    return [
        Row(what, 1000 * cpu_s(ours), "ms", 1000 * SESSIONS_GOAL_S, "limit", where=where),
        Row(what, 1000 * cpu_s(ours), "ms", 1000 * cpu_s(python), "`python -c pass`", None, clock),
    ]


def _imports(module: str = "spacesviewer.app") -> str:
    """Which packages take long to import, in words for a row."""
    least: dict[str, int] = {}
    for _ in range(3):
        done = subprocess.run(
            [PYTHON, "-X", "importtime", "-c", f"import {module}"],
            cwd=ROOT, capture_output=True, text=True, check=True,
        )  # fmt: skip
        for own, _, name in _IMPORT.findall(done.stderr):
            least[name] = min(int(own), least.get(name, int(own)))
    spent: Counter[str] = Counter()
    for name, own_us in least.items():
        spent[name.partition(".")[0]] += own_us
    top = ", ".join(f"{name} {us / 1000:.0f}" for name, us in spent.most_common(8))
    return f"{len(least)} modules of {module}, {spent.total() / 1000:.0f} ms in all: {top}."


def _archive(folder: Path, count: int) -> Path:
    with Archive.create(folder) as archive:
        for number in range(count):
            day = f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
            facts = SessionFacts(title=f"Session {number} on the contract", started_at=day)
            made.stored(archive, facts, list(made.spoken(40, 3_600_000)))
    return folder
