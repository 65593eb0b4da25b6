"""A transcript as a Word document."""

from __future__ import annotations

from collections.abc import Sequence

from spacesviewer.domain.gap import Gap
from spacesviewer.domain.segment import Segment
from spacesviewer.export._document import transcript_paragraphs
from spacesviewer.export._docx import document

NAME = "Word document"
EXTENSION = "docx"
KIND = "transcript"
BINARY = True


def render(
    segments: Sequence[Segment],
    language: str,
    title: str,
    *,
    synthetic: bool = False,
    gaps: Sequence[Gap] = (),
    remarks: Sequence[str] = (),
) -> bytes:
    """A line for each turn (who, when), the words under it; what is missing stands first."""
    paragraphs = transcript_paragraphs(
        segments, language, title, synthetic=synthetic, gaps=gaps, remarks=remarks
    )
    return document(paragraphs)


def render_untimed(
    segments: Sequence[Segment],
    language: str,
    title: str,
    *,
    synthetic: bool = False,
    remarks: Sequence[str] = (),
) -> bytes:
    """The same without times that nobody knows."""
    paragraphs = transcript_paragraphs(
        segments, language, title, synthetic=synthetic, remarks=remarks, timed=False
    )
    return document(paragraphs)
