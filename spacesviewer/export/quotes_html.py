"""Quotes as a web page that needs no web."""

from __future__ import annotations

import html as html_escapes
from collections.abc import Sequence

from spacesviewer.domain.citation import QuoteForm, html, html_inline
from spacesviewer.domain.quote import Quote
from spacesviewer.export._page import STYLE, policy
from spacesviewer.export._sessions import above, below, by_session

NAME = "Web page"
EXTENSION = "html"
KIND = "quotes"

# The policy is a second lock: everything below is escaped, and nothing may load or run.
_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="no-referrer">
<title>Quotes</title>
<style>{style}</style>
</head>
<body>
<h1>Quotes</h1>
"""


def render(quotes: Sequence[Quote], options: QuoteForm) -> bytes:
    """A section for each session; each paragraph has its own language and direction."""
    sections = [_section(title, group, options) for title, group in by_session(quotes)]
    # Sounds are in the page itself; even they are allowed only where there are some.
    allowed = "; media-src data:" if any(map(options.sound_of, quotes)) else ""
    head = _HEAD.replace("{policy}", policy(allowed)).replace("{style}", STYLE)
    return (head + "".join(sections) + "</body>\n</html>\n").encode()


def _told(lines: Sequence[tuple[str, str]]) -> list[str]:
    return [f"<p>{label}: {html_inline(text)}</p>" for label, text in lines]


def _section(title: str, quotes: Sequence[Quote], options: QuoteForm) -> str:
    # A title from right to left is isolated in it; the whole of the line is not read from there.
    lines = ["<section>", f"<h2>{html_escapes.escape(title)}</h2>"]
    for quote in quotes:
        lines += ["<article>", *_told(above(quote, options))]
        lines += [html(quote, options), *_told(below(quote, options))]
        if sound := options.sound_of(quote):
            address = html_escapes.escape(sound)
            lines.append(f'<p><audio controls preload="metadata" src="{address}"></audio></p>')
            if remark := options.remark_of(quote):
                lines.append(f"<p>{html_inline(remark)}</p>")
        lines.append("</article>")
    return "\n".join([*lines, "</section>", ""])
