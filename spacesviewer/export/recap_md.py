"""A recap as Markdown."""

from __future__ import annotations

NAME = "Markdown"
EXTENSION = "md"
KIND = "recap"


def render(markdown: str, title: str) -> bytes:
    """The text as its template made it."""
    return markdown.encode()
