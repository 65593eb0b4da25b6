"""A real screen reader's bus asks for transcript and timeline while they change."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.guards.display import Screen

_ROOT = Path(__file__).parents[2]
_LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
_PYTHON = "/usr/bin/python3"  # the one of the system has the bindings of AT-SPI
_STEPS = 350
_READER = """
import gi, time
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib
Atspi.init()
names, until = set(), time.monotonic() + 20
def walk(thing):
    thing.get_name(), thing.get_description(), thing.get_state_set()
    if thing.get_role_name() == "list item":
        names.add(thing.get_name())
        thing.get_state_set(), thing.get_index_in_parent(), thing.get_parent().get_name()
        Atspi.Component.get_extents(thing, Atspi.CoordType.SCREEN)
    for i in range(thing.get_child_count()):
        child = thing.get_child_at_index(i)
        if child is not None:
            walk(child)
seen = False
while time.monotonic() < until:
    desk = Atspi.get_desktop(0)
    programs = [desk.get_child_at_index(i) for i in range(desk.get_child_count())]
    if seen and not programs:
        break
    for program in filter(None, programs):
        seen = True
        try:
            walk(program)
        except GLib.Error:
            pass  # it has scrolled on
print(len(names), *sorted(names)[:2], sep="\\n")
"""


def missing() -> str:
    """What this machine lacks for it."""
    if shutil.which("dbus-run-session") is None or not _LAUNCHER.exists():
        return "dbus and at-spi2-core are not installed."
    bindings = [_PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0')"]
    done = subprocess.run(bindings, capture_output=True, check=False)
    return "gir1.2-atspi-2.0 and python3-gi are not installed." if done.returncode else ""


@pytest.mark.slow
@pytest.mark.display
@pytest.mark.parametrize("walked", ["transcript", "timeline"])
def test_a_screen_reader_walks_through_what_changes(
    x_screen: Screen, tmp_path: Path, walked: str
) -> None:
    if reason := missing():
        pytest.skip(reason)
    reader = tmp_path / "reader.py"
    reader.write_text(_READER, "utf-8")
    script = (
        f"{_LAUNCHER} --launch-immediately & bus=$!\n"
        f'"{sys.executable}" -m tests.ui.{walked}_walk {_STEPS} & walk=$!\n'
        f'{_PYTHON} "{reader}"\nwait $walk; code=$?\nkill $bus\nexit $code\n'
    )
    environment = {
        **x_screen.environment,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", script],
        cwd=_ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "asked and ended" in done.stdout
    lines = done.stdout.splitlines()
    count = next(int(line) for line in lines if line.isdigit())
    assert count > 5
    if walked == "transcript":
        assert any(": " in line and line.count(":") >= 3 for line in lines)
    else:
        assert "Chapter, 0:00:00, First" in lines
