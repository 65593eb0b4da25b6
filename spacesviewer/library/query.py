"""What a person types into a search box, in our own small language that accepts everything.

Words are all looked for; ``"media freedom"`` is a phrase; ``-army`` must not occur; ``free*`` is
the beginning of a word. What SQLite would call a syntax error is just text here (its own query
language refused 7,129 of 8,000 odd inputs).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacesviewer.library import normalise
from spacesviewer.library.normalise import Token

MAX_CHARACTERS = 1000
MAX_TOKENS = 40
# As one types, a shorter beginning matches a good part of all words: 0.1 s in a million segments.
_SHORTEST_PREFIX = 3

_QUOTES = '"“”„«»'
_ITEM = re.compile(
    rf"(?P<minus>-?)(?:[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)(?:[{_QUOTES}](?P<star>\*?)|$)"
    rf"|(?P<word>[^\s{_QUOTES}]+))"
)


@dataclass(frozen=True, slots=True)
class Term:
    """Tokens that must follow each other; with ``prefix`` the last one is a beginning."""

    tokens: tuple[str, ...]
    prefix: bool = False

    def expression(self) -> str:
        """The term in SQLite's query language. Tokens hold nothing that would need an escape."""
        return f'"{" ".join(self.tokens)}"' + (" *" if self.prefix else "")

    def places(self, tokens: Sequence[Token]) -> list[tuple[int, int]]:
        """Where the term stands in a text: the stretches from its first to its last token."""
        length = len(self.tokens)
        last = self.tokens[-1]
        return [
            (tokens[n - length + 1].start, end)
            for n, (text, _, end) in enumerate(tokens)
            if (text == last or (self.prefix and text.startswith(last)))
            and n >= length - 1
            and (length == 1 or self._begins_at(tokens, n - length + 1))
        ]

    def needle(self) -> str:
        """What stands in the words of a text (with a space around each) where the term does."""
        return f" {' '.join(self.tokens)}{'' if self.prefix else ' '}"

    def _begins_at(self, tokens: Sequence[Token], place: int) -> bool:
        return all(tokens[place + n].text == text for n, text in enumerate(self.tokens[:-1]))


@dataclass(frozen=True, slots=True)
class Query:
    """All of ``terms`` and none of ``excluded``; without terms nothing is found."""

    terms: tuple[Term, ...] = ()
    excluded: tuple[Term, ...] = ()

    def expression(self) -> str:
        """The query in SQLite's query language."""
        wanted = " AND ".join(term.expression() for term in self.terms)
        return f"({wanted})" + "".join(f" NOT {term.expression()}" for term in self.excluded)

    def stands_in(self, words: str) -> bool:
        """Whether a text has all terms; it is given as its tokens with a space around each."""
        return all([term.needle() in words for term in self.terms])  # noqa: C419 - quicker so

    def is_excluded(self, words: str) -> bool:
        """Whether a text, given the same way, has what must not occur."""
        return any(term.needle() in words for term in self.excluded)

    def among(self, texts: Iterable[str]) -> list[int]:
        """Which texts are found; each is given as its tokens with a space around each of them."""
        wanted = [term.needle() for term in self.terms]
        excluded = [term.needle() for term in self.excluded]
        return [
            place
            for place, words in enumerate(texts)
            if all([needle in words for needle in wanted])  # noqa: C419 - twice as quick so
            and not any([needle in words for needle in excluded])  # noqa: C419
        ]

    def marks(self, tokens: Sequence[Token]) -> tuple[tuple[int, int], ...]:
        """The stretches of a text to light up, in order and without overlaps."""
        found: list[tuple[int, int]] = []
        for start, end in sorted(place for term in self.terms for place in term.places(tokens)):
            if found and start < found[-1][1]:
                found[-1] = (found[-1][0], max(end, found[-1][1]))
            else:
                found.append((start, end))
        return tuple(found)


def parse(text: str, *, typing: bool = False) -> Query:
    """The query that a text stands for; any text does.

    With ``typing`` the last word, if nothing follows it yet, is the beginning of one.
    """
    text = text[:MAX_CHARACTERS]
    wanted: list[Term] = []
    excluded: list[Term] = []
    room = MAX_TOKENS
    for item in _ITEM.finditer(text):
        word = item["word"]
        tokens = normalise.words(word if word is not None else item["phrase"])[:room]
        if not tokens:
            continue
        room -= len(tokens)
        star = word.endswith("*") if word is not None else bool(item["star"])
        unfinished = (
            typing
            and word is not None
            and not item["minus"]
            and item.end() == len(text)
            and len(tokens[-1]) >= _SHORTEST_PREFIX
        )
        term = Term(tuple(tokens), star or unfinished)
        (excluded if item["minus"] else wanted).append(term)
    return Query(tuple(dict.fromkeys(wanted)), tuple(dict.fromkeys(excluded)))
