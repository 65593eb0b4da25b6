"""Quotes as a PDF that shows every script the program has a font for."""

from __future__ import annotations

from collections.abc import Sequence

from spacesviewer.domain.citation import QuoteForm
from spacesviewer.domain.quote import Quote
from spacesviewer.export._document import of_quotes
from spacesviewer.export._pdf import document

NAME = "PDF"
EXTENSION = "pdf"
KIND = "quotes"
BINARY = True


def render(quotes: Sequence[Quote], options: QuoteForm) -> bytes:
    """Its fonts travel in it; sources stand below each quote, since a page has no notes."""
    return document(of_quotes(quotes, options))
