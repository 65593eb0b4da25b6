"""Makes pictures and videos of quotes for others to see: nothing off the record is in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.quotecard import QuoteCard, card_of
from spacesviewer.domain.segment import Segment
from spacesviewer.domain.soundclip import ClipShape, Cover
from spacesviewer.domain.wording import one_line
from spacesviewer.library import transcripts
from spacesviewer.library.store import Archive
from spacesviewer.workflows import clipping, exporting
from spacesviewer.workflows.clipping import Source
from spacesviewer.workflows.pseudonyms import Warn

PICTURES = ("png",)
VIDEOS = ("mp4", "webm")
FORMATS = (*PICTURES, *VIDEOS)
_SOUND = ClipShape(pad_after_ms=400, fade_in_ms=5, fade_out_ms=200)


@dataclass(frozen=True, slots=True)
class Showing:
    """A quote as it may be shown; ``source`` is None where its sound cannot be had, with why."""

    card: QuoteCard
    source: Source | None
    without_sound: str = ""


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
    card = card_of(shared[0], _told(archive, shared[0]))
    if not sound:
        return Showing(card, None)
    try:
        return Showing(card, clipping.source_of(archive, quote))
    except UserError as error:
        return Showing(card, None, error.sentence())


def write(
    shown: Showing,
    target: Path,
    size: tuple[int, int],
    theme: str,
    *,
    shape: ClipShape = _SOUND,
    progress: Callable[[float], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> tuple[Cover, ...]:
    """Writes the picture or the video that the target's suffix says; gives what was silenced."""
    kind = target.suffix[1:].casefold()
    if kind not in FORMATS:
        raise WrongUsage(
            f"{target.name} has no ending that says a picture or a video.",
            hint=f"Choose one of {', '.join(FORMATS)}.",
        )
    if kind in PICTURES:
        from spacesviewer import export  # noqa: PLC0415

        export.write(picture(shown.card, size, theme), target)
        return ()
    if shown.source is None:
        raise UserError(
            "A video needs the sound of the quote.", hint=shown.without_sound or "Make a card."
        )
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


def picture(card: QuoteCard, size: tuple[int, int], theme: str) -> bytes:
    """The PNG of a card; the letters need no process of their own."""
    from spacesviewer.media import quote_card  # noqa: PLC0415 - it loads numpy and the fonts

    return quote_card.card(card, size, theme)


def _told(archive: Archive, quote: Quote) -> dict[int, list[tuple[str, int, int]]]:
    """By part of a quote, its words with the times that the file told, in the session's time."""
    try:
        segments = transcripts.segments(archive, quote.transcript_id, *quote.words_ms)
    except WrongUsage:
        return {}  # its transcript has gone; the quote is a snapshot and stays
    by_ms = quote.moved_ms - quote.words_moved_ms
    spoken = [(word, start + by_ms, end + by_ms) for word, start, end in _spoken(segments)]
    found = {}
    for number, part in enumerate(quote.parts):
        wanted = one_line(part.text).split()
        begin = next(
            (
                at
                for at in range(len(spoken))
                if [word for word, _, _ in spoken[at : at + len(wanted)]] == wanted
            ),
            None,
        )
        if begin is not None and wanted:
            found[number] = spoken[begin : begin + len(wanted)]
    return found


def _spoken(segments: list[Segment]) -> list[tuple[str, int, int]]:
    return [
        (segment.text[word.start : word.end].strip(), word.start_ms, word.end_ms)
        for segment in segments
        for word in segment.words
    ]
