"""Opening a session of ten hours and 100,000 segments with word times, beside QPlainTextEdit.

Each opening is a process of its own: the window comes to rest, the session is chosen as by a click
in the library, and the clock runs until the words stand in the window. The peer gets the same
words, speakers and times as one text file.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from spacesviewer.domain.session import SessionFacts
from spacesviewer.domain.timecode import format_time
from spacesviewer.library.store import Archive
from tests.benchmarks import made
from tests.benchmarks.measure import PYTHON, run
from tests.benchmarks.table import Row

HOURS, SEGMENTS = 10, 100_000
OPEN_MS, LAG_MS, STALL_MS, MORE_MB = 400, 16, 100, 60
Opened = dict[str, Any]


def rows(quick: bool) -> list[Row]:
    """Time, stalls and memory."""
    count, times = (2000, 1) if quick else (SEGMENTS, 7)
    with tempfile.TemporaryDirectory() as name:
        text = Path(name) / "same.txt"
        archive, session = _archive(Path(name) / "archive", text, count)
        ours: list[Opened] = []
        peer: list[Opened] = []
        for _ in range(times + 1):
            ours.append(_opened("program", archive, session))
            peer.append(_opened("editor", text))
        profile = _opened("program", archive, session, profiled=True)["profile"]
    # The first of each reads the files of the disk.
    return _compared(ours[1:] or ours, peer[1:] or peer, count, f"Window's thread: {profile}")


def _compared(ours: list[Opened], peer: list[Opened], count: int, where: str) -> list[Row]:
    what = f"Opening {HOURS} h, {count:,} segments"
    editor = "QPlainTextEdit"
    clock, peer_clock = _median(ours, "opened_ms"), _median(peer, "opened_ms")
    cpu, peer_cpu = _median(ours, "cpu_ms"), _median(peer, "cpu_ms")
    more, peer_more = _more(ours), _more(peer)

    def stalls(name: str, key: str, limit: float) -> list[Row]:
        cpu, clock = (_median(ours, f"{key}_{kind}_ms") for kind in ("cpu", "clock"))
        peer_cpu, peer_clock = (_median(peer, f"{key}_{kind}_ms") for kind in ("cpu", "clock"))
        name = f"{what}: {name}"
        return [
            Row(name, cpu, "ms", limit, "limit", 1.0, (clock, limit), where),
            Row(name, cpu, "ms", peer_cpu, editor, 1.0, (clock, peer_clock), where),
        ]

    return [
        Row(f"{what}: words stand", cpu, "ms", OPEN_MS, "limit", 1.0, (clock, OPEN_MS), where),
        Row(f"{what}: words stand", cpu, "ms", peer_cpu, editor, 1.0, (clock, peer_clock), where),
        *stalls("longest stall", "stall", STALL_MS),
        stalls("lag, p99 of the ticks", "p99", LAG_MS)[0],
        Row(f"{what}: memory more", more, "MB", MORE_MB, "limit"),
        Row(f"{what}: memory more", more, "MB", peer_more, editor, None),
    ]


def _median(taken: list[Opened], key: str) -> float:
    return median(float(one[key]) for one in taken)


def _more(taken: list[Opened]) -> float:
    return median(float(one["held_mb"]) - float(one["before_mb"]) for one in taken)


def _opened(kind: str, *arguments: str | Path, profiled: bool = False) -> Opened:
    command = [PYTHON, "-m", "tests.benchmarks.long_session", kind, *arguments]
    # A window that remembers the session would open it by itself, before the click that is timed.
    with tempfile.TemporaryDirectory() as config:
        environment = {"SPACESVIEWER_CONFIG": config} | ({"PROFILE": "1"} if profiled else {})
        found: Opened = json.loads(run(command, environment).out)
    return found


def _archive(folder: Path, text: Path, count: int) -> tuple[Path, str]:
    """An archive with the session, and the same words as a text file."""
    lines = list(made.spoken(count, HOURS * 3_600_000))
    with text.open("w", encoding="utf-8") as file:
        file.writelines(f"{format_time(start)} {who}: {said}\n" for start, _, who, said in lines)
    with Archive.create(folder) as archive:
        return folder, made.stored(archive, SessionFacts(title="Ten hours"), lines, words=True)
