"""Word documents, as Teams, Otter, Trint, Descript, Sonix and Rev export them, or as typed.

Read from their XML alone: pictures, macros and links are not looked at. Words that tracked changes
have deleted are left out, those they have added are kept, as Word shows them.
"""

from __future__ import annotations

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts import xmltext
from spacesviewer.transcripts.mends import Mends
from spacesviewer.transcripts.office import AS_TEXT, member, read_lines, row_lines
from spacesviewer.transcripts.tables import of_rows

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
    lines, rows = _content(member(data, "word/document.xml"))
    mends = Mends()
    # A table with columns for beginning and end tells more than its rows one after the other.
    found = of_rows(rows, mends) if len(rows) > 1 else None
    return found or read_lines(lines)


def _content(xml: bytes) -> tuple[list[str], list[list[str]]]:
    """The lines of the text, those of its tables among them, and the rows of the tables."""
    lines: list[str] = []
    rows: list[list[str]] = []
    cells: list[str] = []  # of the row of a table that is being read
    text: list[str] = []
    row = 0
    for element, name, entered, _ in xmltext.walk(xmltext.load(xml), _SKIP):
        if name == "tr":
            row += 1 if entered else -1
            if not entered and row == 0:
                lines += row_lines(cells)
                rows.append([cell.strip() for cell in cells])
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
    return lines, rows


def _piece(name: str, text: str | None) -> str:
    if name == "t":
        return text or ""
    return {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}.get(name, "")
