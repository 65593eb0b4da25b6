"""Writes a session up: what is known of it, its topics, and the quotes under them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from spacesviewer import export
from spacesviewer.domain import disguise as disguises
from spacesviewer.domain.citation import SYNTHETIC, unverified
from spacesviewer.domain.disguise import Disguise
from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.domain.figure import Figure
from spacesviewer.domain.language import UNTOLD, language_name, main_language
from spacesviewer.domain.participant import Participant
from spacesviewer.domain.question import Question
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.recap import ADDRESS, ORDERS, Exchange, Fact, Recap, Section, sections_of
from spacesviewer.domain.recording import Recording
from spacesviewer.domain.session import SessionFacts, TranscriptInfo
from spacesviewer.domain.timecode import format_length, format_time
from spacesviewer.domain.wording import both_times, date_text, one_line, web_address
from spacesviewer.library import questions, sessions, transcripts
from spacesviewer.library import quotes as stored_quotes
from spacesviewer.library.sessions import SessionDetail
from spacesviewer.library.store import Archive
from spacesviewer.workflows import exporting, ledger, off_record, pseudonyms, speaking_in
from spacesviewer.workflows.pseudonyms import Warn
from spacesviewer.workflows.quote_translations import Translated

LANGUAGE = "en"  # of what a recap says itself
_PEOPLE = (
    ("host", "Host", "Hosts"),
    ("cohost", "Co-host", "Co-hosts"),
    ("speaker", "Speaker", "Speakers"),
    ("caller", "Caller", "Callers"),
)
_FIELD = re.compile(r"\s*\([a-z]+(?:_[a-z]+)+\)")
_PLATFORM = re.compile(r"^platform-reported \((.+)\)$")
_NOTHING = "A recap is made of quotes, and this session has none that may be published."


def compose(
    archive: Archive,
    session: str,
    *,
    order: str = "session",
    headline: str = "",
    zone: str = "",
    only: Sequence[str] | None = None,
    language: str = LANGUAGE,
    warn: Warn = exporting.say_nothing,
) -> Recap:
    """The write-up of a session from its quotes; ``only`` names those by id, in any order.

    Quotes off the record are never in it. A quote in another ``language`` than this one has its
    translation beneath it where one is known. UserError where no quote is left.
    """
    if order not in ORDERS:
        raise WrongUsage(
            "There is no order “{order}”.",
            hint="There are: {known}.",
            order=order,
            known=", ".join(ORDERS),
        )
    detail, disguise = _disguised(archive, session)
    known = stored_quotes.list_quotes(archive, session=session)
    chosen = [quote for quote in known if only is None or quote.id in only]
    allowed, _ = exporting.shareable(archive, chosen, warn, notes=True)
    if not allowed:
        raise UserError(_NOTHING, hint="Select words and press B, or use `spacesviewer quote`.")
    hidden = [quote for quote in known if off_record.is_off(quote)]
    asked = [
        replace(
            one,
            asker=disguise.name(one.asker),
            text=off_record.cleared_words(one.text, one.start_ms, one.end_ms, hidden),
        )
        for one in questions.list_for(archive, session)
    ]
    translated = Translated(archive, session, language, hidden, disguise)
    exchanges = [
        replace(_exchange(quote, asked), beneath=translated.beneath(quote)) for quote in allowed
    ]
    facts = detail.facts
    sections = sections_of(detail.topics, exchanges, order)
    _warn_of_names(disguise, headline, sections, warn)
    return Recap(
        headline=one_line(headline) or one_line(facts.title) or "Untitled session",
        facts=tuple(_facts(detail, zone, headline, speaking_in.languages(archive, detail))),
        sections=sections,
        remarks=tuple(_remarks(archive, detail, allowed, disguise)),
        language=facts.language,
    )


def languages_of(infos: Iterable[TranscriptInfo]) -> list[str]:
    """The languages that may stand beneath the quotes: the recap's own, and all of the session."""
    found: dict[str, str] = {}
    for tag in (LANGUAGE, *(info.language for info in infos if info.timed)):
        if tag not in UNTOLD:
            found.setdefault(main_language(tag), tag)
    return list(found.values())


def _warn_of_names(
    disguise: Disguise, headline: str, sections: Sequence[Section], warn: Warn
) -> None:
    """Tells of names left in what stands around the quotes: they were written by a person."""
    places = {
        "the headline": [headline],
        "the heading": [section.title for section in sections],
        "the question": [
            exchange.question for section in sections for exchange in section.exchanges
        ],
        "the translation": [
            " ".join(exchange.beneath.words)
            for section in sections
            for exchange in section.exchanges
            if exchange.beneath is not None
        ],
    }
    whats = ("recap", "topic", "answer", "quote")
    for (place, texts), what in zip(places.items(), whats, strict=True):
        count = sum(any(True for _ in disguise.mentions(text, in_part=True)) for text in texts)
        if count:
            warn(disguises.sentence(place, count, what))


def _disguised(archive: Archive, session: str) -> tuple[SessionDetail, Disguise]:
    """A session whose people are called what they are called outside."""
    detail, disguise = sessions.get(archive, session), pseudonyms.of_session(archive, session)
    facts = replace(
        detail.facts,
        participants=tuple(disguise.person(person) for person in detail.facts.participants),
        figures=tuple(
            replace(figure, source=disguise.name(figure.source)) for figure in detail.facts.figures
        ),
        url=disguise.address(detail.facts.url),
    )
    return replace(detail, facts=facts), disguise


def _exchange(quote: Quote, asked: Sequence[Question]) -> Exchange:
    """The quote with the question that it answers, as a person has tagged it."""
    start, end = quote.place_ms
    for question in asked:
        if question.answer and question.answer[0] < end and start < question.answer[1]:
            return Exchange(quote, question.text, question.asker, question.start_ms)
    return Exchange(quote)


def _facts(
    detail: SessionDetail, zone: str, headline: str, languages: Sequence[str]
) -> Iterator[Fact]:
    facts = detail.facts
    if headline and one_line(headline) != one_line(facts.title):
        yield Fact("Title", one_line(facts.title) or "Untitled session")
    if facts.started_at:
        yield Fact("When", both_times(facts.started_at, zone), _teller(facts.date_source))
    if detail.duration_ms:
        yield Fact("Length", f"{format_length(detail.duration_ms)} recorded")
    yield from _where(facts)
    for role, one, many in _PEOPLE:
        names = [_person(person) for person in facts.participants if person.role == role]
        if names:
            yield Fact(one if len(names) == 1 else many, ", ".join(names))
    for figure in facts.figures:
        yield Fact(_counted(figure.kind), f"{figure.value:,}", _source(figure))
    if languages:
        label = "Language" if len(languages) == 1 else "Languages"
        told = ", ".join(map(language_name, languages))
        yield Fact(label, f"{told[:1].upper()}{told[1:]}")
    yield from (Fact("Recording", text) for text in _streams(detail.recordings))


def _where(facts: SessionFacts) -> Iterator[Fact]:
    if facts.platform:
        yield Fact("Where", one_line(facts.platform))
    if address := web_address(facts.url):
        yield Fact(ADDRESS, address)


def _person(person: Participant) -> str:
    handle = f" (@{person.handle})" if person.handle else ""
    return f"{one_line(person.name) or 'Unnamed'}{handle}"


def _source(figure: Figure) -> str:
    when = date_text(figure.date) if figure.date else ""
    return ", ".join(filter(None, (_teller(figure.source), when)))


def _counted(kind: str) -> str:
    """ "Participants in total", of the names that platforms give to their figures."""
    return re.sub(r" total$", " in total", one_line(kind)).capitalize()


def _teller(source: str) -> str:
    """Who tells it, as one writes it: without a field's name, and no "platform-reported (X)"."""
    told = _FIELD.sub("", one_line(source))
    return _PLATFORM.sub(r"the platform (\1)", told)


def _streams(recordings: Sequence[Recording]) -> Iterator[str]:
    """What each sound is of, where a session has several: parts, and mirrors elsewhere."""
    if len(recordings) < 2:
        return
    for recording in recordings:
        length = format_length(recording.duration_ms)
        start = f", from {format_time(recording.offset_ms)} on" if recording.offset_ms else ""
        yield f"{one_line(recording.role).capitalize()}, {length}{start}"


def _remarks(
    archive: Archive, detail: SessionDetail, quotes: Sequence[Quote], disguise: Disguise
) -> Iterator[str]:
    for said in dict.fromkeys(unverified(quote) for quote in quotes):
        if said:
            yield f"{said}."
    if detail.facts.synthetic:
        yield f"{SYNTHETIC.capitalize()}."
    missing = ledger.of_session(archive, detail, transcripts.primary(archive, detail.id))
    for gap in missing.gaps:
        if gap.of_sound:
            yield f"Missing at {format_time(gap.start_ms)}: {disguise.name(gap.sentence)}"


def write(text: str, title: str, format_name: str, target: Path) -> None:
    """Writes a recap's Markdown to a file of a format: md, docx, html or odt."""
    renderer = exporting.format_of(export.recap_formats(), format_name)
    export.write(renderer.render(text, title), target)
