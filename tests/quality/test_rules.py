"""The package keeps the rules, and each rule notices when it does not."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.quality import rules
from tests.quality.window_words import trees

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "spacesviewer"
LONGEST_FILE = 400

# For each rule: modules that break it, as (path, source), each alone.
MUTANTS: dict[rules.Rule, list[tuple[str, str]]] = {
    rules.threads: [
        ("library/store.py", "import threading\nthreading.Thread(target=print).start()"),
        ("ui/sound/player.py", "from PySide6.QtCore import QThread"),
        ("ui/sound/player.py", "from PySide6 import QtCore as q\nq.QThreadPool.globalInstance()"),
        ("workflows/x.py", "def f():\n    from concurrent.futures import ThreadPoolExecutor as T"),
        ("media/x.py", "import concurrent.futures\nconcurrent.futures.ThreadPoolExecutor()"),
        ("media/x.py", "from threading import *"),
    ],
    rules.message_boxes: [
        ("ui/main_window.py", "from PySide6.QtWidgets import QLabel, QMessageBox"),
        ("ui/x.py", "from PySide6 import QtWidgets\nQtWidgets.QMessageBox.warning(None, '', '')"),
    ],
    rules.processes: [
        ("ui/x.py", "import os\nos.system('true')"),
        ("ui/x.py", "from PySide6.QtCore import QProcess"),
        ("library/x.py", "from concurrent.futures import ProcessPoolExecutor"),
    ],
    rules.network: [
        ("platforms/x.py", "import urllib.request"),
        ("platforms/x.py", "from urllib.request import urlopen"),
        ("platforms/x.py", "from urllib import request"),
        ("ui/x.py", "from PySide6.QtNetwork import QNetworkAccessManager"),
        ("ui/x.py", "from PySide6 import QtNetwork"),
        ("ui/x.py", "import PySide6.QtNetwork"),
        ("ui/x.py", "def f():\n    from PySide6.QtGui import QDesktopServices"),
        ("ui/x.py", "from PySide6.QtMultimedia import QMediaPlayer"),
        ("ui/single_instance.py", "from PySide6.QtNetwork import QTcpServer"),
        ("ui/single_instance.py", "from PySide6 import QtNetwork\nQtNetwork.QTcpSocket()"),
        ("media/x.py", "import multiprocessing.managers"),
    ],
    rules.dynamic_imports: [
        ("library/x.py", "import importlib\nimportlib.import_module('so' + 'cket')"),
        ("library/x.py", "from importlib import import_module"),
        ("library/x.py", "__import__('socket')"),
        ("library/x.py", "exec('import socket')"),
    ],
    rules.standard_library_only: [
        ("domain/x.py", "import numpy"),
        ("domain/x.py", "def f():\n    from tomlkit import parse"),
        ("domain/x.py", "from spacesviewer.settings import Settings"),
    ],
    rules.time_text: [
        ("ui/x.py", "def f(s): return divmod(s, 60)"),
        ("ui/x.py", "def f(s): return f'{s // 60}:{s % 60}'"),
        ("export/x.py", "def f(m, s): return f'{m}:{s:02d}'"),
        ("cli.py", "def f(ms): return ms // 3_600_000"),
    ],
    rules.named_modules: [("ui/x.py", "import os"), ("ui/x.py", '"""Things"""')],
    rules.absolute_imports: [("ui/x.py", "from . import theme"), ("ui/x.py", "from ..x import y")],
    rules.swallowed_errors: [
        ("ui/x.py", "try:\n    f()\nexcept Exception:\n    pass"),
        ("ui/x.py", "for x in y:\n    try:\n        f()\n    except:\n        continue"),
    ],
}

ALLOWED: list[tuple[rules.Rule, str, str]] = [
    (rules.threads, "ui/tasks.py", "from PySide6.QtCore import QThreadPool, QRunnable"),
    (rules.threads, "library/x.py", "import threading\nlock = threading.Lock()"),
    (rules.message_boxes, "ui/notices.py", "from PySide6.QtWidgets import QMessageBox"),
    (rules.network, "ui/single_instance.py", "from PySide6.QtNetwork import QLocalServer"),
    (rules.network, "platforms/x.py", "from urllib.parse import urlsplit"),
    (rules.processes, "library/x.py", "import os\nos.replace('a', 'b')"),
    (rules.time_text, "domain/timecode.py", "def f(s): return divmod(s, 60)"),
    (rules.time_text, "ui/x.py", "def f(i): return i % 8, f'{i}: {i:02}', f'{i:02x}'"),
    (rules.dynamic_imports, "discovery.py", "import importlib\nimportlib.import_module('x')"),
]


def modules() -> list[Path]:
    """Every module of the program."""
    return sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_the_package_keeps_the_rule(rule: rules.Rule) -> None:
    faults = []
    for path, tree in trees(PACKAGE):
        for line, sentence in rule(path.relative_to(PACKAGE).as_posix(), tree):
            faults.append(f"{path.relative_to(ROOT)}:{line}: {sentence}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("rule", "path", "source"),
    [(rule, path, source) for rule, cases in MUTANTS.items() for path, source in cases],
)
def test_the_rule_catches_a_mutant(rule: rules.Rule, path: str, source: str) -> None:
    assert list(rule(path, ast.parse(source)))


@pytest.mark.parametrize(("rule", "path", "source"), ALLOWED)
def test_the_rule_lets_pass_what_is_right(rule: rules.Rule, path: str, source: str) -> None:
    assert not list(rule(path, ast.parse(source)))


def test_every_rule_has_a_mutant() -> None:
    assert set(MUTANTS) == set(rules.RULES)


def test_no_file_grows_past_a_screenful_of_screens() -> None:
    long = {
        path.relative_to(ROOT).as_posix(): count
        for path in modules()
        if (count := len(path.read_text("utf-8").splitlines())) > LONGEST_FILE
    }
    assert not long, (
        f"Over {LONGEST_FILE} lines: {long}. Find the second thing that lives in it, and give it "
        "a file of its own."
    )
