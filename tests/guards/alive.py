"""What lives in this process that a test could leave behind, each with a name for the reader."""

from __future__ import annotations

import os
import sys
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

Alive = dict[tuple[str, int], str]

_ROOT = Path(__file__).parents[2]
# How long a thread or a process that is ending may take; the tests of the guards wait less.
GRACE_S = float(os.environ.get("SPACESVIEWER_TEST_GRACE_S", "4"))
_STARTING_S = 1.0
_PATIENCE_S = 0.05  # before what may be garbage is collected
_started_at: WeakKeyDictionary[threading.Thread, str] = WeakKeyDictionary()
# Helpers of other processes; they serve all tests and end with this process.
_HELPERS = (
    "multiprocessing.resource_tracker",
    "multiprocessing.forkserver",
    "tests.journeys.forked",
)


def watch_threads() -> None:
    """Remembers, from now on, the line of ours that starts each thread."""

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "_thread.start_new_thread":
            thread = getattr(arguments[0], "__self__", None)
            if isinstance(thread, threading.Thread):
                _started_at[thread] = _line_of_ours()

    sys.addaudithook(hook)


def alive() -> Alive:
    """Threads, child processes and, where Qt runs, top-level widgets, timers and QThreads."""
    return {**_threads(), **_processes(), **_qt_objects()}


def left_behind(before: Alive, grace_s: float = GRACE_S) -> list[str]:
    """The names of what lives now and did not before; what is just ending is waited for."""
    begun, patience_s = time.monotonic(), _PATIENCE_S
    while True:
        _let_qt_delete()
        new = {key: name for key, name in alive().items() if key not in before}
        waited_s = time.monotonic() - begun
        if not new or waited_s > grace_s:
            return list(new.values())
        # A cycle of Python objects may hold a widget at once, and a timer if it does not end. Each
        # collection takes a tenth of a second: what is just ending is waited for without.
        if waited_s > patience_s or (patience_s == _PATIENCE_S and _any_widget(new)):
            _collect()
            patience_s = max(patience_s, time.monotonic() - begun) * 4
        else:
            time.sleep(0.01)


def _any_widget(found: Alive) -> bool:
    return any(kind == "widget" for kind, _ in found)


def _threads() -> Alive:
    main = threading.main_thread()
    return {
        ("thread", thread.ident or 0): f"thread {thread.name!r}{_started_at.get(thread, '')}"
        for thread in threading.enumerate()
        if thread is not main and not isinstance(thread, threading._DummyThread)
    }


def _processes() -> Alive:
    return _below("self", "")


def _below(number: str, command: str) -> Alive:
    """The processes that a process has started, or a helper for us."""
    found: Alive = {}
    for child in _children(number):
        told = _command(child)
        # What a helper has forked has its command line, and is ours all the same.
        if told and told != command and any(helper in told for helper in _HELPERS):
            found |= _below(child, told)
        elif told:
            how = ", forked" if told == command else ""
            found["process", int(child)] = f"process {child}{how} ({told[:160]})"
    return found


def _command(number: str) -> str:
    """The command line of a process; "" once it has ended.

    One that is just being started has none for a moment: if it were missed then, it would be taken
    for a new one later. One that is just ending has none either, and is soon gone.
    """
    folder = Path("/proc") / number
    deadline = time.monotonic() + _STARTING_S
    while True:
        try:
            state = (folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()[0]
            words = (folder / "cmdline").read_bytes().replace(b"\0", b" ").strip()
        except (OSError, IndexError):  # it ended while we looked
            return ""
        if state in ("Z", "X"):
            return ""
        if words or time.monotonic() > deadline:
            return words.decode("utf-8", "replace")
        time.sleep(0.001)


def _children(of: str) -> list[str]:
    """The numbers of a process's children; Linux keeps a list of them for each thread."""
    if not sys.platform.startswith("linux"):
        return []
    numbers: list[str] = []
    try:
        for thread in os.listdir(f"/proc/{of}/task"):  # noqa: PTH208 - before and after every test
            with suppress(OSError), open(f"/proc/{of}/task/{thread}/children") as file:  # noqa: PTH123
                numbers += file.read().split()
    except OSError:  # it ended while we looked
        return []
    return numbers


def _qt_objects() -> Alive:
    if not qt_runs():
        return {}
    import shiboken6
    from PySide6.QtCore import QObject, QThread, QTimer
    from PySide6.QtWidgets import QApplication

    found: Alive = {}
    for widget in QApplication.topLevelWidgets():
        # A combo box's list and a tooltip belong to a window, or to Qt itself.
        if widget.parent() is None and widget.metaObject().className() != "QTipLabel":
            found["widget", shiboken6.getCppPointer(widget)[0]] = f"widget {_name(widget)}"
    for wrapper in shiboken6.getAllValidWrappers():
        if isinstance(wrapper, QTimer) and wrapper.isActive():
            kind = "timer"
        elif isinstance(wrapper, QThread) and wrapper.isRunning():
            kind = "QThread"
            if wrapper is QThread.currentThread():
                continue
        else:
            continue
        assert isinstance(wrapper, QObject)
        found[kind, shiboken6.getCppPointer(wrapper)[0]] = f"{kind} {_name(wrapper)}"
    return found


def _name(thing: Any) -> str:
    """The class of a Qt object, its name, its title, and the class of the one that owns it."""
    words = [type(thing).__name__]
    if thing.objectName():
        words.append(repr(thing.objectName()))
    if hasattr(thing, "windowTitle") and thing.windowTitle():
        words.append(f"“{thing.windowTitle()}”")
    if hasattr(thing, "interval"):
        words.append(f"every {thing.interval()} ms")
    if thing.parent() is not None:
        words.append(f"of {type(thing.parent()).__name__}")
    return " ".join(words)


def qt_runs() -> bool:
    """Whether a test of this process has made the application of widgets."""
    if "PySide6.QtWidgets" not in sys.modules:
        return False
    from PySide6.QtWidgets import QApplication

    return isinstance(QApplication.instance(), QApplication)


def _let_qt_delete() -> None:
    if qt_runs():
        from PySide6.QtCore import QCoreApplication, QEvent

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QCoreApplication.processEvents()


def _collect() -> None:
    import gc

    gc.collect()


def _line_of_ours() -> str:
    for frame in reversed(traceback.extract_stack()):
        path = Path(frame.filename)
        if path.is_relative_to(_ROOT) and ".venv" not in path.parts and path != Path(__file__):
            return f", started at {path.relative_to(_ROOT)}:{frame.lineno}"
    return ""


def repeat_until(done: Callable[[], bool], timeout_s: float = 10.0) -> bool:
    """Whether a thing outside this process came true in time: for what gives no signal."""
    deadline = time.monotonic() + timeout_s
    while not done():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True
