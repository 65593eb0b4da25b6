"""Makes both lock files again from pyproject.toml: ``python3 packaging/lock.py [--upgrade]``.

The locks hold every package for every platform with its hashes, and no address: where packages
come from is the business of the machine that installs them. What is locked stays as it is, unless
pyproject.toml rules it out or ``--upgrade`` asks for the newest.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# The lock, and what it holds besides the program's own packages.
LOCKS = {"requirements.lock": (), "requirements-test.lock": ("--extra", "test")}
OLDEST_PYTHON = "3.11"


def main() -> int:
    """Writes both files, or none of them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--upgrade", action="store_true", help="take the newest of everything")
    upgrade = ("--upgrade",) if parser.parse_args().upgrade else ()
    with tempfile.TemporaryDirectory() as folder:
        uv = _uv(Path(folder))
        made = {
            name: _compile(uv, Path(folder) / name, (*extra, *upgrade))
            for name, extra in LOCKS.items()
        }
    for name, text in made.items():
        (ROOT / "packaging" / name).write_text(text, "utf-8")
        print(f"packaging/{name}: {sum('==' in line for line in text.splitlines())} entries")
    return 0


def _uv(folder: Path) -> str:
    """The uv of this machine, or one in an environment that lasts as long as this run."""
    if found := shutil.which("uv"):
        return found
    venv.create(folder / "uv", with_pip=True)
    programs = folder / "uv" / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", "uv"], check=True)
    return str(programs / "uv")


def _compile(uv: str, target: Path, words: tuple[str, ...]) -> str:
    """The text of a lock; its present versions are kept where they still fit."""
    present = ROOT / "packaging" / target.name
    if present.exists():
        shutil.copy(present, target)
    subprocess.run(
        [
            *(uv, "pip", "compile", "pyproject.toml", "--universal", "--generate-hashes"),
            *("--python-version", OLDEST_PYTHON, "--no-header", "--no-annotate"),
            *("--no-emit-index-url", "--no-emit-find-links", "--quiet"),
            *("--output-file", str(target), *words),
        ],
        cwd=ROOT,
        check=True,
    )
    text = target.read_text("utf-8")
    if "://" in text:
        sys.exit(f"{target.name} would name an address. Nothing was written.")
    return text


if __name__ == "__main__":
    sys.exit(main())
