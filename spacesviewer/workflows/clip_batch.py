"""Cuts the sound of many quotes into a folder, under names that tell nothing of the machine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass
from pathlib import Path

from spacesviewer.domain.errors import UserError
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.soundclip import PLAIN, ClipShape
from spacesviewer.library.store import Archive
from spacesviewer.workflows import clipping, off_record
from spacesviewer.workflows.clipping import Source


@dataclass(frozen=True, slots=True)
class Order:
    """A clip that is to be made: of what, and under which name."""

    quote: str
    source: Source
    name: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The clips that can be made, how many quotes are off the record, and what is refused.

    ``refused`` are (id of a quote, sentence) pairs.
    """

    orders: tuple[Order, ...]
    kept_back: int
    refused: tuple[tuple[str, str], ...]


def plan(archive: Archive, quotes: Sequence[Quote], form: str) -> Plan:
    """What is to be made of quotes; ``make`` does it, without the archive."""
    orders, refused, kept_back = [], [], 0
    for number, quote in enumerate(quotes, 1):
        if off_record.is_off(quote):
            kept_back += 1
            continue
        try:
            source = clipping.source_of(archive, quote)
        except UserError as error:
            refused.append((quote.id, error.sentence()))
            continue
        orders.append(Order(quote.id, source, f"{clipping.file_stem(quote, number)}.{form}"))
    return Plan(tuple(orders), kept_back, tuple(refused))


def make(
    planned: Plan,
    folder: Path,
    shape: ClipShape = PLAIN,
    *,
    progress: Callable[[float], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> tuple[list[str], list[tuple[str, str]]]:
    """Writes the clips of a plan; gives the names written, and what was refused as in the plan.

    What has been written stays when ``stop`` says true.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"{folder} is no folder that can be written to.",
            hint=f"{error.strerror or error}. Choose another.",
        ) from error
    written: list[str] = []
    refused = list(planned.refused)
    for done, order in enumerate(planned.orders):
        if progress is not None:
            progress(done / len(planned.orders))
        try:
            clipping.write(order.source, folder / order.name, shape, stop=stop)
        except CancelledError:
            break
        except UserError as error:
            refused.append((order.quote, error.sentence()))
        else:
            written.append(order.name)
    return written, refused
