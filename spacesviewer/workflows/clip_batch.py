"""Cuts the sound of many quotes into a folder, under names that tell nothing of the machine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass, field
from pathlib import Path

from spacesviewer.domain.errors import UserError
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.soundclip import KEEP, PLAIN, ClipShape
from spacesviewer.library.store import Archive
from spacesviewer.workflows import clipping, leaving, left_out, off_record
from spacesviewer.workflows.clipping import Source
from spacesviewer.workflows.leaving import Leaving
from spacesviewer.workflows.left_out import LeftOut


@dataclass(frozen=True, slots=True)
class Order:
    """A clip that is to be made: of what, under which name; what the quote leaves out of it."""

    quote: str
    source: Source
    name: str
    left_out: tuple[LeftOut, ...] = ()

    def shaped(self, shape: ClipShape, how: str) -> ClipShape:
        """The shape with what is left out treated as one of LEFT_OUT says; raises UserError."""
        return shape.leaving_out(left_out.need_times(self.left_out, how), how)


@dataclass(frozen=True, slots=True)
class Clips:
    """The names written, what was refused as in the plan, and what the log is to be told of."""

    written: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    gone: list[Leaving] = field(default_factory=list)


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
        # A number that is left out would tell how many are off the record, and between which.
        name = f"{clipping.file_stem(quote, number - kept_back)}.{form}"
        orders.append(Order(quote.id, source, name, left_out.of_quote(archive, quote)))
    return Plan(tuple(orders), kept_back, tuple(refused))


def make(
    planned: Plan,
    folder: Path,
    shape: ClipShape = PLAIN,
    how: str = KEEP,
    *,
    progress: Callable[[float], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Clips:
    """Writes the clips of a plan. What has been written stays when ``stop`` says true."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            "{folder} is no folder that can be written to.",
            hint="{reason}. Choose another.",
            folder=folder,
            reason=error.strerror or error,
        ) from error
    made = Clips(refused=list(planned.refused))
    for done, order in enumerate(planned.orders):
        if progress is not None:
            progress(done / len(planned.orders))
        try:
            target = folder / order.name
            clipping.write(order.source, target, order.shaped(shape, how), stop=stop)
        except CancelledError:
            break
        except UserError as error:
            made.refused.append((order.quote, error.sentence()))
        else:
            made.written.append(order.name)
            subject, form = f"quote:{order.quote}", target.suffix[1:]
            made.gone.append(leaving.a_sound(form, subject, target, order.left_out, how))
    return made
