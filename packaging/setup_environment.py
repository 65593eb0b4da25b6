"""The virtual environment ``.venv`` with exactly the locked packages, made once."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import subprocess
import sys
import sysconfig
import time
from collections.abc import Sequence
from pathlib import Path

# Of the tests' tools, these come as source alone.
SOURCE_ONLY = frozenset({"bagit", "odfpy", "srt"})


class SetUpFailed(Exception):
    """The machine lacks something; the message says what to do."""


def set_up(root: Path, lock: Path, *, satisfied_by: Sequence[Path] = ()) -> Path:
    """The Python of ``.venv``, with the packages of the lock; nothing is done twice.

    ``satisfied_by`` are locks that hold all of this one: the tests' lock holds the program's.
    """
    folder = root / ".venv"
    python = python_of(folder)
    _check_same_python(folder, python)
    stamp = folder / "set-up-by-bootstrap.txt"
    done = set(stamp.read_text("utf-8").split()) if stamp.exists() else set()
    if done & {_fingerprint(each) for each in {lock, *satisfied_by} if _holds(each, lock)}:
        return python
    begun = time.monotonic()
    if not python.exists():
        print("Making the Python environment in .venv ...", flush=True)
        _make(folder)
    print(f"Installing {_packages(lock)} (once, about 300 MB) ...", flush=True)
    _install(python, lock)
    _add_command(folder, root)
    stamp.write_text("\n".join(sorted(done | {_fingerprint(lock)})) + "\n", "utf-8")
    print(f"Set up in {time.monotonic() - begun:.0f} s.", flush=True)
    return python


def python_of(folder: Path) -> Path:
    """Where the Python of a virtual environment lies on this platform."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _fingerprint(lock: Path) -> str:
    """Changes with the lock, and with the Python that the packages were chosen for."""
    facts = f"{sys.version_info[:2]} {sysconfig.get_platform()}".encode()
    return hashlib.sha256(facts + lock.read_bytes()).hexdigest()


def _holds(larger: Path, smaller: Path) -> bool:
    return _requirements(smaller) <= _requirements(larger)


def _requirements(lock: Path) -> set[str]:
    found = re.findall(r"^([A-Za-z0-9][^\s;]*==[^\s;]+)", lock.read_text("utf-8"), re.MULTILINE)
    return set(found)


def _packages(lock: Path) -> str:
    count = len({requirement.partition("==")[0] for requirement in _requirements(lock)})
    return "1 Python package" if count == 1 else f"{count} Python packages"


def _check_same_python(folder: Path, python: Path) -> None:
    """Refuses an environment that another Python made: its packages would not load."""
    settings = folder / "pyvenv.cfg"
    if not settings.exists() or not python.exists():
        return
    match = re.search(r"^version\w*\s*=\s*(\d+)\.(\d+)", settings.read_text("utf-8"), re.MULTILINE)
    if match and (int(match[1]), int(match[2])) != sys.version_info[:2]:
        raise SetUpFailed(
            f"{folder} was made by Python {match[1]}.{match[2]}, and this is Python "
            f"{sys.version_info.major}.{sys.version_info.minor}.\n"
            f"Use python{match[1]}.{match[2]}, or delete that folder and run this again."
        )


def _make(folder: Path) -> None:
    if importlib.util.find_spec("ensurepip") is None:
        raise SetUpFailed(
            f"{sys.executable} comes without its own ensurepip, which makes environments.\n"
            "Install it (Debian's package is python3-venv), or use another Python."
        )
    # --clear: what a stopped run left behind is no environment.
    _quietly([sys.executable, "-m", "venv", "--clear", str(folder)], "The environment was not made")


def _install(python: Path, lock: Path) -> None:
    """Installs the lock with pip, which keeps to the index and the certificates set up here."""
    names = {requirement.partition("==")[0] for requirement in _requirements(lock)}
    built = [word for name in SOURCE_ONLY & names for word in ("--no-binary", name)]
    _quietly(
        [
            *(str(python), "-m", "pip", "install", "--quiet", "--no-input"),
            *("--disable-pip-version-check", "--require-hashes", "--no-deps"),
            # Python compiles what is imported when it is; to compile all 4,800 files takes longer.
            "--no-compile",
            # Nothing is built here if it can be helped: that runs code that no hash vouches for.
            *("--only-binary", ":all:", *built, "--requirement", str(lock)),
        ],
        "The Python packages were not installed",
    )


def _quietly(command: Sequence[str], failure: str) -> None:
    environment = {**os.environ, "PIP_USER": "0", "PYTHONNOUSERSITE": "1"}
    environment.pop("PYTHONPATH", None)
    done = subprocess.run(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        # pip tells of every folder of packages that is set up here and lacks one; that is no fault.
        told = [line for line in done.stdout.splitlines() if " is ignored: it is " not in line]
        last = "\n".join(line[:400] for line in told[-12:])
        raise SetUpFailed(f"{failure}:\n{last}\nThe same command tries again.")


def _add_command(folder: Path, root: Path) -> None:
    """Puts ``spacesviewer`` beside the environment's Python, so that it runs from any folder.

    It keeps what was compiled, as nothing was at the installation.
    """
    python = python_of(folder)
    if os.name == "nt":
        command = python.with_name("spacesviewer.cmd")
        text = (
            f'@set "PYTHONPATH={root}"\r\n@set "PYTHONDONTWRITEBYTECODE="\r\n'
            f'@"{python}" -P -m spacesviewer %*\r\n'
        )
    else:
        command = python.with_name("spacesviewer")
        quoted_root, quoted_python = (
            "'" + str(path).replace("'", "'\\''") + "'" for path in (root, python)
        )
        text = (
            f"#!/bin/sh\nunset PYTHONDONTWRITEBYTECODE\n"
            f'PYTHONPATH={quoted_root} exec {quoted_python} -P -m spacesviewer "$@"\n'
        )
    command.write_text(text, "utf-8")
    command.chmod(0o755)
