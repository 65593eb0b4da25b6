"""Quotes of all sessions as a board: which are shown, in which groups, in which order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacesviewer.domain.elision import told_parts
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.selection import UNKNOWN_SPEAKER
from spacesviewer.domain.topic import topic_key

TOPIC, SPEAKER, STORY, SESSION = "topic", "speaker", "story", "session"
_WITHOUT = {TOPIC: "No topic", STORY: "In no story", SPEAKER: UNKNOWN_SPEAKER}


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """What is wanted of a quote; "" and 0 want nothing. ``text`` are words that all must be there.

    ``session`` is an id; ``changed`` wants those whose transcript tells something else now.
    """

    text: str = ""
    speaker: str = ""
    topic: str = ""
    session: str = ""
    story: str = ""
    state: str = ""
    stars: int = 0
    language: str = ""
    changed: bool = False

    def keeps(self, quote: Quote) -> bool:
        """Whether a quote is shown."""
        return (
            self.session in ("", quote.session)
            and self.state in ("", quote.state)
            and self.language in ("", quote.language)
            and quote.rating >= self.stars
            and (not self.changed or bool(quote.since))
            and (not self.speaker or self.speaker in speakers_of(quote))
            and _has(quote.topics, self.topic)
            and _has(quote.stories, self.story)
            and self._has_words(quote)
        )

    def _has_words(self, quote: Quote) -> bool:
        wanted = self.text.casefold().split()
        if not wanted:
            return True
        told = (part.text for part in told_parts(quote))
        named = (quote.speaker, quote.session_title, *quote.topics, *quote.stories)
        all_of_it = "\n".join((quote.text, *told, quote.note, *named)).casefold()
        return all(word in all_of_it for word in wanted)


@dataclass(frozen=True, slots=True)
class Group:
    """Quotes under one heading, in order; ``name`` is "" where nothing is grouped.

    ``key`` is the topic, speaker, story or id of the session, "" for those that have none.
    """

    name: str
    quotes: tuple[Quote, ...]
    key: str = ""


def speakers_of(quote: Quote) -> tuple[str, ...]:
    """Who speaks in a quote, each once; one unnamed where nobody is known."""
    return tuple(dict.fromkeys(part.speaker for part in quote.parts)) or ("",)


def grouped(
    quotes: Iterable[Quote], by: str, orders: Mapping[str, Sequence[str]] | None = None
) -> list[Group]:
    """The quotes under the headings that they belong to; under two of them where both fit.

    ``orders`` are the ids of the quotes of each story in the order of that. Sessions stay in the
    order they came in, other headings stand in that of the alphabet, and what has none comes last.
    """
    if not by:
        found = tuple(quotes)
        return [Group("", found)] if found else []
    groups: dict[str, list[Quote]] = {}
    titles: dict[str, str] = {}
    for quote in quotes:
        for key, title in _headings(quote, by):
            groups.setdefault(key, []).append(quote)
            titles.setdefault(key, title)
    if by == STORY:
        for key, members in groups.items():
            place = {uid: at for at, uid in enumerate((orders or {}).get(key, ()))}
            members.sort(key=lambda quote, place=place: place.get(quote.id, len(place)))  # type: ignore[misc]
    keys = list(groups)
    if by != SESSION:
        keys.sort(key=lambda key: (not key, titles[key].casefold()))
    return [Group(titles[key], tuple(groups[key]), key) for key in keys]


def moved(order: Sequence[str], uids: Sequence[str], before: str) -> list[str]:
    """The order with some of it moved before another one, "" for the end; together, as given."""
    taken = [uid for uid in uids if uid in set(order)]
    if before in taken:
        # Dropped on one of themselves: before the first behind it that stays.
        behind = order[list(order).index(before) :]
        before = next((uid for uid in behind if uid not in taken), "")
    rest = [uid for uid in order if uid not in set(taken)]
    at = rest.index(before) if before in rest else len(rest)
    return [*rest[:at], *taken, *rest[at:]]


def _headings(quote: Quote, by: str) -> list[tuple[str, str]]:
    if by == SESSION:
        return [(quote.session, quote.session_title or "Untitled session")]
    names = {TOPIC: quote.topics, STORY: quote.stories, SPEAKER: speakers_of(quote)}[by]
    return [(name, name or _WITHOUT[by]) for name in names or ("",)]


def _has(names: Sequence[str], wanted: str) -> bool:
    return not wanted or topic_key(wanted) in map(topic_key, names)
