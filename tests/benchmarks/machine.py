"""Says on which machine, and beside how much other work, something was measured."""

from __future__ import annotations

import os
import platform
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks.measure import ROOT


def described(load_before: float, load_after: float, minutes: float) -> str:
    """One paragraph for the head of the table."""
    day = datetime.now(UTC).strftime("%Y-%m-%d")
    return (
        f"Measured {day} at {_commit()} in {minutes:.0f} minutes: {os.cpu_count()} cores "
        f"({_processor()}), {_system()}, Python {platform.python_version()}. Load average "
        f"{load_before:.1f} before and {load_after:.1f} after; the suite itself makes 1 to 2."
    )


def _commit() -> str:
    command = ["git", "rev-parse", "--short", "HEAD"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "an unknown commit"


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    name = next((line.partition(":")[2] for line in lines if line.startswith("model name")), "")
    return " ".join(name.split()) or platform.machine()


def _system() -> str:
    return platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
