"""A recap as a Word document, with its times as links."""

from __future__ import annotations

from spacesviewer.export._docx import document
from spacesviewer.export._recap import paragraphs

NAME = "Word document"
EXTENSION = "docx"
KIND = "recap"
BINARY = True


def render(markdown: str, title: str) -> bytes:
    """Named styles (Title, Heading 1, Quote, Caption), so that an editor can restyle it."""
    return document(paragraphs(markdown))
