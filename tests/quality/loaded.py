"""Tells which modules a start loads, and who asked for each (JSON). Run by test_startup.

``python -m tests.quality.loaded command ARGUMENTS...`` runs a command of the terminal to its end;
``... picture`` stops at the window's first picture; ``... code CODE`` runs a line of Python.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from types import FrameType

_asked_by: dict[str, str] = {}


class _Witness:
    """Stands before Python's own finders, finds nothing, and notes who asks for what."""

    def find_spec(self, name: str, _path: Sequence[str] | None, _target: object = None) -> None:
        frame: FrameType | None = sys._getframe(1)
        while frame is not None and "importlib" in str(frame.f_globals.get("__name__")):
            frame = frame.f_back
        asked_by = frame.f_globals.get("__name__", "?") if frame is not None else "?"
        _asked_by.setdefault(name, f"{asked_by}, line {frame.f_lineno if frame else 0}")


def _run_command(arguments: list[str]) -> None:
    from spacesviewer.__main__ import main

    sys.argv = ["spacesviewer", *arguments]
    try:
        main()
    except SystemExit as end:
        if end.code:
            raise


def _paint() -> None:
    from spacesviewer import app

    application = app.application()
    window = app.Program()._frame()
    window.when_painted(application.quit, 60_000)
    window.show()
    application.exec()


def _told() -> str:
    import json

    loaded = {name: _asked_by.get(name, "Python itself") for name in list(sys.modules)}
    return json.dumps(loaded)


if __name__ == "__main__":
    sys.meta_path.insert(0, _Witness())
    kind, *arguments = sys.argv[1:]
    if kind == "picture":
        _paint()
    elif kind == "code":
        exec(arguments[0], {"__name__": "a line of code"})
    else:
        _run_command(arguments)
    sys.stdout.write("\n" + _told())
