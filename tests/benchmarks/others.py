"""Rows of the benchmarks that print a report of their own: read from what they print."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterator
from statistics import quantiles

from tests.benchmarks import bench_search
from tests.benchmarks.measure import PYTHON, run, top_of_profile
from tests.benchmarks.table import Row

_PROFILE = re.compile(r"^profile of ([^:]+): (.+)$", re.MULTILINE)
_RATE = re.compile(r": ([\d,]+) a second of CPU")
_SEGMENTS = 1_000_000
_SIZE = (1600, 200)


def _timeline(quick: bool) -> list[Row]:
    """Frames of the timeline, the slowest of a hundred, against half a frame at 60 Hz."""
    del quick  # it takes seconds
    # Only here: the others need no window, and no Qt.
    from PySide6.QtWidgets import QApplication

    from spacesviewer.ui.theme import load_fonts
    from tests.benchmarks import bench_timeline

    application = QApplication([])
    load_fonts()
    gc.disable()
    taken, limit = bench_timeline.measured(_SIZE), bench_timeline.LIMIT_MS
    slowest = {
        what: [quantiles(some, n=100)[98] for some in zip(*steps, strict=True)]
        for what, steps in taken.items()
    }
    where = ""
    if any(cpu > limit for _, cpu in slowest.values()):
        where = "All of them: " + top_of_profile(lambda: bench_timeline.measured(_SIZE))
    application.quit()
    return [
        Row(f"Timeline, {what}: p99", cpu, "ms", limit, "limit", 1.0, (clock, limit), where)
        for what, (clock, cpu) in slowest.items()
    ]


def _search(quick: bool) -> list[Row]:
    """Each kind of query: the median beside a plain FTS5 table, the slowest beside a limit."""
    count = 20_000 if quick else _SEGMENTS
    report = run([PYTHON, "-m", "tests.benchmarks.bench_search", str(count)]).out
    stored, stored_plain = (
        count / int(rate.replace(",", "")) for rate in _RATE.findall(report)[:2]
    )
    storing = f"Storing {count:,} segments in sessions of 2,500"
    where = dict(_PROFILE.findall(report))
    beside = "plain FTS5 in one statement"
    rows = [Row(storing, stored, "s", stored_plain, beside, 2.0, None, where.get("storing", ""))]
    for kind, _example, ours, plain, _like in _cells(report, 5):
        if " / " not in ours:
            continue
        (median, p99), peer = _numbers(ours), _numbers(plain)[0]
        what = f"Search {count:,} segments, {kind}"
        rows.append(Row(f"{what}: median", median, "ms", peer, "plain FTS5", None))
        slow = where.get(kind, "")
        rows.append(
            Row(f"{what}: p99", p99, "ms", bench_search.INSTANT_MS, "limit", 1.0, None, slow)
        )
    return rows


def _cells(report: str, count: int) -> Iterator[list[str]]:
    """The rows of the tables in a report, with so many columns."""
    for line in report.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == count and not cells[0].startswith("-"):
            yield cells


def _numbers(cell: str) -> list[float]:
    return [float(part) for part in cell.split(" / ")]


ROWS: dict[str, Callable[[bool], list[Row]]] = {
    "timeline": _timeline,
    "search": _search,
}
