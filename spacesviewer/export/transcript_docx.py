"""A transcript as a Word document."""

from __future__ import annotations

from spacesviewer.domain.transcript import Transcript
from spacesviewer.export._document import of_transcript
from spacesviewer.export._docx import document

NAME = "Word document"
EXTENSION = "docx"
KIND = "transcript"
UNTIMED = True
BINARY = True


def render(transcript: Transcript) -> bytes:
    """A line for each turn (who, when), the words under it; what is missing stands first."""
    return document(list(of_transcript(transcript)))
