"""A recap's Markdown as paragraphs with links, for documents that are no Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from spacesviewer.domain.wording import web_address
from spacesviewer.export._document import (
    HEADING,
    ITEM,
    QUESTION,
    QUOTE,
    SOURCE,
    SPEAKER,
    TITLE,
    WORDS,
    Mark,
    Paragraph,
)

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_HEADINGS = {"h1": TITLE, "h2": HEADING}


@cache
def parser() -> MarkdownIt:
    """A CommonMark parser that knows no HTML and loads nothing: pictures are text to it."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - no other exporter needs it

    class Guarded(MarkdownIt):
        def validateLink(self, url: str) -> bool:
            return bool(web_address(url))

    return Guarded("commonmark", {"html": False}).disable("image")


def paragraphs(markdown: str) -> Iterator[Paragraph]:
    """Title, headings, questions, quotes, sources and list items in their order."""
    before: Paragraph | None = None
    for paragraph in _told(markdown):
        if before is not None:
            # "**Ayesha:** …" straight above a quote is what was asked: it stays with it.
            asked = paragraph.style == QUOTE and before.style == WORDS and _has_name(before)
            yield replace(before, style=QUESTION, joined=True) if asked else before
        before = paragraph
    if before is not None:
        yield before


def _told(markdown: str) -> Iterator[Paragraph]:
    tokens = parser().parse(markdown)
    quoted = 0
    items: list[str] = []
    style = WORDS
    for token in tokens:
        if token.type.startswith("blockquote"):
            quoted += token.nesting
        elif token.type == "list_item_open":
            items.append("• " if token.markup in "-*+" else f"{token.info}{token.markup} ")
        elif token.type == "list_item_close":
            items = items[:-1]
        elif token.type == "heading_open":
            style = _HEADINGS.get(token.tag, SPEAKER)
        elif token.type == "heading_close":
            style = WORDS
        elif token.type == "inline":
            text, marks = _text(token.children or ())
            lead = items[-1] if items else ""
            if items:
                items[-1] = "   "  # further paragraphs of the item stand under the first
            yield Paragraph(
                ITEM if items and style == WORDS and not quoted else _style(style, quoted, text),
                lead + text,
                joined=style != WORDS or bool(quoted),
                marks=tuple((s + len(lead), e + len(lead), kind) for s, e, kind in marks),
            )
        elif token.type in ("fence", "code_block"):
            for line in token.content.splitlines():
                yield Paragraph(WORDS, line)


def _has_name(paragraph: Paragraph) -> bool:
    return any(start == 0 and kind == "bold" for start, _, kind in paragraph.marks)


def _style(style: str, quoted: int, text: str) -> str:
    if style != WORDS:
        return style
    if quoted:
        return QUOTE
    return SOURCE if text.startswith("— ") else WORDS


def _text(tokens: Sequence[Token]) -> tuple[str, list[Mark]]:
    """The text of a paragraph, and which stretches of it are links or bold."""
    text = ""
    marks: list[Mark] = []
    open_: list[tuple[int, str]] = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            text += token.content
        elif token.type in ("softbreak", "hardbreak"):
            text += " " if token.type == "softbreak" else "\n"
        elif token.type == "link_open":
            open_.append((len(text), web_address(str(token.attrGet("href") or ""))))
        elif token.type == "strong_open":
            open_.append((len(text), "bold"))
        elif token.type in ("link_close", "strong_close") and open_:
            start, kind = open_.pop()
            if kind and start < len(text):
                marks.append((start, len(text), kind))
    return text, marks
