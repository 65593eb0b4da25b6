"""Runs the benchmarks and prints one table; each row is told on stderr as soon as it is measured.

``python -m tests.benchmarks.run [NAME ...] [--quick] [--write]``; NAME is one of the modules
``bench_*.py`` without the prefix. ``--quick`` makes everything smaller: it shows that all of it
runs, its figures mean nothing. ``--write`` puts the table of a full run into README.md.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from tests.benchmarks import machine, others
from tests.benchmarks.measure import PYTHON, ROOT, cache
from tests.benchmarks.table import Row, line, markdown, not_measured

HERE = Path(__file__).parent
README = HERE / "README.md"
BEGIN, END = "<!-- the table begins -->", "<!-- the table ends -->"
_LONGEST_S = 3600


def main(arguments: Sequence[str]) -> int:
    """Gives 0 where every goal is met, else 1."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.run")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(names()))
    parser.add_argument("--quick", action="store_true", help="small and meaningless, for a check")
    parser.add_argument("--write", action="store_true", help="put the table into README.md")
    parser.add_argument("--into", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    unknown = set(options.names) - set(names())
    if unknown:
        parser.error(f"there is no {', '.join(sorted(unknown))}; there is {', '.join(names())}")
    if options.into:
        _keep(rows_of(options.names[0])(options.quick), options.into)
        return 0
    if options.write and (options.names or options.quick):
        parser.error("--write wants one full run of everything: the figures belong together")
    text, missed = _measured(options.names or names(), options.quick)
    print(text)
    if options.write:
        README.write_text(with_table(README.read_text("utf-8"), text), "utf-8")
    return int(missed)


def names() -> list[str]:
    """All benchmarks, by the names of their modules."""
    return sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))


def rows_of(name: str) -> Callable[[bool], Iterable[Row]]:
    """The function that measures and gives the rows of a benchmark, at best one by one."""
    if name in others.ROWS:
        return others.ROWS[name]
    module = importlib.import_module(f"tests.benchmarks.bench_{name}")
    rows: Callable[[bool], Iterable[Row]] = module.rows
    return rows


def with_table(page: str, table: str) -> str:
    """A page with the table between its two marks in place of the one before."""
    head, _, rest = page.partition(BEGIN)
    _, _, tail = rest.partition(END)
    return f"{head}{BEGIN}\n{table.strip()}\n{END}{tail}"


def _measured(wanted: Sequence[str], quick: bool) -> tuple[str, bool]:
    begin, load = time.monotonic(), os.getloadavg()[0]
    rows = []
    for name in wanted:
        print(f"{name} …", file=sys.stderr, flush=True)
        rows += _in_a_process_of_its_own(name, quick)
    minutes = (time.monotonic() - begin) / 60
    circumstances = machine.described(load, os.getloadavg()[0], minutes)
    note = "Quick: these figures mean nothing.\n\n" if quick else ""
    return f"{note}{circumstances}\n\n{markdown(rows)}", any(row.missed for row in rows)


def _keep(rows: Iterable[Row], into: Path) -> None:
    """Writes each row as it comes: what was measured is not lost with what breaks later."""
    with into.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(asdict(row)) + "\n")
            file.flush()
            print(line(row), file=sys.stderr, flush=True)


def _kept(into: Path) -> list[Row]:
    written = into.read_text("utf-8").splitlines(keepends=True) if into.exists() else []
    return [_row(json.loads(one)) for one in written if one.endswith("\n")]


def _in_a_process_of_its_own(name: str, quick: bool) -> list[Row]:
    """No benchmark inherits another's memory, modules or window."""
    with tempfile.TemporaryDirectory() as folder:
        into = Path(folder) / "rows"
        command = [PYTHON, "-m", "tests.benchmarks.run", name, "--into", str(into)]
        process = subprocess.Popen(
            command + ["--quick"] * quick,
            cwd=ROOT,
            env=_environment(Path(folder)),
            stdout=sys.stderr,
            start_new_session=True,
        )
        try:
            code = process.wait(_LONGEST_S)
        except subprocess.TimeoutExpired:
            return [*_kept(into), not_measured(name, f"It took longer than {_LONGEST_S} s.")]
        finally:
            _end_all_of(process)
        if code:
            return [*_kept(into), not_measured(name, f"It ended with {code}; its words are above.")]
        return _kept(into)


def _end_all_of(process: subprocess.Popen[bytes]) -> None:
    """Ends what a benchmark has left running: what goes on would be measured with the next."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _row(values: dict[str, object]) -> Row:
    clock = values.pop("clock")
    return Row(**values, clock=tuple(clock) if isinstance(clock, list) else None)  # type: ignore[arg-type]


def _environment(folder: Path) -> dict[str, str]:
    """No screen, and neither the archive nor the settings of the person who measures."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "SPACESVIEWER_CONFIG": str(folder / "config"),
        "SPACESVIEWER_ARCHIVE": str(folder / "archive"),
    }
    # As for a person who has started the program before: compiled, not compiled anew each time.
    environment["PYTHONPYCACHEPREFIX"] = str(cache() / "bytecode")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_SCALE_FACTOR", "PYTHONDONTWRITEBYTECODE"):
        environment.pop(name, None)
    return environment


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
