"""PySide6 must not lose references to None: 6.12.0 on Python 3.11 aborts after enough calls."""

from __future__ import annotations

import subprocess
import sys

# Each of these Qt functions returns nothing, and each call lost one reference to None there.
PROGRAM = """
import sys
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLabel

app = QApplication(["void"])
label, thing = QLabel("x"), QObject()
before = sys.getrefcount(None)
for i in range(20_000):
    thing.setObjectName("x")
    label.setText("x")
    label.move(0, i % 100)
    label.update()
print(before - sys.getrefcount(None))
label.deleteLater()
"""


def test_none_survives_many_void_calls() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    # From Python 3.12 on None is immortal, and its count never moves.
    assert abs(int(done.stdout)) < 1000
