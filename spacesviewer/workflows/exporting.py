"""Writes quotes and transcripts to files, in any of the formats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from spacesviewer import export
from spacesviewer.domain.citation import QuoteForm, unverified_mark
from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.domain.gap import Gap, near
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.recap import Beneath
from spacesviewer.domain.segment import Segment
from spacesviewer.domain.selection import Selection
from spacesviewer.domain.session import TranscriptInfo
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.transcript import Transcript
from spacesviewer.library import quotes as stored_quotes
from spacesviewer.library import sessions, transcripts, translations
from spacesviewer.library.sessions import SessionDetail
from spacesviewer.library.store import Archive
from spacesviewer.workflows import (
    crediting,
    leaving,
    off_record,
    pseudonyms,
    speaking,
    standing,
    translating,
)
from spacesviewer.workflows.leaving import Leaving
from spacesviewer.workflows.pseudonyms import Warn

T = TypeVar("T")


def say_nothing(_sentence: str) -> None:
    """Where nobody asks for warnings."""


def publishable(quotes: Sequence[Quote]) -> tuple[list[Quote], int]:
    """The quotes that may leave the archive, and how many are off the record and may not."""
    allowed = [quote for quote in quotes if not off_record.is_off(quote)]
    return allowed, len(quotes) - len(allowed)


def shareable(
    archive: Archive,
    quotes: Sequence[Quote],
    warn: Warn = say_nothing,
    *,
    notes: bool = False,
    questions: bool = False,
) -> tuple[list[Quote], int]:
    """The quotes as they may leave the archive, and how many are kept back.

    Words in them that another quote holds off the record are replaced by a mark, and speakers have
    their pseudonyms; ``warn`` gets a sentence for each place where a name is left that has one.
    """
    allowed = _cleared(archive, publishable(quotes)[0])
    kept_back = len(quotes) - len(allowed)
    told = pseudonyms.of_quotes(archive, allowed, warn, notes=notes, questions=questions)
    return told, kept_back


def shown_to(archive: Archive, quote: Quote, warn: Warn, *, named: bool) -> Quote:
    """One quote as it may leave; ``named``: under the names that it was taken with.

    UserError where nothing is left of it.
    """
    shown = _cleared(archive, publishable([quote])[0])
    if not shown:
        raise UserError("All of the quote {id} is off the record; it stays here.", id=quote.id)
    return shown[0] if named else pseudonyms.of_quotes(archive, shown, warn, notes=False)[0]


def shareable_words(
    archive: Archive, session: str, transcript_id: int, selection: Selection
) -> Selection | None:
    """Chosen words as they may leave; None if all of them are off the record."""
    info = transcripts.get(archive, transcript_id)
    kept = off_record.words_cleared(selection, session, info, _hidden(archive, session))
    return None if kept is None else pseudonyms.of_session(archive, session).selection(kept)


def export_quotes(
    quotes: Sequence[Quote],
    format_name: str,
    target: Path,
    form: QuoteForm,
    archive: Archive | None = None,
    warn: Warn = say_nothing,
    sounds: Sequence[tuple[str, str]] = (),
    reviewer: str = "",
) -> tuple[int, int]:
    """Writes quotes to a file; gives how many were written and how many were kept back.

    With the archive at hand each quote in or beside a gap says so, words in it that another quote
    holds off the record are replaced by a mark, and speakers have their pseudonyms; ``warn`` gets
    a sentence for each place where a name is left that has one. A web page plays the ``sounds``
    of the quotes, which ``sounding`` makes. The log of custody is told, if it can be written to.
    """
    gone, kept_back = write_quotes(quotes, format_name, target, form, archive, warn, sounds)
    if archive is not None:
        leaving.log(archive, [gone], reviewer=reviewer, warn=warn)
    return len(gone.subjects), kept_back


def write_quotes(
    quotes: Sequence[Quote],
    format_name: str,
    target: Path,
    form: QuoteForm,
    archive: Archive | None = None,
    warn: Warn = say_nothing,
    sounds: Sequence[tuple[str, str]] = (),
) -> tuple[Leaving, int]:
    """The same; gives what the log of custody must be told of, and how many were kept back."""
    if archive is not None:
        allowed, kept_back = shareable(
            archive, quotes, warn, notes=form.notes, questions=form.questions
        )
    else:
        allowed, kept_back = publishable(quotes)
    if not allowed:
        said = "All of them are off the record." if kept_back else "There are no quotes to export."
        raise UserError(said)
    renderer = format_of(export.quote_formats(), format_name)
    if archive is not None:
        found = _gaps_beside(archive, allowed)
        form = replace(form, gaps=pseudonyms.of_sentences(archive, allowed, found))
        if form.into:
            form = replace(form, translations=_translations(archive, allowed, form.into, warn))
    form = replace(form, sounds=tuple(sounds))
    export.write(renderer.render(allowed, form), target)
    return leaving.a_file("quotes", format_name, leaving.of_quotes(allowed), target), kept_back


def _translations(
    archive: Archive, quotes: Sequence[Quote], language: str, warn: Warn
) -> tuple[tuple[str, Beneath], ...]:
    # The window knows this module from its start on, and needs translations later.
    from spacesviewer.workflows import quote_translations  # noqa: PLC0415

    hidden = {uid: _hidden(archive, uid) for uid in {quote.session for quote in quotes}}
    return tuple(quote_translations.of_quotes(archive, quotes, language, hidden, warn))


def export_transcript(
    archive: Archive,
    session: str,
    transcript_id: int,
    format_name: str,
    target: Path,
    warn: Warn = say_nothing,
    reviewer: str = "",
) -> int:
    """Writes a transcript to a file; gives the number of its segments. The log is told."""
    gone, count = write_transcript(archive, session, transcript_id, format_name, target, warn)
    leaving.log(archive, [gone], reviewer=reviewer, warn=warn)
    return count


def write_transcript(
    archive: Archive,
    session: str,
    transcript_id: int,
    format_name: str,
    target: Path,
    warn: Warn = say_nothing,
) -> tuple[Leaving, int]:
    """The same; gives what the log of custody must be told of, and the number of segments."""
    info = transcripts.get(archive, transcript_id)
    segments = transcripts.segments(archive, transcript_id)
    data = render_transcript(archive, session, info, segments, format_name, warn=warn)
    export.write(data, target)
    subject = f"transcript:{info.sha256}"
    return leaving.a_file("transcript", format_name, (subject,), target), len(segments)


def render_transcript(
    archive: Archive,
    session: str,
    info: TranscriptInfo,
    segments: Sequence[Segment],
    format_name: str,
    span: tuple[int, int] | None = None,
    warn: Warn = say_nothing,
) -> bytes:
    """Segments of a transcript in a format, as bytes; ``span``: they are those of a stretch."""
    detail = sessions.get(archive, session)
    facts = detail.facts
    renderer = format_of(export.transcript_formats(), format_name)
    hidden = _hidden(archive, session)
    segments = off_record.withheld(segments, info, hidden)
    disguise = pseudonyms.of_session(archive, session)
    segments = pseudonyms.of_transcript(disguise, segments, facts.title, warn)
    if not info.timed and not export.is_untimed(renderer):
        raise UserError(
            "{file} has no times, and {format} needs them.",
            hint="Export it as {untimed_formats}.",
            file=Path(info.name).name,
            format=renderer.NAME,
            untimed_formats=_untimed_formats(),
        )
    gaps: Sequence[Gap] = ()
    if info.timed:
        gaps = disguise.gaps(off_record.telling(_gaps_of(archive, detail, info), hidden))
    told = Transcript(
        segments,
        info.language,
        facts.title,
        synthetic=facts.synthetic,
        gaps=gaps if span is None else near(gaps, *span),
        remarks=_remarks(archive, info),
        timed=info.timed,
    )
    return renderer.render(told)


def need_text(format_name: str) -> None:
    """Refuses a format of transcripts that is no text, for where it would be printed."""
    renderer = format_of(export.transcript_formats(), format_name)
    if export.is_binary(renderer):
        raise UserError(
            "{format} is no text, and cannot be printed.",
            hint="`spacesviewer export transcript` writes it to a file.",
            format=renderer.NAME,
        )


def _remarks(archive: Archive, info: TranscriptInfo) -> list[str]:
    """What must be known of all words of a transcript."""
    unverified = unverified_mark(translations.origin_of(archive, info))
    guessed = unverified and speaking.are_guessed(archive, info.id)
    told = (
        unverified,
        "speakers named by a machine and not confirmed" if guessed else "",
        translating.credit_of(archive, info),
    )
    return [remark for remark in told if remark]


def _untimed_formats() -> str:
    formats = export.transcript_formats()
    *names, last = [key for key, one in formats.items() if export.is_untimed(one)]
    return f"{', '.join(names)} or {last}" if names else last


def _cleared(archive: Archive, quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes without words of others that are off the record; none that is nothing else.

    Each says what the transcript tells otherwise now.
    """
    hidden = {uid: _hidden(archive, uid) for uid in {quote.session for quote in quotes}}
    told = crediting.with_people(archive, standing.looked_up(archive, quotes))
    shown = (off_record.cleared(quote, hidden[quote.session]) for quote in told)
    return [
        off_record.without_surroundings(quote, hidden[quote.session])
        for quote in shown
        if quote is not None
    ]


def _hidden(archive: Archive, session: str) -> list[Quote]:
    found = stored_quotes.list_quotes(archive, session=session)
    return [quote for quote in found if off_record.is_off(quote)]


def _gaps_of(
    archive: Archive, detail: SessionDetail, info: TranscriptInfo | None
) -> tuple[Gap, ...]:
    # The window knows this module from its start on, and needs the ledger later.
    from spacesviewer.workflows import ledger  # noqa: PLC0415

    return ledger.of_session(archive, detail, info).gaps


def _gaps_beside(archive: Archive, quotes: Sequence[Quote]) -> Iterator[tuple[str, str]]:
    """(id of the quote, sentence) for each gap in or beside a quote."""
    for uid in dict.fromkeys(quote.session for quote in quotes):
        try:
            detail = sessions.get(archive, uid)
        except WrongUsage:
            continue  # the session has gone; its quotes are snapshots and stay
        gaps = _gaps_of(archive, detail, transcripts.primary(archive, uid))
        for quote in quotes:
            if quote.session == uid:
                for gap in near(gaps, *quote.place_ms):
                    yield quote.id, f"{gap.sentence[:-1]} (at {format_time(gap.start_ms)})."


def format_of(formats: Mapping[str, T], name: str) -> T:
    """The exporter of a name or extension; WrongUsage, with those there are, for another."""
    wanted = {"markdown": "md", "text": "txt"}.get(name.casefold(), name.casefold())
    if wanted not in formats:
        known = ", ".join(sorted(formats))
        raise WrongUsage(
            "There is no format “{name}”.", hint="There are: {known}.", name=name, known=known
        )
    return formats[wanted]
