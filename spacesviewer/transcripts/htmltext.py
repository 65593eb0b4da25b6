"""HTML of strangers as tags and text, in one pass: no browser, and nothing in it is followed."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from spacesviewer.domain.errors import RefusedFile

MAX_CHARACTERS = 64 * 2**20
MAX_TAGS = 1_000_000  # every word of ten hours in a tag of its own, and as much again
_TOKEN = re.compile(
    r"<(?P<end>/?)(?P<tag>[a-zA-Z][\w:-]{0,30})(?P<told>[^<>]*)>|(?P<remark><!--)|<[!?][^<>]*>"
    r"|(?P<text>[^<]+|<)"
)
_TOLD = re.compile(r"([\w:-]{1,60})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_UNSEEN = frozenset(("script", "style", "title", "head", "template", "noscript"))
_BLOCKS = frozenset(
    """
    p div br li ul ol tr table section article header footer main h1 h2 h3 h4 h5 h6 dt dd dl
    blockquote pre hr body
    """.split()  # noqa: SIM905 - a list of words is easier to read
)


class Piece(NamedTuple):
    """A tag in lower case with what it tells, or text where ``tag`` is ""."""

    tag: str
    closes: bool
    told: dict[str, str]
    text: str


def pieces(text: str) -> Iterator[Piece]:
    """Tags and text in order; entities are letters, comments and scripts are gone."""
    if len(text) > MAX_CHARACTERS or text.count("<") > MAX_TAGS:
        raise RefusedFile("The file holds more HTML than any transcript needs.")
    place = 0
    while (match := _TOKEN.match(text, place)) is not None:
        place = match.end()
        if match["text"]:
            yield Piece("", False, {}, html.unescape(match["text"]))
        elif match["remark"]:
            end = text.find("-->", place)
            place = len(text) if end < 0 else end + 3
        elif match["tag"]:
            tag = match["tag"].lower()
            yield Piece(tag, bool(match["end"]), _told(match["told"]), "")
            if tag in ("script", "style") and not match["end"]:
                found = re.compile(rf"</{tag}", re.IGNORECASE).search(text, place)
                place = found.start() if found else len(text)


def _told(text: str) -> dict[str, str]:
    if "=" not in text:
        return {}
    found = _TOLD.findall(text)
    return {name.lower(): html.unescape(a or b or c) for name, a, b, c in found}


def is_html(head: str) -> bool:
    """Whether a text begins as HTML does."""
    beginning = head[:2000].lstrip("\ufeff \t\r\n").casefold()
    marks = ("<!doctype html", "<html", "<body", "<p", "<div", "<cite", "<article", "<section")
    return beginning.startswith(marks)


def lines(text: str) -> list[str]:
    """What a reader sees, a line for each block."""
    found: list[str] = []
    line: list[str] = []
    unseen = 0
    for piece in pieces(text):
        if not piece.tag:
            if not unseen:
                line.append(piece.text.replace("\n", " "))
        elif piece.tag in _UNSEEN:
            unseen = max(0, unseen + (-1 if piece.closes else 1))
        elif piece.tag in _BLOCKS:
            found.append("".join(line).replace("\u00a0", " "))
            line = []
        elif piece.tag == "td":
            line.append("\t")
    found.append("".join(line).replace("\u00a0", " "))
    return found
