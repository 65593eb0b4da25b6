"""A transcript as Markdown."""

from __future__ import annotations

from spacesviewer.domain.citation import escape_markdown
from spacesviewer.domain.transcript import Transcript
from spacesviewer.domain.wording import isolated
from spacesviewer.export._document import HEADING, REMARK, SPEAKER, TITLE, Paragraph, of_transcript

NAME = "Markdown"
EXTENSION = "md"
KIND = "transcript"
UNTIMED = True


def render(transcript: Transcript) -> bytes:
    """A bold line for each turn (who, when), paragraphs under it; the words stay inert."""
    return ("\n\n".join(map(_block, of_transcript(transcript))) + "\n").encode()


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
