"""The words in an exported file, by parsers that are not ours."""

from __future__ import annotations

import io
import re
import zipfile

import defusedxml.ElementTree


def words_in(data: bytes, *, binary: bool = False) -> str:
    """All text of a file on one line: of the XML in a zip, of the pages of a PDF, or as it is."""
    if not binary:
        return " ".join(data.decode("utf-8").split())
    if data.startswith(b"%PDF"):
        return _pages(data)
    with zipfile.ZipFile(io.BytesIO(data)) as box:
        found = [_text(box.read(name)) for name in box.namelist() if name.endswith(".xml")]
    return " ".join(" ".join(found).split())


def _text(data: bytes) -> str:
    tree = defusedxml.ElementTree.fromstring(data)
    blocks = re.compile(r"\}(p|h|c|note-citation)$")
    return "".join(
        (element.text or "") + (" " if blocks.search(element.tag) else "") + (element.tail or "")
        for element in tree.iter()
    )


def _pages(data: bytes) -> str:
    from pypdf import PdfReader

    pages = [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
    return " ".join(" ".join(pages).split())
