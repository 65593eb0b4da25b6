"""Quotes as an OpenDocument text, with their sources as footnotes."""

from __future__ import annotations

from collections.abc import Sequence

from spacesviewer.domain.citation import QuoteForm
from spacesviewer.domain.quote import Quote
from spacesviewer.export._document import of_quotes
from spacesviewer.export._odt import document

NAME = "OpenDocument text"
EXTENSION = "odt"
KIND = "quotes"
BINARY = True


def render(quotes: Sequence[Quote], options: QuoteForm) -> bytes:
    """Named styles (Title, Heading 1, Quotations, Caption), so that an editor can restyle it."""
    return document(of_quotes(quotes, options))
