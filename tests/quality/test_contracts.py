"""The import contracts hold, and each of them breaks on an import that it forbids."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "spacesviewer"

# For each contract: an illegal import, as (module that gets it, what it imports, lazily or not).
MUTANTS: list[tuple[str, str, str]] = [
    # A floor knows only the floors below it ...
    ("floors", "domain/quote", "import spacesviewer.settings"),
    ("floors", "whole_file", "import spacesviewer.settings"),
    ("floors", "settings", "import spacesviewer.library"),
    ("floors", "library", "import spacesviewer.workflows"),
    ("floors", "workflows", "import spacesviewer.ui"),
    ("floors", "workflows", "def later():\n    import spacesviewer.cli"),
    ("floors", "ui", "def later():\n    from spacesviewer import app"),
    # ... and no neighbour.
    ("floors", "library", "import spacesviewer.media"),
    ("floors", "media", "def later():\n    import spacesviewer.library"),
    ("floors", "transcripts", "import spacesviewer.platforms"),
    ("floors", "export", "from spacesviewer import transcripts"),
    ("floors", "platforms", "import spacesviewer.library"),
    ("floors", "discovery", "import spacesviewer.settings"),
    ("floors", "cli", "import spacesviewer.app"),
    # A new module beside the floors has none.
    ("floors", "helpers", '"""A module that nobody placed."""'),
    ("command-line", "cli", "def later():\n    import spacesviewer.ui.theme"),
    ("command-line", "cli", "def later():\n    import spacesviewer.app"),
    ("qt", "workflows", "def later():\n    from PySide6.QtCore import QObject"),
    ("qt", "domain/timecode", "import shiboken6"),
    ("qt", "media", "import PySide6.QtMultimedia"),
    # However long the chain: a module of the window is imported, and that one knows Qt.
    ("qt", "library", "def later():\n    import spacesviewer.ui.theme"),
    ("sql", "workflows", "import sqlite3"),
    ("sql", "cli", "def later():\n    import sqlite_utils"),
    ("sql", "ui", "from pysqlite3 import dbapi2"),
    ("sound", "workflows", "import av"),
    ("sound", "ui", "from mutagen import File"),
    ("sound", "export", "def later():\n    import pydub"),
    ("processes", "library", "import multiprocessing"),
    ("processes", "ui", "def later():\n    import subprocess"),
    ("network", "platforms", "import http.client"),
    ("network", "media", "def later():\n    import socket"),
    ("network", "ui", "from asyncio import open_connection"),
    ("network", "cli", "import ssl"),
    ("network", "__main__", "import webbrowser"),
]


def contracts() -> dict[str, str]:
    """The name of each contract, by its id."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    listed: list[dict[str, Any]] = settings["tool"]["importlinter"]["contracts"]
    return {contract["id"]: contract["name"] for contract in listed}


def file_of(module: Path) -> Path:
    """Where the code of a module is, or of a package by that name."""
    return module / "__init__.py" if module.is_dir() else module.with_suffix(".py")


def lint(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What lint-imports says of the package in a folder."""
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", program, "--no-cache", "--no-logo", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """What is said of a copy of the package that breaks one contract with all of its mutants."""

    @cache
    def of(contract: str) -> str:
        folder = tmp_path_factory.mktemp("mutant")
        shutil.copytree(PACKAGE, folder / "spacesviewer", ignore=shutil.ignore_patterns("*.pyc"))
        shutil.copy(ROOT / "pyproject.toml", folder)
        for each, module, illegal in MUTANTS:
            if each == contract:
                add(folder / "spacesviewer" / module, illegal)
        done = lint(folder, "--contract", contract)
        assert done.returncode == 1, done.stdout + done.stderr
        assert f"{contracts()[contract]} BROKEN" in done.stdout
        return done.stdout

    return of


def add(module: Path, illegal: str) -> None:
    """Adds code to the end of a module, or makes one of it."""
    path = file_of(module)
    original = path.read_text("utf-8") if path.exists() else ""
    path.write_text(f"{original}\n\n{illegal}\n", "utf-8")


def complaint(module: str, illegal: str) -> str:
    """The line by which the checker tells an illegal import: who imports what."""
    importer = ".".join(["spacesviewer", *module.split("/")])
    found = re.search(r"(?:from (\S+) )?import (\S+)$", illegal)
    if found is None:
        return f"- {importer}\n"  # a module without a floor
    package, name = found.groups()
    imported = ".".join(filter(None, (package, name)))
    if not imported.startswith("spacesviewer."):
        imported = imported.partition(".")[0]  # others are known by their packages
    return f"- {importer} -> {imported} (l."


def test_the_package_keeps_its_contracts() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    for name in contracts().values():
        assert f"{name} KEPT" in done.stdout


@pytest.mark.slow
@pytest.mark.parametrize(("contract", "module", "illegal"), MUTANTS)
def test_an_illegal_import_breaks_the_contract(
    contract: str, module: str, illegal: str, told: Callable[[str], str]
) -> None:
    # Long lines are broken where there is a space.
    assert " ".join(complaint(module, illegal).split()) in " ".join(told(contract).split())


def test_every_contract_has_a_mutant() -> None:
    assert {contract for contract, _, _ in MUTANTS} == set(contracts())


def test_every_floor_below_the_window_is_kept_from_qt() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    listed = {each["id"]: each for each in settings["tool"]["importlinter"]["contracts"]}
    kept_from_qt = {name.partition(".")[2] for name in listed["qt"]["source_modules"]}
    there = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert kept_from_qt == there - {"__init__", "__main__", "__pycache__", "app", "ui"}
