"""The program's commands, each in a process of its own that is forked from one that has loaded it.

To start Python and to load the program takes 0.3 s of the CPU, the command itself a tenth of that.
``python -m tests.journeys.forked`` is the process that has loaded it: one order a line on stdin,
one exit code a line on stdout. The start itself is proved by journeys that start it (``fresh``).
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import runpy
import sys
import traceback
from pathlib import Path
from typing import Any, NoReturn

from tests.guards import warm

# What the commands import only where they need it.
_LATER = (
    *("numpy", "sqlite_utils", "charset_normalizer", "mutagen", "tomlkit", "tqdm", "dateutil"),
    *("multiprocessing.popen_spawn_posix", "multiprocessing.resource_tracker", "sqlite3"),
    *("spacesviewer.media.isolated", "spacesviewer.media.clip", "spacesviewer.workflows.importing"),
)


def _load() -> None:
    import importlib

    import click

    from spacesviewer.cli import cli

    for name in cli.list_commands(click.Context(cli)):
        cli.get_command(click.Context(cli), name)
    for name in _LATER:
        importlib.import_module(name)
    from spacesviewer import export, transcripts

    export.quote_formats()
    transcripts.formats()


def _become(order: dict[str, Any]) -> None:
    """Makes this process what ``python -m spacesviewer`` would be in a folder and environment."""
    os.chdir(order["folder"])
    os.environ.clear()
    os.environ.update(order["environment"])
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number, path in ((1, order["out"]), (2, order["err"])):
        os.dup2(os.open(path, os.O_WRONLY), number)
    sys.stdin, sys.stdout, sys.stderr = (
        os.fdopen(0, encoding="utf-8"),
        os.fdopen(1, "w", encoding="utf-8"),
        os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace"),
    )
    sys.argv = ["spacesviewer", *order["arguments"]]
    sys.path[0] = str(Path.cwd())


def _run() -> NoReturn:
    """Runs the program to its end, but takes nothing apart: that alone would take 0.2 s here."""
    code: object = 0
    try:
        runpy.run_module("spacesviewer", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        code = end.code
    except BaseException:  # noqa: BLE001 (as Python ends a program)
        traceback.print_exc()
        code = 1
    if isinstance(code, str):
        print(code, file=sys.stderr)
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))


def _serve() -> None:
    _load()
    warm.fork_processes()
    warm.share()
    gc.freeze()  # what is loaded is looked at by no collection, and so not copied
    orders, answers = os.fdopen(os.dup(0), "r", encoding="utf-8"), os.fdopen(os.dup(1), "w")
    for line in orders:
        number = os.fork()
        if number == 0:
            orders.close()
            answers.close()
            _become(json.loads(line))
            _run()
        _, status = os.waitpid(number, 0)
        answers.write(f"{os.waitstatus_to_exitcode(status)}\n")
        answers.flush()


if __name__ == "__main__":
    _serve()
