"""The rows of a table in text: separated by tabs, commas, semicolons, or (aeneas) by spaces."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.transcripts.table_times import looks_like_time

DELIMITERS = ("\t", ";", ",")
# aeneas' .ssv and .txt: times and a name without quotation marks, words between them.
_SPACED = re.compile(r"(\S+) (\S+) (\S+) \"(.*)\"", re.ASCII)
_QUOTED = re.compile(r"\"((?:[^\"]|\"\")*)\"")


def rows_by(text: str, delimiter: str) -> Iterator[list[str]]:
    """The rows; a cell between quotation marks may hold the delimiter and line breaks.

    Raises RefusedFile where a cell is endless, as behind a quotation mark that is never closed.
    """
    if delimiter == " ":
        yield from _spaced(text)
    elif delimiter == "\t" or '"' not in text:
        # Whisper writes what it heard into its TSV as it is, quotation marks and all.
        yield from (line.split(delimiter) for line in text.split("\n") if line.strip())
    else:
        yield from _quoted(text, delimiter)


def unquoted(cell: str) -> str:
    """A cell without quotation marks around the whole of it, as Excel writes them."""
    match = _QUOTED.fullmatch(cell.strip())
    return match[1].replace('""', '"') if match else cell


def _spaced(text: str) -> Iterator[list[str]]:
    for line in text.split("\n"):
        if match := _SPACED.fullmatch(line.strip()):
            yield list(match.groups())
        elif line.strip():
            yield [line]


def _quoted(text: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True, strict=False,
        escapechar="\\" if _escapes(text, delimiter) else None,
    )  # fmt: skip
    try:
        yield from (row for row in reader if any(cell.strip() for cell in row))
    except csv.Error as error:  # a cell longer than 131,072 characters
        raise RefusedFile(
            "The file has a cell near line {line} that is longer than any speech.",
            hint="Is a quotation mark never closed? Close it in a text editor, or export it again.",
            line=reader.line_num,
        ) from error


def _escapes(text: str, delimiter: str) -> bool:
    """Whether quotation marks have a stroke before them, as older writers do, not a second one."""
    escaped = text.count('\\"') > text.count(f'\\"{delimiter}') + text.count('\\"\n')
    return escaped and '""' not in text


def swallowed(rows: Sequence[Sequence[str]], delimiter: str, start: int) -> bool:
    """Whether a stray quotation mark made one cell of many rows: there are times in the words."""
    for row in rows:
        for cell in row:
            if "\n" in cell:
                inner = [line.split(delimiter) for line in cell.split("\n")[1:]]
                if any(len(one) > start and looks_like_time(one[start].strip()) for one in inner):
                    return True
    return False
