"""A person without a display runs the first command of the README."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.slow


def run_tour() -> str:
    """What ``bootstrap.py run`` prints once the set-up is done, on a machine without a display."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("SPACESVIEWER_ARCHIVE")  # the tour has an archive of its own
    done = subprocess.run(
        [sys.executable, "-P", str(ROOT / "packaging" / "sample_tour.py")],
        env=environment,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_tour_indexes_searches_quotes_and_exports() -> None:
    first = run_tour()
    assert "There is no display here" in first
    commands = re.findall(r"^\$ spacesviewer (\w+)", first, re.MULTILINE)
    assert commands == ["add", "sessions", "search", "quote", "quotes", "export"]

    quotes = Path(os.environ["XDG_DATA_HOME"]) / "spacesviewer" / "sample-quotes.md"
    exported = quotes.read_text("utf-8")
    assert exported in first
    assert "ynthetic" in exported

    # The second time nothing is added and no quote is made twice.
    second = run_tour()
    assert "in the archive already" in second
    assert quotes.read_text("utf-8") == exported
