"""OpenDocument texts (.odt), as LibreOffice saves them; read like Word documents."""

from __future__ import annotations

from spacesviewer.domain.jsontext import as_int
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts import xmltext
from spacesviewer.transcripts.office import member, read_lines, row_lines

NAME = "OpenDocument text"
EXTENSIONS = ("odt",)
LOOSE = True

_SKIP = frozenset(("tracked-changes", "annotation", "note", "frame", "forms", "sequence-decls"))
_MOST_SPACES = 1000


def sniff_bytes(head: bytes) -> bool:
    """Whether the zipped document says that it is such a text."""
    return head.startswith(b"PK\x03\x04") and b"application/vnd.oasis.opendocument.text" in head


def parse_bytes(data: bytes) -> ParsedTranscript:
    """The text in its order, with the names and times that stand in it."""
    return read_lines(_lines(member(data, "content.xml")))


def _lines(xml: bytes) -> list[str]:
    lines: list[str] = []
    cells: list[str] = []
    text: list[str] = []
    row = depth = 0
    for element, name, entered, behind in xmltext.walk(xmltext.load(xml), _SKIP):
        step = 1 if entered else -1
        if name == "table-row":
            row += step
            if not entered and row == 0:
                lines += row_lines(cells)
                cells = []
        elif name == "table-cell" and row and not entered:
            cells.append("".join(text))
            text = []
        elif name in ("p", "h"):
            depth += step
            if not entered:
                text.append("\n")
                if not row:
                    lines += "".join(text)[:-1].split("\n")
                    text = []
        elif entered and depth:
            text.append(_piece(name, xmltext.attribute(element, "c")))
        if depth:
            text.append(behind.replace("\n", " "))
    return lines


def _piece(name: str, count: str) -> str:
    if name == "s":
        return " " * min(_MOST_SPACES, max(1, as_int(count) or 1))
    return {"tab": "\t", "line-break": "\n"}.get(name, "")
