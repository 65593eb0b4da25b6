"""Words that are to be replaced by others: where they stand, and what comes of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacesviewer.domain.folding import fold, shown
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.rewording import Piece

_ROOM = 60  # characters shown on each side of a place

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is looked for and what is put there.

    Without ``match_case`` letters match as in the find bar: whatever the case, the accents and the
    keyboard. ``whole_words``: not in the middle of a longer word.
    """

    find: str
    put: str
    match_case: bool = False
    whole_words: bool = True

    @property
    def needle(self) -> str:
        """What is looked for, as it is compared."""
        words = " ".join(self.find.split())
        return words if self.match_case else " ".join(fold(words).split())


def places(text: str, wish: Wish) -> list[Span]:
    """Where the words stand in a text, in order and without overlaps."""
    needle = wish.needle
    if not needle:
        return []
    folded = text if wish.match_case else fold(text)
    found: list[Span] = []
    for offset in _offsets(folded, needle):
        start, end = offset, offset + len(needle)
        if not wish.match_case:
            start, end = shown(text, offset, len(needle))
        # A mark (a vowel, an accent) behind the last letter is a part of it.
        if wish.match_case and end < len(text) and _is_mark(text[end]):
            continue
        if wish.whole_words and (_goes_on(text, start) or _goes_on(text, end)):
            continue
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found


def replaced(text: str, spans: Sequence[Span], put: str) -> str:
    """The text with other words in these places; where words went, two spaces are one."""
    parts, done = [], 0
    for start, end in sorted(spans):
        parts += [text[done:start], put]
        done = end
    return clean_line("".join([*parts, text[done:]]))


def in_context(text: str, span: Span, put: str) -> list[Piece]:
    """One place as it is shown: whole words around it, the words that go and those that come."""
    start, end = _to_words(text, span)
    left, right = text[max(0, start - _ROOM) : start], text[end : end + _ROOM]
    if start > _ROOM:
        left = "… " + left[left.find(" ") + 1 :]
    if end + _ROOM < len(text):
        right = right[: right.rfind(" ") + 1] + "…"
    new = f"{text[start : span[0]]}{put}{text[span[1] : end]}"
    pieces = [
        Piece("same", left.strip()),
        Piece("removed", text[start:end].strip()),
        Piece("added", new.strip()),
        Piece("same", right.strip()),
    ]
    return [piece for piece in pieces if piece.text]


def _offsets(text: str, needle: str) -> Iterator[int]:
    place = text.find(needle)
    while place >= 0:
        yield place
        place = text.find(needle, place + 1)


def _goes_on(text: str, cut: int) -> bool:
    """Whether a word goes on over a cut."""
    return 0 < cut < len(text) and _is_letter(text[cut - 1]) and _is_letter(text[cut])


def _is_letter(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN" or character == "\u200c"


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M"


def _to_words(text: str, span: Span) -> Span:
    start, end = span
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end
