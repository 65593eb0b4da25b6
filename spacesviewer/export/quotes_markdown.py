"""Quotes as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from spacesviewer.domain.citation import QuoteForm, escape_markdown, markdown
from spacesviewer.domain.quote import Quote
from spacesviewer.export._sessions import above, below, by_session

NAME = "Markdown"
EXTENSION = "md"
KIND = "quotes"


def render(quotes: Sequence[Quote], options: QuoteForm) -> bytes:
    """A heading for each session, block quotes under it; the words stay inert."""
    blocks = ["# Quotes"]
    for title, group in by_session(quotes):
        blocks.append(f"## {escape_markdown(title)}")
        for quote in group:
            blocks += _told(above(quote, options))
            blocks += [markdown(quote, options), *_told(below(quote, options))]
    return ("\n\n".join(blocks) + "\n").encode()


def _told(lines: Sequence[tuple[str, str]]) -> list[str]:
    return [f"{label}: {escape_markdown(text)}" for label, text in lines]
