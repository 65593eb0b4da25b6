"""The two commands, ``run`` and ``test``: set up what is missing, then start the real thing."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from no_network import without_network
from setup_debian import SystemNeeds, provide
from setup_environment import SetUpFailed, set_up

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ROOT / "packaging" / "system_packages.txt"
TOUR = ROOT / "packaging" / "sample_tour.py"
LOCKS = {
    "run": ROOT / "packaging" / "requirements.lock",
    "test": ROOT / "packaging" / "requirements-test.lock",
}

DESCRIPTION = """\
run   sets up the program and opens it on the sample session; without a display it
      shows the same in the terminal. With further words it is the program itself:
      python3 packaging/bootstrap.py run add ~/Recordings
test  sets up the tests' tools too and runs the tests, without a network where Linux allows
      it; further words go to pytest."""


def main(arguments: Sequence[str]) -> int:
    """Runs one of the two commands; 2 says that the machine lacks something, told on stderr."""
    parser = argparse.ArgumentParser(
        prog="bootstrap.py",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", choices=("run", "test"))
    parser.add_argument("further", nargs=argparse.REMAINDER, help="passed on as it stands")
    chosen = parser.parse_args(arguments)
    groups = ("run",) if chosen.command == "run" else ("run", "test")
    try:
        provide(SystemNeeds.read(PACKAGES, groups))
        python = set_up(ROOT, LOCKS[chosen.command], satisfied_by=tuple(LOCKS.values()))
    except SetUpFailed as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped. The same command goes on from here.", file=sys.stderr)
        return 130
    return start(python, chosen.command, chosen.further)


def start(python: Path, command: str, further: Sequence[str]) -> int:
    """Starts the sample, the program or the tests with the Python of the environment."""
    if command == "test":
        words = [str(python), "-m", "pytest", "-n", "auto", "--dist", "worksteal", *further]
        return _call(without_network(words), ROOT, keeping_bytecode(os.environ))
    # -P: a numpy.py in a folder of somebody's recordings is not ours to run.
    what = ["-m", "spacesviewer", *further] if further else [str(TOUR)]
    environment = {**keeping_bytecode(os.environ), "PYTHONPATH": str(ROOT)}
    return _call([str(python), "-P", *what], Path.cwd(), environment)


def keeping_bytecode(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment in which each file is compiled once, however many programs are started."""
    return {k: v for k, v in environment.items() if k != "PYTHONDONTWRITEBYTECODE"}


def _call(words: Sequence[str], folder: Path, environment: Mapping[str, str]) -> int:
    try:
        return subprocess.call(words, cwd=folder, env=environment)
    except KeyboardInterrupt:
        return 130
