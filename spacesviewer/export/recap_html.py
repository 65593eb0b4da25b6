"""A recap as a web page that needs no web."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacesviewer.domain.citation import html_inline
from spacesviewer.export._page import STYLE, policy
from spacesviewer.export._recap import parser

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token

NAME = "Web page"
EXTENSION = "html"
KIND = "recap"

_BLOCKS = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "li"))


def render(markdown: str, title: str) -> bytes:
    """One page; each paragraph takes its direction from its first letter."""
    markdown_it = parser()
    tokens = markdown_it.parse(markdown)
    _directed(tokens)
    body = markdown_it.renderer.render(tokens, markdown_it.options, {})
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy()}">\n'
        f'<meta name="referrer" content="no-referrer">\n'
        f"<title>{html_inline(title)}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n{body}</body>\n</html>\n"
    ).encode()


def _directed(tokens: Iterable[Token]) -> None:
    for token in tokens:
        if token.nesting == 1 and token.tag in _BLOCKS:
            token.attrSet("dir", "auto")
