"""The sounds of quotes for a page that plays them by itself: in memory, never in a file."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import dataclass

from spacesviewer.domain.errors import UserError
from spacesviewer.domain.soundclip import KEEP, PLAIN, ClipShape
from spacesviewer.workflows import clipping
from spacesviewer.workflows.clip_batch import Plan

FORMATS = {"mp3": "audio/mpeg", "m4a": "audio/mp4"}
# A page that is larger opens nowhere any more.
MOST_BYTES = 200 << 20


@dataclass(frozen=True, slots=True)
class Sounds:
    """``sounds`` are (id of a quote, ``data:`` address) pairs, ``refused`` ids with sentences."""

    sounds: tuple[tuple[str, str], ...]
    refused: tuple[tuple[str, str], ...]

    def told(self) -> str:
        """How many there are, and how large they make the page."""
        megabytes = sum(len(sound) for _, sound in self.sounds) / (1 << 20)
        count = len(self.sounds)
        said = f"{count} {'clip' if count == 1 else 'clips'}, {megabytes:.1f} MB"
        without = len(self.refused)
        return f"{said}; {without} without sound: {self.refused[0][1]}" if without else said


def make(
    planned: Plan,
    form: str = "mp3",
    shape: ClipShape = PLAIN,
    how: str = KEEP,
    *,
    progress: Callable[[float], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Sounds:
    """The sounds of a plan; CancelledError when ``stop`` says true."""
    from spacesviewer.media import clip  # noqa: PLC0415 - PyAV takes a while to load

    found: list[tuple[str, str]] = []
    refused = list(planned.refused)
    size = 0
    for done, order in enumerate(planned.orders):
        if progress is not None:
            progress(done / len(planned.orders))
        if stop is not None and stop():
            raise CancelledError
        try:
            data = clipping.in_own_process(
                clip.encoded,
                order.source,
                order.source.shape(order.shaped(shape, how)),
                form,
                stop=stop,
            )
        except UserError as error:
            refused.append((order.quote, error.sentence()))
            continue
        size += len(data)
        if size > MOST_BYTES:
            raise UserError(
                "These clips are too large for one page.",
                hint="Export fewer quotes, or save the clips into a folder.",
            )
        found.append((order.quote, f"data:{FORMATS[form]};base64,{b64encode(data).decode()}"))
    return Sounds(tuple(found), tuple(refused))
