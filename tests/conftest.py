"""The world every test lives in; tests/guards says what it watches."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

# Before anything imports Qt: no test needs a screen but those marked "display", and the programs
# that those start get their own environment.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
for _name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_STYLE_OVERRIDE", "QT_SCALE_FACTOR", "LANGUAGE"):
    os.environ.pop(_name, None)

import hypothesis  # noqa: E402

from tests.guards import alive, archives, plugin, warm  # noqa: E402
from tests.guards.display import Screen, missing_programs, screen  # noqa: E402

hypothesis.settings.register_profile("default", deadline=None, database=None, print_blob=True)
# Always the same examples, and half as many: by hand there are other ones each time.
hypothesis.settings.register_profile(
    "ci", hypothesis.settings.get_profile("default"), derandomize=True, max_examples=50
)
_SAME = os.environ.get("CI") or os.environ.get("SPACESVIEWER_SAME_EXAMPLES")
hypothesis.settings.load_profile("ci" if _SAME else "default")

# As in the program: a collection on a worker thread can destroy Qt objects off their own thread.
gc.disable()


def pytest_configure(config: pytest.Config) -> None:
    """Puts the guards around every test."""
    alive.watch_threads()
    archives.copy_new_archives()
    warm.fork_processes()
    config.pluginmanager.register(plugin, "guards")


@pytest.fixture
def x_screen(tmp_path: Path) -> Iterator[Screen]:
    """A screen of the test's own, for the tests marked ``display``."""
    missing = missing_programs()
    if missing:
        # CI installs them itself: there a test that does not run is a fault.
        give_up = pytest.fail if os.environ.get("CI") else pytest.skip
        give_up(f"Not installed: {', '.join(missing)}.")
    with screen(tmp_path) as opened:
        yield opened


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real recordings and transcripts, where SPACESVIEWER_TEST_DATA names one."""
    folder = os.environ.get("SPACESVIEWER_TEST_DATA")
    if not folder:
        pytest.skip("SPACESVIEWER_TEST_DATA names no folder of real recordings.")
    return Path(folder)


@pytest.fixture(scope="session", autouse=True)
def empty_clipboard() -> Iterator[None]:
    """Clears the clipboard at the end: the offscreen platform trips over its contents at exit."""
    yield
    if alive.qt_runs():
        from PySide6.QtGui import QGuiApplication

        QGuiApplication.clipboard().clear()
