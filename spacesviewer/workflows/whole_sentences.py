"""Quotes whose edges are those of sentences: drawn a little off, or stretched on demand."""

from __future__ import annotations

from spacesviewer.domain import sentence_edges
from spacesviewer.domain.changes import Changes
from spacesviewer.domain.quote import QuotePart
from spacesviewer.domain.selection import Place, Selection
from spacesviewer.domain.timeline import Timeline
from spacesviewer.library import quotes, transcripts
from spacesviewer.library.store import Archive
from spacesviewer.workflows import quote_revisions, quoting

BEGINNING, END, BOTH = "beginning", "end", "both"
_WHY = {
    BEGINNING: "taken from the beginning of the sentence",
    END: "taken to the end of the sentence",
    BOTH: "taken from the beginning to the end of the sentence",
}


def bookmark(
    archive: Archive,
    session: str,
    selection: Selection,
    transcript_id: int,
    *,
    reviewer: str = "",
    note: str = "",
    snap: bool = True,
) -> tuple[str, str, Changes]:
    """Freezes words that a hand has selected; gives the quote's id and which edges were moved.

    Moving is a second step of Undo: the words as they were selected are the first revision, so
    that nobody's deliberate choice is lost.
    """
    uid, changes = quoting.bookmark(
        archive, session, selection, transcript_id, reviewer=reviewer, note=note
    )
    if not snap:
        return uid, "", changes
    timeline = transcripts.timeline(archive, transcript_id)
    drawn = _edges(timeline, selection)
    begin, end = sentence_edges.snapped(timeline, *drawn)
    moved = _moved(drawn, (begin, end))
    chosen = quoting.between(archive, timeline, begin, end) if moved else None
    quote = quotes.get(archive, uid)
    if chosen is None or _told(chosen.parts) == _told(quote.parts):
        return uid, "", changes
    changes |= quote_revisions.revise(archive, quote, chosen, _WHY[moved], reviewer)
    return uid, moved, changes


def stretched(archive: Archive, transcript_id: int, selection: Selection) -> Selection:
    """The selection with the sentences that it cuts taken in as wholes."""
    timeline = transcripts.timeline(archive, transcript_id)
    edges = sentence_edges.whole(timeline, *_edges(timeline, selection))
    return quoting.between(archive, timeline, *edges) or selection


def stretch(archive: Archive, uid: str, *, reviewer: str = "") -> Changes:
    """Stretches a quote to whole sentences, as its next revision; no changes where it is whole.

    UserError where it is not certain where its words stand now.
    """
    quote = quotes.get(archive, uid)
    place = quote_revisions.place_of(archive, quote)
    chosen = stretched(archive, quote.transcript_id, place)
    if _told(chosen.parts) == _told(quote.parts):
        return Changes()
    return quote_revisions.revise(archive, quote, chosen, "stretched to whole sentences", reviewer)


def _edges(timeline: Timeline, selection: Selection) -> tuple[Place, Place]:
    (first, start, _), (last, _, end) = selection.segments[0], selection.segments[-1]
    return (timeline.index_of(first), start), (timeline.index_of(last), end)


def _moved(drawn: tuple[Place, Place], now: tuple[Place, Place]) -> str:
    """Which edges are other ones: "beginning", "end", "both", or ""."""
    begins, ends = drawn[0] != now[0], drawn[1] != now[1]
    return BOTH if begins and ends else BEGINNING if begins else END if ends else ""


def _told(parts: tuple[QuotePart, ...]) -> list[tuple[str, str]]:
    return [(part.speaker, part.text) for part in parts]
