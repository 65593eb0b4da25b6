"""Programs of others that open what we write: CI has them all, elsewhere one may be missing."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def program(*names: str) -> str:
    """The path of the first that is installed; else the test is skipped, and in CI it fails."""
    for name in names:
        if found := shutil.which(name):
            return found
    if os.environ.get("CI") or os.environ.get("SPACESVIEWER_SAME_EXAMPLES"):
        pytest.fail(f"{names[0]} is not installed here")
    pytest.skip(f"{names[0]} is not installed here")


def said(*command: str | Path) -> str:
    """What a program says, on one line; it must not fail, nor complain of our file."""
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return " ".join(done.stdout.split())
