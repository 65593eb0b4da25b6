"""Indexing and waveforms of three-hour files beside ffmpeg, which only decodes the same files.

``spacesviewer add`` takes a folder of three recordings (m4a, mp3, opus) with a transcript of 2,500
segments each (SubRip, WebVTT, Whisper's JSON with words) into a new archive, then once more into
the same. A waveform is built per file, in a process of its own as in the program.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from spacesviewer.library.store import Archive
from spacesviewer.media import waveform
from spacesviewer.media.inspection import inspect
from spacesviewer.workflows import storing
from spacesviewer.workflows.scanning import scan
from tests.benchmarks import made
from tests.benchmarks.measure import (
    PYTHON,
    Used,
    cpu_s,
    run,
    side_by_side,
    top_of_profile,
    wall_s,
)
from tests.benchmarks.table import Row

WAVEFORM_GOAL, WAVEFORM_MB = 1.2, 120
ADD_GOAL, AGAIN_GOAL = 1.0, 1.5
_BUILD = """
import sys
from pathlib import Path
from spacesviewer.media import waveform
waveform.build(Path(sys.argv[1]), Path(sys.argv[2]))
status = Path("/proc/self/status").read_text()
print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))
"""


def rows(quick: bool) -> list[Row]:
    """Indexing first, then a waveform of each file."""
    minutes, times = (10, 1) if quick else (made.HOURS * 60, 5)
    files = made.recordings(minutes)
    with tempfile.TemporaryDirectory() as name:
        found = _adding(Path(name), minutes, list(files.values()), 1 if quick else 3)
        for path in files.values():
            found += _building(Path(name) / "waveform", path, minutes, times)
    return found


def _adding(home: Path, minutes: int, files: Sequence[Path], times: int) -> list[Row]:
    folder, archive = made.folder(home / "folder", minutes), home / "archive"

    def add() -> Used:
        return run([PYTHON, "-m", "spacesviewer", "add", folder, "--archive", archive])

    def first() -> Used:
        shutil.rmtree(archive, ignore_errors=True)
        return add()

    def starting() -> Used:
        return run([PYTHON, "-m", "spacesviewer", "--version"])

    used = side_by_side(
        times, ours=first, again=add, start=starting, ffmpeg=lambda: _decode(*files)
    )
    length = _length(minutes)
    ours, ffmpeg, again, start = (used[name] for name in ("ours", "ffmpeg", "again", "start"))
    return [
        Row(
            f"`add` a folder: three recordings of {length} with transcripts of 2,500 segments",
            cpu_s(ours),
            "s",
            cpu_s(ffmpeg),
            "ffmpeg decoding them",
            ADD_GOAL,
            (wall_s(ours), wall_s(ffmpeg)),
            _where_adding(folder, home),
        ),
        Row(
            "`add` the same folder again",
            cpu_s(again),
            "s",
            cpu_s(start),
            "`spacesviewer --version`",
            AGAIN_GOAL,
            (wall_s(again), wall_s(start)),
            "All of it but the start: " + top_of_profile(lambda: scan([folder])),
        ),
    ]


def _where_adding(folder: Path, home: Path) -> str:
    """Profiles of what is done for the recordings and for the transcripts."""
    units = scan([folder]).units
    media = [path for unit in units for path in unit.media]
    results = {path: inspect(path) for path in media}

    def store() -> None:
        with Archive.create(home / "profiled") as archive:
            for unit in units:
                storing.store(archive, unit, {path: results[path] for path in unit.media})

    reading = top_of_profile(lambda: [inspect(path) for path in media])
    return f"Recordings: {reading} Transcripts and storing: {top_of_profile(store)}"


def _building(target: Path, path: Path, minutes: int, times: int) -> list[Row]:
    used = side_by_side(
        times,
        ours=lambda: run([PYTHON, "-c", _BUILD, path, target]),
        ffmpeg=lambda: _decode(path),
    )
    ours, ffmpeg = used["ours"], used["ffmpeg"]
    what = f"Waveform of {_length(minutes)}, {path.suffix[1:]}"
    clock = (wall_s(ours), wall_s(ffmpeg))
    goal = WAVEFORM_GOAL
    held = max(int(one.out) / 1024 for one in ours)
    missed = cpu_s(ours) > goal * cpu_s(ffmpeg)
    where = top_of_profile(lambda: waveform.build(path, target)) if missed else ""
    return [
        Row(what, cpu_s(ours), "s", cpu_s(ffmpeg), "ffmpeg decoding it", goal, clock, where),
        Row(f"{what}: memory", held, "MB", WAVEFORM_MB, "limit"),
    ]


def _decode(*files: Path) -> Used:
    """What ``ffmpeg -i FILE -f null -`` takes for some files, one after the other."""
    all_used = [
        run(["ffmpeg", "-nostdin", "-v", "error", "-i", path, "-f", "null", "-"]) for path in files
    ]
    return Used(
        sum(used.cpu_s for used in all_used),
        sum(used.wall_s for used in all_used),
        max(used.own_mb for used in all_used),
        "",
    )


def _length(minutes: int) -> str:
    return f"{minutes // 60} h" if minutes >= 60 else f"{minutes} min"
