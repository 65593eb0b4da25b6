"""Quotes with other edges: the words that were frozen stay as an older revision."""

from __future__ import annotations

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.selection import Place, Selection, select, timed_words
from spacesviewer.domain.session import TranscriptInfo
from spacesviewer.domain.timeline import Timeline
from spacesviewer.library import quotes, transcripts
from spacesviewer.library.store import Archive
from spacesviewer.workflows import quote_revisions, quoting


def move_edges(
    archive: Archive, uid: str, start_ms: int, end_ms: int, *, reviewer: str = ""
) -> Changes:
    """Gives a quote the words from start to end, as its next revision.

    One step of Undo. Note, topics and stories stay; the state is "to check" again, but what was off
    the record stays so. Nothing happens where the words are the same. The times are those of the
    session as it is now.

    UserError where the transcript does not say, from the old start to the old end, what the quote
    says: its words were typed, cut, given to somebody else, or corrected since. Nobody could tell
    then what the new words should be, and in whose mouth.
    """
    old = quotes.get(archive, uid)
    if not old.transcript_id:
        raise _cannot("The transcript it was taken from is not there any more.")
    info = transcripts.get(archive, old.transcript_id)
    quoting.need_times(info)
    timeline = transcripts.timeline(archive, info.id)
    by_ms = old.words_moved_ms - old.moved_ms
    wanted = start_ms + by_ms, end_ms + by_ms
    chosen = _reselected(archive, timeline, info, old, wanted)
    if _said(chosen) == [(part.speaker, part.text) for part in old.parts]:
        return Changes()
    return quote_revisions.revise(archive, old, chosen, "moved its edges", reviewer)


def _reselected(
    archive: Archive, timeline: Timeline, info: TranscriptInfo, old: Quote, wanted: tuple[int, int]
) -> Selection:
    """The new words, chosen in the way that finds the old ones at the old place.

    Where others talk at the same time, that is by the words of those whom the quote names alone.
    """
    told = [(part.speaker, part.text) for part in old.parts]
    names = {part.speaker for part in old.parts}
    for whose in (None, names):
        before = _between(archive, timeline, old.words_ms, whose)
        if before is not None and _said(before) == told:
            found = _between(archive, timeline, wanted, whose)
            if found is None:
                raise WrongUsage(
                    "Nobody says anything there in the transcript {name}.", name=info.name
                )
            return found
    raise _cannot(
        "The transcript does not say these words there, or not from this mouth: they were typed, "
        "or it was corrected since."
    )


def _between(
    archive: Archive, timeline: Timeline, span: tuple[int, int], whose: set[str] | None
) -> Selection | None:
    """The words of these speakers (None: of all) that lie more than half in a stretch."""
    indices = [
        index
        for index in timeline.segments_between(*span)
        if whose is None or timeline.speaker(index) in whose
    ]
    known = transcripts.words(archive, [timeline.ids[index] for index in indices])
    inside: list[tuple[Place, Place]] = []
    for index in indices:
        for word in timed_words(timeline, index, known.get(timeline.ids[index], ())):
            if span[0] <= (word.start_ms + word.end_ms) // 2 < span[1]:
                inside.append(((index, word.start), (index, word.end)))
    if not inside:
        return None

    return select(
        timeline, lambda ids: transcripts.words(archive, ids), inside[0][0], inside[-1][1]
    )


def _said(selection: Selection) -> list[tuple[str, str]]:
    return [(part.speaker, part.text) for part in selection.parts]


def _cannot(why: str) -> UserError:
    return UserError(
        "The edges of this quote cannot be moved. {problem}",
        hint="Look at what has changed, or take a new quote of the words you want.",
        problem=why,
    )
