"""Which words of a typed stretch become a quote, and what a person should know of the choice."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacesviewer.cli.base import say
from spacesviewer.domain.citation import UNKNOWN_SPEAKER
from spacesviewer.domain.quote import QuotePart
from spacesviewer.domain.selection import Selection
from spacesviewer.domain.session import TranscriptInfo
from spacesviewer.library.store import Archive
from spacesviewer.workflows import quote_edges, quoting, whole_sentences


@dataclass(frozen=True, slots=True)
class Stretch:
    """From when to when; ``whole``: no sentence is cut at the edges."""

    start_ms: int
    end_ms: int
    whole: bool = False


def chosen(
    archive: Archive, session: str, info: TranscriptInfo, stretch: Stretch, *, text: str | None,
    speaker: str,
) -> tuple[Selection, bool]:  # fmt: skip
    """The words, and whether the transcript says them so; tells whose they are if of several."""
    bounds = stretch.start_ms, stretch.end_ms
    selection = quoting.from_range(archive, session, info, *bounds)
    touched: tuple[QuotePart, ...] = ()
    if text is None and not speaker:
        selection, touched = quote_edges.without_touched(archive, info, selection, *bounds)
    if stretch.whole:
        selection = whole_sentences.stretched(archive, info.id, selection)
    selection, exact = _of_speaker(selection, speaker), True
    if text is not None:
        selection, exact = quoting.typed(selection, text, speaker)
    for part in touched:
        _say_touched(part)
    _say_mouths(selection)
    return selection, exact


def _say_touched(part: QuotePart) -> None:
    name = part.speaker or UNKNOWN_SPEAKER
    say(
        f"Left out at the edge: “{part.text}”, which {name} says. "
        "Give the time in parts of a second to have it."
    )


def _say_mouths(selection: Selection) -> None:
    names = list(dict.fromkeys(part.speaker or UNKNOWN_SPEAKER for part in selection.parts))
    if len(names) > 1:
        *others, last = names
        say(
            f"{len(names)} people speak in it: {', '.join(others)} and {last}. "
            "--speaker takes only what one of them says."
        )


def _of_speaker(selection: Selection, name: str) -> Selection:
    """What a person says of a stretch; a name for words whose speaker nobody knows."""
    if not name:
        return selection
    wanted = name.casefold()
    said = tuple(part for part in selection.parts if part.speaker.casefold() == wanted)
    if not said:
        given = ", ".join(dict.fromkeys(part.speaker for part in selection.parts if part.speaker))
        if given:
            say(f"The transcript gives these words to {given}. The quote says {name}, as told.")
        said = tuple(replace(part, speaker=name) for part in selection.parts)
    return replace(
        selection,
        parts=said,
        text="\n".join(part.text for part in said),
        start_ms=said[0].start_ms,
        end_ms=said[-1].end_ms,
    )
