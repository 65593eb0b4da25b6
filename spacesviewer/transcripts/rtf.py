"""Rich Text Format: the words alone, as WordPad, TextEdit and Descript save it."""

from __future__ import annotations

import re

from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts.office import read_lines

NAME = "Rich text"
EXTENSIONS = ("rtf",)
LOOSE = True

_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])"
    r"|[\r\n]+|([^\\{}\r\n]+)"
)
_HIDDEN = frozenset(
    """
    fonttbl colortbl stylesheet info pict header footer headerl headerr footerl footerr footnote
    listtable listoverridetable revtbl rsidtbl generator themedata colorschememapping datastore
    latentstyles xmlnstbl object fldinst filetbl deleted bkmkstart bkmkend
    """.split()  # noqa: SIM905 - a list of words is easier to read
)
_SIGNS = {
    "par": "\n", "line": "\n", "sect": "\n", "page": "\n", "row": "\n", "cell": "\t", "tab": "\t",
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ",
}  # fmt: skip
_ESCAPED = {"~": "\u00a0", "_": "-", "\n": "\n", "\r": "\n"}


def sniff(head: str) -> bool:
    """Whether the text begins as RTF does."""
    return head.lstrip("\ufeff").startswith("{\\rtf")


def parse(text: str) -> ParsedTranscript:
    """The text in its order, with the names and times that stand in it."""
    return read_lines(_Words(text).read().split("\n"))


class _Words:
    """Takes the words out of the control words around them, in one pass."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._out: list[str] = []
        self._bytes = bytearray()
        self._page = "cp1252"
        # (hidden, how many characters stand in for one of \\u) of each open group
        self._groups: list[tuple[bool, int]] = []
        self._hidden, self._stand_ins, self._passed = False, 1, 0

    def read(self) -> str:
        """All that is shown."""
        for match in _TOKEN.finditer(self._text):
            word, number, code, sign, brace, plain = match.groups()
            if code is not None:
                self._byte(int(code, 16))
                continue
            self._flush()
            if brace == "{":
                self._groups.append((self._hidden, self._stand_ins))
            elif brace and self._groups:
                self._hidden, self._stand_ins = self._groups.pop()
            elif word:
                self._control(word, int(number) if number else None)
            elif sign == "*":
                self._hidden = True
            elif sign:
                self._show(_ESCAPED.get(sign, sign if sign in "\\{}" else ""))
            elif plain:
                skipped = min(self._passed, len(plain))
                self._passed -= skipped
                self._show(plain[skipped:])
        self._flush()
        return "".join(self._out)

    def _control(self, word: str, number: int | None) -> None:
        if word in _HIDDEN:
            self._hidden = True
        elif word == "u" and number is not None:
            self._show(chr(number % 0x10000))
            self._passed = self._stand_ins
        elif word == "uc" and number is not None:
            self._stand_ins = min(max(0, number), 8)
        elif word == "ansicpg" and number in (874, 932, 936, 949, 950, *range(1250, 1259)):
            self._page = f"cp{number}"
        elif word in _SIGNS:
            self._show(_SIGNS[word])

    def _byte(self, value: int) -> None:
        if self._passed:
            self._passed -= 1
        elif not self._hidden:
            self._bytes.append(value)

    def _flush(self) -> None:
        if self._bytes:
            self._show(self._bytes.decode(self._page, "replace"))
            self._bytes.clear()

    def _show(self, text: str) -> None:
        if not self._hidden:
            self._out.append(text)
