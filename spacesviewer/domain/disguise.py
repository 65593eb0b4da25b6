"""Pseudonyms in the place of names, in all that leaves the archive.

Names that say who speaks are replaced. Words that were spoken, titles, topics and notes are never
altered: where they hold a name, a warning says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from unicodedata import normalize

from spacesviewer.domain.gap import Gap
from spacesviewer.domain.participant import Participant
from spacesviewer.domain.person import WITHHELD, Person
from spacesviewer.domain.quote import Naming, Quote
from spacesviewer.domain.segment import Segment
from spacesviewer.domain.selection import Selection

# Marks that are drawn nowhere, between which a name still reads as that name.
_UNSEEN = re.compile("[\u200b-\u200f\u2060-\u2069\ufeff\u00ad]")


@dataclass(frozen=True)
class Disguise:
    """What each name is called outside: ``secrets`` are (name or handle, pseudonym) pairs."""

    secrets: tuple[tuple[str, str], ...] = ()
    _exact: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        people: Iterable[Person],
        labels: Iterable[tuple[str, int]] = (),
        open_names: Iterable[str] = (),
    ) -> Disguise:
        """Of people with pseudonyms; ``labels`` are (label in a transcript, id of the person).

        ``open_names`` are those of people who have none; a name that is of both is withheld, for
        nobody may get the words of another.
        """
        hidden = [person for person in people if person.pseudonym]
        told = {person.id: person.pseudonym for person in hidden}
        secrets: dict[str, str] = {}
        exact: dict[str, str] = {}
        taken = {key(name) for name in open_names}
        names = [(name, person.id) for person in hidden for name in names_of(person)]
        for name, person_id in (*names, *labels):
            if person_id not in told or not key(name):
                continue
            outside = told[person_id]
            if key(name) in taken or exact.get(key(name), outside) != outside:
                outside = WITHHELD
            exact[key(name)] = outside
        for name, _ in names:
            secrets[name] = exact[key(name)]
        # The longest first: "Ali Khan" must not become "Source A Khan".
        ordered = sorted(secrets.items(), key=lambda pair: -len(pair[0]))
        return cls(tuple(ordered), exact)

    def __bool__(self) -> bool:
        return bool(self.secrets)

    def name(self, label: str) -> str:
        """What is written for somebody who is called so."""
        if not self.secrets or not label:
            return label
        if (found := self._exact.get(key(label))) is not None:
            return found
        if not any(True for _ in self.mentions(label)):
            return label
        shown = normalize("NFC", _UNSEEN.sub("", label))
        for secret, outside in self.secrets:
            if _is_in(secret, shown):
                shown = _pattern(secret).sub(outside.replace("\\", r"\\"), shown)
        return shown

    def mentions(self, text: str, *, in_part: bool = False) -> Iterator[str]:
        """The names and handles that stand in a text as words of their own.

        ``in_part``: also where only the first name does, or only the last.
        """
        if not text or not self.secrets:
            return
        shown = normalize("NFC", _UNSEEN.sub("", text))
        for secret, _ in self.secrets:
            parts = [part for part in secret.split() if len(part) > 2] if in_part else []
            if any(_is_in(wanted, shown) for wanted in (secret, *parts)):
                yield secret

    def quote(self, quote: Quote) -> Quote:
        """A quote whose speakers have their pseudonyms, and who asked too; no handle of them stays.

        Its address goes where it has a name in it.
        """
        if not self.secrets:
            return quote
        asked = quote.question
        return replace(
            quote,
            parts=tuple(replace(part, speaker=self.name(part.speaker)) for part in quote.parts),
            url=self.address(quote.url),
            question=replace(asked, speaker=self.name(asked.speaker)) if asked else None,
            proof=replace(quote.proof, namings=tuple(map(self._naming, quote.proof.namings))),
        )

    def _naming(self, naming: Naming) -> Naming:
        name = self.name(naming.speaker)
        hidden = name != naming.speaker or self.name(naming.handle) != naming.handle
        return replace(naming, speaker=name, handle="" if hidden else naming.handle)

    def address(self, url: str) -> str:
        """An address; "" where it has a name or handle in it."""
        return "" if self.secrets and any(self._in_address(url)) else url

    def person(self, person: Participant) -> Participant:
        """Somebody under the pseudonym, without the handle, if there is one."""
        name = self.name(person.name)
        hidden = name != person.name or self.name(person.handle) != person.handle
        return replace(person, name=name, handle="" if hidden else person.handle)

    def selection(self, selection: Selection) -> Selection:
        """Chosen words whose speakers have their pseudonyms."""
        parts = tuple(replace(part, speaker=self.name(part.speaker)) for part in selection.parts)
        return replace(selection, parts=parts)

    def segments(self, segments: Sequence[Segment]) -> list[Segment]:
        """Segments whose speakers have their pseudonyms."""
        if not self.secrets:
            return list(segments)
        known = {label: self.name(label) for label in {one.speaker for one in segments}}
        return [replace(one, speaker=known[one.speaker]) for one in segments]

    def gaps(self, gaps: Sequence[Gap]) -> list[Gap]:
        """Gaps whose sentences, which are ours, name nobody."""
        return [replace(gap, sentence=self.name(gap.sentence)) for gap in gaps]

    def _in_address(self, url: str) -> Iterator[bool]:
        """Whether an address has a handle or name of somebody: x.com/handle/status/1."""
        plain = key(url)
        for secret, _ in self.secrets:
            wanted = key(secret)
            yield len(wanted) > 2 and wanted in plain
            yield len(wanted) > 2 and wanted.replace(" ", "") in plain


def names_of(person: Person) -> list[str]:
    """All that a person is or was called: name, handle, former ones."""
    told = (person.name, person.handle, *(name.removeprefix("@") for name in person.former))
    return [name for name in dict.fromkeys(told) if name]


def key(name: str) -> str:
    """The form in which two spellings of a name are one."""
    shown = normalize("NFKC", _UNSEEN.sub("", name)).strip().removeprefix("@")
    return " ".join(shown.split()).casefold()


def warnings(
    disguise: Disguise, quotes: Iterable[Quote], *, notes: bool = True, questions: bool = False
) -> list[str]:
    """Sentences about names that quotes carry in their words, titles, topics or notes.

    ``questions``: also in what was asked before.
    """
    places: dict[str, int] = {}
    for quote in quotes:
        told = {
            "the words": "\n".join((quote.text, *_put_in(quote), quote.now)),
            "the words that were translated": quote.proof.said.text if quote.proof.said else "",
            "the question before": quote.question.text if questions and quote.question else "",
            "the title of a session": quote.session_title,
            "a topic": " | ".join(quote.topics),
            "a note": quote.note if notes else "",
        }
        for place, text in told.items():
            if any(True for _ in disguise.mentions(text, in_part=True)):
                places[place] = places.get(place, 0) + 1
        if quote.url and not disguise.quote(quote).url:
            places["an address (left out)"] = places.get("an address (left out)", 0) + 1
    return [sentence(place, count, "quote") for place, count in places.items()]


def _put_in(quote: Quote) -> Iterator[str]:
    """The clarifications of a quote, which are read among its words."""
    return (edit.text for edit in quote.edits)


def sentence(place: str, count: int, what: str) -> str:
    """What is said of a name that is still there."""
    many = f"{count} {what}s" if count > 1 else f"1 {what}"
    kept = "" if "left out" in place else " It was not altered: read it before you publish."
    return f"A name that has a pseudonym stands in {place} of {many}.{kept}"


def _is_in(secret: str, shown: str) -> bool:
    # One letter alone is a word of many sentences, and no name of anybody in them.
    return len(secret) > 1 and _pattern(secret).search(shown) is not None


@lru_cache(1000)
def _pattern(secret: str) -> re.Pattern[str]:
    parts = [re.escape(part) for part in normalize("NFC", _UNSEEN.sub("", secret)).split()]
    words = r"\s+".join(parts)
    return re.compile(rf"@?(?<!\w){words}(?!\w)", re.IGNORECASE)
