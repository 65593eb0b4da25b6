"""A recap as an OpenDocument text."""

from __future__ import annotations

from spacesviewer.export._odt import document
from spacesviewer.export._recap import paragraphs

NAME = "OpenDocument text"
EXTENSION = "odt"
KIND = "recap"
BINARY = True


def render(markdown: str, title: str) -> bytes:
    """Named styles, so that an editor can restyle it."""
    return document(paragraphs(markdown))
