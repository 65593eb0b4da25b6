"""The numbers and names of a transcript, one after the other: heard, confirmed or corrected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.rewording import place_in
from spacesviewer.domain.segment import Segment, end_time_of, time_of
from spacesviewer.domain.worklist import WorkItem, extract, same_key
from spacesviewer.library import corrected, participants, transcripts, wordchecks
from spacesviewer.library.journal import Operation
from spacesviewer.library.store import Archive
from spacesviewer.library.wordchecks import Check
from spacesviewer.workflows import wording_corrections

_Place = tuple[int, str, int, bool]  # segment, word, its place or number; whether it is a number
_AROUND = 60  # characters at each side of an item


@dataclass(frozen=True, slots=True)
class Entry:
    """An item with its place in time, who speaks it, the words around, and what was said of it.

    The times are None in a text without times; ``check`` is None until somebody has heard it.
    """

    item: WorkItem
    start_ms: int | None
    end_ms: int | None
    speaker: str
    before: str
    after: str
    check: Check | None


def entries(archive: Archive, transcript_id: int) -> list[Entry]:
    """All of a transcript, in order."""
    info = transcripts.get(archive, transcript_id)
    segments = transcripts.segments(archive, transcript_id)
    people = participants.list_for(archive, info.session)
    known = {segment.id: segment for segment in segments}
    checks = {
        _place(check, known[check.segment].text): check
        for check in wordchecks.list_for(archive, transcript_id)
        if check.segment in known
    }
    return [
        _entry(item, known[item.segment], _check_of(item, checks), timed=info.timed)
        for item in extract(segments, [person.name for person in people])
    ]


def confirm(
    archive: Archive, transcript_id: int, items: Sequence[WorkItem], *, reviewer: str
) -> Changes:
    """Says that words are what is said there; one step of Undo for all of them."""
    for item in items:
        _check_there(archive, transcript_id, item)
    what = items[0].text[:40] if items else ""
    with archive.operation(f"confirm “{what}”") as op:
        for item in items:
            key = corrected.segment_now(archive, transcript_id, item.segment)
            wordchecks.add(
                archive,
                op,
                key,
                item.text,
                item.nth,
                "confirmed",
                start=item.start,
                reviewer=reviewer,
            )
    return op.changes


def correct(
    archive: Archive,
    transcript_id: int,
    items: Sequence[WorkItem],
    text: str,
    *,
    reviewer: str,
) -> Changes:
    """Puts other words in the place of items; one step of Undo, a line of the history each."""
    wanted = clean_line(text)
    if not wanted:
        raise WrongUsage("A correction needs words.", hint="To take words away, edit the segment.")
    by_segment: dict[int, list[WorkItem]] = {}
    for item in items:
        by_segment.setdefault(item.segment, []).append(item)
    texts: dict[int, str] = {}
    places: dict[int, list[int]] = {}
    for segment, of_it in by_segment.items():
        now = _check_there(archive, transcript_id, of_it[0])
        for item in sorted(of_it, key=lambda one: one.start, reverse=True):
            _check_there(archive, transcript_id, item)
            now = now[: item.start] + wanted + now[item.end :]
        texts[segment] = now
        longer, places[segment] = 0, []
        for item in sorted(of_it, key=lambda one: one.start):
            places[segment].append(item.start + longer)
            longer += len(wanted) - (item.end - item.start)

    def also(op: Operation) -> None:
        for segment, starts in places.items():
            key = corrected.segment_now(archive, transcript_id, segment)
            for start in starts:  # not others that say the same there: nobody has heard those
                wordchecks.add(
                    archive, op, key, wanted, 0, "corrected", start=start, reviewer=reviewer
                )

    return wording_corrections.set_texts(
        archive, transcript_id, texts, reviewer=reviewer, also=also
    )


def same(known: Sequence[Entry], item: WorkItem) -> list[WorkItem]:
    """The items that say the same and that nobody has checked yet, with this one."""
    key = same_key(item.text)
    return [
        entry.item
        for entry in known
        if entry.item == item or (entry.item.key == key and entry.check is None)
    ]


def _place(check: Check, text: str) -> _Place:
    """Where a checked word stands in the words of its segment now."""
    if not check.text:
        return check.segment, check.word, check.nth, True
    start = place_in(check.text, text, check.start, check.start + len(check.word))
    return check.segment, check.word, -1 if start is None else start, False


def _check_of(item: WorkItem, checks: Mapping[_Place, Check]) -> Check | None:
    counted = checks.get((item.segment, item.text, item.nth, True))
    return checks.get((item.segment, item.text, item.start, False), counted)


def _entry(item: WorkItem, segment: Segment, check: Check | None, *, timed: bool) -> Entry:
    start, end = time_of(segment, item.start), end_time_of(segment, item.end)
    text = segment.text
    return Entry(
        item,
        start if timed else None,
        max(start, end) if timed else None,
        segment.speaker,
        _before(text, item.start),
        _after(text, item.end),
        check,
    )


def _before(text: str, place: int) -> str:
    """Some whole words before a place, with an ellipsis where there are more."""
    begin = place - _AROUND
    if begin <= 0:
        return text[:place]
    space = text.find(" ", begin, place)
    return f"…{text[space:place]}" if space >= 0 else f"…{text[begin:place]}"


def _after(text: str, place: int) -> str:
    """Some whole words behind a place, with an ellipsis where there are more."""
    end = place + _AROUND
    if end >= len(text):
        return text[place:]
    space = text.rfind(" ", place, end + 1)
    return f"{text[place:space]} …" if space >= 0 else f"{text[place:end]}…"


def _check_there(archive: Archive, transcript_id: int, item: WorkItem) -> str:
    """The text of an item's segment; UserError where the item does not stand there any more."""
    key = corrected.segment_now(archive, transcript_id, item.segment)
    text = wording_corrections.text_of(archive, key)
    if text[item.start : item.end] != item.text:
        raise UserError(
            "These words were changed meanwhile.", hint="Nothing was changed now; look again."
        )
    return text
