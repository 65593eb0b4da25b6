"""Elisions and clarifications: marks over the frozen words of a quote that expand to them again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.quote import Quote, QuoteEdit, QuotePart
from spacesviewer.domain.segment import word_spans
from spacesviewer.domain.sentence import ends_sentence

ELISION = "[...]"
_LONGEST = 300
_STOPS, _OPENING = '.,;:!?…۔،؛؟।"”’»)]', '"“‘«(['


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of what is shown of a part: words as they were said, or a mark and what it covers."""

    shown: str
    words: str
    marked: bool = False


def mark_of(edit: QuoteEdit) -> str:
    """What stands in place of the words: ``[...]`` or ``[clarification]``."""
    return f"[{edit.text}]" if edit.text else ELISION


def pieces(part: QuotePart, edits: Sequence[QuoteEdit]) -> Iterator[Piece]:
    """The words of a part and the marks among them, in order; the words together are the part."""
    at = 0
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        if edit.start > at:
            yield Piece(part.text[at : edit.start], part.text[at : edit.start])
        yield Piece(mark_of(edit), part.text[edit.start : edit.end], marked=True)
        at = edit.end
    if at < len(part.text):
        yield Piece(part.text[at:], part.text[at:])


def told_text(part: QuotePart, edits: Sequence[QuoteEdit]) -> str:
    """The words of a part with the marks in place of what they cover."""
    told, beside = "", False
    for piece in pieces(part, edits):
        # A clarification beside words stands apart from them, but not from a full stop.
        now_beside = piece.marked and not piece.words
        if (now_beside and told and not told[-1].isspace()) or (
            beside and piece.shown[:1].isalnum()
        ):
            told += " "
        told, beside = told + piece.shown, now_beside
    return " ".join(told.split())


def edits_of(quote: Quote, part: int) -> tuple[QuoteEdit, ...]:
    """The marks over one part of a quote."""
    return tuple(edit for edit in quote.edits if edit.part == part)


def told_parts(quote: Quote) -> tuple[QuotePart, ...]:
    """The parts as they are read: with ``[...]`` and ``[clarification]``."""
    if not quote.edits:
        return quote.parts
    return tuple(
        replace(part, text=told_text(part, marks)) if (marks := edits_of(quote, number)) else part
        for number, part in enumerate(quote.parts)
    )


def with_edit(quote: Quote, edit: QuoteEdit) -> tuple[QuoteEdit, ...]:
    """The marks of a quote and one more over whole words; marks that it touches go into it.

    Raises WrongUsage for a place that is not in the words, and where nothing would be left.
    """
    if not 0 <= edit.part < len(quote.parts):
        raise WrongUsage("This quote has {count} parts.", count=len(quote.parts))
    text = quote.parts[edit.part].text
    if not 0 <= edit.start <= edit.end <= len(text) or (edit.start == edit.end and not edit.text):
        raise WrongUsage("There are no words of the quote at that place.")
    clarified = clean_line(edit.text).strip("[] ")
    start, end = _whole_words(text, edit.start, edit.end)
    beside = start == end
    end = _before_stop(text, start, end, explained=bool(clarified))
    start = end if beside else start
    if edit.text and (not clarified or len(clarified) > _LONGEST):
        raise WrongUsage("A clarification has 1 to {most} characters.", most=_LONGEST)
    new = QuoteEdit(edit.part, start, end, clarified)
    kept = []
    for old in quote.edits:
        if old.part == new.part and _touches(old, new):
            if not clarified and not old.text:  # two elisions are one
                new = replace(new, start=min(old.start, new.start), end=max(old.end, new.end))
        else:
            kept.append(old)
    made = (*kept, new)
    own = [one for one in made if one.part == new.part]
    if not clarified and not any(
        piece.shown.strip() for piece in pieces(quote.parts[new.part], own) if not piece.marked
    ):
        raise WrongUsage("Nothing would be left of the words.", hint="Take another quote instead.")
    return tuple(sorted(made, key=lambda one: (one.part, one.start, one.end)))


def fits(quote: Quote) -> bool:
    """Whether all marks of a quote lie within its words and apart from each other."""
    for number, part in enumerate(quote.parts):
        at = 0
        for edit in sorted(edits_of(quote, number), key=lambda one: (one.start, one.end)):
            if not at <= edit.start <= edit.end <= len(part.text):
                return False
            at = edit.end
    return all(0 <= edit.part < len(quote.parts) for edit in quote.edits)


def find_words(quote: Quote, words: str) -> tuple[int, int, int]:
    """(part, start, end) of words in a quote; WrongUsage unless they stand there exactly once.

    The comma or full stop at their ends need not be told.
    """
    found = _places(quote, words.split()) or _places(quote, words.split(), bare=True)
    if len(found) != 1:
        times = "not" if not found else f"{len(found)} times"
        raise WrongUsage(
            "“{words}” stands {times} in the quote.",
            hint="Give words that stand in it once, as they are written there.",
            words=words,
            times=times,
        )
    return found[0]


def _places(
    quote: Quote, wanted: Sequence[str], *, bare: bool = False
) -> list[tuple[int, int, int]]:
    found: list[tuple[int, int, int]] = []
    ends = [_bare(word) for word in wanted] if bare else list(wanted)
    for number, part in enumerate(quote.parts):
        spans = word_spans(part.text)
        said = [part.text[start:end] for start, end in spans]
        told = [_bare(word) for word in said] if bare else said
        found += [
            (number, spans[n][0], spans[n + len(ends) - 1][1])
            for n in range(len(told) - len(ends) + 1)
            if any(ends) and told[n : n + len(ends)] == ends
        ]
    return found


def _bare(word: str) -> str:
    return word.strip(_STOPS + _OPENING)


def _before_stop(text: str, start: int, end: int, *, explained: bool) -> int:
    """The end of a mark without the comma or full stop behind its words.

    An explanation takes the place of words, not of the stop that ends them. Of what is left out
    only the end of a sentence stays, whose beginning stays too: ``He went [...].``
    """
    bare = end - (len(text[:end]) - len(text[:end].rstrip(_STOPS)))
    if explained:
        return bare if bare > start or start == end else end
    kept = ends_sentence(text[bare:end]) and text[:start].strip() and bare > start
    return bare if kept and not ends_sentence(text[:start]) else end


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    if start == end:
        inside = [span for span in word_spans(text) if span[0] < start < span[1]]
        return (inside[0][1], inside[0][1]) if inside else (start, end)
    touched = [span for span in word_spans(text) if span[0] < end and span[1] > start]
    if not touched:
        raise WrongUsage("There are no words of the quote at that place.")
    return touched[0][0], touched[-1][1]


def _touches(old: QuoteEdit, new: QuoteEdit) -> bool:
    if old.start == old.end == new.start == new.end:
        return True
    if not old.text and not new.text:
        # Nothing but space between two elisions.
        return old.start <= new.end + 1 and new.start <= old.end + 1
    return old.start < new.end and new.start < old.end
