"""Words as search compares them, in every script, and where they stand in the text.

A text becomes tokens: runs of letters and digits in lower case, without accents and vowel marks
where people leave them out, with one letter for those that keyboards mix up, with 0-9 for the
digits of all scripts, and with 1,234 as 1234. Scripts that don't put spaces between words (Chinese,
Japanese, Thai ...) give one token a character, so that a search for a part finds it.

The archive keeps the tokens beside a segment's text, and FTS5's plain ``ascii`` tokenizer splits
them at the spaces. Its other tokenizers tear Hindi and Urdu words apart (measured: 49 of 51
language cases right, against 17 for unicode61).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

VERSION = 1  # rises when the tokens of some text change; older archives then need a rebuild

# Marks that people leave out: accents of Latin, Greek and Cyrillic, points of Hebrew, harakat of
# Arabic and Urdu, nukta of the Indian scripts. All others (Hindi vowels ...) make other words.
_OPTIONAL_MARKS = (
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0711\u0730-\u074a\u08ca-\u08ff\u093c\u09bc\u0a3c\u0abc\u0b3c\u0cbc\u1ab0-\u1aff"
    "\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\u0640]"
)
_SAME_LETTER = {
    "ي": "ی", "ى": "ی", "ې": "ی", "ك": "ک", "ڪ": "ک", "ه": "ہ", "ۃ": "ہ", "ة": "ہ", "ە": "ہ",
    "ٱ": "ا", "\u0901": "\u0902", "\u0981": "\u0982",  # chandrabindu as anusvara
    "đ": "d", "ð": "d", "ø": "o", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h",
    "ŧ": "t", "\u066c": ",",
}  # fmt: skip
_NO_SPACES = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\u1a20-\u1aad\u2e80-\u2fdf\u3005-\u3007"
    "\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3040-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\ua9e0-\ua9ff\uaa60-\uaa7f\uf900-\ufaff\U0001b000-\U0001b16f"
    "\U00020000-\U0003ffff]"
)
# 0-9, a-z and all that is not ASCII; said by what it is not, it compiles in a fiftieth of the time.
_TOKEN = re.compile("[^\0-/:-`{-\x7f]+")
_ASCII_TOKEN = re.compile("[0-9A-Za-z]+")
# 1,234 and 12,34,567 (lakh and crore): groups of two or three digits, three in the last one.
_GROUPED = re.compile(r"(?<![0-9,])[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?![0-9]|,[0-9])")
_JOINS = "[\u1160-\u11ff\ud7b0-\ud7ff\uff9e\uff9f]"


class Token(NamedTuple):
    """A token, and its place in the text as it is shown: start <= i < end."""

    text: str
    start: int
    end: int


def shadow(text: str) -> str | None:
    """What search reads in place of a text; None where the plain text splits into the same."""
    if text.isascii() and "\0" not in text and not _grouped(text):
        return None
    return " ".join(filter(None, map(_SHADOWS.__getitem__, text.split())))


def words(text: str) -> list[str]:
    """The tokens of a text."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return _TOKEN.findall(_ungroup(text.translate(_TABLE)))


def tokens(text: str) -> list[Token]:
    """The tokens of a text with their places in it, for highlights."""
    if text.isascii() and not _grouped(text):
        return [Token(m[0].lower(), *m.span()) for m in _ASCII_TOKEN.finditer(text)]
    mapped, starts, ends = _mapped(text)
    for group in reversed(list(_GROUPED.finditer(mapped))):
        for place in range(group.end() - 1, group.start(), -1):
            if mapped[place] == ",":
                mapped = mapped[:place] + mapped[place + 1 :]
                del starts[place], ends[place]
    return [
        Token(m[0], starts[m.start()], _over_marks(text, ends[m.end() - 1]))
        for m in _TOKEN.finditer(mapped)
    ]


def _grouped(text: str) -> bool:
    # The comma first: it costs a hundredth of the expression, and few texts have one.
    return "," in text and _GROUPED.search(text) is not None


def _ungroup(text: str) -> str:
    return _GROUPED.sub(lambda m: m[0].replace(",", ""), text) if "," in text else text


def _mapped(text: str) -> tuple[str, list[int], list[int]]:
    """The text as words() translates it, and for each of its characters the stretch it is of."""
    mapped, starts, ends = [], [], []
    for start, end in _clusters(text):
        for character in unicodedata.normalize("NFKC", text[start:end]).translate(_TABLE):
            mapped.append(character)
            starts.append(start)
            ends.append(end)
    return "".join(mapped), starts, ends


def _clusters(text: str) -> list[tuple[int, int]]:
    """Stretches that Unicode may compose: a character with the marks behind it."""
    begins = [p for p, character in enumerate(text) if not p or not _joins(character)]
    return list(zip(begins, [*begins[1:], len(text)], strict=True))


def _joins(character: str) -> bool:
    return unicodedata.category(character)[0] == "M" or _matches(_JOINS, character)


def _over_marks(text: str, end: int) -> int:
    """A highlight takes the unwritten marks behind its last letter along."""
    while end < len(text) and not _TABLE[ord(text[end])]:
        end += 1
    return end


class _Shadows(dict[str, str]):
    """The tokens of words that were met already: nine in ten words of a talk come again.

    White space parts tokens whatever stands around it, so a text is the sum of its words.
    """

    def __missing__(self, word: str) -> str:
        found = " ".join(words(word))
        if len(word) <= _LONGEST_KEPT:  # what has no spaces comes once
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[word] = found
        return found


_LONGEST_KEPT = 40
_MOST_KEPT = 100_000  # some 15 MB
_SHADOWS = _Shadows()


class _Table(dict[int, str]):
    """What each character becomes; made when it is met first."""

    def __missing__(self, code: int) -> str:
        self[code] = result = _become(chr(code))
        return result


def _become(character: str) -> str:
    if character == "," or "\uac00" <= character <= "\ud7a3":
        return character if character == "," else unicodedata.normalize("NFD", character)
    if _matches(_NO_SPACES, character):
        return (
            f" {character} " if unicodedata.category(character)[0] in "LMN" else _decimal(character)
        )
    result = ""
    for part in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold()):
        result += _part(part)
    return result


def _part(character: str) -> str:
    category = unicodedata.category(character)
    if character in _SAME_LETTER:
        return _SAME_LETTER[character]
    if category == "Cf" or _matches(_OPTIONAL_MARKS, character):
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    return character if category[0] in "LMN" else " "


@cache
def _pattern(letters: str) -> re.Pattern[str]:
    """Compiled where a letter needs it: a command that stores nothing starts sooner."""
    return re.compile(letters)


def _matches(letters: str, character: str) -> bool:
    return _pattern(letters).match(character) is not None


def _decimal(character: str) -> str:
    return str(unicodedata.decimal(character, " "))


_TABLE = _Table()
