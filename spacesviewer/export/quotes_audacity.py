"""Quotes as labels for Audacity: File > Import > Labels beside the recording."""

from __future__ import annotations

from collections.abc import Sequence

from spacesviewer.domain.citation import QuoteForm, parts_of
from spacesviewer.domain.quote import Quote
from spacesviewer.export._labels import labels
from spacesviewer.export._sessions import marking

NAME = "Audacity labels"
EXTENSION = "txt"
FORMAT = "audacity"
KIND = "quotes"


def render(quotes: Sequence[Quote], options: QuoteForm) -> bytes:
    """A label for each mouth of a quote; times are those of the session."""
    return labels(
        (part.start_ms, part.end_ms, marking(quote, number, options))
        for quote in quotes
        for number, part in enumerate(parts_of(quote))
    )
