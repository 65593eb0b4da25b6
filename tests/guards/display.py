"""A screen of a test's own: Xvfb with a window manager, gone at the end of the test."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.guards.alive import repeat_until


@dataclass(frozen=True, slots=True)
class Screen:
    """Where a program shows its windows: the environment to start it with."""

    display: str
    environment: dict[str, str]

    def run(self, *command: str, timeout_s: float = 30.0) -> str:
        """What a command printed that was run on this screen, such as ``xdotool``."""
        done = subprocess.run(
            command,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=timeout_s,
            check=True,
        )
        return done.stdout


def missing_programs() -> list[str]:
    """What a test on a screen needs and this machine lacks."""
    return [name for name in ("Xvfb", "xdotool", "openbox") if shutil.which(name) is None]


@contextmanager
def screen(folder: Path, size: str = "1440x900") -> Iterator[Screen]:
    """Opens a screen for the length of a ``with``."""
    reading, writing = os.pipe()
    with (folder / "xvfb.log").open("wb") as log:
        server = subprocess.Popen(
            [
                # The server picks a number that is free, and writes it when it is ready.
                *("Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24"),
                # It does not begin anew when its last client goes: who comes just then is refused.
                *("-noreset", "-nolisten", "tcp"),
            ],
            pass_fds=[writing],
            stdout=log,
            stderr=log,
        )
        os.close(writing)
        try:
            with os.fdopen(reading) as pipe:
                number = pipe.readline().strip()
            assert number, f"Xvfb did not start: {(folder / 'xvfb.log').read_text()}"
            yield from _managed(f":{number}", log.fileno())
        finally:
            _end(server)


def _managed(display: str, log: int) -> Iterator[Screen]:
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    environment.pop("WAYLAND_DISPLAY", None)
    here = Screen(display, environment)
    manager = subprocess.Popen(["openbox"], env=environment, stdout=log, stderr=log)
    try:
        assert repeat_until(lambda: _has_manager(here), 40), "The window manager did not start."
        yield here
    finally:
        _end(manager)


def _has_manager(here: Screen) -> bool:
    return _asked(here).returncode == 0


def _asked(here: Screen) -> subprocess.CompletedProcess[bytes]:
    """What only a window manager can answer."""
    command = ["xdotool", "get_num_desktops"]
    return subprocess.run(command, env=here.environment, capture_output=True, check=False)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
