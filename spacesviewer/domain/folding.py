"""Texts as a person compares them: whatever the case, the accents and the keyboard.

A letter matches whatever its case and accents; Arabic and Urdu keyboards' letters and the digits
of all scripts match each other, as in the archive's search.
"""

from __future__ import annotations

import unicodedata
from array import array
from functools import lru_cache

_SAME = {
    "ي": "ی", "ى": "ی", "ك": "ک", "ه": "ہ", "ۃ": "ہ", "ة": "ہ", "ٱ": "ا", "ı": "i", "ø": "o",
    "ł": "l", "đ": "d", "’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u0640": "",
}  # fmt: skip


class _Fold(dict[int, str]):
    """What each character is compared as; made when it is met first."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = unicodedata.normalize("NFKD", character.casefold())
        self[code] = result = "".join(map(_folded, folded)).casefold()
        return result


def _folded(character: str) -> str:
    if character in _SAME:
        return _SAME[character]
    kind, combining = unicodedata.category(character), unicodedata.combining(character)
    # Accents and short vowels are left out; signs that make other words (virama, Thai) are not.
    if kind == "Cf" or (combining and combining not in (8, 9) and not 100 <= combining < 130):
        return ""
    if kind == "Nd":
        return str(unicodedata.decimal(character))
    return " " if character.isspace() else character


_FOLD = _Fold()


def fold(text: str) -> str:
    """A text as it is compared."""
    if text.isascii():
        return text.lower().replace("\n", " ").replace("\t", " ")
    return text.translate(_FOLD)


def shown(text: str, offset: int, length: int) -> tuple[int, int]:
    """The characters of a text that a stretch of its folded form was made of."""
    if text.isascii():
        return offset, offset + length
    origins = _origins(text)
    start, end = origins[offset], origins[offset + length - 1] + 1
    while end < len(text) and not _FOLD[ord(text[end])]:
        end += 1
    return start, end


@lru_cache(16)  # a text in which a letter is found ten thousand times is asked as often
def _origins(text: str) -> array[int]:
    """For each character of the folded text, the place in the text that it was made of."""
    origins = array("l")
    for place, character in enumerate(text):
        origins.extend([place] * len(_FOLD[ord(character)]))
    return origins
