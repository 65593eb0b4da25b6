"""The guards around every test: fresh settings, silence, and nothing left behind.

A test that means to print reads what it printed (``capsys.readouterr()``); one that means to log a
warning looks at it (``caplog``) and then clears it (``caplog.clear()``).
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Generator, Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.guards.alive import alive, left_behind

# Names of folders that a program could take a person's files from, all moved into the test's own.
_FOLDERS = {
    "HOME": "home",
    "USERPROFILE": "home",
    "APPDATA": "home",
    "LOCALAPPDATA": "home",
    "XDG_CONFIG_HOME": "home/.config",
    "XDG_DATA_HOME": "home/.local/share",
    "XDG_CACHE_HOME": "home/.cache",
    "XDG_STATE_HOME": "home/.local/state",
    "XDG_RUNTIME_DIR": "runtime",
    "SPACESVIEWER_CONFIG": "config",
    "SPACESVIEWER_ARCHIVE": "archive",
}
# Automatic collection is off as in the program; so many new objects are worth one by hand.
_OBJECTS_BEFORE_COLLECTING = 200_000
_numbers = count()


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Fails a test that leaves a thread, a process, a widget or a running timer."""
    before = alive()
    yield
    leaked = left_behind(before)
    if leaked:
        pytest.fail("This test left behind: " + "; ".join(leaked), pytrace=False)


@pytest.fixture(autouse=True)
def fresh_settings(
    nothing_left_behind: None,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """A home of the test's own, with no settings and no archive in it yet."""
    # Numbered here: the factory would look at all folders there are, at each of 5,000 tests.
    base = tmp_path_factory.getbasetemp() / "homes" / str(next(_numbers))
    base.mkdir(mode=0o700, parents=True)
    for name, folder in _FOLDERS.items():
        monkeypatch.setenv(name, str(base / folder))
    (base / "home").mkdir()
    (base / "runtime").mkdir(mode=0o700)
    return base


@pytest.fixture(autouse=True)
def silent_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fails a test that leaves a warning or an error in the log without having looked at it."""
    yield
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    loud = [record for record in records if record.levelno >= logging.WARNING]
    if loud:
        lines = [f"{r.levelname} {r.name}: {r.getMessage()}" for r in loud]
        pytest.fail("This test logged: " + "; ".join(lines), pytrace=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test that passed but printed something has failed."""
    report = yield
    if report.when == "teardown" and report.outcome == "passed":
        noise = [
            f"{title}:\n{text}"
            for title, text in report.sections
            if title.startswith(("Captured stdout", "Captured stderr")) and _is_noise(text)
        ]
        passed = item.stash.get(_PASSED, False)
        if noise and passed:
            report.outcome = "failed"
            report.longrepr = "This test passed, but was not silent.\n" + "\n".join(noise)
    elif report.when == "call":
        item.stash[_PASSED] = report.passed
    return report


def _is_noise(text: str) -> bool:
    """Whether more was printed than what Qt says once where there is no sound server.

    It comes when a process looks for a device the first time: at the end of a test perhaps, when
    nobody gathers Qt's messages any more. The program keeps it from the terminal, too.
    """
    return any(
        line.strip() and not line.startswith("PulseAudioService") for line in text.splitlines()
    )


_PASSED = pytest.StashKey[bool]()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Collects garbage here, on the thread of the widgets, and never elsewhere."""
    if gc.get_count()[0] > _OBJECTS_BEFORE_COLLECTING:
        gc.collect()
