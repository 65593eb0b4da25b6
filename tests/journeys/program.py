"""Runs the real program in a process of its own, as a person in a terminal does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


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

    def run(self, *arguments: str | Path, expect: int | None = 0) -> Ran:
        """Runs a command; its exit code must be as expected (None: any)."""
        done = subprocess.run(
            [sys.executable, "-m", "spacesviewer", *map(str, arguments)],
            cwd=self.home,
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        ran = Ran(done.returncode, done.stdout, done.stderr)
        if expect is not None:
            assert ran.code == expect, f"{arguments}: {ran}"
        return ran
