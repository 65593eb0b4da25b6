"""Words that are off the record: found in every transcript of their session, and replaced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from spacesviewer.domain.elision import told_parts
from spacesviewer.domain.errors import UserError
from spacesviewer.domain.gap import BESIDE_MS, Gap
from spacesviewer.domain.quote import STATES, Quote, QuotePart
from spacesviewer.domain.segment import Segment, word_spans
from spacesviewer.domain.selection import Selection
from spacesviewer.domain.session import TranscriptInfo
from spacesviewer.domain.timecode import format_time
from spacesviewer.library import quotes as stored_quotes
from spacesviewer.library.store import Archive

OFF_THE_RECORD = STATES[-1]
MARK = f"[{OFF_THE_RECORD}]"
# So many words in a row are nobody else's: they are replaced wherever they stand.
_PHRASE = 5
# Gaps whose sentences repeat what the transcript says.
_WORDED = ("repeat", "phrase")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a text: the place of its segment, its own place there, and what is compared."""

    segment: int
    start: int
    end: int
    key: str


def is_off(quote: Quote) -> bool:
    """Whether a quote may not leave the archive."""
    return quote.state == OFF_THE_RECORD


def hidden_in(archive: Archive, session: str) -> list[Quote]:
    """The quotes of a session that are off the record."""
    return stored_quotes.list_quotes(archive, session=session, state=OFF_THE_RECORD)


def withheld(
    segments: Sequence[Segment], info: TranscriptInfo, quotes: Iterable[Quote]
) -> list[Segment]:
    """The segments with a mark in place of all that is off the record in ``quotes``.

    Where the words of a quote stand in the text they alone are replaced. Where they do not (another
    language, a correction, words typed by hand) every segment goes that is spoken at their time, or
    a second from it: better too much than a word of them. Raises UserError for a text without times
    in which they are not found.
    """
    hidden = [quote for quote in quotes if is_off(quote)]
    if not hidden:
        return list(segments)
    text = _Text(segments)
    for quote in hidden:
        for part in _parts_now(quote):
            if info.timed:
                text.hide(part, quote.segment_ids, BESIDE_MS)
            elif not text.hide_words(part.text):
                raise UserError(
                    "{file} has no times, so the words at {start} that are off the record were not "
                    "found in it.",
                    hint="Export a transcript that has times.",
                    file=Path(info.name).name,
                    start=format_time(part.start_ms),
                )
    return text.shown()


def cleared(quote: Quote, hidden: Iterable[Quote]) -> Quote | None:
    """A quote without the words of others that are off the record; None if nothing is left."""
    overlapping = [
        other
        for other in hidden
        if other.session == quote.session
        and (other.words_ms[0] < quote.words_ms[1] and quote.words_ms[0] < other.words_ms[1])
    ]
    if not overlapping:
        return quote
    shown = _without(_parts_now(quote), overlapping)
    touched = {n for n, part in enumerate(quote.parts) if shown[n] != part.text}
    if any(edit.part in touched for edit in quote.edits):
        # What a mark covers must not expand to words that are hidden: there the mark is all.
        read = told_parts(quote)
        again = _without(_moved(read, quote.words_moved_ms), overlapping)
        shown = [again[n] if n in touched else text for n, text in enumerate(shown)]
    parts = tuple(replace(part, text=text) for part, text in zip(quote.parts, shown, strict=True))
    if all(part.text == MARK for part in parts):
        return None
    return replace(
        quote,
        parts=parts,
        edits=tuple(edit for edit in quote.edits if edit.part not in touched),
    )


def without_surroundings(quote: Quote, hidden: Iterable[Quote]) -> Quote:
    """A quote without the words beside it, and those of the transcript now, where a word of them
    could be off the record: what stands around a quote is not looked through word by word.
    """
    if not any(other.session == quote.session for other in hidden):
        return quote
    said = replace(quote.proof.said, text="") if quote.proof.said is not None else None
    empty = replace(quote.proof, original="", corrections=(), said=said)
    return replace(quote, question=None, before="", after="", now="", proof=empty)


def _without(parts: Sequence[QuotePart], hidden: Iterable[Quote]) -> list[str]:
    """The words of parts with a mark in place of what is off the record."""
    text = _Text([Segment(p.start_ms, p.end_ms, p.text, p.speaker) for p in parts])
    for other in hidden:
        for part in _parts_now(other):
            text.hide(part, (), 0)
    return [segment.text for segment in text.shown()]


def cleared_words(words: str, start_ms: int, end_ms: int, hidden: Iterable[Quote]) -> str:
    """Words that are said in a stretch, with a mark in place of all that is off the record."""
    text = _Text([Segment(start_ms, end_ms, words)])
    for quote in hidden:
        for part in _parts_now(quote):
            text.hide(part, (), BESIDE_MS)
    return text.shown()[0].text


def words_cleared(
    selection: Selection, session: str, info: TranscriptInfo, hidden: Iterable[Quote]
) -> Selection | None:
    """Chosen words without those of quotes that are off the record; None if nothing is left.

    In a text without times they are looked for by their words alone.
    """
    if info.timed:
        start_ms, end_ms = selection.start_ms, selection.end_ms
        chosen = Quote("", session, "", "", start_ms, end_ms, selection.parts)
        quote = cleared(chosen, hidden)
        parts = () if quote is None else quote.parts
    else:
        text = _Text([Segment(p.start_ms, p.end_ms, p.text, p.speaker) for p in selection.parts])
        for other in hidden:
            for part in other.parts:
                text.hide_words(part.text)
        parts = tuple(
            replace(part, text=shown.text)
            for part, shown in zip(selection.parts, text.shown(), strict=True)
        )
    if all(part.text == MARK for part in parts):
        return None
    return replace(selection, parts=parts, text="\n".join(part.text for part in parts))


def _parts_now(quote: Quote) -> list[QuotePart]:
    """The parts of a quote where their words stand since recordings were put together."""
    return _moved(quote.parts, quote.words_moved_ms)


def _moved(parts: Iterable[QuotePart], by_ms: int) -> list[QuotePart]:
    return [
        replace(part, start_ms=part.start_ms + by_ms, end_ms=part.end_ms + by_ms) for part in parts
    ]


def telling(gaps: Sequence[Gap], hidden: Sequence[Quote]) -> list[Gap]:
    """The gaps without those whose sentences could repeat words that are off the record."""
    return [
        gap
        for gap in gaps
        if gap.kind not in _WORDED
        or not any(
            start_ms <= gap.end_ms + BESIDE_MS and gap.start_ms <= end_ms + BESIDE_MS
            for start_ms, end_ms in (quote.words_ms for quote in hidden)
        )
    ]


class _Text:
    """Segments of which stretches are hidden one after the other."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self._ids = frozenset(segment.id for segment in segments if segment.id)
        self._words = [
            _Word(place, start, end, key)
            for place, segment in enumerate(segments)
            for start, end in word_spans(segment.text)
            if (key := _key(segment.text[start:end]))
        ]
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(self._words):
            self._places[word.key].append(place)
        self._hidden: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self._whole: set[int] = set()

    def hide(self, part: QuotePart, ids: Sequence[int], beside_ms: int) -> None:
        """Hides what one mouth says in a quote."""
        near = {
            place
            for place, segment in enumerate(self._segments)
            if (segment.id in ids and segment.id)
            or (
                segment.start_ms < part.end_ms + beside_ms
                and segment.end_ms > part.start_ms - beside_ms
            )
        }
        # A short word may stand there by chance while the one that was meant was corrected away.
        count = len(_keys(part.text))
        sure = count >= _PHRASE or bool(self._ids.intersection(ids)) or not ids
        if not (self.hide_words(part.text, near, anywhere=count >= _PHRASE) and sure):
            self._whole |= near

    def hide_words(
        self, words: str, near: set[int] | None = None, *, anywhere: bool = True
    ) -> bool:
        """Hides words wherever they stand, or in some segments only; whether they stood there."""
        found = False
        for run in self._runs(_keys(words)):
            close = near is None or any(word.segment in near for word in run)
            found = found or close
            if close or anywhere:
                for word in run:
                    self._hidden[word.segment].append((word.start, word.end))
        return found

    def shown(self) -> list[Segment]:
        """The segments with the mark where something is hidden."""
        return [self._shown(place, segment) for place, segment in enumerate(self._segments)]

    def _shown(self, place: int, segment: Segment) -> Segment:
        if place in self._whole:
            return replace(segment, text=MARK, words=())
        if place not in self._hidden:
            return segment
        text, at = segment.text, 0
        kept: list[str] = []
        for start, end in sorted(self._hidden[place]):
            if (start > at and text[at:start].strip()) or not kept:
                kept += [text[at:start], MARK]
            at = max(at, end)
        return replace(segment, text="".join([*kept, text[at:]]), words=())

    def _runs(self, wanted: Sequence[str]) -> Iterator[Sequence[_Word]]:
        for first in self._places.get(wanted[0], ()) if wanted else ():
            run = self._words[first : first + len(wanted)]
            if [word.key for word in run] == wanted:
                yield run


def _keys(text: str) -> list[str]:
    return [key for word in text.split() if (key := _key(word))]


def _key(word: str) -> str:
    return "".join(character for character in word.casefold() if character.isalnum())
