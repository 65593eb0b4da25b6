"""Quotes as plain text."""

from __future__ import annotations

from collections.abc import Sequence

from spacesviewer.domain.citation import QuoteForm, plain
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.wording import isolated
from spacesviewer.export._sessions import above, below

NAME = "Plain text"
EXTENSION = "txt"
KIND = "quotes"


def render(quotes: Sequence[Quote], options: QuoteForm) -> bytes:
    """A paragraph a quote, as on the clipboard, with topics and note below it; UTF-8.

    What was asked is a paragraph of its own: with the answer it would read as one quote.
    """
    blocks = []
    for quote in quotes:
        blocks += _told(above(quote, options))
        blocks.append("\n".join([plain(quote, options), *_told(below(quote, options))]))
    return "".join(f"{block}\n\n" for block in blocks)[:-1].encode()


def _told(lines: Sequence[tuple[str, str]]) -> list[str]:
    return [f"{label}: {isolated(text)}" for label, text in lines]
