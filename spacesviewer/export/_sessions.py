"""What the exporters of quotes share: the order of sessions, and the lines below a quote."""

from __future__ import annotations

from collections.abc import Sequence

from spacesviewer.domain.citation import (
    UNKNOWN_SPEAKER,
    QuoteForm,
    doubts,
    parts_of,
    question_text,
)
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.wording import date_text, isolated, one_line


def by_session(quotes: Sequence[Quote]) -> list[tuple[str, list[Quote]]]:
    """(heading, quotes) for each session, in the order of their first quotes."""
    groups: dict[str, list[Quote]] = {}
    for quote in quotes:
        groups.setdefault(quote.session, []).append(quote)
    return [(heading(group[0]), group) for group in groups.values()]


def heading(quote: Quote) -> str:
    """``Session title (14 Nov 2026, 19:30 (UTC+5))`` on one line."""
    # Isolated: a title from right to left would draw the date to its other side.
    title = isolated(one_line(quote.session_title) or "Untitled session")
    return f"{title}, {date_text(quote.session_date)}"


def above(quote: Quote, options: QuoteForm) -> list[tuple[str, str]]:
    """(label, text) of what stands above a quote: what was asked is read before the answer."""
    asked = question_text(quote, time=options.time) if options.questions else ""
    return [("Question", asked)] if asked else []


def below(quote: Quote, options: QuoteForm) -> list[tuple[str, str]]:
    """(label, text) of what stands below a quote: doubts, gaps, topics, the note."""
    # A file outlives the moment in which somebody chose "words only": it always says what is
    # doubtful, while the attribution of ``cite`` says it already where it is asked for.
    unsaid = "" if options.attribution else doubts(quote)
    topics = ", ".join(filter(None, map(one_line, quote.topics)))
    note = one_line(quote.note) if options.notes else ""
    gap = options.gaps_of(quote)
    lines = (
        ("Translation", options.translation_of(quote)),
        ("Caution", unsaid),
        ("The transcript says now", one_line(quote.now)),
        ("Gap here", gap),
        ("Topics", topics),
        ("Note", note),
    )
    return [(label, text) for label, text in lines if text]


def marking(quote: Quote, number: int, options: QuoteForm) -> str:
    """A part of a quote on one line: ``statements`` one behind the other."""
    return " ".join(statements(quote, number, options))


def statements(quote: Quote, number: int, options: QuoteForm) -> list[str]:
    """Of a part of a quote: what was asked, who says which words, what is doubtful, and so on."""
    part = parts_of(quote)[number]
    told = [f"{label}: {text}." for label, text in above(quote, options)]
    told.append(f"{one_line(part.speaker) or UNKNOWN_SPEAKER}: “{one_line(part.text)}”")
    if said := doubts(quote):
        told.append(f"({said})")
    lines = (line for line in below(quote, options) if line[0] != "Caution")
    return [*told, *(f"{key}: {text.removesuffix('.')}." for key, text in lines)]
