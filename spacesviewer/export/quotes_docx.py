"""Quotes as a Word document, with their sources as footnotes."""

from __future__ import annotations

from collections.abc import Sequence

from spacesviewer.domain.citation import QuoteForm
from spacesviewer.domain.quote import Quote
from spacesviewer.export._document import of_quotes
from spacesviewer.export._docx import document

NAME = "Word document"
EXTENSION = "docx"
KIND = "quotes"
BINARY = True


def render(quotes: Sequence[Quote], options: QuoteForm) -> bytes:
    """Named styles (Title, Heading 1, Quote, Caption), so that an editor can restyle it."""
    return document(of_quotes(quotes, options))
