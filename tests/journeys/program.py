"""Runs the real program in a process of its own, as a person in a terminal does."""

from __future__ import annotations

import atexit
import json
import os
import select
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
_LONGEST_S = 120


@dataclass(frozen=True)
class Ran:
    """What a command printed, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on stdout."""
        return json.loads(self.out)


@dataclass(frozen=True)
class Program:
    """The command line on an archive and settings of the test's own."""

    home: Path

    @property
    def archive(self) -> Path:
        """The archive's folder."""
        return self.home / "archive"

    @property
    def environment(self) -> dict[str, str]:
        """What the program sees of this machine."""
        return {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "SPACESVIEWER_ARCHIVE": str(self.archive),
            "SPACESVIEWER_CONFIG": str(self.home / "config"),
            "QT_QPA_PLATFORM": "offscreen",
        }

    def run(self, *arguments: str | Path, expect: int | None = 0, fresh: bool = False) -> Ran:
        """Runs a command; its exit code must be as expected (None: any).

        Its process is forked from one that has loaded the program; ``fresh`` starts Python anew.
        """
        run = _started if fresh or not hasattr(os, "fork") else _forked
        ran = run([str(one) for one in arguments], self.home, self.environment)
        if expect is not None:
            assert ran.code == expect, f"{arguments}: {ran}"
        return ran


def _started(arguments: list[str], folder: Path, environment: dict[str, str]) -> Ran:
    done = subprocess.run(
        [sys.executable, "-m", "spacesviewer", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=_LONGEST_S,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def _forked(arguments: list[str], folder: Path, environment: dict[str, str]) -> Ran:
    loaded = _loaded()
    assert loaded.stdin is not None
    assert loaded.stdout is not None
    with NamedTemporaryFile() as out, NamedTemporaryFile() as err:
        order = {
            "arguments": arguments,
            "folder": str(folder),
            "environment": environment,
            "out": out.name,
            "err": err.name,
        }
        loaded.stdin.write(json.dumps(order).encode() + b"\n")
        loaded.stdin.flush()
        if not select.select([loaded.stdout], [], [], _LONGEST_S)[0]:
            loaded.kill()
            raise subprocess.TimeoutExpired(arguments, _LONGEST_S)
        code = int(loaded.stdout.readline())
        return Ran(code, out.read().decode(), err.read().decode())


@cache
def _loaded() -> subprocess.Popen[bytes]:
    """The process that has loaded the program; it ends with this one."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.forked"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    atexit.register(_end, process)
    return process


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.communicate()
