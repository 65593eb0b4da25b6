"""Finds what is cut over neighbouring segments: subtitles cut nearly every sentence.

No index is kept for it. Whatever is cut, its rarest word stands whole in one of the segments, so
the texts around the places of that word are read. Of frequent words that would be too many: then
only the newest texts are read, and the search says that it did not count all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacesviewer.library import cuts
from spacesviewer.library.connection import Handle
from spacesviewer.library.query import Query, Term
from spacesviewer.library.scope import Catalogue, Scope
from spacesviewer.library.segmentids import id_range, version_of
from spacesviewer.library.segmentorder import Order

_MOST = 300  # places whose surroundings are read: some 5 ms
_AT_ONCE = 150  # the same in the newest texts
_ENDS = 1000  # segments of which the last word is read
_RARE = 3000  # of a word in no more segments, all places are known
_KNOWN = 6000  # the same of a second one, that narrows them down, and of a phrase
_SURE = 300  # a word in no more segments is rare enough: others are not counted
_COUNTED = 6  # nor are more than so many
_A_TEXT = 10  # to look into one more text costs as much as to read around so many places
_IN_PIECES = 3  # longer phrases of frequent words are still rare in pieces
_BEGINNING = 8  # at the beginning of a segment a word stands so many times more rarely, or more


class Across:
    """Looks for a query across segments.

    ``spans`` are the segments of each place by its first. That one may be a hit by itself, too,
    where a phrase is said twice: then it is one hit of them all.
    """

    def __init__(self, archive: Handle, query: Query, within: Scope) -> None:
        self.spans: dict[int, tuple[int, ...]] = {}
        self._archive = archive
        self._query = query
        self._scope = within
        self._catalogue = Catalogue.of(archive)
        self._order = Order(archive)
        self._room = _AT_ONCE
        self._words = list(dict.fromkeys(word for term in query.terms for word in _each(term)))
        self._docs: dict[Term, int] = {}

    @property
    def possible(self) -> bool:
        """Whether there is anything that could be cut: more than one word."""
        return sum(len(term.tokens) for term in self._query.terms) > 1

    @property
    def tired(self) -> bool:
        """Whether as much was read in single texts as there is time for."""
        return self._room <= 0

    def take_time(self) -> None:
        """For few texts: looks into them for longer."""
        self._room = 10 * _MOST

    def everywhere(self, found: Iterable[int]) -> bool:
        """Looks into all texts; False if the words are too frequent for that.

        ``found`` are the segments in which all words stand.
        """
        expression, few = self._where_to_look()
        if not few:
            return False
        ids = self._ids(expression, _ENDS if self._is_phrase else _RARE)
        if ids is not None and not self._is_phrase and len(ids) > _MOST // 2:
            ids = self._near_another(ids)
        lines = [self._catalogue.line_at(key) for key in ids or ()]
        if self._is_phrase:
            lines = self._at_an_end(lines)
        if ids is None or len(lines) > _MOST:
            return False
        self._read(lines, found)
        return True

    def in_version(self, version: int, found: Iterable[int]) -> list[int]:
        """Looks into one text if there is still room; segments in which more places begin."""
        if not self.possible or self.tired:
            return []
        holder = self._catalogue.holders.get(version, version)
        rows = self._archive.rows(
            "SELECT f.rowid FROM segment_fts f WHERE segment_fts MATCH ? "
            "AND f.rowid BETWEEN ? AND ? ORDER BY f.rowid LIMIT ?",
            (self._where_to_look()[0], *id_range(holder), self._room),
        )
        self._room -= max(len(rows), _A_TEXT)
        lines = [self._catalogue.line_at(key) for (key,) in rows]
        return self._read(self._at_an_end(lines) if self._is_phrase else lines, found)

    @property
    def _is_phrase(self) -> bool:
        return len(self._query.terms) == 1

    def _where_to_look(self) -> tuple[str, bool]:
        """What finds a segment of each place, and whether there may be few enough of them."""
        if self._is_phrase:
            return self._in_phrase(self._query.terms[0])
        rarest = self._rarest()
        return rarest.expression(), self._documents(rarest) <= _RARE

    def _rarest(self) -> Term:
        # A word that is only begun is slow to count.
        words = [word for word in self._words if not word.prefix] or self._words
        for word in words[:_COUNTED]:
            if self._documents(word) <= _SURE:
                return word
        return min(words[:_COUNTED], key=self._documents)

    def _in_phrase(self, term: Term) -> tuple[str, bool]:
        """Behind a cut, a segment begins with the words of the phrase up to the rarest one.

        Before all cuts, the phrase goes from its beginning to that word.
        """
        words = _each(term)
        weights: list[float] = []
        for n, word in enumerate(words[:_COUNTED]):
            weights.append(self._documents(word) / (_BEGINNING if n else 1))
            if weights[n] <= _SURE / _BEGINNING:
                break
        rarest = min(range(len(weights)), key=weights.__getitem__)
        if self._documents(words[rarest]) > _KNOWN and len(words) > _IN_PIECES:
            return _pieces(term), True
        prefix = words[rarest].prefix
        found = [
            f"^{Term(term.tokens[first : rarest + 1], prefix).expression()}"
            for first in range(1, rarest + 1)
        ]
        if rarest < len(words) - 1:
            found.append(Term(term.tokens[: rarest + 1]).expression())
        return " OR ".join(found), self._documents(words[rarest]) <= _KNOWN

    def _documents(self, word: Term) -> int:
        """In how many segments a word stands; counting stops behind ``_KNOWN``."""
        if word not in self._docs:
            self._docs[word] = self._archive.value(
                "SELECT count(*) FROM (SELECT 1 FROM segment_fts WHERE segment_fts MATCH ? "
                "LIMIT ?)",
                (word.expression(), _KNOWN + 1),
            )
        return self._docs[word]

    def _ids(self, expression: str, most: int) -> list[int] | None:
        """Places of the index; None if there are more than so many."""
        # As one text: rows of their own would take longer than to find them.
        ids = self._archive.value(
            "SELECT group_concat(id) FROM (SELECT rowid AS id FROM segment_fts "
            "WHERE segment_fts MATCH ? LIMIT ?)",
            (expression, most + 1),
        )
        found = [int(key) for key in (ids or "").split(",") if key]
        return found if len(found) <= most else None

    def _near_another(self, ids: Sequence[int]) -> list[int]:
        """Those of the rarest word's places that have the second rarest word near them."""
        word = self._rarest()
        others = [other for other in self._words[:_COUNTED] if other != word and not other.prefix]
        second = min(others, key=self._documents, default=word)
        places = self._ids(second.expression(), _KNOWN) if second != word else None
        if places is None:
            return list(ids)
        near = {*places}
        steps = range(-cuts.REACH, cuts.REACH + 1)
        return [
            key
            for key in ids
            if any([key + step in near for step in steps])  # noqa: C419 - quicker so
            or self._order.is_moved(version_of(self._catalogue.line_at(key)))
        ]

    def _at_an_end(self, lines: Sequence[int]) -> list[int]:
        """Those that end with a word of the phrase, or follow one that does: it goes on there."""
        (term,) = self._query.terms
        return cuts.with_end(self._archive, self._order, lines, {*term.tokens[:-1]})

    def _read(self, lines: Iterable[int], found: Iterable[int]) -> list[int]:
        """Looks around some segments; those that are not yet found and in which a place begins."""
        alone = {*found}
        stretches = [
            stretch
            for run in cuts.runs(self._archive, self._order, lines, self._query)
            for stretch in cuts.cut(run, self._query, alone)
        ]
        allowed = self._scope.allowed(self._archive, {line.id for s in stretches for line in s})
        new: list[int] = []
        last: cuts.Line | None = None
        for stretch in stretches:
            if not all(line.id in allowed for line in stretch):
                continue
            # What stands around a word is one place of several words; phrases are each their own.
            if not self._is_phrase and last in stretch:
                continue
            last = stretch[-1]
            self.spans[stretch[0].id] = tuple(line.id for line in stretch)
            if stretch[0].id not in alone:
                new.append(stretch[0].id)
        return new


def _each(term: Term) -> list[Term]:
    """The words of a term, each by itself."""
    end = len(term.tokens) - 1
    return [Term((token,), term.prefix and n == end) for n, token in enumerate(term.tokens)]


def _pieces(term: Term) -> str:
    """One half of a phrase stands whole in a segment, unless both halves are cut.

    Then what is between the cuts has a segment of its own, which begins in the first half.
    """
    tokens, half = term.tokens, len(term.tokens) // 2
    halves = [Term(tokens[:half]), Term(tokens[half:], term.prefix)]
    between = [Term(tokens[first : half + 1]) for first in range(1, half)]
    return " OR ".join([t.expression() for t in halves] + [f"^{t.expression()}" for t in between])
