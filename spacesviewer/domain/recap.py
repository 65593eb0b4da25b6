"""A session written up: headline, facts, topics, and the quotes under them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from spacesviewer.domain.quote import Quote
from spacesviewer.domain.topic import TopicSpan, topic_key

ORDERS = ("session", "weight")
REST = "Also said"
REMARKS = "To be aware of"  # the heading of our template above what is no part of the story
ADDRESS = "Address"  # the label of the fact that is a link
# Why no translation stands beneath a quote.
UNTRANSLATED, SAYS_MORE, NEAR_SECRET = "untranslated", "says more", "near a secret"
WHOLE = "translation of the whole passage"


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the facts; ``source`` says who tells it, "" where it is the recording itself."""

    label: str
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Beneath:
    """What stands beneath a quote: its translation, or the original of a quote of one.

    ``language`` names the one of what was said, ``words`` are those of each part, ``credit`` says
    what they are. ``missing`` is why there are none. An ``original`` is shown where it is wished
    for, or ``needed``: it is in the language of the recap. ``whole``: the quote is of a part of
    what was translated. The words and the credit say so themselves: whoever shows one of them
    alone cannot pass it off as what was quoted.
    """

    language: str
    words: tuple[str, ...] = ()
    credit: str = ""
    missing: str = ""
    original: bool = False
    needed: bool = True
    whole: bool = False

    def __post_init__(self) -> None:
        if self.whole and not self.credit.startswith(WHOLE):
            told = (f"[{WHOLE.capitalize()}:] {words}" if words else "" for words in self.words)
            object.__setattr__(self, "words", tuple(told))
            object.__setattr__(self, "credit", f"{WHOLE}, {self.credit}")


@dataclass(frozen=True, slots=True)
class Exchange:
    """A quote with the question that it answers, where there was one, and what is beneath it.

    ``asked_ms`` is when it is asked in the session, None where there is no question.
    """

    quote: Quote
    question: str = ""
    asker: str = ""
    asked_ms: int | None = None
    beneath: Beneath | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A topic with what was said on it; ``start_ms`` is where it is first talked about.

    ``weight_ms`` is for how long it is talked about; both are None where no span tells it.
    """

    title: str
    exchanges: tuple[Exchange, ...] = ()
    start_ms: int | None = None
    weight_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Recap:
    """All that a write-up is made of, in the order in which it is told."""

    headline: str
    facts: tuple[Fact, ...] = ()
    sections: tuple[Section, ...] = ()
    remarks: tuple[str, ...] = ()
    language: str = ""


def sections_of(
    spans: Sequence[TopicSpan], exchanges: Sequence[Exchange], order: str = "session"
) -> tuple[Section, ...]:
    """The quotes under their topics, each once, in order of the session or the longest topic first.

    A quote is under the first topic that it was given; one that was given none is under the topic
    that is talked about in the middle of it, and else under the last heading. Topics without quotes
    are left out: a recap is made of what was said.
    """
    first = sorted(spans, key=lambda span: (span.start_ms, span.id))
    found: dict[str, Section] = {}
    for span in first:
        found.setdefault(
            topic_key(span.topic),
            Section(span.topic, (), span.start_ms, weight_of(spans, span.topic)),
        )
    rest: list[Exchange] = []
    for exchange in sorted(exchanges, key=lambda one: (one.quote.place_ms, one.quote.id)):
        topic = _topic(exchange.quote, first)
        if not topic:
            rest.append(exchange)
            continue
        key = topic_key(topic)
        section = found.setdefault(key, Section(topic))
        found[key] = replace(section, exchanges=(*section.exchanges, exchange))
    told = [section for section in found.values() if section.exchanges]
    told.sort(key=_by_weight if order == "weight" else _begins)
    return (*told, Section(REST if told else "Quotes", tuple(rest))) if rest else tuple(told)


def arranged(recap: Recap, headline: str, wanted: Sequence[tuple[str, Sequence[str]]]) -> Recap:
    """The same quotes as a person has arranged them: (heading, ids of quotes) for each section.

    Sections without quotes are left out, and quotes that are not named.
    """
    known = {
        exchange.quote.id: exchange for section in recap.sections for exchange in section.exchanges
    }
    before = {section.title: section for section in recap.sections}
    sections = [
        replace(
            before.get(title, Section(title)),
            exchanges=tuple(known[uid] for uid in ids if uid in known),
        )
        for title, ids in wanted
    ]
    kept = tuple(section for section in sections if section.exchanges)
    return replace(recap, headline=headline.strip() or recap.headline, sections=kept)


def without_translation(sections: Iterable[Section]) -> list[str]:
    """ "3 quotes are in Urdu and have no translation.", and why others stand without theirs."""
    counts = Counter(
        (exchange.beneath.missing, exchange.beneath.language)
        for section in sections
        for exchange in section.exchanges
        if exchange.beneath is not None and exchange.beneath.missing
    )
    return [_MISSING[why](count, language) for (why, language), count in sorted(counts.items())]


def _untranslated(count: int, language: str) -> str:
    if count == 1:
        return f"1 quote is in {language} and has no translation."
    return f"{count:,} quotes are in {language} and have no translation."


def _left_out(why: str) -> Callable[[int, str], str]:
    def sentence(count: int, language: str) -> str:
        many = "1 quote" if count == 1 else f"{count:,} quotes"
        return f"{many} in {language} without the translation: {why}."

    return sentence


_MISSING: dict[str, Callable[[int, str], str]] = {
    UNTRANSLATED: _untranslated,
    SAYS_MORE: _left_out("it is not of just the words that are quoted"),
    NEAR_SECRET: _left_out("something beside it is kept back"),
}


def weight_of(spans: Iterable[TopicSpan], topic: str) -> int:
    """For how long a topic is talked about, in ms; what spans have in common counts once."""
    total = reached = 0
    for start, end in sorted(
        (span.start_ms, span.end_ms) for span in spans if topic_key(span.topic) == topic_key(topic)
    ):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total


def _topic(quote: Quote, spans: Sequence[TopicSpan]) -> str:
    if quote.topics:
        return quote.topics[0]
    start, end = quote.place_ms
    middle = (start + end) // 2
    here = [span for span in spans if span.start_ms <= middle < span.end_ms]
    # The narrowest says it best: "On the rally" within "Politics".
    return min(here, key=lambda span: span.end_ms - span.start_ms).topic if here else ""


def _begins(section: Section) -> int:
    first = section.exchanges[0].quote.place_ms[0]
    return first if section.start_ms is None else section.start_ms


def _by_weight(section: Section) -> tuple[int, int, int]:
    return -(section.weight_ms or 0), -len(section.exchanges), _begins(section)
