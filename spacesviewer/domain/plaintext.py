"""Text from other people's files, made safe to store, search and show."""

from __future__ import annotations

import re
from unicodedata import category

_SPACE = re.compile(r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
# All but those that are white space; they go first, or what stood around one would be two spaces.
# With them the two marks that show letters in another order than they stand in: a transcript would
# be read as other words than a quote of it has.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202d\u202e]+")
# Also the marks that turn all that follows them round, with which a text can pose as another.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff]")
_UNSEEN = frozenset(("Cc", "Cf", "Cn", "Cs", "Zl", "Zp", "Zs"))
_HALF = re.compile(r"[\ud800-\udfff]")


def clean_line(text: str) -> str:
    """The text on one line: runs of white space are one space, control characters are gone, and
    so are the marks that override the order of letters.

    Half characters (lone surrogates), which no database takes, become U+FFFD. No-break spaces and
    the marks of right-to-left text stay.
    """
    text = text.replace("\n", " ")
    if "  " not in text and text.isprintable():  # nearly all of it, and quickly told
        return text.strip(" ")
    return _HALF.sub("\ufffd", _SPACE.sub(" ", _CONTROL.sub("", text))).strip(" ")


def is_seen(text: str) -> bool:
    """Whether anything of a text can be seen; marks of direction and joiners alone cannot."""
    return any(category(character) not in _UNSEEN for character in text)


def clean_paragraphs(text: str) -> str:
    """Like ``clean_line``, with the line breaks kept."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(clean_line(line) for line in lines).strip("\n")


def printable(text: str) -> str:
    """The text as a terminal may show it, line breaks and tabs kept.

    What could command the terminal (a transcript or a file's name may hold escape sequences) or
    turn the rest of the line round becomes U+FFFD.
    """
    return _UNPRINTABLE.sub("\ufffd", text)


def escaped_json(document: str) -> str:
    """JSON text that says the same, with such characters written as ``\\u009b``.

    Also halves of characters, as names of files hold them that are not valid text.
    """
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", document)
