"""Makes pictures and videos of quotes for others to see: nothing off the record is in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.quotecard import QuoteCard, card_of
from spacesviewer.domain.soundclip import KEEP, ClipShape, Cover
from spacesviewer.library.store import Archive
from spacesviewer.workflows import clipping, exporting, leaving, left_out
from spacesviewer.workflows.clipping import Source
from spacesviewer.workflows.leaving import Leaving
from spacesviewer.workflows.left_out import LeftOut
from spacesviewer.workflows.pseudonyms import Warn

PICTURES = ("png",)
VIDEOS = ("mp4", "webm")
FORMATS = (*PICTURES, *VIDEOS)
_SOUND = ClipShape(pad_after_ms=400, fade_in_ms=5, fade_out_ms=200)


@dataclass(frozen=True, slots=True)
class Showing:
    """A quote as it may be shown; ``source`` is None where its sound cannot be had, with why.

    ``left_out`` are the words that its text leaves out and its sound has.
    """

    card: QuoteCard
    source: Source | None
    without_sound: str = ""
    left_out: tuple[LeftOut, ...] = ()


def showing(
    archive: Archive, quote: Quote, *, sound: bool = True, warn: Warn = exporting.say_nothing
) -> Showing:
    """What is shown of a quote; UserError where it is off the record.

    Words in it that others keep off the record are replaced by a mark; ``warn`` gets a sentence
    where a name is left that has a pseudonym.
    """
    shared, _ = exporting.shareable(archive, [quote], warn)
    if not shared:
        raise UserError("This quote is off the record; it stays here.")
    times = left_out.times_of(archive, shared[0])
    card = card_of(shared[0], left_out.shown_times(shared[0], times))
    if not sound:
        return Showing(card, None)
    try:
        gone = left_out.of_quote(archive, quote)
        return Showing(card, clipping.source_of(archive, quote), left_out=gone)
    except UserError as error:
        return Showing(card, None, error.sentence())


def write(
    shown: Showing,
    target: Path,
    size: tuple[int, int],
    theme: str,
    *,
    shape: ClipShape = _SOUND,
    how: str = KEEP,
    progress: Callable[[float], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> tuple[Cover, ...]:
    """Writes the picture or the video that the target's suffix says; gives what was silenced.

    ``how`` one of LEFT_OUT: what is done with the words that the quote leaves out.
    """
    kind = target.suffix[1:].casefold()
    if kind not in FORMATS:
        raise WrongUsage(
            "{file} has no ending that says a picture or a video.",
            hint="Choose one of {known}.",
            file=target.name,
            known=", ".join(FORMATS),
        )
    if kind in PICTURES:
        from spacesviewer import export  # noqa: PLC0415

        export.write(picture(shown.card, size, theme), target)
        return ()
    if shown.source is None:
        raise UserError(
            "A video needs the sound of the quote.", hint=shown.without_sound or "Make a card."
        )
    shape = shape.leaving_out(left_out.need_times(shown.left_out, how), how)
    from spacesviewer.media import audiogram, isolated  # noqa: PLC0415

    source = shown.source
    with clipping.file_beside(target) as beside:
        isolated.run(
            audiogram.make,
            *(source.path, source.start_ms, source.end_ms, source.shape(shape), shown.card),
            *(source.offset_ms, target.absolute(), size, theme, beside),
            memory_mb=audiogram.MEMORY_MB,
            progress=progress or (lambda _fraction: None),
            stop=stop,
        )
    return source.silenced(shape)


def left(quote: Quote, shown: Showing, target: Path, how: str = KEEP) -> Leaving:
    """What the log of custody is told of a card or video that was written just now."""
    form = target.suffix[1:].casefold()
    what = "card" if form in PICTURES else "video"
    return leaving.a_sound(form, f"quote:{quote.id}", target, shown.left_out, how, what)


def picture(card: QuoteCard, size: tuple[int, int], theme: str) -> bytes:
    """The PNG of a card; the letters need no process of their own."""
    from spacesviewer.media import quote_card  # noqa: PLC0415 - it loads numpy and the fonts

    return quote_card.card(card, size, theme)
