"""What becomes of quotes: other words, times and marks as new revisions, each one step of Undo.

The revision before is kept, and listed; what was checked must be checked again where the words
are other ones.
"""

from __future__ import annotations

from dataclasses import replace

from spacesviewer.domain import elision
from spacesviewer.domain.changes import Changes
from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.quote import Quote, QuoteEdit
from spacesviewer.domain.segment import word_spans
from spacesviewer.domain.selection import Selection, select, selectable_spans
from spacesviewer.domain.sentence import sentence_around
from spacesviewer.domain.timeline import Timeline
from spacesviewer.library import quotes, transcripts
from spacesviewer.library.quote_entries import Kept
from spacesviewer.library.store import Archive
from spacesviewer.workflows import quoting, standing

UPDATED = "updated to the transcript"


def update(archive: Archive, uid: str, *, reviewer: str = "") -> Changes:
    """Takes the words that the transcript has at the quote's place now.

    UserError where that place is not certain: then a person links it first.
    """
    new = updated(archive, uid)
    return Changes() if new is None else keep(archive, new, UPDATED, reviewer)


def updated(archive: Archive, uid: str) -> Quote | None:
    """A quote as its transcript has it now, None where that is the same; raises as ``update``."""
    quote = quotes.get(archive, uid)
    return _revised(archive, quote, place_of(archive, quote))


def trim(
    archive: Archive, uid: str, edge: str, step: str, *, reviewer: str = ""
) -> tuple[Quote, Changes]:
    """Moves the "start" or "end" of a quote by a "word" or "sentence", "back" or "forth".

    ``step`` is "word back", "word forth", "sentence back" or "sentence forth". Gives the quote as
    it is then. UserError where there is nothing further, or no words would be left.
    """
    quote = quotes.get(archive, uid)
    place = place_of(archive, quote)
    timeline = transcripts.timeline(archive, quote.transcript_id)
    moved = trimmed(timeline, place, edge, step)
    chosen = select(timeline, lambda ids: transcripts.words(archive, ids), *moved)
    if chosen is None or moved[0] >= moved[1]:
        raise UserError("Nothing would be left of the quote.")
    changes = revise(archive, quote, chosen, f"trimmed at its {edge}", reviewer)
    return quotes.get(archive, quote.id), changes


def trimmed(
    timeline: Timeline, place: Selection, edge: str, step: str
) -> tuple[tuple[int, int], tuple[int, int]]:
    """The places of the first and behind the last character, when an edge has been moved."""
    (first_id, start, _), (last_id, _, end) = place.segments[0], place.segments[-1]
    begin = (timeline.index_of(first_id), start)
    finish = (timeline.index_of(last_id), end)
    kind, _, way = step.partition(" ")
    if edge not in ("start", "end") or kind not in ("word", "sentence") or way not in _WAYS:
        raise WrongUsage("A trim moves the start or end by a word or sentence, back or forth.")
    at = begin if edge == "start" else finish
    move = _by_word if kind == "word" else _by_sentence
    new = move(timeline, at, edge == "start", _WAYS[way])
    return (new, finish) if edge == "start" else (begin, new)


def set_edits(
    archive: Archive,
    uid: str,
    edits: tuple[QuoteEdit, ...],
    *,
    reviewer: str = "",
    why: str = "marked what is left out or explained",
) -> Changes:
    """Gives a quote these elisions and clarifications; its words stay as they were frozen."""
    quote = quotes.get(archive, uid)
    new = replace(quote, edits=edits)
    if not elision.fits(new):
        raise WrongUsage("The marks do not lie within the words of the quote.")
    if edits == quote.edits:
        return Changes()
    return keep(archive, new, why, reviewer)


def elide(archive: Archive, uid: str, words: str, *, reviewer: str = "") -> Changes:
    """Puts ``[...]`` in place of words that stand in the quote once."""
    quote = quotes.get(archive, uid)
    part, start, end = elision.find_words(quote, clean_line(words))
    edits = elision.with_edit(quote, QuoteEdit(part, start, end))
    return set_edits(archive, quote.id, edits, reviewer=reviewer)


def clarify(
    archive: Archive, uid: str, words: str, text: str, *, beside: bool = False, reviewer: str = ""
) -> Changes:
    """Puts ``[text]`` in place of words that stand in the quote once, or behind them."""
    quote = quotes.get(archive, uid)
    part, start, end = elision.find_words(quote, clean_line(words))
    if not clean_line(text):
        raise WrongUsage("A clarification needs words.")
    edit = QuoteEdit(part, end if beside else start, end, text)
    return set_edits(archive, quote.id, elision.with_edit(quote, edit), reviewer=reviewer)


def history(archive: Archive, uid: str) -> list[tuple[Kept, Quote]]:
    """All revisions of a quote, the first one first, also those that Undo took back."""
    return quotes.revisions(archive, uid)


def restore(archive: Archive, uid: str, number: int, *, reviewer: str = "") -> Changes:
    """Makes what a quote was in an older revision its newest one."""
    quote = quotes.get(archive, uid)
    for kept, old in quotes.revisions(archive, uid):
        if kept.entry.number == number:
            return keep(archive, old, f"brought back revision {number}", reviewer)
    raise WrongUsage("The quote {id} has no revision {number}.", id=quote.id, number=number)


def keep(archive: Archive, quote: Quote, why: str, reviewer: str = "") -> Changes:
    """Freezes a changed quote as its next revision."""
    with archive.operation(f"revise quote: {why}") as operation:
        quotes.revise(archive, operation, quote.id, quote, reviewer=reviewer, why=why)
    return Changes(quotes=frozenset({quote.id}), sessions=frozenset({quote.session}))


_WAYS = {"back": -1, "forth": 1}


def revise(archive: Archive, quote: Quote, place: Selection, why: str, reviewer: str) -> Changes:
    """Gives a quote other words of its transcript; marks over words that are gone go with them."""
    new = _revised(archive, quote, place)
    return Changes() if new is None else keep(archive, new, why, reviewer)


def _revised(archive: Archive, quote: Quote, place: Selection) -> Quote | None:
    fresh = quoting.draft(archive, quote.session, place, quote.transcript_id)
    if fresh.parts == quote.parts and fresh.segment_ids == quote.segment_ids:
        return None
    return replace(fresh, id=quote.id, edits=_carried(quote, fresh), reviewer=quote.reviewer)


def _carried(old: Quote, new: Quote) -> tuple[QuoteEdit, ...]:
    """The marks whose words stand in the new words as well, once."""
    found: tuple[QuoteEdit, ...] = ()
    for edit in old.edits:
        words = old.parts[edit.part].text[edit.start : edit.end]
        try:
            part, start, end = elision.find_words(new, words)
            edit = replace(edit, part=part, start=start, end=end)
            found = elision.with_edit(replace(new, edits=found), edit)
        except WrongUsage:
            continue
    return found


def place_of(archive: Archive, quote: Quote) -> Selection:
    """Where the words of a quote stand now, beyond doubt."""
    stands = standing.of_quote(standing.Texts(archive), quote)
    if stands.now is None or not stands.certain:
        raise UserError(
            "It is not certain where these words stand in the transcript now.",
            hint="Look at the place and link the quote to it first.",
        )
    return stands.now


def _by_word(timeline: Timeline, at: tuple[int, int], is_start: bool, way: int) -> tuple[int, int]:
    """The next edge of a word before (-1) or behind (1) a place, also in the next segment."""
    index, place = at
    side = 0 if is_start else 1
    while 0 <= index < len(timeline):
        edges = [span[side] for span in selectable_spans(timeline.texts[index])]
        left = [edge for edge in edges if (edge - place) * way > 0]
        if left:
            return index, left[0] if way > 0 else left[-1]
        index += way
        place = -1 if way > 0 else _BEHIND
    raise UserError("There are no more words there.")


def _by_sentence(
    timeline: Timeline, at: tuple[int, int], is_start: bool, way: int
) -> tuple[int, int]:
    """The next edge of a sentence before or behind a place."""
    index, place = at
    first, start, last, end = sentence_around(
        timeline, index, place if is_start else max(0, place - 1)
    )
    if is_start and way > 0:
        return _by_word(timeline, (last, end), True, 1)
    if not is_start and way < 0:
        return _by_word(timeline, (first, start), False, -1)
    if is_start:
        if (first, start) < at:
            return first, start
        index, place = _by_word(timeline, at, True, -1)
        return sentence_around(timeline, index, place)[:2]
    if (last, end) > at:
        return last, end
    index, place = _by_word(timeline, at, False, 1)
    return sentence_around(timeline, index, place - 1)[2:]


_BEHIND = 1 << 60


def words_of(quote: Quote) -> list[tuple[int, int, int]]:
    """(part, start, end) of each word of a quote, as its marks are set on them."""
    return [
        (number, start, end)
        for number, part in enumerate(quote.parts)
        for start, end in word_spans(part.text)
    ]
