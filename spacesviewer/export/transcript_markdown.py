"""A transcript as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from spacesviewer.domain.citation import escape_markdown
from spacesviewer.domain.gap import Gap
from spacesviewer.domain.segment import Segment
from spacesviewer.domain.wording import isolated
from spacesviewer.export._document import HEADING, REMARK, SPEAKER, TITLE, Paragraph
from spacesviewer.export._document import transcript_paragraphs as paragraphs_of

NAME = "Markdown"
EXTENSION = "md"
KIND = "transcript"


def render(
    segments: Sequence[Segment],
    language: str,
    title: str,
    *,
    synthetic: bool = False,
    gaps: Sequence[Gap] = (),
    remarks: Sequence[str] = (),
) -> bytes:
    """A bold line for each turn (who, when), paragraphs under it; the words stay inert."""
    told = paragraphs_of(segments, language, title, synthetic=synthetic, gaps=gaps, remarks=remarks)
    return _written(told)


def render_untimed(
    segments: Sequence[Segment],
    language: str,
    title: str,
    *,
    synthetic: bool = False,
    remarks: Sequence[str] = (),
) -> bytes:
    """The same without times that nobody knows."""
    told = paragraphs_of(
        segments, language, title, synthetic=synthetic, remarks=remarks, timed=False
    )
    return _written(told)


def _written(paragraphs: Sequence[Paragraph]) -> bytes:
    return ("\n\n".join(map(_block, paragraphs)) + "\n").encode()


def _block(paragraph: Paragraph) -> str:
    words = isolated(escape_markdown(paragraph.text))
    forms = {TITLE: f"# {words}", HEADING: f"## {words}", SPEAKER: f"**{words}**"}
    return forms.get(paragraph.style, f"*{words}*" if paragraph.style == REMARK else _inert(words))


def _inert(words: str) -> str:
    """A paragraph that begins no list, heading or code: ``1.``, ``-``, ``+``, ``=``."""
    head, _, rest = words.partition(" ")
    digits = head[:-1]
    if digits.isdecimal() and head[-1] in ".)":
        return f"{digits}\\{head[-1]} {rest}".rstrip()
    return f"\\{words}" if words[:1] in ("-", "+", "=") else words
