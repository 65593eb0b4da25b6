"""Each guard around the tests is tried with the fault it has to catch."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

FAULTS = {
    "prints": ("print('hello')", "not silent"),
    "writes to stderr below Python": ("import os; os.write(2, b'hello')", "not silent"),
    "logs": ("import logging; logging.getLogger('x').warning('careless')", "x: careless"),
    "warns": ("import warnings; warnings.warn('old', stacklevel=1)", "UserWarning: old"),
    "forgets a thread": (
        "import threading; e = threading.Event()\n"
        "threading.Thread(target=e.wait, args=(20,), daemon=True, name='lost').start()",
        "thread 'lost'",
    ),
    "forgets a process": (
        "import subprocess, sys\n"
        "global p; p = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(20)'])",
        "process ",
    ),
    "forgets a process of the warm one": (
        "from spacesviewer.media.isolated import Pool\nglobal q; q = Pool(1); q.run(len, b'')",
        ", forked",
    ),
    "forgets a widget": (
        "from PySide6.QtWidgets import QLabel\nglobal w; w = QLabel(); w.setObjectName('lonely')",
        "widget QLabel 'lonely'",
    ),
    "forgets a timer": (
        "from PySide6.QtCore import QTimer\n"
        "global t; t = QTimer(); t.setObjectName('ticking'); t.start(1000)",
        "timer QTimer 'ticking' every 1000 ms",
    ),
    "makes Qt speak": (
        "from PySide6.QtCore import QObject, qWarning\nqWarning('Qt is not amused')",
        "Qt is not amused",
    ),
    "raises in a slot": (
        "from PySide6.QtCore import QTimer\nQTimer.singleShot(0, lambda: 1 / 0); qtbot.wait(10)",
        "ZeroDivisionError",
    ),
}

CLEAN = """
import os, threading
from pathlib import Path
from PySide6.QtWidgets import QLabel

def test_home_is_fresh(tmp_path):
    assert not any(Path.home().iterdir())
    assert not Path(os.environ["SPACESVIEWER_ARCHIVE"]).exists()
    (Path.home() / "trace").touch()

def test_home_is_fresh_again():
    assert not any(Path.home().iterdir())

def test_widget_of_the_bot(qtbot):
    label = QLabel("x")
    qtbot.addWidget(label)
    label.show()

def test_widget_in_a_cycle(qapp):
    label = QLabel("x")
    label.itself = label

def test_thread_that_ends():
    threading.Thread(target=lambda: None).start()

def test_output_that_is_read(capsys):
    print("hello")
    assert capsys.readouterr().out == "hello\\n"

def test_warning_that_is_looked_at(caplog):
    import logging
    logging.getLogger("x").warning("careful")
    assert "careful" in caplog.text
    caplog.clear()
"""


def run_pytest(folder: Path, source: str) -> subprocess.CompletedProcess[str]:
    """Runs tests in a folder that has our guards and our settings, but is not this project."""
    (folder / "test_case.py").write_text(source, "utf-8")
    (folder / "conftest.py").write_text("from tests.conftest import *\n", "utf-8")
    return subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:xdist"),
            *("-c", str(ROOT / "pyproject.toml"), "--rootdir", str(folder), str(folder)),
        ],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "SPACESVIEWER_TEST_GRACE_S": "0.3"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture(scope="module")
def faulty_run(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What pytest says of a file in which every test has a fault of its own."""
    tests = [
        f"def test_{name.replace(' ', '_')}(qtbot):\n{textwrap.indent(code, '    ')}\n"
        for name, (code, _) in FAULTS.items()
    ]
    done = run_pytest(tmp_path_factory.mktemp("faulty"), "\n".join(tests))
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("name", FAULTS)
def test_the_fault_is_caught(name: str, faulty_run: str) -> None:
    complaints = [
        line
        for line in faulty_run.splitlines()
        if line.startswith(("FAILED", "ERROR")) and f"::test_{name.replace(' ', '_')}" in line
    ]
    assert complaints, faulty_run
    assert FAULTS[name][1] in faulty_run


@pytest.mark.slow
def test_clean_tests_pass(tmp_path: Path) -> None:
    done = run_pytest(tmp_path, CLEAN)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "7 passed" in done.stdout
