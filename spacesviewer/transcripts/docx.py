"""Word documents, as Teams, Otter, Trint, Descript, Sonix and Rev export them, or as typed.

Read from their XML alone: pictures, macros and links are not looked at. Words that tracked changes
have deleted are left out, those they have added are kept, as Word shows them.
"""

from __future__ import annotations

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts import xmltext
from spacesviewer.transcripts.office import AS_TEXT, member, read_lines, row_lines

NAME = "Word document"
EXTENSIONS = ("docx",)
LOOSE = True

_SKIP = frozenset(("del", "moveFrom", "Fallback", "instrText", "pict", "txbxContent"))
_OTHERS = {
    b"%PDF-": "The file is a PDF, which holds pages and not a text.",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "The file is in Word's format of before 2007, or locked.",
}


def sniff_bytes(head: bytes) -> bool:
    """Whether it is a zipped Word document, or one of those that are told from it politely."""
    if head.startswith(tuple(_OTHERS)):
        return True
    zipped = head.startswith(b"PK\x03\x04")
    return zipped and (b"word/" in head or b"[Content_Types].xml" in head)


def parse_bytes(data: bytes) -> ParsedTranscript:
    """The text in its order, with the names and times that stand in it."""
    for mark, sentence in _OTHERS.items():
        if data.startswith(mark):
            raise RefusedFile(sentence, hint=AS_TEXT)
    return read_lines(_lines(member(data, "word/document.xml")))


def _lines(xml: bytes) -> list[str]:
    lines: list[str] = []
    cells: list[str] = []  # of the row of a table that is being read
    text: list[str] = []
    row = 0
    for element, name, entered, _ in xmltext.walk(xmltext.load(xml), _SKIP):
        if name == "tr":
            row += 1 if entered else -1
            if not entered and row == 0:
                lines += row_lines(cells)
                cells = []
        elif name == "tc" and row and not entered:
            cells.append("".join(text))
            text = []
        elif name == "p" and not entered:
            if row:
                text.append("\n")
            else:
                lines += "".join(text).split("\n")
                text = []
        elif entered:
            text.append(_piece(name, element.text))
    return lines


def _piece(name: str, text: str | None) -> str:
    if name == "t":
        return text or ""
    return {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}.get(name, "")
