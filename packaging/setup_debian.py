"""System packages on Debian and Ubuntu: what is missing, and installing it where one may."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from setup_environment import SetUpFailed

# One package under the names that different releases give it.
Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SystemNeeds:
    """The packages that this machine has to have."""

    packages: tuple[Names, ...]

    @classmethod
    def read(cls, path: Path, groups: Iterable[str]) -> SystemNeeds:
        """The packages of some groups of the list, and Python's own missing parts."""
        wanted, packages, group = set(groups), [], ""
        for line in path.read_text("utf-8").splitlines():
            text = line.partition("#")[0].strip()
            if text.startswith("["):
                group = text.strip("[]")
            elif text and group in wanted:
                packages.append(tuple(name.strip() for name in text.split("|")))
        return cls((*packages, *_of_python()))


def provide(needs: SystemNeeds) -> None:
    """Installs what is missing as root; otherwise raises SetUpFailed with the line to type."""
    if not _is_debian():
        return
    missing = _missing(needs.packages)
    if not missing:
        return
    if os.geteuid() != 0:
        raise SetUpFailed(_sudo_line(missing))
    print(f"Installing {_count(missing)} with apt-get (once) ...", flush=True)
    _apt("update")
    names = _names_here(missing)
    _apt("install", "--yes", "--no-install-recommends", *names)
    still = _missing(missing)
    if still:
        raise SetUpFailed(f"apt-get did not install {', '.join(names[0] for names in still)}.")


def _is_debian() -> bool:
    return sys.platform.startswith("linux") and all(
        shutil.which(program) for program in ("dpkg-query", "apt-get")
    )


def _of_python() -> list[Names]:
    """What Debian splits off from its own Python and a virtual environment needs."""
    system_python = Path(sys.executable).resolve().parent == Path("/usr/bin")
    if not system_python or importlib.util.find_spec("ensurepip") is not None:
        return []
    return [(f"python{sys.version_info.major}.{sys.version_info.minor}-venv",)]


def _missing(packages: Sequence[Names]) -> list[Names]:
    every = [name for names in packages for name in names]
    if not every:
        return []
    # It complains about each name it does not know; what it does know comes on stdout.
    asked = subprocess.run(
        ["dpkg-query", "--show", "--showformat=${db:Status-Status} ${Package}\n", *every],
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line.split() for line in asked.stdout.splitlines()]
    installed = {words[1] for words in lines if len(words) == 2 and words[0] == "installed"}
    return [names for names in packages if installed.isdisjoint(names)]


def _names_here(packages: Sequence[Names]) -> list[str]:
    """Each package's name on this release; the oldest name still leads there on later ones."""
    every = [name for names in packages for name in names]
    asked = subprocess.run(
        ["apt-cache", "show", "--no-all-versions", *every],
        capture_output=True,
        text=True,
        check=False,
    )
    lines = asked.stdout.splitlines()
    known = {line.removeprefix("Package: ") for line in lines if line.startswith("Package: ")}
    return [next((name for name in names if name in known), names[-1]) for names in packages]


def _apt(*words: str) -> None:
    """Runs apt-get without questions; SetUpFailed with its own last words if it fails."""
    done = subprocess.run(
        # Another apt-get at work is waited for.
        ["apt-get", "--quiet=2", "-o", "DPkg::Lock::Timeout=300", *words],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    # A mirror that fails in part only warns: what is missing then shows at the installation.
    if done.returncode and words[0] != "update":
        last = "\n".join(done.stdout.splitlines()[-15:])
        raise SetUpFailed(f"apt-get {words[0]} failed:\n{last}")


def _sudo_line(missing: Sequence[Names]) -> str:
    names = " ".join(_names_here(missing))
    return (
        f"{_count(missing)} missing on this machine. Type this once, then the same command "
        "again:\n\n"
        f"  sudo apt-get update && sudo apt-get install --no-install-recommends {names}\n"
    )


def _count(packages: Sequence[Names]) -> str:
    return f"{len(packages)} system package" + ("s" if len(packages) > 1 else "")
