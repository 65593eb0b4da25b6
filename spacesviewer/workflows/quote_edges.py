"""Keeps the end of somebody else's sentence out of a range that was typed in whole seconds."""

from __future__ import annotations

from spacesviewer.domain.quote import QuotePart
from spacesviewer.domain.selection import Place, Selection
from spacesviewer.domain.session import TranscriptInfo
from spacesviewer.domain.timeline import Timeline
from spacesviewer.library import transcripts
from spacesviewer.library.store import Archive
from spacesviewer.workflows import quoting

_SECOND = 1000


def without_touched(
    archive: Archive, info: TranscriptInfo, selection: Selection, start_ms: int, end_ms: int
) -> tuple[Selection, tuple[QuotePart, ...]]:
    """The words without those of mouths that the range only touches, and what these say.

    A range in whole seconds is no finer than a second: less than one of another mouth's turn that
    goes on outside was not meant. Whoever writes parts of a second gets what is in them.
    """
    if len(selection.parts) < 2:
        return selection, ()
    timeline = transcripts.timeline(archive, info.id)
    first_id, start, _ = selection.segments[0]
    last_id, _, end = selection.segments[-1]
    places = (timeline.index_of(first_id), start), (timeline.index_of(last_id), end)
    kept, touched = places, list[QuotePart]()
    head, tail = selection.parts[0], selection.parts[-1]
    if _is_coarse(start_ms, head.end_ms - start_ms) and _comes_from_before(timeline, places[0]):
        kept = (_behind(timeline, places[0]), kept[1])
        touched.append(head)
    if _is_coarse(end_ms, end_ms - tail.start_ms) and _goes_on(timeline, places[1]):
        kept = (kept[0], _before(timeline, places[1]))
        touched.append(tail)
    if not touched or kept[0] >= kept[1]:
        return selection, ()
    left = quoting.between(archive, timeline, *kept)
    return (left, tuple(touched)) if left is not None else (selection, ())


def _is_coarse(edge_ms: int, inside_ms: int) -> bool:
    return edge_ms % _SECOND == 0 and inside_ms < _SECOND


def _comes_from_before(timeline: Timeline, place: Place) -> bool:
    """Whether whoever speaks there has begun before."""
    index, start = place
    if timeline.texts[index][:start].strip():
        return True
    return index > 0 and timeline.speaker(index - 1) == timeline.speaker(index)


def _goes_on(timeline: Timeline, place: Place) -> bool:
    """Whether whoever speaks there says more behind it."""
    index, end = place
    if timeline.texts[index][end:].strip():
        return True
    following = index + 1
    return following < len(timeline) and timeline.speaker(following) == timeline.speaker(index)


def _behind(timeline: Timeline, place: Place) -> Place:
    """Where the next one begins to speak."""
    index = place[0]
    while index + 1 < len(timeline) and timeline.speaker(index) == timeline.speaker(place[0]):
        index += 1
    return index, 0


def _before(timeline: Timeline, place: Place) -> Place:
    """Where the one before has ended."""
    index = place[0]
    while index > 0 and timeline.speaker(index) == timeline.speaker(place[0]):
        index -= 1
    return index, len(timeline.texts[index])
