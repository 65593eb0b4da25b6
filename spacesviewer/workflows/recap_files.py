"""Recaps and show notes as paragraphs: Markdown, plain text, web pages, DOCX and ODT."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.recap_claims import Block, Link
from spacesviewer.transcripts import htmltext, xmltext
from spacesviewer.transcripts.decoding import decode
from spacesviewer.transcripts.office import member

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown_it.token import Token

_MAX_BYTES = 16 * 2**20
_HTML_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_HTML_BLOCKS = frozenset(("p", "div", "li", "dt", "dd", "td", "figcaption", *_HTML_HEADINGS))
_UNSEEN = frozenset(("head", "script", "style", "title", "template", "noscript"))


def read(path: Path) -> list[Block]:
    """The paragraphs of a write-up in their order. Raises RefusedFile with a sentence."""
    try:
        if not path.is_file():
            raise RefusedFile("{file} is not a file, or is not there any more.", file=path.name)
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES + 1)
    except OSError as error:
        raise RefusedFile(
            "{file} could not be read: {reason}.", file=path.name, reason=error.strerror or error
        ) from error
    if len(data) > _MAX_BYTES:
        raise RefusedFile(
            "{file} is larger than any recap.", hint="Is it the right file?", file=path.name
        )
    try:
        blocks = _blocks(data)
    except RefusedFile as error:
        raise RefusedFile(
            "{file}: {problem}", hint=error.hint, file=path.name, problem=error.message
        ) from error
    if not blocks:
        raise RefusedFile("{file} holds no text.", hint="Choose another file.", file=path.name)
    return blocks


def _blocks(data: bytes) -> list[Block]:
    if data.startswith(b"PK\x03\x04"):
        odt = b"mimetypeapplication/vnd.oasis" in data[:120]
        return list(_of_odt(data) if odt else _of_word(data))
    text = decode(data).text
    if htmltext.is_html(text):
        return list(_of_html(text))
    return list(_of_markdown(text))


def _of_markdown(text: str) -> Iterator[Block]:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - nothing else needs it

    quoted, items, level = 0, 0, 0
    for token in MarkdownIt("commonmark", {"html": False}).parse(text):
        if token.type.startswith("blockquote"):
            quoted += token.nesting
        elif token.type.startswith("list_item"):
            items += token.nesting
        elif token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "heading_close":
            level = 0
        elif token.type == "inline":
            written, links = _inline(token.children or ())
            if written.strip():
                kind = "quote" if quoted else "item" if items else "text"
                yield Block("heading" if level else kind, written, links, level)
        elif token.type in ("fence", "code_block"):
            yield from (Block("text", line) for line in token.content.splitlines() if line.strip())


def _inline(tokens: Sequence[Token]) -> tuple[str, tuple[Link, ...]]:
    text = ""
    links: list[Link] = []
    start, url = 0, ""
    for token in tokens:
        if token.type in ("text", "code_inline"):
            text += token.content
        elif token.type in ("softbreak", "hardbreak"):
            text += " "
        elif token.type == "image":
            text += token.content
        elif token.type == "link_open":
            start, url = len(text), str(token.attrGet("href") or "")
        elif token.type == "link_close":
            links.append(Link(text[start:], url))
    return text, tuple(links)


def _of_html(text: str) -> Iterator[Block]:
    quoted, items, unseen, level = 0, 0, 0, 0
    written, links = "", list[Link]()
    start, url = 0, ""

    def flush() -> Iterator[Block]:
        nonlocal written, links
        said = " ".join(written.split())
        if said:
            kind = "quote" if quoted else "item" if items else "text"
            yield Block("heading" if level else kind, said, tuple(links), level)
        written, links = "", []

    for piece in htmltext.pieces(text):
        step = -1 if piece.closes else 1
        if not piece.tag:
            written += piece.text if not unseen else ""
        elif piece.tag in _UNSEEN:
            unseen = max(0, unseen + step)
        elif piece.tag == "a":
            if piece.closes:
                links.append(Link(" ".join(written[start:].split()), url))
            else:
                start, url = len(written), piece.told.get("href", "")
        elif piece.tag in ("blockquote", "ul", "ol"):
            yield from flush()
            quoted = max(0, quoted + step) if piece.tag == "blockquote" else quoted
            items = max(0, items + step) if piece.tag != "blockquote" else items
        elif piece.tag in _HTML_BLOCKS:
            yield from flush()
            if piece.tag in _HTML_HEADINGS:
                level = 0 if piece.closes else _HTML_HEADINGS[piece.tag]
        elif piece.tag == "br":
            written += " "
    yield from flush()


def _of_word(data: bytes) -> Iterator[Block]:
    addresses = _word_links(data)
    style, written, url, start = "", "", "", 0
    links: list[Link] = []
    skip = frozenset(("del", "moveFrom", "Fallback", "instrText", "pict", "txbxContent"))
    root = xmltext.load(member(data, "word/document.xml"))
    for element, name, entered, _ in xmltext.walk(root, skip):
        if name == "p":
            if entered:
                style, written, links = "", "", []
            elif written.strip():
                yield _word_block(style, written, tuple(links))
                written = ""
        elif name == "pStyle" and entered:
            style = xmltext.attribute(element, "val")
        elif name == "hyperlink":
            if entered:
                start, url = len(written), addresses.get(xmltext.attribute(element, "id"), "")
            else:
                links.append(Link(written[start:], url))
        elif entered and name == "t":
            written += element.text or ""
        elif entered and name in ("tab", "br", "cr"):
            written += " "


def _word_block(style: str, written: str, links: tuple[Link, ...]) -> Block:
    known = style.casefold()
    if known == "title" or known.startswith("heading"):
        number = known.removeprefix("heading")
        return Block("heading", written, links, 1 if not number.isdigit() else int(number) + 1)
    if "quot" in known:
        return Block("quote", written, links)
    item = "list" in known or written.startswith("• ")
    return Block("item" if item else "text", written.removeprefix("• "), links)


def _word_links(data: bytes) -> dict[str, str]:
    try:
        related = xmltext.load(member(data, "word/_rels/document.xml.rels"))
    except RefusedFile:
        return {}
    return {
        _told(element, "Id"): _told(element, "Target")
        for element in xmltext.descendants(related, "Relationship")
        if _told(element, "Type").endswith("/hyperlink")
    }


def _told(element: Element, name: str) -> str:
    return element.get(name) or ""


def _of_odt(data: bytes) -> Iterator[Block]:
    root = xmltext.load(member(data, "content.xml"))
    parents = {
        xmltext.attribute(style, "name"): xmltext.attribute(style, "parent-style-name")
        for style in xmltext.descendants(root, "style")
    }
    style, written, url, start, depth = "", "", "", 0, 0
    links: list[Link] = []
    skip = frozenset(("note", "tracked-changes", "annotation"))
    for element, name, entered, text in xmltext.walk(root, skip):
        if name in ("p", "h"):
            if entered:
                named = xmltext.attribute(element, "style-name")
                style, links = parents.get(named) or named, []
                written, depth = text, depth + 1
                if name == "h":
                    style = f"heading{xmltext.attribute(element, 'outline-level') or 1}"
            else:
                depth -= 1
                if written.strip():
                    yield _word_block(style.replace("_20_", ""), written, tuple(links))
                written = ""
            continue
        if name == "a" and entered:
            start, url = len(written), xmltext.attribute(element, "href")
        elif name == "a":
            links.append(Link(written[start:], url))
        elif name in ("s", "tab", "line-break") and entered:
            written += " "
        written += text if depth else ""
