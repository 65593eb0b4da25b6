"""Documents of word processors: their paragraphs as lines, on the way to turns."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts.mends import Mends
from spacesviewer.transcripts.naming import is_name
from spacesviewer.transcripts.refusals import NotATranscript
from spacesviewer.transcripts.turn_lines import turns_of
from spacesviewer.transcripts.turns import CLOCK, transcript

AS_TEXT = "Open it in its program and save it as DOCX or plain text."
_MAX_MEMBERS = 10_000
_MAX_XML = 64 * 2**20  # a book of two million words takes less
_STAMP = re.compile(rf"[\[(]?\s*{CLOCK}\s*[\])]?(?:\s*[-–—]+>?\s*{CLOCK})?")


def member(data: bytes, name: str) -> bytes:
    """One file out of a zipped document, unpacked no further than a text can be long."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(archive.namelist()) > _MAX_MEMBERS or name not in archive.namelist():
                raise NotATranscript("The file is no document with a text in it.", hint=AS_TEXT)
            info = archive.getinfo(name)
            if info.flag_bits & 1:
                raise RefusedFile("The file is locked with a password.", hint=AS_TEXT)
            with archive.open(info) as file:
                unpacked = file.read(_MAX_XML + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise RefusedFile(
            "The file is a damaged document.", hint="Copy or download it again."
        ) from error
    except (NotImplementedError, RuntimeError) as error:
        raise RefusedFile("The file is packed in an unknown way.", hint=AS_TEXT) from error
    if len(unpacked) > _MAX_XML:
        raise RefusedFile("The file unpacks to more text than any transcript has.", hint=AS_TEXT)
    return unpacked


def row_lines(cells: Sequence[str]) -> Iterator[str]:
    """The row of a table as lines: one with a time in a cell of its own becomes a turn."""
    filled = [part for cell in cells if cell.strip() for part in _parts(cell.strip())]
    at = next((n for n, cell in enumerate(filled) if _STAMP.fullmatch(cell)), None)
    if at is None or len(filled) < 2:
        for cell in filled:
            yield from cell.split("\n")
        return
    match = _STAMP.fullmatch(filled[at])
    assert match is not None
    time = ":".join(part for part in match.group(1, 2, 3) if part)
    others = filled[:at] + filled[at + 1 :]
    if len(others) > 1 and is_name(others[0].rstrip(":")):
        yield f"{others[0].rstrip(':')} [{time}]"
        others = others[1:]
    else:
        yield f"[{time}]"
    for cell in others:
        yield from cell.split("\n")


def _parts(cell: str) -> list[str]:
    """A cell, or two where a name and a time stand in it one above the other."""
    lines = [line.strip() for line in cell.split("\n") if line.strip()]
    if len(lines) != 2 or sum(_STAMP.fullmatch(line) is not None for line in lines) != 1:
        return [cell]
    other = lines[1] if _STAMP.fullmatch(lines[0]) else lines[0]
    return lines if is_name(other.rstrip(":")) else [cell]


def read_lines(lines: Sequence[str]) -> ParsedTranscript:
    """The turns of a document's lines, without times where it has none."""
    mends = Mends()
    turns, title = turns_of(lines, mends, loose=False)
    return transcript(turns, mends, title)
