"""Indexing and waveforms of three-hour files beside ffmpeg, which only decodes the same files.

``spacesviewer add`` takes a folder of three recordings (m4a, mp3, opus) with a transcript of 2,500
segments each (SubRip, WebVTT, Whisper's JSON with words) into a new archive, then once more into
the same. A waveform is built per file, in a process of its own as in the program.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from functools import partial
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

WAVEFORM_GOAL, WAVEFORM_MB = 1.15, 120
ADD_GOAL, AGAIN_GOAL = 0.5, 1.5
_BUILD = """
import sys
from pathlib import Path
from spacesviewer.media import waveform
waveform.build(Path(sys.argv[1]), Path(sys.argv[2]))
status = Path("/proc/self/status").read_text()
print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))
"""


def rows(quick: bool) -> Iterator[Row]:
    """A waveform of each file first, each in turn with its decoding, then indexing."""
    minutes, times = (2, 1) if quick else (made.HOURS * 60, 5)
    files = made.recordings(minutes)
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        ffmpeg = []
        for form, path in files.items():
            used = side_by_side(
                times,
                ffmpeg=partial(_decode, path),
                ours=partial(_build, path, home / "waveform"),
            )
            ffmpeg.append(used["ffmpeg"])
            what = f"Waveform of {_length(minutes)}, {form}"
            yield from _building(what, used["ours"], used["ffmpeg"], path, home)
        folder, archive = made.folder(home / "folder", minutes), home / "archive"
        used = side_by_side(
            times,
            add=lambda: _add(folder, archive, anew=True),
            again=lambda: _add(folder, archive),
            start=lambda: run([PYTHON, "-m", "spacesviewer", "--version"]),
        )
        yield from _adding(used, ffmpeg, minutes, folder, home)


def _add(folder: Path, archive: Path, *, anew: bool = False) -> Used:
    if anew:
        shutil.rmtree(archive, ignore_errors=True)
    return run([PYTHON, "-m", "spacesviewer", "add", folder, "--archive", archive])


def _decode(path: Path) -> Used:
    return run(["ffmpeg", "-nostdin", "-v", "error", "-i", path, "-f", "null", "-"])


def _build(path: Path, target: Path) -> Used:
    return run([PYTHON, "-c", _BUILD, path, target])


def _adding(
    used: dict[str, list[Used]], ffmpeg: list[list[Used]], minutes: int, folder: Path, home: Path
) -> list[Row]:
    add, again, start = used["add"], used["again"], used["start"]
    ffmpeg_s = sum(cpu_s(runs) for runs in ffmpeg), sum(wall_s(runs) for runs in ffmpeg)
    return [
        Row(
            f"`add` a folder: three recordings of {_length(minutes)}, three transcripts of 2,500",
            cpu_s(add),
            "s",
            ffmpeg_s[0],
            "ffmpeg decoding them",
            ADD_GOAL,
            (wall_s(add), ffmpeg_s[1]),
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


def _building(what: str, ours: list[Used], ffmpeg: list[Used], path: Path, home: Path) -> list[Row]:
    clock = (wall_s(ours), wall_s(ffmpeg))
    held = max(int(one.out) / 1024 for one in ours)
    missed = cpu_s(ours) > WAVEFORM_GOAL * cpu_s(ffmpeg)
    where = top_of_profile(lambda: waveform.build(path, home / "waveform")) if missed else ""
    return [
        Row(
            what,
            cpu_s(ours),
            "s",
            cpu_s(ffmpeg),
            "ffmpeg decoding it",
            WAVEFORM_GOAL,
            clock,
            where,
        ),
        Row(f"{what}: memory", held, "MB", WAVEFORM_MB, "limit"),
    ]


def _length(minutes: int) -> str:
    return f"{minutes // 60} h" if minutes >= 60 else f"{minutes} min"
