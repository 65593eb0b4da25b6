"""Quotes as plain text."""

from __future__ import annotations

from collections.abc import Sequence

from spacesviewer.domain.citation import QuoteForm, plain
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.wording import isolated
from spacesviewer.export._sessions import below

NAME = "Plain text"
EXTENSION = "txt"
KIND = "quotes"


def render(quotes: Sequence[Quote], options: QuoteForm) -> bytes:
    """One paragraph a quote, as on the clipboard, with topics and note below it; UTF-8."""
    blocks = []
    for quote in quotes:
        lines = [f"{label}: {isolated(text)}" for label, text in below(quote, options)]
        blocks.append("\n".join([plain(quote, options), *lines]))
    return "".join(f"{block}\n\n" for block in blocks)[:-1].encode()
