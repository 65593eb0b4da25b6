"""One comparison a row, and the one table of all of them: what is missed stands there as missed.

Every module ``bench_*.py`` offers ``rows(quick: bool) -> Iterable[Row]``: one that takes long
yields each row when it is measured.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

_HEAD = (
    "| what | ours | peer or limit | ratio | goal | | by the clock |",
    "|---|--:|--:|--:|--:|---|--:|",
)


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured and what it stands against; less is better in both.

    ``goal`` is the most that ours may be of ``against`` (None: told, not judged). ``clock`` holds
    both by the wall clock where the figures themselves are time of the CPU. ``where`` says where
    the time goes, for a reader who finds the goal missed.
    """

    what: str
    ours: float
    unit: str
    against: float
    beside: str
    goal: float | None = 1.0
    clock: tuple[float, float] | None = None
    where: str = ""

    @property
    def ratio(self) -> float:
        """Ours in terms of the peer or limit; not a number where that is nought or unknown."""
        return self.ours / self.against if self.against > 0 else math.nan

    @property
    def missed(self) -> bool:
        """Whether the goal is missed; what could not be measured is missed too."""
        # Said this way round, it is true of NaN as well.
        return self.goal is not None and not self.ours <= self.goal * self.against


def not_measured(name: str, reason: str) -> Row:
    """The row of a benchmark that ended without a figure."""
    return Row(f"{name} gave no figures, or not all", math.nan, "", math.nan, "", where=reason)


def markdown(rows: Sequence[Row]) -> str:
    """The table, how many goals are met, and a line for each that is not."""
    missed = [row for row in rows if row.missed]
    judged = sum(row.goal is not None for row in rows)
    lines = [*_HEAD, *(line(row) for row in rows), ""]
    lines.append(f"{judged - len(missed)} of {judged} goals met, {len(missed)} MISSED.")
    told: set[str] = set()
    for row in missed:
        where = row.where or "Nobody has looked why."
        lines.append(f"- MISSED: {row.what}. {'As above.' if where in told else where}")
        told.add(where if row.where else "")
    return "\n".join(lines) + "\n"


def line(row: Row) -> str:
    """A row of the table."""
    verdict = "" if row.goal is None else "**MISSED**" if row.missed else "met"
    cells = [
        row.what,
        _figure(row.ours, row.unit),
        f"{_figure(row.against, row.unit)} {row.beside}".strip(),
        "" if math.isnan(row.ratio) else f"{row.ratio:.2f}",
        "" if row.goal is None else f"≤ {row.goal:g}",
        verdict,
        _clock(row),
    ]
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"


def _clock(row: Row) -> str:
    if row.clock is None:
        return ""
    return f"{_number(row.clock[0])} / {_figure(row.clock[1], row.unit)}"


def _figure(value: float, unit: str) -> str:
    return f"{_number(value)} {unit}".strip()


def _number(value: float) -> str:
    if math.isnan(value):
        return "?"
    if value == 0 or value >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}" if value < 1 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
